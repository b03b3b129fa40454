package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import vn.gov.haiduong.haidang.document.PdfData;
import vn.gov.haiduong.haidang.report.Digest;

/** Compares the frozen files and their chain with what was frozen; names each difference. */
final class Verification {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Frozen frozen;
  private final Chain chain;
  private final List<Change> changes = new ArrayList<>();

  Verification(Frozen frozen, Chain chain) {
    this.frozen = frozen;
    this.chain = chain;
  }

  /**
   * Something that is not as it was frozen.
   *
   * @param month of the edition; empty for what concerns them all
   * @param edition 0 for what concerns all of the month
   * @param where the file, or {@code sổ}
   * @param what in a Vietnamese sentence
   */
  record Change(Optional<YearMonth> month, int edition, String where, String what) {

    static Change of(Chain.Link link, String where, String what) {
      return new Change(Optional.of(link.month()), link.edition(), where, what);
    }

    String words() {
      return month
              .map(it -> "tháng " + it + (edition > 0 ? ", bản " + edition : "") + ": ")
              .orElse("")
          + where
          + ": "
          + what;
    }
  }

  /** Every difference of every edition. */
  List<Change> files() throws IOException {
    chain
        .broken()
        .ifPresent(
            line ->
                changes.add(
                    new Change(
                        Optional.empty(),
                        0,
                        "closed/chain.ndjson",
                        "dòng " + line + " không còn như lúc ghi; các dòng sau chưa kiểm tra")));
    if (frozen.unfinished()) {
      changes.add(
          new Change(
              Optional.empty(),
              0,
              "closed/" + Frozen.UNFINISHED,
              "một lần khóa sổ đang chạy hoặc đã bị ngắt; chạy lại ./haidang close để khóa xong"));
    }
    Optional<Chain.Link> before = Optional.empty();
    Map<YearMonth, Integer> reached = new HashMap<>();
    for (Chain.Link link : chain.links()) {
      int expected = reached.merge(link.month(), 1, Integer::sum);
      if (link.edition() != expected) {
        add(link, "closed/chain.ndjson", "lẽ ra là bản " + expected + ": thiếu, thừa hoặc đổi chỗ");
      }
      if (!link.previousHash().equals(before.map(Chain.Link::hash).orElse(""))) {
        add(link, "closed/chain.ndjson", "mã của bản trước không khớp");
      }
      edition(link, before.map(Chain.Link::seal).orElse(""));
      before = Optional.of(link);
    }
    strangers();
    return changes;
  }

  /** Folders that no line of the chain names, as after lines were taken out. */
  private void strangers() throws IOException {
    Set<String> named = new HashSet<>();
    chain.links().forEach(link -> named.add(link.folder()));
    for (String folder : frozen.folders()) {
      if (!named.contains(folder)) {
        changes.add(
            new Change(
                Optional.empty(), 0, "closed/" + folder, "có thư mục mà chuỗi không có dòng nào"));
      }
    }
  }

  private void add(Chain.Link link, String where, String what) {
    changes.add(Change.of(link, where, what));
  }

  private void edition(Chain.Link link, String sealBefore) throws IOException {
    SortedMap<String, byte[]> files = frozen.files(link);
    for (var file : link.files().entrySet()) {
      byte[] bytes = files.get(file.getKey());
      if (bytes == null) {
        add(link, Frozen.shown(link, file.getKey()), "không còn");
      } else if (!Digest.sha256(bytes).equals(file.getValue())) {
        add(
            link,
            Frozen.shown(link, file.getKey()),
            "khác lúc khóa (theo mã ở closed/chain.ndjson)");
      }
    }
    byte[] json = files.get(Papers.JSON);
    if (json == null) {
      add(link, Frozen.shown(link, Papers.JSON), "không có để đối chiếu");
      return;
    }
    if (!Digest.sha256(json).equals(link.hash())) {
      add(link, Frozen.shown(link, Papers.JSON), "không khớp mã băm " + link.hash());
    }
    byte[] pdf = files.get(Papers.Form.PDF.file());
    if (pdf != null) {
      Optional<byte[]> attached = PdfData.attached(pdf, Papers.JSON);
      if (attached.isEmpty() || !Arrays.equals(attached.get(), json)) {
        add(
            link,
            Frozen.shown(link, Papers.Form.PDF.file()),
            "tệp đính kèm khác " + Papers.JSON + " hoặc không đọc được");
      }
    }
    inside(link, json, sealBefore);
  }

  private void inside(Chain.Link link, byte[] json, String sealBefore) {
    Optional<JsonNode> root = data(json);
    if (root.isEmpty()) {
      add(link, Frozen.shown(link, Papers.JSON), "không đọc được");
      return;
    }
    JsonNode edition = root.get().path("edition");
    same(link, "số bản", edition.path("number").asText(), Integer.toString(link.edition()));
    same(link, "tháng", root.get().path("month").asText(), link.month().toString());
    same(link, "mã bản trước", edition.path("previousHash").asText(), link.previousHash());
    same(link, "mã dòng trước của chuỗi", edition.path("previousSeal").asText(), sealBefore);
    same(link, "người khóa", edition.path("by").asText(), link.by());
    same(link, "lý do", edition.path("reason").asText(), link.reason());
    same(link, "lúc khóa", edition.path("at").asText(), link.at());
  }

  private void same(Chain.Link link, String what, String inFile, String inChain) {
    if (!inFile.equals(inChain)) {
      add(link, "closed/chain.ndjson", what + " khác trong " + Papers.JSON);
    }
  }

  /** What a report.json says; empty where it is no JSON. */
  static Optional<JsonNode> data(byte[] json) {
    try {
      return Optional.of(JSON.readTree(json));
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
