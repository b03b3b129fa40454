package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.time.ManualClock;

/** One byte changed anywhere, and {@code verify} names where. */
@Timeout(120)
class TamperingTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  @TempDir Path folder;

  private final Random random = new Random(11);
  private Path data = Path.of("");
  private String hash = "";

  @BeforeEach
  void closed() throws Exception {
    Books books = SmallLedger.make(folder.resolve("so"));
    data = books.data();
    Closing.Result result =
        new Closing(books).close(SmallLedger.MONTH, "An", "", Aside.NOTHING, NOW);
    assertThat(result).isInstanceOf(Closing.Result.Done.class);
    hash = new Frozen(data).chain().last().orElseThrow().hash();
    assertThat(verify("--anchor", hash)).startsWith("0 ").contains("khớp bản đã gửi");
  }

  /** Exit code and what was said. */
  private String verify(String... more) {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    List<String> words = new ArrayList<>(List.of("--data", data.toString()));
    words.addAll(List.of(more));
    int exit =
        new CommandLine(
                new VerifyCommand(
                    new Surroundings(new Screen(out, out, false), new ManualClock(NOW))))
            .execute(words.toArray(String[]::new));
    return exit + " " + said;
  }

  private void flip(Path file) throws Exception {
    byte[] bytes = Files.readAllBytes(file);
    int at = random.nextInt(bytes.length);
    bytes[at] ^= (byte) (1 << random.nextInt(8));
    Path _ = Files.write(file, bytes);
  }

  private Path frozen(String name) {
    return data.resolve("closed/2026-10/1").resolve(name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"report.pdf", "report.docx", "report.xlsx", "report.json"})
  void aByteOfADocument(String name) throws Exception {
    byte[] before = Files.readAllBytes(frozen(name));
    for (int i = 0; i < 8; i++) {
      flip(frozen(name));
      assertThat(verify("--anchor", hash))
          .startsWith(ExitCode.FAILED + " ")
          .contains("ĐÃ ĐỔI", "closed/2026-10/1/" + name);
      Path _ = Files.write(frozen(name), before);
    }
    assertThat(verify("--anchor", hash)).startsWith("0 ");
  }

  @Test
  void aByteOfTheChain() throws Exception {
    Path chain = data.resolve("closed/chain.ndjson");
    byte[] before = Files.readAllBytes(chain);
    for (int i = 0; i < 40; i++) {
      flip(chain);
      assertThat(verify("--anchor", hash))
          .startsWith(ExitCode.FAILED + " ")
          .containsAnyOf("closed/chain.ndjson", "closed/2026-10");
      Path _ = Files.write(chain, before);
    }
  }

  @Test
  void aByteOfTheLedger() throws Exception {
    Path ledger = data.resolve("ledger.db");
    byte[] before = Files.readAllBytes(ledger);
    for (int i = 0; i < 12; i++) {
      flip(ledger);
      String said = verify("--anchor", hash);
      assertThat(said).doesNotStartWith("0 ");
      assertThat(said).containsAnyOf("sổ", "ledger");
      Path _ = Files.write(ledger, before);
    }
  }

  @Test
  void whatTheLedgerSaysChangedByWhoKnowsSql() throws Exception {
    Path ledger = data.resolve("ledger.db");
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + ledger);
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "DELETE FROM observed WHERE day IN (SELECT MAX(day) FROM observed)"))
          .isPositive();
    }
    // Whoever changes the file writes its seal anew, too.
    new Frozen(data).seal(ledger);
    assertThat(verify()).startsWith(ExitCode.FAILED + " ").contains("tháng 2026-10", "sổ");
  }

  @Test
  void theDataInsideThePdfChangedAndEveryHashWrittenAnew() throws Exception {
    byte[] json =
        new String(Files.readAllBytes(frozen("report.json")), StandardCharsets.UTF_8)
            .replaceFirst("Trang a", "Trang x")
            .getBytes(StandardCharsets.UTF_8);
    byte[] pdf = Files.readAllBytes(frozen("report.pdf"));
    ByteArrayOutputStream made = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDComplexFileSpecification file =
          Objects.requireNonNull(
              document
                  .getDocumentCatalog()
                  .getNames()
                  .getEmbeddedFiles()
                  .getNames()
                  .get("report.json"));
      file.setEmbeddedFile(new PDEmbeddedFile(document, new ByteArrayInputStream(json)));
      document.save(made);
    }
    Path _ = Files.write(frozen("report.pdf"), made.toByteArray());
    Chain.Link link = new Frozen(data).chain().last().orElseThrow();
    SortedMap<String, String> hashes = new TreeMap<>(link.files());
    hashes.put("report.pdf", Digest.sha256(made.toByteArray()));
    Chain.Link forged =
        new Chain.Link(
            link.month(),
            link.edition(),
            link.hash(),
            link.previousHash(),
            link.at(),
            link.by(),
            link.reason(),
            hashes);
    Path _ = Files.writeString(data.resolve("closed/chain.ndjson"), forged.line() + "\n");

    assertThat(verify("--anchor", hash))
        .startsWith(ExitCode.FAILED + " ")
        .contains("closed/2026-10/1/report.pdf", "tệp đính kèm khác report.json");
  }

  @Test
  void anAnchorThatNoEditionHas() {
    assertThat(verify("--anchor", hash.replace(hash.charAt(0), hash.charAt(0) == 'a' ? 'b' : 'a')))
        .startsWith(ExitCode.FAILED + " ")
        .contains("không bản nào trong chuỗi có mã đã gửi");
    assertThat(verify()).startsWith("0 ").contains("chưa đối chiếu với bản đã gửi");
  }
}
