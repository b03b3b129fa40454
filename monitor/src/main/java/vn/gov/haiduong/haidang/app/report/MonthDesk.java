package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import vn.gov.haiduong.haidang.console.MonthPorts;
import vn.gov.haiduong.haidang.console.Soon;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/** The months of a running service, for its pages. Safe from any thread; blocks. */
public final class MonthDesk implements MonthPorts {

  private static final int MOST_MONTHS = 36;

  private final Books books;
  private final Clock clock;
  private final ClosingRoom closing;
  private final VoiceDesk voices;
  private final LongWork<Optional<byte[]>> files;
  private final LongWork<List<String>> verdicts;
  private final LongWork<List<Compared>> comparisons;
  private final LongWork<List<Outage>> outages;

  public MonthDesk(Path data, Optional<String> address, Journal journal, Clock clock) {
    this(data, address, journal, clock, LongWork.PATIENCE);
  }

  MonthDesk(Path data, Optional<String> address, Journal journal, Clock clock, Duration patience) {
    this.books = new Books(data, address);
    this.clock = clock;
    this.closing = new ClosingRoom(books, clock);
    this.voices = new VoiceDesk(books, journal, clock);
    // Two threads, so that nobody who looks at a page waits for a large month's papers.
    Executor papers = thread("month-papers");
    Executor pages = thread("month-pages");
    this.files = new LongWork<>(papers, clock, patience);
    this.verdicts = new LongWork<>(papers, clock, patience);
    this.comparisons = new LongWork<>(pages, clock, patience);
    this.outages = new LongWork<>(pages, clock, patience);
  }

  private static Executor thread(String name) {
    return Executors.newSingleThreadExecutor(
        work -> Thread.ofPlatform().daemon().name(name).unstarted(work));
  }

  @Override
  public List<Month> months() {
    Optional<Instant> begun;
    try (History history = books.history()) {
      begun = history.recorded().map(History.Recorded::from);
    }
    Instant now = clock.now();
    List<Month> months = new ArrayList<>();
    Chain chain = chain();
    YearMonth month = YearMonth.from(Province.local(now));
    while (begun.isPresent()
        && months.size() < MOST_MONTHS
        && Period.month(month).to().isAfter(begun.get())) {
      YearMonth of = month;
      months.add(
          new Month(
              of,
              !Period.month(of).to().isAfter(now),
              chain.links().stream()
                  .filter(link -> link.month().equals(of))
                  .map(
                      link ->
                          new MonthPorts.FrozenEdition(
                              link.edition(), link.at(), link.by(), link.reason(), link.hash()))
                  .toList()));
      month = month.minusMonths(1);
    }
    return months;
  }

