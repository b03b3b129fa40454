package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.Term;
import vn.gov.haiduong.haidang.report.Times;

/** The summary of a half-year: its figures are those of its months, added. */
class TermTest {

  private static final Instant NOW = Instant.parse("2027-01-04T09:00:00+07:00");

  @TempDir Path folder;

  @Test
  void termsAreNamedByYearAndHalf() {
    assertThat(Term.parse("2026")).contains(new Term(2026, Optional.empty()));
    assertThat(Term.parse("2026-1").orElseThrow().months()).hasSize(6);
    assertThat(Term.parse("2026-2").orElseThrow().whole().length()).isEqualTo(Duration.ofDays(184));
    assertThat(Term.parse("2024").orElseThrow().whole().length()).isEqualTo(Duration.ofDays(366));
    for (String wrong : new String[] {"", "26", "2026-3", "2026-0", "2026-10", "0000"}) {
      assertThat(Term.parse(wrong)).as(wrong).isEmpty();
    }
  }

  @Test
  void aYearUnderTheDecreeRunsFromMidDecemberToMidDecember() throws Exception {
    Term term = new Term(2026, Optional.empty(), Term.Basis.ND331);
    assertThat(term.whole().from()).isEqualTo(Instant.parse("2025-12-15T00:00:00+07:00"));
    assertThat(term.whole().to()).isEqualTo(Instant.parse("2026-12-15T00:00:00+07:00"));
    assertThat(term.months()).hasSize(13);
    assertThat(
            term.months().stream()
                .map(term::part)
                .map(part -> part.length())
                .reduce(Duration.ZERO, Duration::plus))
        .as("the parts of the months tile it")
        .isEqualTo(Duration.ofDays(365));
    assertThat(new Term(2024, Optional.empty(), Term.Basis.ND331).whole().length())
        .isEqualTo(Duration.ofDays(366));

    try (History history = SmallLedger.make(folder.resolve("so")).history()) {
      Map<String, byte[]> files =
          Papers.of(new Reading(history).term(term, NOW), EnumSet.of(Papers.Form.JSON));
      JsonNode json = new ObjectMapper().readTree(files.get("summary.json"));
      assertThat(json.path("basis").asText()).isEqualTo("nd331");
      assertThat(json.path("period").path("to").asText())
          .isEqualTo("2026-12-15T00:00:00.000+07:00");
      MonthReport october = new Reading(history).month(SmallLedger.MONTH, Edition.DRAFT, NOW);
      assertThat(json.path("all").path("millis").path("down").asLong())
          .isEqualTo(october.figures().all().times().down())
          .isPositive();
      assertThat(json.path("paper").toString())
          .contains("15/12/2025 đến hết ngày 14/12/2026", "Nghị định 331/2026/NĐ-CP", "Bộ Công an");
    }
  }

  @Test
  void aHalfYearIsTheSumOfItsMonthsInEveryForm() throws Exception {
    Books books = SmallLedger.make(folder.resolve("so"));
    try (History history = books.history()) {
      Reading reading = new Reading(history);
      Map<String, byte[]> files =
          Papers.of(
              reading.term(new Term(2026, Optional.of(2)), NOW), EnumSet.allOf(Papers.Form.class));
      assertThat(files)
          .containsOnlyKeys("summary.pdf", "summary.docx", "summary.xlsx", "summary.json");
      JsonNode json = new ObjectMapper().readTree(files.get("summary.json"));
      Times sum = Times.NONE;
      int outages = 0;
      for (int month = 7; month <= 12; month++) {
        MonthReport one = reading.month(YearMonth.of(2026, month), Edition.DRAFT, NOW);
        sum = sum.plus(one.figures().all().times());
        outages += one.figures().deeds().begun();
      }
      JsonNode millis = json.path("all").path("millis");
      assertThat(millis.path("up").asLong()).isEqualTo(sum.up()).isPositive();
      assertThat(millis.path("down").asLong()).isEqualTo(sum.down()).isPositive();
      assertThat(millis.path("unknown").asLong()).isEqualTo(sum.unknown());
      assertThat(json.path("outages").path("begun").asInt()).isEqualTo(outages).isPositive();
      assertThat(json.path("months")).hasSize(1);
      assertThat(json.path("paper").toString()).contains("MẪU 05", "Từ chối dịch vụ");
      assertThat(
              Papers.of(
                      reading.term(new Term(2026, Optional.of(2)), NOW),
                      EnumSet.of(Papers.Form.PDF))
                  .get("summary.pdf"))
          .as("made again, it is the same to the byte")
          .isEqualTo(files.get("summary.pdf"));
    }
  }

  @Test
  void ofAMonthInWhichNothingWasMeasuredNothingIsSaidNotToHaveBeenFound() throws Exception {
    Books books = SmallLedger.make(folder.resolve("so"));
    try (History history = books.history()) {
      MonthReport september = new Reading(history).month(YearMonth.of(2026, 9), Edition.DRAFT, NOW);
      String words =
          new ObjectMapper()
              .readTree(Papers.of(september, EnumSet.of(Papers.Form.JSON)).get("report.json"))
              .path("paper")
              .toString();
      assertThat(words)
          .contains("Trong tháng không đo được lúc nào")
          .doesNotContain("Không ghi nhận gián đoạn", "Không thấy lỗi", "Không có gián đoạn");
    }
  }
}
