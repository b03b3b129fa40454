package vn.gov.haiduong.haidang.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** Hours of one day stand for moments: 8 is 08:00 in the province. */
class RegisterTest {

  private static final Instant MIDNIGHT = Instant.parse("2026-11-25T17:00:00Z");
  private Register register = Register.EMPTY;

  private static Instant hour(double hour) {
    return MIDNIGHT.plusMillis(Math.round(hour * 3_600_000));
  }

  private static Work work(String id, double entered, double start, double end) {
    return new Work(
        id,
        "thay máy chủ",
        List.of(new TargetId("web")),
        hour(start),
        hour(end),
        "",
        Optional.empty(),
        "",
        new Work.Signed(hour(entered), "Lan"),
        Optional.empty(),
        Optional.empty());
  }

  private Optional<Objection> take(Step step) {
    Optional<Objection> objection = register.objection(step);
    if (objection.isEmpty()) {
      register = register.after(step);
    }
    return objection;
  }

  private void approved(String id, double entered, double start, double end) {
    assertThat(take(new Step.Planned(work(id, entered, start, end)))).isEmpty();
    assertThat(take(new Step.Approved(id, new Work.Signed(hour(entered), "Đức"), "12/TB")))
        .isEmpty();
  }

  private List<String> edges(double now) {
    List<String> edges = new ArrayList<>();
    for (Register.Edge edge : register.edges(hour(now))) {
      double at = (edge.at().toEpochMilli() - MIDNIGHT.toEpochMilli()) / 3_600_000.0;
      edges.add((edge.begins() ? "begins " : "ends ") + at + " by " + edge.work().id());
    }
    return edges;
  }

  @Test
  void onlyApprovedMaintenanceCountsAndItEndsAsPlanned() {
    assertThat(take(new Step.Planned(work("a", 7, 8, 10)))).isEmpty();
    assertThat(edges(12)).isEmpty();
    assertThat(register.works().getFirst().state(hour(9))).isEqualTo(Work.State.LAPSED);
    register = Register.EMPTY;
    approved("a", 7, 8, 10);
    assertThat(edges(7.9)).isEmpty();
    assertThat(edges(8)).containsExactly("begins 8.0 by a");
    assertThat(edges(10)).containsExactly("begins 8.0 by a", "ends 10.0 by a");
    assertThat(register.works().getFirst().state(hour(9))).isEqualTo(Work.State.RUNNING);
  }

  @Test
  void itMayBeEndedEarlierAndWithdrawnBeforeItStarts() {
    approved("a", 7, 8, 10);
    approved("b", 7, 12, 13);
    assertThat(take(new Step.Ended("a", new Work.Signed(hour(9), "Lan")))).isEmpty();
    assertThat(take(new Step.Ended("b", new Work.Signed(hour(11), "Lan")))).isEmpty();
    assertThat(edges(24)).containsExactly("begins 8.0 by a", "ends 9.0 by a");
    assertThat(register.work("b").orElseThrow().state(hour(12))).isEqualTo(Work.State.WITHDRAWN);
  }

  @Test
  void aFurtherWorkEnteredBeforeTheOldEndExtendsIt() {
    approved("a", 7, 8, 10);
    approved("b", 9, 10, 11);
    approved("c", 10.5, 13, 14);
    assertThat(edges(24))
        .containsExactly("begins 8.0 by a", "ends 11.0 by b", "begins 13.0 by c", "ends 14.0 by c");
  }

  @ParameterizedTest(name = "entered at {0} for {1} to {2} is refused: {3}")
  @CsvSource({
    "8, 8, 9, NOT_AHEAD",
    "9, 8, 10, NOT_AHEAD",
    "1, 2, 400, TOO_LONG",
    "1, 9000, 9001, TOO_FAR"
  })
  void whatCannotBePlanned(double entered, double start, double end, Objection expected) {
    assertThat(take(new Step.Planned(work("a", entered, start, end)))).contains(expected);
  }

  @Test
  void itIsApprovedBeforeItStartsByANumberedDocumentOnce() {
    assertThat(take(new Step.Planned(work("a", 7, 8, 10)))).isEmpty();
    assertThat(take(new Step.Approved("x", new Work.Signed(hour(7), "Đức"), "1")))
        .contains(Objection.UNKNOWN);
    assertThat(take(new Step.Approved("a", new Work.Signed(hour(7), "Đức"), " ")))
        .contains(Objection.NUMBER_NEEDED);
    assertThat(take(new Step.Approved("a", new Work.Signed(hour(8), "Đức"), "1")))
        .contains(Objection.NOT_AHEAD);
    assertThat(take(new Step.Approved("a", new Work.Signed(hour(7.4), "Lan"), "1")))
        .contains(Objection.OWN_PLAN);
    assertThat(take(new Step.Approved("a", new Work.Signed(hour(7.5), "Đức"), "1"))).isEmpty();
    assertThat(take(new Step.Approved("a", new Work.Signed(hour(7.6), "Đức"), "1")))
        .contains(Objection.ALREADY);
    assertThat(take(new Step.Ended("a", new Work.Signed(hour(10), "Lan"))))
        .contains(Objection.OVER);
  }

  @Test
  void noticeIsCountedInWorkingDays() {
    Work work = work("a", 7, 8, 10); // A Thursday.
    Work told =
        new Work(
            work.id(),
            work.what(),
            work.targets(),
            work.start(),
            work.end(),
            "",
            Optional.of(LocalDate.of(2026, 11, 17)),
            "cổng tỉnh",
            work.planned(),
            Optional.empty(),
            Optional.empty());
    assertThat(told.noticeDays(WorkingCalendar.PLAIN)).isEqualTo(Work.NOTICE_DAYS);
    assertThat(work.noticeDays(WorkingCalendar.PLAIN)).isZero();
  }
}
