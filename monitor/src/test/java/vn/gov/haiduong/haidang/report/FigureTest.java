package vn.gov.haiduong.haidang.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a percentage is shown. */
class FigureTest {

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          everything up                             | 1000000 |      0 |       0 |      0 |      0 | 100,000          | 100,000          | 100,000
          five in ten thousand down                 |  999500 |      0 |     500 |      0 |      0 | 99,950           | 99,950           | 100,000
          half to even, down                        |  999985 |      0 |      15 |      0 |      0 | 99,998           | 99,998           | 100,000
          half to even, up                          |  999975 |      0 |      25 |      0 |      0 | 99,998           | 99,998           | 100,000
          below a hundred is never a hundred        | 9999996 |      0 |       4 |      0 |      0 | 99,999           | 99,999           | 100,000
          one millisecond of a month                | 2678399999 |   0 |       1 |      0 |      0 | 99,999           | 99,999           | 100,000
          degraded is available                     |  500000 | 500000 |       0 |      0 |      0 | 100,000          | 100,000          | 100,000
          maintenance counts in the second alone    |  900000 |      0 |       0 | 100000 |      0 | 100,000          | 90,000           | 100,000
          nothing but maintenance                   |       0 |      0 |       0 |  60000 |      0 | –                | 0,000            | 100,000
          exactly ninety percent known              |  900000 |      0 |       0 |      0 | 100000 | 100,000          | 100,000          | 90,000
          a hair below ninety is not enough         |  899999 |      0 |       0 |      0 | 100001 | không đủ dữ liệu | không đủ dữ liệu | 89,999
          and is never shown as ninety              | 8999999 |      0 |       0 |      0 | 1000001 | không đủ dữ liệu | không đủ dữ liệu | 89,999
          coverage first, also without denominator  |       0 |      0 |       0 |     80 |     20 | không đủ dữ liệu | không đủ dữ liệu | 80,000
          nothing known                             |       0 |      0 |       0 |      0 |   1000 | không đủ dữ liệu | không đủ dữ liệu | 0,000
          no time at all                            |       0 |      0 |       0 |      0 |      0 | –                | –                | –
          always down                               |       0 |      0 |    1000 |      0 |      0 | 0,000            | 0,000            | 100,000
          a little unknown                          | 9999996 |      0 |       0 |      0 |      4 | 100,000          | 100,000          | 99,999
          """)
  void isShown(
      String what,
      long up,
      long degraded,
      long down,
      long maintenance,
      long unknown,
      String availability,
      String withMaintenance,
      String coverage) {
    Figure.Three three = Figure.of(new Times(up, degraded, down, maintenance, unknown, 0));

    assertThat(three.availability().shown()).as(what).isEqualTo(availability);
    assertThat(three.availabilityWithMaintenance().shown()).isEqualTo(withMaintenance);
    assertThat(three.coverage().shown()).isEqualTo(coverage);
    assertThat(three.availability().value().isPresent())
        .isEqualTo(Character.isDigit(availability.charAt(0)));
  }

  @ParameterizedTest(name = "{0} of {1} units measured: {2}")
  @CsvSource({"0,0,true", "1,2,true", "1,3,false", "2,3,true", "0,1,false", "114,228,true"})
  void aGroupIsToldFromHalfOfItsUnitsOn(int measured, int obliged, boolean told) {
    GroupFigures group =
        new GroupFigures("k", "K", new Times(10, 0, 0, 0, 0, 0), 1, 0, measured, obliged);

    assertThat(group.figures().availability().shown())
        .isEqualTo(told ? "100,000" : Figure.TOO_LITTLE);
    assertThat(group.measured())
        .isEqualTo(obliged == 0 ? "" : "đo được " + measured + "/" + obliged + " đơn vị");
  }

  @ParameterizedTest(name = "{0} has {1} days")
  @CsvSource({"2026-02,28", "2028-02,29", "2026-04,30", "2026-12,31", "1900-02,28", "2000-02,29"})
  void aMonthBeginsAndEndsAtLocalMidnight(String month, int days) {
    var whole = Period.month(YearMonth.parse(month));

    assertThat(whole.length().toDays()).isEqualTo(days);
    if (month.startsWith("2026")) {
      assertThat(whole.from().toString()).endsWith("T17:00:00Z");
    }
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"2026-01,2026-01-01", "2026-05,2026-04-01", "2026-12,2026-10-01"})
  void aQuarterToDateBeginsWithItsFirstMonth(String month, String first) {
    assertThat(Period.quarterToDate(YearMonth.parse(month)).from())
        .isEqualTo(Period.day(LocalDate.parse(first)).from());
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(longs = {-1, 11})
  void nonsenseIsRefused(long part) {
    assertThatThrownBy(() -> new Share(part, 10)).hasMessageStartingWith("share: expected");
  }

  @Test
  void aFrozenEditionHasANameAndACorrectionAReason() {
    assertThatThrownBy(() -> new Edition(1, "", " ", Optional.of(Instant.EPOCH), "", ""))
        .hasMessageContaining("expected a name");
    assertThatThrownBy(() -> new Edition(2, "", "A", Optional.of(Instant.EPOCH), "x", "y"))
        .hasMessageContaining("reason");
  }
}
