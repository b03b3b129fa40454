package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The pages about months over real HTTP, where counting outlasts whoever waits. */
class MonthPagesTest {

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> get(String path) {
    return house.get(path, "Cookie", house.enter("lan").cookie());
  }

  @Test
  void whatIsStillCountedSaysSoAndComesAgainByItself() {
    HttpResponse<String> verifying = get("/bao-cao/kiem-tra");
    assertThat(verifying.statusCode()).isEqualTo(202);
    assertThat(verifying.headers().firstValue("Retry-After")).isPresent();
    assertThat(verifying.body()).contains("Đang tính", "http-equiv=\"refresh\"");

    HttpResponse<String> file = get("/bao-cao/2026-10/0/report.pdf");
    assertThat(file.statusCode()).isEqualTo(202);
    assertThat(file.body()).contains("Đang lập tệp report.pdf", "tự tải về");
    assertThat(get("/bao-cao/2026-10/0/report.docx").statusCode()).isEqualTo(404);
  }

  @Test
  void whatIsCountedIsShownAndOnlyToWhoMayRead() {
    assertThat(get("/bao-cao").body()).contains("Tháng 10/2026", "dự thảo, chờ khóa");
    assertThat(get("/bao-cao/2026-10").body())
        .contains("Các lần gián đoạn và ý kiến của cơ quan", "Trang &lt;a&gt;");
    assertThat(get("/bao-cao/2026-09").body()).contains("Sổ không có tháng này");
    assertThat(get("/bao-cao/so-sanh?a=2026-09&b=2026-10").statusCode()).isEqualTo(200);
    for (String path :
        new String[] {
          "/bao-cao", "/bao-cao/2026-10", "/bao-cao/kiem-tra", "/bao-cao/2026-10/0/x.pdf"
        }) {
      assertThat(house.get(path).statusCode()).as(path).isEqualTo(303);
    }
  }
}
