package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.Province;

/** Compares the ledger with what it said when its months were frozen. */
final class LedgerCheck {

  /** How long the ledger keeps each measurement. */
  private static final int MONTHS_KEPT = 13;

  private final Books books;
  private final Frozen frozen;
  private final Chain chain;
  private final Instant now;
  private final List<Change> changes = new ArrayList<>();
  private final List<String> corrections = new ArrayList<>();

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
      Reading reading = new Reading(history);
      for (var month : latest().entrySet()) {
        month(month.getValue(), reading, history);
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
      } else if (!closed.body().text("seal").orElse("").equals(link.seal())) {
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
        SortedMap<String, String> then = marks(before);
        SortedMap<String, String> now = marks(link);
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

  private SortedMap<String, String> marks(Chain.Link link) throws IOException {
    SortedMap<String, String> marks = new TreeMap<>();
    byte[] json = frozen.files(link).get(Papers.JSON);
    Optional<JsonNode> root = json == null ? Optional.empty() : Verification.data(json);
    if (root.isPresent()) {
      for (var mark : root.get().path("digest").properties()) {
        marks.put(mark.getKey(), mark.getValue().asText());
      }
    }
    return marks;
  }

  private static List<String> different(Map<String, String> then, Map<String, String> now) {
    TreeSet<String> names = new TreeSet<>(then.keySet());
    names.addAll(now.keySet());
    return names.stream()
        .filter(name -> !then.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
        .toList();
  }

  private void month(Chain.Link link, Reading reading, History history) throws IOException {
    SortedMap<String, String> here;
    try {
      Instant frozen = OffsetDateTime.parse(link.at()).toInstant();
      here = Digest.of(reading.alone(link.month(), now, frozen), history, Closing::text).parts();
    } catch (RuntimeException | OutOfMemoryError e) {
      // A changed byte may make any nonsense of what was stored.
      add(Optional.of(link), "sổ", "không đọc được phần của tháng này: " + e.getMessage());
      return;
    }
    SortedMap<String, String> then = marks(link);
    boolean forgotten =
        Province.local(Period.month(link.month()).to())
            .plusMonths(MONTHS_KEPT)
            .toInstant()
            .isBefore(now);
    for (String part : different(then, here)) {
      boolean pruned = forgotten && part.startsWith(Digest.MEASURED) && !here.containsKey(part);
      // Of a month that was frozen before voices were told by a hash of their own.
      boolean untold = part.equals(Digest.VOICES) && !then.containsKey(part);
      if (!pruned && !untold) {
        add(Optional.of(link), "sổ", words(part) + " khác lúc khóa");
      }
    }
  }

  private static String words(String part) {
    int colon = part.indexOf(':');
    String of = part.substring(colon + 1);
    return switch (part.substring(0, colon + 1)) {
      case Digest.TIME -> "đối tượng " + of + ", thời gian các trạng thái và gián đoạn";
      case Digest.MEASURED -> "đối tượng " + of + ", các lần đo và thời gian trả lời";
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
