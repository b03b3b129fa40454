package vn.gov.haiduong.haidang.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TimeZone;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.monthly.MonthPaper;
import vn.gov.haiduong.haidang.report.monthly.Office;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** The month's report as files, for months of every mood. */
class PapersTest {

  /** Where somebody may look at them: {@code monitor/target/papers}. */
  private static Path keep(String name, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "papers"));
    return Files.write(folder.resolve(name), bytes);
  }

  private static byte[] pdf(Paper paper, byte[] json) {
    return Pdf.bytes(
        paper,
        "",
        Optional.of(new Pdf.Attachment("report.json", "application/json", "Số liệu", json)));
  }

  @ParameterizedTest
  @EnumSource(names = {"BAD", "EMPTY", "SIXTY_ROWS"})
  @Timeout(240)
  void everyFormIsTheSameTwice(SampleMonth month) throws Exception {
    MonthReport report = month.report();
    Paper paper = MonthPaper.of(report, Office.DOIC);
    byte[] json = ReportJson.bytes(report, paper);
    byte[] pdf = pdf(paper, json);
    byte[] docx = Docx.bytes(paper, "");
    byte[] xlsx = Xlsx.bytes(paper);
    Path _ = keep(month.name() + ".json", json);
    Path _ = keep(month.name() + ".pdf", pdf);
    Path _ = keep(month.name() + ".docx", docx);
    Path _ = keep(month.name() + ".xlsx", xlsx);

    Locale locale = Locale.getDefault();
    TimeZone zone = TimeZone.getDefault();
    try {
      Locale.setDefault(Locale.of("ar", "EG"));
      TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
      MonthReport again = month.report();
      Paper same = MonthPaper.of(again, Office.DOIC);
      assertThat(ReportJson.bytes(again, same)).isEqualTo(json);
      assertThat(Docx.bytes(same, "")).isEqualTo(docx);
      assertThat(Xlsx.bytes(same)).isEqualTo(xlsx);
      assertThat(pdf(same, json)).isEqualTo(pdf);
    } finally {
      Locale.setDefault(locale);
      TimeZone.setDefault(zone);
    }
  }

  @Timeout(240)
  @ParameterizedTest
  @EnumSource(names = {"EMPTY", "HALF_UNKNOWN"})
  void thePdfConformsToBothStandards(SampleMonth month) throws Exception {
    MonthReport report = month.report();
    Paper paper = MonthPaper.of(report, Office.DOIC);
    byte[] pdf = pdf(paper, ReportJson.bytes(report, paper));

    assertThat(broken(pdf, PDFAFlavour.PDFA_3_A)).isEmpty();
    assertThat(broken(pdf, PDFAFlavour.PDFUA_1)).isEmpty();
  }

  private static List<String> broken(byte[] pdf, PDFAFlavour flavour) throws Exception {
    VeraGreenfieldFoundryProvider.initialise();
    try (var parser =
            Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
        var validator = Foundries.defaultInstance().createValidator(flavour, false)) {
      var result = validator.validate(parser);
      return result.getTestAssertions().stream()
          .filter(it -> it.getStatus() == TestAssertion.Status.FAILED)
          .map(
              it ->
                  it.getRuleId().getClause()
                      + "-"
                      + it.getRuleId().getTestNumber()
                      + " "
                      + it.getMessage())
          .distinct()
          .toList();
    }
  }
}
