package vn.gov.haiduong.haidang.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.incident.Incident;

/** What is to be done, one click from the incident, as it stands in docs/runbooks. */
class RunbookPagesTest {

  private static final Path SHEETS = Path.of("..", "docs", "runbooks");

  private final PeopleHouse house = new PeopleHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private HttpResponse<String> read(String path) {
    return house.get(path, "Cookie", house.enter("xem").cookie());
  }

  private static List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(SHEETS)) {
      return files
          .map(file -> file.getFileName().toString().replaceFirst("\\.md$", ""))
          .filter(name -> !name.equals("README"))
          .toList();
    }
  }

  @Test
  void theIndexLeadsToEachSheetAndEachIsWhole() throws IOException {
    String cookie = house.enter("xem").cookie();
    Document index = Jsoup.parse(house.get("/so-tay", "Cookie", cookie).body());
    assertThat(index.select("article a").eachAttr("href"))
        .containsExactlyInAnyOrderElementsOf(
            names().stream().map(name -> "/so-tay/" + name).toList());
    for (String name : names()) {
      Elements sheet =
          Jsoup.parse(house.get("/so-tay/" + name, "Cookie", cookie).body()).select("article");
      String file = Files.readString(SHEETS.resolve(name + ".md"));
      assertThat(sheet.text()).as(name).isEqualTo(plain(file));
      assertThat(sheet.select("ol")).as(name).hasSize(2);
    }
  }

  /** Every word of a sheet in its order, without the marks of Markdown. */
  private static String plain(String file) {
    return file.replaceAll("(?m)^(#+ |\\d\\. )", "")
        .replaceAll("\\*\\*|`", "")
        .replaceAll("\\[([^\\]]*)\\]\\([^)]*\\)", "$1")
        .replaceAll("\\s+", " ")
        .strip();
  }

  @Test
  void anIncidentLeadsToTheSheetOfItsType() {
    Incident incident = house.fails(0);
    Elements links =
        Jsoup.parse(read("/incidents/" + incident.id().value()).body()).select("a[href^=/so-tay/]");
    assertThat(links.eachAttr("href")).containsExactly("/so-tay/loai-" + incident.type());
    assertThat(read(links.attr("href")).statusCode()).isEqualTo(200);
  }

  @Test
  void whoIsNotKnownLogsInFirst() {
    HttpResponse<String> answer = house.get("/so-tay/MonitorDown");
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/dang-nhap?next=%2Fso-tay%2FMonitorDown");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/so-tay/KhongCo",
        "/so-tay/",
        "/so-tay/..%2FREADME",
        "/so-tay/MonitorDown.md",
        "/so-tay/MonitorDown/x"
      })
  void anythingElseIsNotThere(String path) {
    assertThat(read(path).statusCode()).isEqualTo(404);
  }
}
