package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.app.report.Papers.Form;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.EntryCodec;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.EntryChain;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** Freezes a month: canonical data, papers, chain, and a note of it in the ledger. */
final class Closing {

  private final Books books;
  private final Frozen frozen;
  private final Consumer<Stage> told;

  Closing(Books books) {
    this(books, _ -> {});
  }

  /**
   * Told of each stage as it begins.
   *
   * @param told called on the thread that closes
   */
  Closing(Books books, Consumer<Stage> told) {
    this.books = books;
    this.frozen = new Frozen(books.data());
    this.told = told;
  }

  /** What takes time, in order. */
  enum Stage {
    COUNTING("đọc sổ và tính số liệu"),
    HASHING("băm các bản ghi của tháng"),
    WRITING("lập các văn bản và ghi chuỗi"),
    SEALING("niêm phong sổ");

    private final String words;

    Stage(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** What came of it. */
  sealed interface Result {
    /** Nothing was written. */
    record Refused(String why) implements Result {}

    record Done(Chain.Link link) implements Result {}
  }

  /**
   * Freezes the month as it stands in the ledger.
   *
   * @param by who does it
   * @param reason of a correction; empty for a first edition
   * @param aside what the papers say beside the ledger; frozen with them
   */
  Result close(YearMonth month, String by, String reason, Aside aside, Instant now)
      throws IOException {
    try (AutoCloseable _ = frozen.lock()) {
      Optional<Chain.Link> left = finish();
      if (left.isPresent() && left.get().month().equals(month) && reason.isBlank()) {
        return new Result.Done(left.get());
      }
      Result result = locked(month, by, reason, aside, now);
      if (result instanceof Result.Done) {
        told.accept(Stage.SEALING);
        seal();
      }
      frozen.finished();
      return result;
    } catch (IOException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  /**
   * Brings a freezing to its end that a crash has cut off: what its line of the chain names is
   * frozen, the ledger may not know it yet. Without a line nothing was frozen.
   */
  private Optional<Chain.Link> finish() throws IOException {
    Chain chain = frozen.chain();
    if (!frozen.unfinished() || chain.broken().isPresent() || chain.last().isEmpty()) {
      return Optional.empty();
    }
    Chain.Link last = chain.last().get();
    boolean known;
    try (History history = books.history()) {
      known =
          history.closed().stream()
              .anyMatch(one -> one.month().equals(last.month()) && one.edition() == last.edition());
    }
    enter(last);
    seal();
    frozen.finished();
    return known ? Optional.empty() : Optional.of(last);
  }

  private void seal() throws IOException {
    if (books.file().isPresent() && complete()) {
      frozen.seal(books.file().get());
    }
  }

  /** Whether it is the ledger of a recording, which nobody writes any more. */
  private boolean complete() {
    try (History history = books.history()) {
      return history.recorded().filter(History.Recorded::live).isEmpty();
    }
  }

  private Result locked(YearMonth month, String by, String reason, Aside aside, Instant now)
      throws IOException {
    Chain chain = frozen.chain();
    if (chain.broken().isPresent()) {
      return new Result.Refused(
          "chuỗi bị hỏng ở dòng " + chain.broken().get() + "; chạy ./haidang verify để xem.");
    }
    int editions = chain.editions(month);
    if (editions > 0 && reason.isBlank()) {
      return new Result.Refused(
          "tháng "
              + month
              + " đã khóa; sửa là lập bản "
              + (editions + 1)
              + ", cần --reason nói rõ vì sao.");
    }
    Chain.Link link;
    try (History history = books.history()) {
      Optional<String> obstacle = obstacle(history, month, now);
      if (obstacle.isPresent()) {
        return new Result.Refused(obstacle.get());
      }
      Edition edition =
          new Edition(
              editions + 1,
              reason.strip(),
              by,
              Optional.of(now),
              chain.last().map(Chain.Link::hash).orElse(""),
              chain.last().map(Chain.Link::seal).orElse(""));
      told.accept(Stage.COUNTING);
      MonthReport report = new Reading(history).month(month, edition, now).beside(aside);
      told.accept(Stage.HASHING);
      report =
          report.marked(
              Digest.of(report, history, Closing::text)
                  .and(EntryChain.on(history, frozen.entriesUpTo(chain))));
      told.accept(Stage.WRITING);
      frozen.begin();
      link = frozen.freeze(month, edition, Papers.of(report, EnumSet.allOf(Form.class)));
    }
    enter(link);
    return new Result.Done(link);
  }

  /** Tells the ledger of the edition, so that a change of the chain shows there. */
  private void enter(Chain.Link link) {
    books.closings().enter(entry(link));
  }

  static Entry.MonthClosed entry(Chain.Link link) {
    return new Entry.MonthClosed(
        OffsetDateTime.parse(link.at()).toInstant(),
        link.month(),
        link.edition(),
        link.hash(),
        link.previousHash(),
        Body.of("seal", link.seal(), "by", link.by(), "reason", link.reason()));
  }

  /** An entry in the words that it is stored in, which later versions read and write alike. */
  static String text(Entry entry) {
    return EntryCodec.kind(entry) + " " + EntryCodec.body(entry);
  }

  /** Why the month cannot be frozen now; a live one only when every run in it is decided. */
  private Optional<String> obstacle(History history, YearMonth month, Instant now) {
    Interval whole = Period.month(month);
    Optional<History.Recorded> recorded = history.recorded();
    if (recorded.isEmpty()) {
      return Optional.of("sổ chưa có gì.");
    }
    if (!recorded.get().live()) {
      return Optional.empty();
    }
    if (now.isBefore(whole.to())) {
      return Optional.of("tháng " + month + " chưa hết.");
    }
    if (Ledgers.waiting(books.data()) > 0) {
      return Optional.of(
          "còn mục chờ ghi vào sổ (spool.log); đợi dịch vụ ghi xong, hoặc chạy ./haidang run để ghi nốt.");
    }
    Instant last = recorded.get().to();
    if (last.isBefore(whole.to())) {
      return Optional.of(
          "sổ mới ghi đến "
              + Province.dateTime(last)
              + "; chạy ./haidang run để sổ ghi tiếp đến hết tháng rồi khóa.");
    }
    List<String> open =
        history.targets(whole.from(), whole.to()).stream()
            .filter(
                facts -> {
                  Instant end = facts.to().filter(whole.to()::isAfter).orElse(whole.to());
                  return history.decidedUpTo(facts.id()).isBefore(end);
                })
            .map(TargetFacts::id)
            .map(Object::toString)
            .toList();
    return open.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "còn lần lỗi chưa phân định (chậm nhất 24 giờ): " + String.join(", ", open) + ".");
  }
}
