package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang close YYYY-MM}: freezes a month. */
@Command(
    name = "close",
    customSynopsis = "./haidang close YYYY-MM [TÙY CHỌN]",
    description = {
      "Khóa sổ một tháng: ghi lại báo cáo, mã băm SHA-256 của số liệu và mã của lần khóa trước.",
      "Tháng đã khóa không bao giờ đổi; sửa là lập bản mới có số, lý do và tên người."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang close 2026-10 --by \"Nguyễn Văn An\"",
      "  ./haidang close 2026-10 --by \"Nguyễn Văn An\" --reason \"Sở Y tế phản ánh đúng\"",
      "",
      "Mã thoát: 0 xong, 1 không làm được, 2 tháng chưa khóa được (không ghi gì), 64 dùng lệnh sai.",
    })
public final class CloseCommand extends MonthCommand {

  private static final int LONGEST = 200;

  @Parameters(paramLabel = "YYYY-MM", description = "Tháng cần khóa.")
  String month = "";

  @Option(
      names = {"--by", "--name"},
      paramLabel = "TÊN",
      description = "Người khóa sổ (mặc định: tài khoản đang chạy lệnh).")
  @Nullable String by;

  @Option(
      names = "--reason",
      paramLabel = "LÝ-DO",
      defaultValue = "",
      description = "Lý do lập bản mới của tháng đã khóa.")
  String reason = "";

  @Option(names = "--json", description = "In lần khóa thành một đối tượng JSON.")
  boolean json;

  public CloseCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    YearMonth asked = month(month);
    String name = (by == null ? System.getProperty("user.name", "") : by).strip();
    if (name.isEmpty() || name.length() > LONGEST || reason.length() > LONGEST) {
      throw wrongUsage("--by, --reason: cần 1 đến " + LONGEST + " ký tự");
    }
    Instant now = surroundings().clock().now();
    try {
      Closing.Result result = new Closing(books()).close(asked, name, reason, aside(asked), now);
      return switch (result) {
        case Closing.Result.Refused(String why) -> {
          complain(why);
          yield ExitCode.WRONG_INPUT;
        }
        case Closing.Result.Done(Chain.Link link) -> {
          done(link, now);
          yield ExitCode.DONE;
        }
      };
    } catch (UnreadableJournal e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
  }

  private void done(Chain.Link link, Instant now) {
    if (json) {
      print(link.line());
      return;
    }
    print("Đã khóa " + link.words() + " lúc " + Province.dateTime(now) + " bởi " + link.by() + ".");
    print("Các tệp: " + books().data().resolve("closed").resolve(link.folder()));
    print("Mã băm (có ở chân mỗi trang): " + link.hash());
    print("Gửi báo cáo đi cùng mã này; sau này kiểm tra: ./haidang verify --anchor MÃ");
  }
}
