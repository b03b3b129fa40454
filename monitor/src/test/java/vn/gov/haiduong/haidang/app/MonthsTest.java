package vn.gov.haiduong.haidang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/** {@code report}, {@code close} and {@code verify} as people use them. */
@Timeout(300)
class MonthsTest {

  private static final Instant SEPTEMBER = Instant.parse("2026-09-01T00:00:00+07:00");

  /** September, October, October corrected: made once, copied by each test. */
  @TempDir static Path shared;

  @TempDir Path folder;

  private record Said(int exit, String out, String err) {}

  private static Said run(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exit =
        CommandLines.run(
            new Surroundings(
                new Screen(new PrintWriter(out), new PrintWriter(err), false), Clock.system()),
            arguments);
    return new Said(exit, out.toString(), err.toString());
  }

  private static Said done(String... arguments) {
    Said said = run(arguments);
    assertThat(said.exit()).as(said.out() + said.err()).isZero();
    return said;
  }

  /** Two months of two sites, measured each hour, with an outage here and there. */
  private static String recording() {
    StringBuilder lines = new StringBuilder();
    Random random = new Random(11);
    Instant end = SEPTEMBER.plusSeconds(61L * 86_400);
    for (Instant at = SEPTEMBER; at.isBefore(end); at = at.plusSeconds(3_600)) {
      boolean fails = random.nextInt(50) == 0;
      for (String target : List.of("snv", "syt")) {
        for (int i = 0; i < (fails ? 4 : 1); i++) {
          lines
              .append("{\"at\":\"")
              .append(Province.rfc3339(at.plusSeconds(20L * i)))
              .append("\",\"target\":\"")
              .append(target)
              .append("\",\"outcome\":\"")
              .append(fails && target.equals("snv") ? "down\",\"cause\":\"http_status" : "up")
              .append("\",\"durationSeconds\":0.12}\n");
        }
        if (fails) {
          break;
        }
      }
    }
    return lines.toString();
  }

  @BeforeAll
  @Timeout(240)
  static void twoMonthsAndACorrection() throws Exception {
    Path file = Files.writeString(shared.resolve("r.ndjson"), recording());
    String data = shared.resolve("so").toString();
    Said _ = done("replay", file.toString(), "--data", data);
    Said _ = done("close", "2026-09", "--data", data, "--by", "Nguyễn Văn An");
    Said _ = done("close", "2026-10", "--data", data, "--by", "Nguyễn Văn An");
    Said _ =
        done(
            "close",
            "2026-10",
            "--data",
            data,
            "--name",
            "Trần Thị Bình",
            "--reason",
            "Sở Nội vụ phản ánh đúng");
  }

  private Path data() throws IOException {
    Path copy = folder.resolve("so");
    try (Stream<Path> all = Files.walk(shared.resolve("so"))) {
      all.forEach(
          from -> {
            try {
              Path _ = Files.copy(from, copy.resolve(shared.resolve("so").relativize(from)));
            } catch (IOException e) {
              throw new UncheckedIOException(e);
            }
          });
    }
    return copy;
  }

  private static Said verify(Path data, String... more) {
    List<String> arguments = new ArrayList<>(List.of("verify", "--data", data.toString()));
    arguments.addAll(List.of(more));
    return run(arguments.toArray(String[]::new));
  }

  private static List<String> chain(Path data) throws IOException {
    return Files.readAllLines(data.resolve("closed/chain.ndjson"));
  }

  private static String hash(String line) {
    int at = line.indexOf("\"hash\":\"") + 8;
    return line.substring(at, at + 64);
  }

  @Test
  void whatNobodyTouchedIsIntact() throws Exception {
    Said said = verify(data());

    assertThat(said.exit()).as(said.out()).isZero();
    assertThat(said.out()).contains("chuỗi tự nhất quán, chưa đối chiếu với bản đã gửi", "3 bản");
    assertThat(said.out()).doesNotContain("ĐÃ ĐỔI");
  }

  @Test
  void theHashOfTheDocumentThatLeftTheHouseIsMet() throws Exception {
    Path data = data();
    for (String line : chain(data)) {
      Said said = verify(data, "--anchor", hash(line));
      assertThat(said.exit()).isZero();
      assertThat(said.out()).contains("khớp bản đã gửi").doesNotContain("chưa đối chiếu");
    }
    Said wrong = verify(data, "--anchor", "0".repeat(64));
    assertThat(wrong.exit()).isEqualTo(1);
    assertThat(wrong.out()).contains("không bản nào trong chuỗi có mã đã gửi");
    assertThat(verify(data, "--anchor", "abc").exit()).isEqualTo(64);
  }

