package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.report.Verification.Change;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;

/** {@code ./haidang verify}: whether anything frozen was changed afterwards. */
@Command(
    name = "verify",
    customSynopsis = "./haidang verify [TÙY CHỌN]",
    description = {
      "Kiểm tra mọi tháng đã khóa: tệp, tệp đính kèm trong PDF, chuỗi mã băm và chính sổ.",
      "Nêu tên từng thứ đã bị đổi. Có --anchor thì đối chiếu với mã ở chân bản đã gửi đi."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang verify --data /var/lib/haidang",
      "  ./haidang verify --anchor 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
      "",
      "Mã thoát: 0 nguyên vẹn, 1 có thay đổi, 2 không có sổ, 64 dùng lệnh sai.",
    })
public final class VerifyCommand extends MonthCommand {

  private static final ObjectMapper JSON = new ObjectMapper();

  static final String UNANCHORED = "chuỗi tự nhất quán, chưa đối chiếu với bản đã gửi";

  @Option(names = "--anchor", paramLabel = "MÃ", description = "Mã băm ở chân một bản đã gửi đi.")
  @Nullable String anchor;

  @Option(names = "--json", description = "In kết quả thành một đối tượng JSON.")
  boolean json;

  public VerifyCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    String sent = anchor == null ? "" : anchor.strip().toLowerCase(Locale.ROOT);
    if (anchor != null && !sent.matches("[0-9a-f]{64}")) {
      throw wrongUsage("--anchor: cần 64 chữ số thập lục phân, nhận được " + anchor);
    }
    Frozen frozen = new Frozen(data());
    Chain chain = frozen.chain();
    if (chain.links().isEmpty() && chain.broken().isEmpty() && frozen.folders().isEmpty()) {
      try (var _ = history()) {
        return verdict(chain, List.of(), List.of(), List.of(), sent);
      } catch (UnreadableJournal e) {
        complain(String.valueOf(e.getMessage()));
        return ExitCode.WRONG_INPUT;
      }
    }
    LedgerCheck ledger = new LedgerCheck(books(), chain, surroundings().clock().now());
    List<Change> changes = new ArrayList<>(new Verification(frozen, chain).files());
    changes.addAll(ledger.changes());
    return verdict(chain, changes, ledger.corrections(), ledger.forgotten(), sent);
  }

  private int verdict(
      Chain chain,
      List<Change> changes,
      List<String> corrections,
      List<String> forgotten,
      String sent) {
    List<Change> all = new ArrayList<>(changes);
    Optional<Chain.Link> met =
        chain.links().stream().filter(link -> link.hash().equals(sent)).findFirst();
    if (!sent.isEmpty() && met.isEmpty()) {
      all.add(
          new Change(
              Optional.empty(),
              0,
              "closed/chain.ndjson",
              "không bản nào trong chuỗi có mã đã gửi " + sent));
    }
    String words =
        all.isEmpty()
            ? intact(chain, met)
            : all.size() + " chỗ không còn như lúc khóa sổ hoặc không khớp bản đã gửi.";
    if (json) {
      print(object(chain, all, corrections, forgotten, met, words).toString());
    } else {
      all.forEach(change -> print("ĐÃ ĐỔI: " + change.words()));
      corrections.forEach(correction -> print("Đính chính: " + correction));
      forgotten.forEach(month -> print("Không đối chiếu hết được: " + month));
      print(words);
    }
    return all.isEmpty() ? ExitCode.DONE : ExitCode.FAILED;
  }

  private static String intact(Chain chain, Optional<Chain.Link> met) {
    if (chain.last().isEmpty()) {
      return "Chưa có tháng nào khóa sổ.";
    }
    String end = " (" + chain.links().size() + " bản, mã cuối " + chain.last().get().hash() + ")";
    return met.map(link -> "chuỗi nguyên vẹn, khớp bản đã gửi: " + link.words() + end)
        .orElse(UNANCHORED + end);
  }

  private static ObjectNode object(
      Chain chain,
      List<Change> changes,
      List<String> corrections,
      List<String> forgotten,
      Optional<Chain.Link> met,
      String words) {
    ObjectNode root = JSON.createObjectNode();
    root.put("intact", changes.isEmpty()).put("words", words);
    root.put("editions", chain.links().size());
    root.put("lastHash", chain.last().map(Chain.Link::hash).orElse(null));
    root.put("anchored", met.map(Chain.Link::words).orElse(null));
    ArrayNode list = root.putArray("changes");
    for (Change change : changes) {
      list.addObject()
          .put("month", change.month().map(YearMonth::toString).orElse(null))
          .put("edition", change.edition())
          .put("where", change.where())
          .put("what", change.what());
    }
    corrections.forEach(root.putArray("corrections")::add);
    forgotten.forEach(root.putArray("forgotten")::add);
    return root;
  }
}
