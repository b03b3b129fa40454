package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.document.PdfData;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Reading;

/** Compares what was frozen with what is there now; names each difference. */
final class Verification {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Frozen frozen;
  private final Reading reading;
  private final Instant now;
  private final Map<YearMonth, Digest> ledger = new HashMap<>();
  private final Map<YearMonth, Integer> last = new HashMap<>();

  Verification(Frozen frozen, History history, Instant now) {
    this.frozen = frozen;
    this.reading = new Reading(history);
    this.now = now;
    frozen.chain().forEach(link -> last.put(link.month(), link.edition()));
  }

  /**
   * Checks a link.
   *
   * @param before hash of the link before it; empty for the first
   */
  List<String> of(Frozen.Link link, String before) throws IOException {
    List<String> changes = new ArrayList<>();
    String name = link.words();
    if (!link.previousHash().equals(before)) {
      changes.add(name + ": chuỗi, mã của bản trước không khớp");
    }
    SortedMap<String, byte[]> files = frozen.files(link);
    for (var file : link.files().entrySet()) {
      byte[] bytes = files.get(file.getKey());
      if (bytes == null) {
        changes.add(name + ": tệp " + file.getKey() + " không còn");
      } else if (!Digest.sha256(bytes).equals(file.getValue())) {
        changes.add(name + ": tệp " + file.getKey() + " khác lúc khóa");
      }
    }
    byte[] json = files.get(Papers.JSON);
    if (json == null) {
      changes.add(name + ": không có " + Papers.JSON + " để đối chiếu");
      return changes;
    }
    if (!Digest.sha256(json).equals(link.hash())) {
      changes.add(name + ": " + Papers.JSON + " không khớp mã băm " + link.hash());
    }
    byte[] pdf = files.get(Papers.Form.PDF.file());
    if (pdf != null) {
      Optional<byte[]> attached = PdfData.attached(pdf, Papers.JSON);
      if (attached.isEmpty() || !Arrays.equals(attached.get(), json)) {
        changes.add(name + ": tệp đính kèm trong report.pdf khác " + Papers.JSON);
      }
    }
    inside(link, json, changes);
    return changes;
  }

  private void inside(Frozen.Link link, byte[] json, List<String> changes) {
    JsonNode root;
    try {
      root = JSON.readTree(json);
    } catch (IOException e) {
      changes.add(link.words() + ": " + Papers.JSON + " không đọc được");
      return;
    }
    JsonNode edition = root.path("edition");
    same(
        link, "số bản", edition.path("number").asText(), Integer.toString(link.edition()), changes);
    same(link, "tháng", root.path("month").asText(), link.month().toString(), changes);
    same(link, "mã bản trước", edition.path("previousHash").asText(), link.previousHash(), changes);
    same(link, "người khóa", edition.path("by").asText(), link.by(), changes);
    same(link, "lý do", edition.path("reason").asText(), link.reason(), changes);
    same(link, "lúc khóa", edition.path("at").asText(), link.at(), changes);
    // An earlier edition was made from what the ledger said before the correction.
    if (last.getOrDefault(link.month(), 0) == link.edition()) {
      ledger(link, root, changes);
    }
  }

  private static void same(
      Frozen.Link link, String what, String inFile, String inChain, List<String> changes) {
    if (!inFile.equals(inChain)) {
      changes.add(link.words() + ": chuỗi, " + what + " khác trong " + Papers.JSON);
    }
  }

  private void ledger(Frozen.Link link, JsonNode root, List<String> changes) {
    Digest now = ledger.computeIfAbsent(link.month(), this::digest);
    TreeSet<String> names = new TreeSet<>();
    Map<String, String> then = new HashMap<>();
    root.path("digest")
        .fieldNames()
        .forEachRemaining(id -> then.put(id, root.path("digest").path(id).asText()));
    names.addAll(then.keySet());
    Map<String, String> here = new HashMap<>();
    now.byTarget().forEach((id, hash) -> here.put(id.value(), hash));
    names.addAll(here.keySet());
    for (String id : names) {
      if (!then.getOrDefault(id, "").equals(here.getOrDefault(id, ""))) {
        changes.add(link.words() + ": sổ, đối tượng " + id + " khác lúc khóa");
      }
    }
    if (!root.path("digestOfTheRest").asText().equals(now.rest())) {
      changes.add(link.words() + ": sổ, sự cố, bảo trì hoặc khoảng mất dữ liệu khác lúc khóa");
    }
  }

  private Digest digest(YearMonth month) {
    return reading.month(month, Edition.DRAFT, now).digest();
  }

  /** Editions of a month are 1, 2, 3 in the order of freezing. */
  List<String> editions(List<Frozen.Link> chain) {
    List<String> changes = new ArrayList<>();
    Map<YearMonth, Integer> reached = new HashMap<>();
    for (Frozen.Link link : chain) {
      int expected = reached.merge(link.month(), 1, Integer::sum);
      if (link.edition() != expected) {
        changes.add(link.words() + ": chuỗi, lẽ ra là bản " + expected);
      }
    }
    return changes;
  }
}