  private Chain chain() {
    try {
      return frozen().chain();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Frozen frozen() {
    return new Frozen(books.data());
  }

  @Override
  public CompletionStage<Soon<Optional<byte[]>>> file(YearMonth month, int edition, String name) {
    return files.get(
        month + "/" + edition + "/" + name,
        () -> edition == 0 ? draft(month, name) : frozen(month, edition, name));
  }

  private Optional<byte[]> draft(YearMonth month, String name) {
    Optional<Papers.Form> whole =
        EnumSet.allOf(Papers.Form.class).stream().filter(it -> it.file().equals(name)).findFirst();
    Optional<Wanted> beside = wanted(name);
    if (whole.isEmpty() && beside.isEmpty()) {
      return Optional.empty();
    }
    try (History history = books.history()) {
      MonthReport report =
          new Reading(history).month(month, Edition.DRAFT, clock.now()).beside(aside(month));
      return whole.isPresent()
          ? Optional.ofNullable(Papers.of(report, EnumSet.of(whole.get())).get(name))
          : beside.get().of(report, "");
    }
  }

  private Optional<byte[]> frozen(YearMonth month, int edition, String name) {
    try {
      Optional<Chain.Link> link =
          chain().edition(month, Optional.of(edition)).filter(it -> it.edition() == edition);
      if (link.isEmpty()) {
        return Optional.empty();
      }
      Optional<Wanted> beside = wanted(name);
      if (beside.isPresent()) {
        return frozen()
            .month(link.get())
            .flatMap(report -> beside.get().of(report, link.get().hash()));
      }
      return Optional.ofNullable(frozen().files(link.get()).get(name))
          .filter(bytes -> Digest.sha256(bytes).equals(link.get().files().get(name)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A sheet in a form. */
  private record Wanted(Sheet sheet, Papers.Form form) {
    Optional<byte[]> of(MonthReport report, String hash) {
      return sheet.of(report).map(paper -> Papers.beside(paper, form, hash));
    }
  }

  private static Optional<Wanted> wanted(String name) {
    for (Papers.Form form : EnumSet.of(Papers.Form.PDF, Papers.Form.DOCX)) {
      String end = form.file().substring("report".length());
      if (name.endsWith(end)) {
        return Sheet.named(name.substring(0, name.length() - end.length()))
            .map(sheet -> new Wanted(sheet, form));
      }
    }
    return Optional.empty();
  }

  private Aside aside(YearMonth month) {
    return Asides.of(books, Optional.empty(), month);
  }

  @Override
  public CompletionStage<Soon<List<String>>> verify() {
    return verdicts.get("", this::verified);
  }

  private List<String> verified() {
    try {
      Chain chain = chain();
      List<String> sentences = new ArrayList<>();
      new Verification(frozen(), chain).files().forEach(it -> sentences.add(it.words()));
      LedgerCheck ledger = new LedgerCheck(books, chain, clock.now());
      ledger.changes().forEach(it -> sentences.add(it.words()));
      int changed = sentences.size();
      ledger.corrections().forEach(it -> sentences.add("Đính chính: " + it));
      ledger.forgotten().forEach(it -> sentences.add("Không đối chiếu hết được: " + it));
      sentences.add(
          changed > 0
              ? changed + " chỗ không còn như lúc khóa sổ."
              : chain.last().isEmpty()
                  ? "Chưa có tháng nào khóa sổ."
                  : VerifyCommand.UNANCHORED + ".");
      return sentences;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public CompletionStage<Soon<List<Compared>>> compare(YearMonth one, YearMonth other) {
    return comparisons.get(one + "/" + other, () -> compared(one, other));
  }

  private List<Compared> compared(YearMonth one, YearMonth other) {
    try (History history = books.history()) {
      Reading reading = new Reading(history);
      MonthFigures first = reading.figures(one, clock.now());
      MonthFigures second = reading.figures(other, clock.now());
      List<Compared> rows = new ArrayList<>();
      for (GroupFigures now : second.byKind()) {
        Optional<GroupFigures> before =
            first.byKind().stream().filter(it -> it.key().equals(now.key())).findFirst();
        String words = now.words() + ": ";
        rows.add(
            new Compared(
                words + "tỷ lệ sẵn sàng (%)",
                before.map(it -> it.figures().availability().shown()).orElse("–"),
                now.figures().availability().shown()));
        rows.add(
            new Compared(
                words + "độ phủ giám sát (%)",
                before.map(it -> it.figures().coverage().shown()).orElse("–"),
                now.figures().coverage().shown()));
        rows.add(
            new Compared(
                words + "đơn vị đo được",
                before.map(GroupFigures::measured).filter(it -> !it.isEmpty()).orElse("–"),
                now.measured()));
        rows.add(
            new Compared(
                words + "số lần gián đoạn",
                before.map(it -> Integer.toString(it.outages())).orElse("–"),
                Integer.toString(now.outages())));
      }
      return rows;
    }
  }

  @Override
  public CompletionStage<Soon<List<Outage>>> outages(YearMonth month) {
    return outages.get(month.toString(), () -> voices.outages(month));
  }

  @Override
  public Optional<Own> own(YearMonth month, String unit) {
    return voices.own(month, unit);
  }

  @Override
  public Optional<String> close(YearMonth month, String by, String reason) {
    return closing.begin(month, by, reason, () -> aside(month));
  }

  @Override
  public Optional<Progress> progress() {
    return closing.progress();
  }

  @Override
  public Optional<Evidence> evidence(YearMonth month, String target, Instant outage) {
    return new EvidenceDesk(books, clock).of(month, target, outage);
  }

  @Override
  public Optional<String> hear(
      YearMonth month, Optional<String> unit, String who, List<Said> said) {
    return voices.hear(month, unit, who, said);
  }
}
