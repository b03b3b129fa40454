package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.journal.History;
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

  @Option(names = "--anchor", paramLabel = "MÃ", description = "Mã băm ở chân một bản đã gửi đi.")
  @Nullable String anchor;

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
    List<String> changes = new ArrayList<>();
    List<Frozen.Link> chain;
    try {
      chain = frozen.chain();
    } catch (Frozen.BrokenChain e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.FAILED;
    }
    try (History history = history()) {
      Verification check = new Verification(frozen, history, surroundings().clock().now());
      String before = "";
      for (Frozen.Link link : chain) {
        changes.addAll(check.of(link, before));
        before = link.hash();
      }
      changes.addAll(check.editions(chain));
    } catch (UnreadableJournal e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
    if (!sent.isEmpty() && chain.stream().noneMatch(link -> link.hash().equals(sent))) {
      changes.add("không bản nào trong chuỗi có mã đã gửi " + sent);
    }
    changes.forEach(change -> print("ĐÃ ĐỔI: " + change));
    if (!changes.isEmpty()) {
      print(changes.size() + " chỗ không còn như lúc khóa sổ.");
      return ExitCode.FAILED;
    }
    if (chain.isEmpty()) {
      print("Chưa có tháng nào khóa sổ.");
    } else if (sent.isEmpty()) {
      print(
          "chuỗi tự nhất quán, chưa đối chiếu với bản đã gửi ("
              + chain.size()
              + " bản, mã cuối "
              + chain.getLast().hash()
              + ")");
    } else {
      print(
          "chuỗi nguyên vẹn đến bản đã gửi: "
              + chain.stream()
                  .filter(link -> link.hash().equals(sent))
                  .findFirst()
                  .map(Frozen.Link::words)
                  .orElse(""));
    }
    return ExitCode.DONE;
  }
}
