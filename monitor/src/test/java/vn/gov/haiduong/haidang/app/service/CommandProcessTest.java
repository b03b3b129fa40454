package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonObject;
import java.io.FileInputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands as processes: what an operator reads, what a script gets, and the exit codes. */
class CommandProcessTest {

  private static final Path SHIPPED = Path.of("..", "targets").toAbsolutePath().normalize();
  private static final String ALERTS =
      Path.of("..", "alerts").toAbsolutePath().normalize().toString();

  @TempDir Path work;

  @Test
  void theShippedInventoryIsCleanAndItsCoverageIsTold() throws Exception {
    Product.Ended people =
        Product.run(work, "check", "--targets", SHIPPED.toString(), "--alerts", ALERTS);
    assertThat(people.exit()).as(people.err()).isZero();
    assertThat(people.out()).contains("không có lỗi").contains("Độ phủ").doesNotContain("\u001b[");

    Product.Ended script =
        Product.run(work, "check", "--json", "--targets", SHIPPED.toString(), "--alerts", ALERTS);
    assertThat(script.exit()).isZero();
    assertThat(new JsonObject(script.out()).isEmpty()).isFalse();
  }

  @Test
  void everyProblemIsToldAtOnceWithItsPlace() throws Exception {
    Path folder =
        SmallInventory.in(work.resolve("targets")).site("a", "A", "127.0.7.1", 1).folder();
    Files.writeString(
        folder.resolve("sites.csv"),
        Files.readString(folder.resolve("sites.csv")).replace("10s", "0s").replace("snv", "snw"));
    Product.Ended ended =
        Product.run(work, "check", "--targets", folder.toString(), "--alerts", ALERTS);
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.out() + ended.err())
        .containsPattern("sites\\.csv:2:\\d+ .*\"unit\".*snw.*snv") // and who was meant
        .containsPattern("sites\\.csv:2:\\d+ .*\"interval\"")
        .contains("2 lỗi")
        .doesNotContain("Exception");
  }

  @Test
  void aWorkbookGoesOutAndComesBackWithNotesAndChoices() throws Exception {
    Path folder =
        SmallInventory.in(work.resolve("targets")).site("a", "Trang A", "127.0.7.1", 1).folder();
    Path book = work.resolve("danh-muc.xlsx");
    assertThat(
            Product.run(work, "targets", "export", book.toString(), "--targets", folder.toString()))
        .extracting(Product.Ended::exit)
        .isEqualTo(0);
    try (XSSFWorkbook workbook = new XSSFWorkbook(new FileInputStream(book.toFile()))) {
      Sheet sites = workbook.getSheet("Trang và dịch vụ");
      assertThat(sites.getDataValidations()).isNotEmpty();
      assertThat(sites.getCellComments()).isNotEmpty();
      cell(sites, "Trang A").setCellValue("Trang A mới");
      try (var out = Files.newOutputStream(book)) {
        workbook.write(out);
      }
    }
    Map<String, String> before = contents(folder);
    Product.Ended unconfirmed =
        Product.run(work, "targets", "import", book.toString(), "--targets", folder.toString());
    assertThat(unconfirmed.out()).contains("Trang A").contains("Trang A mới");
    assertThat(contents(folder)).as("nobody confirmed").isEqualTo(before);

    Product.Ended confirmed =
        Product.run(
            work, "targets", "import", book.toString(), "--targets", folder.toString(), "--yes");
    assertThat(confirmed.exit()).as(confirmed.err()).isZero();
    assertThat(contents(folder).get("sites.csv")).contains("Trang A mới");
    assertThat(Product.run(work, "check", "--targets", folder.toString(), "--alerts", ALERTS))
        .extracting(Product.Ended::exit)
        .isEqualTo(0);
  }

  private static Cell cell(Sheet sheet, String value) {
    for (Row row : sheet) {
      for (Cell cell : row) {
        if (cell.toString().equals(value)) {
          return cell;
        }
      }
    }
    throw new AssertionError(value);
  }

  private static Map<String, String> contents(Path folder) throws Exception {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        contents.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return contents;
  }

  @Test
  void aProbeEndsWithItsVerdict() throws Exception {
    HttpServer site =
        HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 10);
    site.createContext(
        "/",
        exchange -> {
          byte[] page = "<p>Xin chào".getBytes(StandardCharsets.UTF_8);
          int status = exchange.getRequestURI().getPath().equals("/often") ? 429 : 200;
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(status, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    site.start();
    try {
      String at = "http://127.0.0.1:" + site.getAddress().getPort() + "/";
      Product.Ended up = Product.run(work, "probe", at, "--json");
      assertThat(up.exit()).isZero();
      assertThat(new JsonObject(up.out()).getString("outcome")).isEqualTo("up");
      assertThat(Product.run(work, "probe", at + "often").exit()).isEqualTo(1);
      Product.Ended down = Product.run(work, "probe", "http://127.0.0.1:1/", at);
      assertThat(down.exit()).isEqualTo(2);
      assertThat(down.out()).contains("127.0.0.1:1");
      Product.Ended unknown = Product.run(work, "probe", "gopher://127.0.0.1/", "--json");
      assertThat(unknown.exit()).isEqualTo(3);
      assertThat(new JsonObject(unknown.out()).getString("cause")).isEqualTo("bad_target");
      Product.Ended wrong = Product.run(work, "probe", at, "--timeout", "never");
      assertThat(wrong.exit()).isEqualTo(64);
      assertThat(wrong.out()).isEmpty();
      assertThat(wrong.err()).contains("--timeout").doesNotContain("Exception");
    } finally {
      site.stop(0);
    }
  }

  @Test
  void runProbesNobodyWithoutAnApproval() throws Exception {
    Product.Ended ended =
        Product.run(
            work,
            "run",
            "--targets",
            SHIPPED.toString(),
            "--alerts",
            ALERTS,
            "--data",
            work.resolve("data").toString());
    assertThat(ended.exit()).isEqualTo(2);
    assertThat(ended.err()).contains("operator.yml").contains("contact").contains("approval");
  }
}
