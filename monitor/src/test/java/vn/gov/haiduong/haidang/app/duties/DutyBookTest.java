package vn.gov.haiduong.haidang.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.target.UnitCode;

/** What was kept of a day comes back as it was, and the lists of the last day alone. */
class DutyBookTest {

  @TempDir Path data;

  @Test
  void aDayComesBackAsItWas() throws IOException {
    DutyBook book = new DutyBook(data);
    DutyDay day = day(LocalDate.of(2026, 11, 24), 7);
    book.keep(day);
    assertThat(new DutyBook(data).month(YearMonth.of(2026, 11))).containsExactly(day);
  }

  @Test
  void aDayIsReplacedAndOnlyTheLastKeepsItsLists() throws IOException {
    DutyBook book = new DutyBook(data);
    book.keep(day(LocalDate.of(2026, 11, 24), 7));
    book.keep(day(LocalDate.of(2026, 11, 24), 8));
    book.keep(day(LocalDate.of(2026, 11, 25), 9));
    List<DutyDay> kept = book.month(YearMonth.of(2026, 11));
    assertThat(kept)
        .extracting(day -> day.goals().getFirst().count(Result.MET))
        .containsExactly(8, 9);
    assertThat(kept).extracting(day -> day.lists().isPresent()).containsExactly(false, true);
  }

  @Test
  void olderMonthsAreShownByTheirLastDay() throws IOException {
    DutyBook book = new DutyBook(data);
    for (String text : List.of("2026-08-30", "2026-08-31", "2026-10-01", "2026-11-02")) {
      book.keep(day(LocalDate.parse(text), 1));
    }
    assertThat(book.recent(LocalDate.of(2026, 11, 25)))
        .extracting(day -> day.day().toString())
        .containsExactly("2026-08-31", "2026-10-01", "2026-11-02");
  }

  @Test
  void aFileThatSomebodySpoiltCostsNothingElse() throws IOException {
    DutyBook book = new DutyBook(data);
    Path folder = Files.createDirectories(data.resolve("duties"));
    Path _ = Files.writeString(folder.resolve("2026-11.ndjson"), "{\"day\":\"gì đây\"}\n{");
    assertThat(book.month(YearMonth.of(2026, 11))).isEmpty();
    book.keep(day(LocalDate.of(2026, 11, 25), 9));
    assertThat(book.month(YearMonth.of(2026, 11))).hasSize(1);
  }

  @Test
  void tenYearsAreKept() throws IOException {
    DutyBook book = new DutyBook(data);
    for (int i = 0; i < 123; i++) {
      book.keep(day(LocalDate.of(2016, 1, 15).plusMonths(i), 1));
    }
    try (var files = Files.list(data.resolve("duties"))) {
      assertThat(files).hasSize(120);
    }
    assertThat(book.month(YearMonth.of(2016, 1))).isEmpty();
  }

  private static DutyDay day(LocalDate day, int met) {
    UnitCode unit = new UnitCode("syt");
    return new DutyDay(
        day,
        List.of(new DutyDay.OfGoal("trang-2011", Map.of(Result.MET, met, Result.NOT_MET, 3))),
        Map.of(Direction.TO_PORTAL, Map.of(Linking.OK, 4, Linking.WRONG, 1)),
        Map.of(Result.UNCONFIRMED, 32),
        Optional.of(
            new DutyDay.Lists(
                List.of(
                    new DutyDay.OfUnit(
                        unit, "Sở Y tế", true, Result.MET, OptionalDouble.of(87.5), "B", 0.8),
                    new DutyDay.OfUnit(
                        new UnitCode("10507"),
                        "Xã",
                        false,
                        Result.UNCONFIRMED,
                        OptionalDouble.empty(),
                        "–",
                        0)),
                List.of(new DutyDay.OfLink(unit, Direction.TO_PORTAL, Linking.WRONG, "nơi khác")),
                List.of(new DutyDay.OfRow("trang-2011", "Sở Y tế", Result.NOT_MET, "vì sao")),
                List.of(
                    new DutyDay.OfCheck(
                        unit, CheckCode.IPV6, Result.NOT_MET, "Tên miền không có địa chỉ IPv6")))));
  }
}
