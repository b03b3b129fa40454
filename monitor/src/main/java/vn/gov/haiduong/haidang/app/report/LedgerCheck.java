package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.app.report.Verification.Change;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.EntryChain;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.Province;

/** Compares the ledger with what it said when its months were frozen. */
final class LedgerCheck {

  /** Parts that came later than the first months that were frozen. */
  private static final List<String> YOUNGER = List.of(Digest.VOICES, Digest.ANSWERS);

  /** What is dated back is dated back less than this. */
  private static final Duration DATED_BACK = Duration.ofDays(2);

  private final Books books;
  private final Frozen frozen;
  private final Chain chain;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> corrections = new ArrayList<>();
  private final List<String> forgotten = new ArrayList<>();

  LedgerCheck(Books books, Chain chain, Instant now) {
    this.books = books;
    this.frozen = new Frozen(books.data());
    this.chain = chain;
    this.now = now;
  }

  /** What a later edition of a month has put right, in sentences; no tampering. */
  List<String> corrections() {
    return corrections;
  }

  /** What the ledger no longer keeps, so that it cannot be compared, in sentences. */
  List<String> forgotten() {
    return forgotten;
  }

  /** Every difference. */
  List<Change> changes() throws IOException {
    whole();
    try (History history = books.history()) {
      Optional<History.Recorded> recorded = history.recorded();
      if (recorded.filter(History.Recorded::live).isEmpty()
          && books.file().isPresent()
          && frozen.ledgerSeal().isEmpty()) {
        add(Optional.empty(), "closed/" + Frozen.LEDGER_SEAL, "không còn");
      }
      closings(history.closed());
      boolean prunes = recorded.filter(History.Recorded::live).isPresent();
      Instant kept = prunes ? now.minus(Ledgers.KEPT) : Instant.MIN;
      entries(history, kept);
      Reading reading = new Reading(history);
      for (var month : latest().entrySet()) {
        month(month.getValue(), reading, history, kept);
      }
    } catch (UnreadableJournal e) {
      add(Optional.empty(), "sổ", String.valueOf(e.getMessage()));
    }
    return changes;
  }

  private void add(Optional<Chain.Link> link, String where, String what) {
    changes.add(
        new Change(
            link.map(Chain.Link::month), link.map(Chain.Link::edition).orElse(0), where, what));
  }

  /** What the ledger was told of each closing, beside what the chain says now. */
  private void closings(List<Entry.MonthClosed> told) {
    Map<String, Entry.MonthClosed> byFolder = new TreeMap<>();
    told.forEach(closed -> byFolder.put(closed.month() + "/" + closed.edition(), closed));
    for (Chain.Link link : chain.links()) {
      Entry.MonthClosed closed = byFolder.remove(link.folder());
      if (closed == null) {
        add(Optional.of(link), "sổ", "không ghi lần khóa này");
      } else if (!same(closed, link)) {
        add(
            Optional.of(link),
            "closed/chain.ndjson",
            "dòng của bản này khác điều sổ đã ghi khi khóa");
      }
    }
    for (Entry.MonthClosed closed : byFolder.values()) {
      changes.add(
          new Change(
              Optional.of(closed.month()),
              closed.edition(),
              "closed/chain.ndjson",
              "không có dòng của bản mà sổ ghi là đã khóa"));
    }
  }

  private static boolean same(Entry.MonthClosed closed, Chain.Link link) {
    try {
      return closed.equals(Closing.entry(link));
    } catch (DateTimeException | IllegalArgumentException e) {
      // A line whose moment or number is none was not written by a closing.
      return false;
    }
  }

  /** The file as a whole: of a recording by its hash, of any by what the database finds. */
  private void whole() throws IOException {
    Optional<Path> file = books.file();
    if (file.isEmpty()) {
      return;
    }
    if (!Files.isRegularFile(file.get())) {
      add(Optional.empty(), "sổ", "không còn tệp " + file.get().getFileName());
      return;
    }
    Optional<String> seal = frozen.ledgerSeal();
    if (seal.isPresent()
        && !seal.get().equals(Digest.sha256(Files.readAllBytes(file.get())) + "\n")) {
      add(
          Optional.empty(),
          "sổ",
          "tệp " + file.get().getFileName() + " khác mã băm ở closed/" + Frozen.LEDGER_SEAL);
    }
    try {
      for (String sentence : Ledgers.damage(books.data())) {
        add(Optional.empty(), "sổ", "cơ sở dữ liệu hỏng: " + sentence);
      }
    } catch (UnreadableJournal e) {
      add(Optional.empty(), "sổ", String.valueOf(e.getMessage()));
    }
  }

