package vn.gov.haiduong.haidang.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.xwpf.extractor.XWPFWordExtractor;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/** What people can have made of an incident of a ledger: an explanation and drafts. */
class IncidentPapersTest {

  private static final Instant T0 = Instant.parse("2026-10-03T01:00:00Z");

  @TempDir Path folder;
  private String id = "";

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

  private Said about(String... command) {
    String[] more = {id, "--data", data(), "--targets", "../targets", "--alerts", "../alerts"};
    String[] all = new String[command.length + more.length];
    System.arraycopy(command, 0, all, 0, command.length);
    System.arraycopy(more, 0, all, command.length, more.length);
    return run(all);
  }

  private String data() {
    return folder.resolve("so").toString();
  }

  @BeforeEach
  void anHourWithoutThePortal() throws Exception {
    StringBuilder lines = new StringBuilder();
    for (int minute = 0; minute < 90; minute++) {
      boolean down = minute >= 10 && minute < 70;
      lines
          .append("{\"at\":\"")
          .append(Province.rfc3339(T0.plusSeconds(60L * minute)))
          .append("\",\"target\":\"cong-tinh\",\"outcome\":\"")
          .append(down ? "down\",\"cause\":\"connect_timeout\"}" : "up\"}")
          .append('\n');
    }
    Path file = folder.resolve("r.ndjson");
    Files.writeString(file, lines);
    Said said =
        run(
            "replay",
            file.toString(),
            "--data",
            data(),
            "--targets",
            "../targets",
            "--alerts",
            "../alerts",
            "--json");
    assertThat(said.exit()).as(said.err()).isZero();
    id = said.out().replaceFirst("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
  }

  @Test
  void thePlanIsExplainedForAnIncidentThatHappened() {
    Said said = about("plan", "explain");
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out())
        .contains("Sự cố " + id, "08:12:00 03/10/2026  mở; 1 đối tượng")
        .contains("báo sự cố mới → Trực vận hành, Sở Thông tin và Truyền thông")
        .contains("chuyển cấp theo bước s2-15p")
        .contains("khôi phục, kết thúc thật 09:10:00 03/10/2026")
        .contains("có thể phát sinh, theo luật");
  }

  @Test
  void anUnknownIncidentIsWrongInputAndNeitherIsWrongUsage() {
    assertThat(run("plan", "explain", "SC-261003-00000", "--data", data()).exit()).isEqualTo(2);
    assertThat(run("plan", "explain").exit()).isEqualTo(64);
    assertThat(run("incident", "forms", "SC-261003-00000", "--data", data()).exit()).isEqualTo(2);
    assertThat(run("incident", "evidence", id, "--data", data()).out()).contains("0 phần");
  }

  @Test
  void theFormsAreDraftsWithWhatIsKnownAndGapsForTheRest() throws Exception {
    Path out = folder.resolve("du-thao");
    Said said = about("incident", "forms", "--out", out.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    assertThat(said.out().lines()).hasSize(2 * Form.ids().size());
    String name = "mau-03-" + id.toLowerCase(Locale.ROOT);
    byte[] docx = Files.readAllBytes(out.resolve(name + ".docx"));
    try (XWPFDocument document = new XWPFDocument(new ByteArrayInputStream(docx));
        XWPFWordExtractor text = new XWPFWordExtractor(document)) {
      assertThat(text.getText()).contains("DỰ THẢO").satisfies(IncidentPapersTest::isMau03);
    }
    try (var pdf = Loader.loadPDF(out.resolve(name + ".pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("DỰ THẢO")
          .satisfies(IncidentPapersTest::isMau03);
    }
  }

  /** What a step of the plan prepares for bodies outside lies there, addressed and filled in. */
  @Test
  void theLettersToBodiesOutsideNameThemAndWhatWasDone() throws Exception {
    Path out = folder.resolve("cong-van");
    Said said = about("incident", "forms", "--form", "de-nghi-ho-tro", "--out", out.toString());
    assertThat(said.exit()).as(said.err()).isZero();
    String name = "de-nghi-ho-tro-" + id.toLowerCase(Locale.ROOT);
    try (var pdf = Loader.loadPDF(out.resolve(name + ".pdf").toFile())) {
      assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", " "))
          .contains("DỰ THẢO", "V/v đề nghị hỗ trợ ứng phó sự cố", "Cổng thông tin điện tử tỉnh")
          .contains("Nhà cung cấp dịch vụ kết nối", "Đơn vị vận hành hệ thống thông tin")
          .contains("Các bước đã ghi: chưa ghi bước nào")
          .contains("Nội dung đề nghị hỗ trợ (*): ……");
    }
  }

  private static void isMau03(String text) {
    assertThat(text)
        .contains("BÁO CÁO", "[TBSC]", "Cổng thông tin điện tử tỉnh")
        .contains("Bắt đầu (đo được): 08:10:00 03/10/2026")
        .contains("Phát hiện (xác nhận): 08:12:00 03/10/2026")
        .contains("Kết thúc: 09:10:00 03/10/2026")
        .contains("Tên tổ chức (*): ……")
        .contains("(máy đề xuất)", "1 đối tượng")
        .doesNotContain("1 đối tượng, một đối tượng");
  }
}