  @ParameterizedTest(name = "one byte of {0}")
  @ValueSource(
      strings = {
        "ledger.db",
        "closed/chain.ndjson",
        "closed/ledger.sha256",
        "closed/2026-09/1/report.json",
        "closed/2026-09/1/report.pdf",
        "closed/2026-10/1/report.docx",
        "closed/2026-10/1/report.xlsx",
        "closed/2026-10/2/report.json",
        "closed/2026-10/2/report.pdf"
      })
  void aChangedByteIsNamed(String name) throws Exception {
    Path data = data();
    Path file = data.resolve(name);
    byte[] before = Files.readAllBytes(file);
    Random random = new Random(name.hashCode());
    for (int i = 0; i < 8; i++) {
      byte[] after = before.clone();
      int place = i == 0 ? 0 : i == 1 ? after.length - 1 : random.nextInt(after.length);
      after[place] ^= (byte) (1 << random.nextInt(8));
      Path _ = Files.write(file, after);

      Said said = verify(data);

      assertThat(said.exit()).as("byte %d: %s%s", place, said.out(), said.err()).isEqualTo(1);
      assertThat(said.out())
          .as("byte %d", place)
          .contains("ĐÃ ĐỔI")
          .containsAnyOf(name.startsWith("ledger") ? "sổ: " : name, name);
    }
    Path _ = Files.write(file, before);
    assertThat(verify(data).exit()).isZero();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "a longer answer in a span; UPDATE span SET to_ms = to_ms - 1 WHERE state = 'down'"
            + " AND from_ms < 1790787600000; tháng 2026-09",
        "an outage taken out; DELETE FROM outage WHERE start_ms > 1790787600000; tháng 2026-10",
        "an outage moved; UPDATE outage SET start_ms = start_ms + 1; tháng 2026-09",
        "a cause made nicer; UPDATE outage SET cause = 'slow'; đối tượng snv",
        "measurements taken out; DELETE FROM observed WHERE day = 20730; các lần đo",
        "answers made quicker; DELETE FROM latency WHERE target = 1; thời gian trả lời",
        "a closing taken out; DELETE FROM closing WHERE no = 2; tháng 2026-10, bản 1: sổ: không ghi",
        "a site renamed; UPDATE entry SET body = replace(body, 'snv', 'abc'); danh mục",
      })
  void aChangeThroughTheDatabaseIsNamed(String what, String sql, String named) throws Exception {
    Path data = data();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).as(what).isPositive();
    }
    // Also when the seal of the file is made to fit.
    Path _ =
        Files.writeString(
            data.resolve("closed/ledger.sha256"),
            Digest.sha256(Files.readAllBytes(data.resolve("ledger.db"))) + "\n");

    Said said = verify(data);

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out()).contains("ĐÃ ĐỔI", named);
  }

  @Test
  void lossAndSwapsAreNamed() throws Exception {
    Path data = data();
    Path file = data.resolve("closed/chain.ndjson");
    List<String> lines = chain(data);

    Path _ = Files.writeString(file, lines.get(0) + "\n" + lines.get(2) + "\n");
    assertThat(verify(data).out()).contains("tháng 2026-10, bản 2", "lẽ ra là bản 1");
    Path _ = Files.writeString(file, lines.get(0) + "\n" + lines.get(1) + "\n");
    assertThat(verify(data).out())
        .contains("closed/2026-10/2", "không có dòng nào")
        .contains("tháng 2026-10, bản 2: closed/chain.ndjson: không có dòng");
    Path _ = Files.writeString(file, lines.get(1) + "\n" + lines.get(0) + "\n");
    assertThat(verify(data).out()).contains("tháng 2026-10, bản 1", "mã của bản trước không khớp");
    Files.delete(file);
    assertThat(verify(data).exit()).isEqualTo(1);
    Path _ = Files.writeString(file, String.join("\n", lines) + "\n");
    assertThat(verify(data).exit()).isZero();

    Path one = data.resolve("closed/2026-09/1");
    Path other = data.resolve("closed/2026-10/1");
    Path _ = Files.move(one, folder.resolve("aside"));
    Path _ = Files.move(other, one);
    Path _ = Files.move(folder.resolve("aside"), other);
    assertThat(verify(data).out())
        .contains("closed/2026-09/1/report.json: khác", "closed/2026-10/1/report.pdf: khác");
    Files.delete(one.resolve("report.docx"));
    assertThat(verify(data).out()).contains("closed/2026-09/1/report.docx: không còn");
    Files.delete(data.resolve("ledger.db"));
    assertThat(verify(data).out()).contains("sổ: không còn tệp ledger.db");
  }

  @Test
  void bothEditionsRemainAndEachCanBeHadAgain() throws Exception {
    Path data = data();
    for (int edition = 1; edition <= 2; edition++) {
      Path out = folder.resolve("ra" + edition);
      Said _ =
          done(
              "report",
              "2026-10",
              "--data",
              data.toString(),
              "--out",
              out.toString(),
              "--edition",
              Integer.toString(edition));
      for (String form : List.of("pdf", "docx", "xlsx", "json")) {
        assertThat(out.resolve("report." + form))
            .hasSameBinaryContentAs(data.resolve("closed/2026-10/" + edition + "/report." + form));
      }
    }
    String second = Files.readString(data.resolve("closed/2026-10/2/report.json"));
    assertThat(second).contains("Trần Thị Bình", "Sở Nội vụ phản ánh đúng", "Bản lần 2 (thay thế)");
    assertThat(chain(data).get(2)).contains("Trần Thị Bình", "Sở Nội vụ phản ánh đúng");
    Said third = run("report", "2026-10", "--data", data.toString(), "--edition", "3");
    assertThat(third.exit()).isEqualTo(2);
    assertThat(third.err()).contains("không có bản khóa số 3");
  }

  @Test
  void aCorrectionNeedsAReason() throws Exception {
    Path data = data();
    Said said = run("close", "2026-10", "--data", data.toString(), "--by", "Ai");

    assertThat(said.exit()).isEqualTo(2);
    assertThat(said.err()).contains("đã khóa", "bản 3", "--reason");
    assertThat(chain(data)).hasSize(3);
    assertThat(data.resolve("closed/2026-10/3")).doesNotExist();
  }

  @Test
  void aChangedFileIsNotHandedOut() throws Exception {
    Path data = data();
    Path pdf = data.resolve("closed/2026-09/1/report.pdf");
    byte[] bytes = Files.readAllBytes(pdf);
    bytes[bytes.length / 2] ^= 1;
    Path _ = Files.write(pdf, bytes);

    Said said =
        run(
            "report",
            "2026-09",
            "--data",
            data.toString(),
            "--out",
            folder.resolve("x").toString());

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.err()).contains("closed/2026-09/1/report.pdf", "khác lúc khóa");
  }

  @Test
  void aFrozenMonthStaysItselfWhateverThePlaceAndTheLedger() throws Exception {
    Path data = data();
    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("tr", "TR"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      try (Connection connection =
              DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
          Statement statement = connection.createStatement()) {
        int _ = statement.executeUpdate("DELETE FROM outage");
      }
      Path out = folder.resolve("ra");
      Said _ = done("report", "2026-09", "--data", data.toString(), "--out", out.toString());
      for (String form : List.of("pdf", "docx", "xlsx", "json")) {
        assertThat(out.resolve("report." + form))
            .hasSameBinaryContentAs(data.resolve("closed/2026-09/1/report." + form));
      }
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Test
  void theFootBearsTheHash() throws Exception {
    Path data = data();
    String hash = hash(chain(data).getLast());
    try (var pdf =
        Loader.loadPDF(Files.readAllBytes(data.resolve("closed/2026-10/2/report.pdf")))) {
      String text = new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      assertThat(text).contains(hash).doesNotContain("DỰTHẢO");
    }
    assertThat(Digest.sha256(Files.readAllBytes(data.resolve("closed/2026-10/2/report.json"))))
        .isEqualTo(hash);
  }

  @Test
  void withoutALedgerThereIsNothingToCloseOrVerify() {
    String nowhere = folder.resolve("nowhere").toString();

    assertThat(run("verify", "--data", nowhere).exit()).isEqualTo(2);
    assertThat(run("close", "2026-10", "--data", nowhere).exit()).isEqualTo(2);
    assertThat(run("report", "2026-10", "--data", nowhere).exit()).isEqualTo(2);
    assertThat(run("close", "2026-13", "--data", nowhere).exit()).isEqualTo(64);
    assertThat(run("close", "2026-10", "--data", nowhere, "--by", " ").exit()).isEqualTo(64);
  }

  @Test
  void verifyTellsMachines() throws Exception {
    Path data = data();
    Files.delete(data.resolve("closed/2026-09/1/report.xlsx"));

    Said said = verify(data, "--json");

    assertThat(said.exit()).isEqualTo(1);
    assertThat(said.out().getBytes(StandardCharsets.UTF_8)).isNotEmpty();
    assertThat(said.out())
        .contains("\"intact\":false", "\"month\":\"2026-09\"", "closed/2026-09/1/report.xlsx");
  }
}
