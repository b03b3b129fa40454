package vn.gov.haiduong.haidang.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Golden;

/**
 * The officers' reference of signals says what the program says. After a change of words run with
 * {@code GOLDEN=write} in the environment to write it anew, and read the difference.
 */
class SignalReferenceTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "vi", "dau-hieu-trang.md");

  @Test
  void theDocumentIsWhatTheProgramSays() throws IOException {
    String rendered = render();
    assertThat(Golden.read(DOCUMENT, rendered)).isEqualTo(rendered);
  }

  private static String render() {
    StringBuilder text =
        new StringBuilder(
            """
            # Dấu hiệu nội dung trang bị can thiệp

            `./haidang page` và việc đọc trang định kỳ chỉ nói "cần kiểm tra", không bao giờ nói "vi phạm":
            người có trách nhiệm mở trang, xem chỗ được chỉ, rồi mới kết luận. Mã ở cột đầu là giá trị
            `signals[].code` trong kết quả JSON; tên ở cột sau là chữ hiện trên màn hình và trong sự cố.
            Tài liệu này được sinh từ chính lời của chương trình.

            Quy tắc: không có dấu hiệu, hoặc chỉ một dấu hiệu yếu điểm dưới 0,5, là bình thường (`clean`);
            hai dấu hiệu khác nhóm trong đó có một dấu hiệu mạnh, hoặc ba dấu hiệu yếu, là đáng ngờ
            (`suspect`); còn lại là cần xem (`check`). Dấu hiệu được ngữ cảnh giải thích vẫn được ghi ra
            nhưng không tính.
            """);
    for (Family family : Family.values()) {
      text.append("\n## ").append(title(family)).append(" (`%s`)\n\n".formatted(family.label()));
      text.append("Nên xem trước hết: ").append(look(family)).append("\n\n");
      text.append("| Mã | Nghĩa là |\n|---|---|\n");
      for (SignalCode code : SignalCode.values()) {
        if (code.family() == family) {
          text.append("| `%s` | %s |\n".formatted(code.label(), code.words()));
        }
      }
    }
    text.append("\n## Ngữ cảnh giải thích từ ngữ (`guards[].code`)\n\n");
    text.append(
        "Chỉ bỏ qua dấu hiệu về từ ngữ; khối ẩn, chuyển hướng và mã lạ luôn được tính.\n\n");
    text.append("| Mã | Nghĩa là |\n|---|---|\n");
    for (GuardCode code : GuardCode.values()) {
      text.append("| `%s` | %s |\n".formatted(code.label(), code.words()));
    }
    return text.toString();
  }

  private static String title(Family family) {
    return switch (family) {
      case WORDS -> "Từ ngữ";
      case HIDDEN -> "Khối bị giấu";
      case OUTBOUND -> "Liên kết ra ngoài";
      case CODE -> "Mã, khung, biểu mẫu và chuyển hướng";
      case DEFACE -> "Dấu của kẻ thay đổi giao diện";
      case IDENTITY -> "Trang còn là của cơ quan không";
      case COPIES -> "Mỗi người xem một khác";
      case BASELINE -> "Khác bản đã duyệt";
    };
  }

  private static String look(Family family) {
    return switch (family) {
      case WORDS -> "đoạn chữ được trích; là bài của cơ quan, là bình luận, hay không ai đăng.";
      case HIDDEN ->
          "mã nguồn tại chỗ được chỉ (Ctrl+U): khối ấy do giao diện sinh ra hay được chèn vào tệp.";
      case OUTBOUND ->
          "máy chủ đích có phải của đối tác không; đừng mở liên kết trên máy làm việc.";
      case CODE ->
          "tệp giao diện và tiện ích vừa đổi trên máy chủ; không dán lệnh, không tải chương trình mà"
              + " trang mời.";
      case DEFACE -> "ảnh chụp trang và nhật ký đăng nhập quản trị; giữ nguyên hiện trường.";
      case IDENTITY -> "tên miền còn trỏ về máy chủ của cơ quan không, trang chủ có bị thay không.";
      case COPIES -> "mở trang từ kết quả tìm kiếm và từ điện thoại, so với mở trực tiếp.";
      case BASELINE -> "hai bản cạnh nhau ở /noi-dung; đổi giao diện có chủ ý thì duyệt bản mới.";
    };
  }
}
