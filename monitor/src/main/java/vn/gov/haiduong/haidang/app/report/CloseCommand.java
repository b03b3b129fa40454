package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.report.Papers.Form;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.Interval;
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
      names = "--by",
      paramLabel = "TÊN",
      description = "Người khóa sổ (mặc định: tài khoản đang chạy lệnh).")
  @Nullable String by;

  @Option(
      names = "--reason",
      paramLabel = "LÝ-DO",
      defaultValue = "",
      description = "Lý do lập bản mới của tháng đã khóa.")
  String reason = "";

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
    try (History history = history()) {
      Optional<String> obstacle = obstacle(history, asked, now);
      if (obstacle.isPresent()) {
        complain(obstacle.get());
        return ExitCode.WRONG_INPUT;
      }
      Frozen frozen = new Frozen(data());
      List<Frozen.Link> chain = frozen.chain();
      int editions = (int) chain.stream().filter(link -> link.month().equals(asked)).count();
      if (editions > 0 && reason.isBlank()) {
        complain(
            "tháng "
                + asked
                + " đã khóa; sửa là lập bản "
                + (editions + 1)
                + ", cần --reason nói rõ vì sao.");
        return ExitCode.WRONG_INPUT;
      }
      Edition edition =
          new Edition(
              editions + 1,
              reason.strip(),
              name,
              Optional.of(now),
              chain.isEmpty() ? "" : chain.getLast().hash());
      SortedMap<String, byte[]> files =
          Papers.of(new Reading(history).month(asked, edition, now), EnumSet.allOf(Form.class));
      Frozen.Link link = frozen.freeze(asked, edition, files);
      print("Đã khóa " + link.words() + " lúc " + Province.dateTime(now) + " bởi " + name + ".");
      print("Mã băm (có ở chân mỗi trang): " + link.hash());
      print("Gửi báo cáo đi cùng mã này; sau này kiểm tra: ./haidang verify --anchor MÃ");
      return ExitCode.DONE;
    } catch (UnreadableJournal | Frozen.BrokenChain e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
  }

  /** Why the month cannot be frozen now; a live one only when every run in it is decided. */
  private static Optional<String> obstacle(History history, YearMonth month, Instant now) {
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
