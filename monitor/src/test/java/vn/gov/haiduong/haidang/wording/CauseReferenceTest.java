package vn.gov.haiduong.haidang.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.Golden;
import vn.gov.haiduong.haidang.probe.Cause;

/**
 * The officers' reference of causes says what the program says. After a change of words run with
 * {@code GOLDEN=write} in the environment to write it anew, and read the difference.
 */
class CauseReferenceTest {

  private static final Path DOCUMENT = Path.of("..", "docs", "vi", "nguyen-nhan.md");

  @Test
  void theDocumentIsWhatTheProgramSays() throws IOException {
    String rendered = render();
    assertThat(Golden.read(DOCUMENT, rendered)).isEqualTo(rendered);
  }

  private static String render() {
    StringBuilder text =
        new StringBuilder(
            """
            # Nguyên nhân và việc nên làm đầu tiên

            Mỗi lần đo không tốt đều có một nguyên nhân trong danh sách này. Mã ở cột đầu cũng là giá trị
            `cause` trong kết quả JSON và trong số liệu Prometheus. Tài liệu này được sinh từ chính lời của
            chương trình.
            """);
    for (Cause.Group group : Cause.Group.values()) {
      text.append("\n## ").append(title(group)).append("\n\n");
      text.append("| Mã | Tên | Nghĩa là | Việc nên làm đầu tiên |\n|---|---|---|---|\n");
      for (Cause cause : Cause.values()) {
        if (cause.group() == group) {
          CauseWords words = CauseWords.of(cause);
          text.append(
              "| `%s` | %s | %s | %s |\n"
                  .formatted(cause.label(), words.name(), words.meaning(), words.firstStep()));
        }
      }
    }
    return text.toString();
  }

  private static String title(Cause.Group group) {
    return switch (group) {
      case NAME -> "Tên miền";
      case CONNECT -> "Kết nối";
      case TLS -> "Mã hóa và chứng thư số";
      case HTTP -> "Trang web";
      case REDIRECT -> "Chuyển hướng";
      case CONTENT -> "Nội dung trang";
      case LINK -> "Liên kết với cổng";
      case DIALOGUE -> "Đối thoại (thư điện tử, hội nghị truyền hình, cổng TCP)";
      case ECHO -> "Gói dội ICMP";
      case HEARTBEAT -> "Nhịp báo";
      case ADDRESSES -> "Nhiều địa chỉ";
      case SPEED -> "Tốc độ";
      case CONFIRMATION -> "Xác nhận";
      case OWN_SIDE -> "Phía máy đo (không xác định)";
    };
  }
}