  /** The latest edition of each month; an earlier one was made before the ledger was corrected. */
  private Map<YearMonth, Chain.Link> latest() throws IOException {
    Map<YearMonth, Chain.Link> latest = new LinkedHashMap<>();
    for (Chain.Link link : chain.links()) {
      Chain.Link before = latest.put(link.month(), link);
      if (before != null) {
        SortedMap<String, String> then = frozen.marks(before);
        SortedMap<String, String> now = frozen.marks(link);
        for (String part : different(then, now)) {
          corrections.add(
              link.words()
                  + " thay số liệu của bản "
                  + before.edition()
                  + ": "
                  + words(part)
                  + " (lý do: "
                  + link.reason()
                  + ")");
        }
      }
    }
    return latest;
  }

  private static List<String> different(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        // Entries go on from edition to edition; their chain is looked at by itself.
        .filter(name -> !name.startsWith(EntryChain.PART))
        .filter(name -> !then.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
        .toList();
  }

  /** Each day's entries as they were chained when they were frozen, whatever they are about. */
  private void entries(History history, Instant kept) throws IOException {
    Optional<EntryChain.Stretch> before = Optional.empty();
    for (Chain.Link link : chain.links()) {
      for (EntryChain.Stretch stretch : EntryChain.among(frozen.marks(link))) {
        // Behind a gap an edition's data are missing, which is told by their own hash.
        boolean joined = stretch.after() == before.map(EntryChain.Stretch::upTo).orElse(0L);
        boolean all = Province.startOf(stretch.day()).minus(DATED_BACK).isAfter(kept);
        if (joined && all && !EntryChain.holds(history, stretch, before)) {
          add(
              Optional.of(link),
              "sổ",
              "các mục ghi ngày "
                  + Province.date(Province.startOf(stretch.day()))
                  + " (số "
                  + (stretch.after() + 1)
                  + " đến "
                  + stretch.upTo()
                  + ") khác lúc khóa");
        }
        before = Optional.of(stretch);
      }
    }
  }

  private void month(Chain.Link link, Reading reading, History history, Instant kept)
      throws IOException {
    SortedMap<String, String> here;
    try {
      Instant frozen = OffsetDateTime.parse(link.at()).toInstant();
      here = Digest.of(reading.alone(link.month(), now, frozen), history, Closing::text).parts();
    } catch (RuntimeException | OutOfMemoryError e) {
      // A changed byte may make any nonsense of what was stored.
      add(Optional.of(link), "sổ", "không đọc được phần của tháng này: " + e.getMessage());
      return;
    }
    SortedMap<String, String> then = frozen.marks(link);
    boolean pruned = Period.month(link.month()).from().isBefore(kept);
    int gone = 0;
    for (String part : different(then, here)) {
      if (untold(then, part)) {
        continue;
      }
      if (pruned && !outlives(part)) {
        gone++;
      } else {
        add(Optional.of(link), "sổ", words(part) + " khác lúc khóa");
      }
    }
    if (gone > 0) {
      forgotten.add(
          link.words()
              + ": sổ chỉ giữ "
              + Ledgers.KEPT.toDays()
              + " ngày, "
              + gone
              + " phần số liệu đo không còn để đối chiếu; văn bản đã khóa vẫn được đối chiếu.");
    }
  }

  /** Whether the month was frozen before such parts were told by a hash of their own. */
  private static boolean untold(SortedMap<String, String> then, String part) {
    return YOUNGER.stream()
        .filter(part::startsWith)
        .anyMatch(young -> then.keySet().stream().noneMatch(name -> name.startsWith(young)));
  }

  /** Whether the ledger keeps what it is made from for longer than the measurements. */
  private static boolean outlives(String part) {
    return part.equals(Digest.INVENTORY)
        || Ledgers.KEPT_LONGER.stream().anyMatch(kind -> part.equals(Digest.ENTRIES + kind));
  }

  private static String words(String part) {
    int colon = part.indexOf(':');
    String of = part.substring(colon + 1);
    return switch (part.substring(0, colon + 1)) {
      case Digest.TIME -> "đối tượng " + of + ", thời gian các trạng thái và gián đoạn";
      case Digest.MEASURED -> "đối tượng " + of + ", các lần đo và thời gian trả lời";
      case Digest.ANSWERS -> "đối tượng " + of + ", số lần trả lời theo thời gian";
      case Digest.ENTRIES -> "các mục " + of;
      default ->
          part.equals(Digest.INVENTORY)
              ? "danh mục đơn vị và đối tượng"
              : part.equals(Digest.VOICES)
                  ? "ý kiến của cơ quan"
                  : "sự cố, bảo trì hoặc khoảng mất dữ liệu";
    };
  }
}
