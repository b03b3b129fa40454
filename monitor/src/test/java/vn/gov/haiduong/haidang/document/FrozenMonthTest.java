package vn.gov.haiduong.haidang.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.monthly.AgencyPaper;
import vn.gov.haiduong.haidang.report.monthly.MeetingSheet;
import vn.gov.haiduong.haidang.report.monthly.MonthPaper;
import vn.gov.haiduong.haidang.report.monthly.Office;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Papers made of frozen data are those that were made of the ledger. */
class FrozenMonthTest {

  @ParameterizedTest
  @EnumSource(SampleMonth.class)
  void papersBesideTheReportAreTheSameToTheByte(SampleMonth sample) throws IOException {
    MonthReport report = sample.report();
    MonthReport read =
        FrozenMonth.read(ReportJson.bytes(report, MonthPaper.of(report, Office.DOIC)));

    assertThat(MeetingSheet.of(read)).isEqualTo(MeetingSheet.of(report));
    assertThat(Docx.bytes(MeetingSheet.of(read), ""))
        .isEqualTo(Docx.bytes(MeetingSheet.of(report), ""));
    for (GroupFigures unit : report.figures().byUnit()) {
      UnitCode code = new UnitCode(unit.key());
      assertThat(AgencyPaper.of(read, code)).isEqualTo(AgencyPaper.of(report, code));
    }
    assertThat(read.edition()).isEqualTo(report.edition());
    assertThat(read.aside().voices()).isEqualTo(report.aside().voices());
  }

  @Test
  void whatIsNoReportIsSaidToBeNone() {
    for (String text : new String[] {"{}", "[]", "{\"month\":\"2026-10\"}", "khong"}) {
      assertThatThrownBy(() -> FrozenMonth.read(text.getBytes(StandardCharsets.UTF_8)))
          .isInstanceOf(IOException.class);
    }
  }
}
