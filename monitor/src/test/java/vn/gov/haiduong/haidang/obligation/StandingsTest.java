package vn.gov.haiduong.haidang.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Demand;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Figures are counted over those that are obliged, and what nobody knows is never met. */
class StandingsTest {

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);
  private static final Snapshot SNAPSHOT = SampleProvince.of(400, 7);

  private static final Goal AVAILABILITY =
      new Goal(
          "san-sang-1",
          "Sẵn sàng",
          Optional.of("1"),
          Optional.empty(),
          Optional.of(99.5),
          Optional.empty(),
          "đề xuất");

  @Test
  void aGoalCountsEveryObligedUnitAndNotOnlyThoseWithASite() {
    Standing standing = standing(Scorecard.NONE, Map.of());
    Standing.OfGoal goal = standing.goal("trang").orElseThrow();
    long obliged = SNAPSHOT.units().stream().filter(Unit::obliged).count();
    assertThat(goal.rows()).hasSize((int) obliged);
    assertThat(goal.count(Result.MET) + goal.count(Result.NOT_MET) + goal.count(Result.UNCONFIRMED))
        .isEqualTo(obliged);
    assertThat(goal.reached()).isFalse();
  }

  @Test
  void aServiceThatNobodyConfirmedIsCountedAndNotMet() {
    Standing.OfGoal goal = standing(Scorecard.NONE, Map.of()).goal("dich-vu").orElseThrow();
    assertThat(goal.rows()).hasSize(1);
    assertThat(goal.count(Result.UNCONFIRMED)).isEqualTo(1);
    assertThat(goal.ratio()).hasValue(0);
  }

  /** Its months are counted elsewhere; alerts need its objective. */
  @Test
  void aGoalOfAvailabilityIsAnObjectiveAndCountsNoUnits() {
    Standing standing = standing(Scorecard.NONE, Map.of());
    assertThat(standing.objectives()).containsExactly(AVAILABILITY);
    assertThat(standing.goal(AVAILABILITY.id())).isEmpty();
  }

  @Test
  void theScoreLeavesOutWhatWasNotMeasuredAndWhatIsMuted() {
    UnitCode unit = SNAPSHOT.units().getFirst().code();
    Map<TargetId, Map<CheckCode, PageFact>> pages =
        Map.of(
            siteOf(unit),
            Map.of(
                CheckCode.HSTS, new PageFact(Result.MET, ""),
                CheckCode.CAA, new PageFact(Result.NOT_MET, ""),
                CheckCode.DNSSEC, new PageFact(Result.NOT_MET, ""),
                CheckCode.SECTIONS, new PageFact(Result.TO_CHECK, "")));
    Scorecard card =
        card(
            List.of(
                check(CheckCode.HSTS, 30),
                check(CheckCode.CAA, 10),
                check(CheckCode.DNSSEC, 50),
                check(CheckCode.SECTIONS, 10)),
            List.of(new Scorecard.Mute(unit, CheckCode.DNSSEC, "lý do", "A", TODAY)),
            List.of(new Scorecard.Adjustment(unit, 5, "lý do", "A", TODAY)));
    Standing.OfUnit of = standing(card, pages).unit(unit.value()).orElseThrow();
    assertThat(of.score().value()).hasValue(80); // 100 × 30 / (30 + 10) + 5
    assertThat(of.score().measuredShare()).isEqualTo(0.8); // 40 of 50: the muted one is not there
    assertThat(of.score().band()).isEqualTo("B");
  }

  @Test
  void tooLittleMeasuredGivesNoScore() {
    Scorecard card =
        card(List.of(check(CheckCode.HSTS, 10), check(CheckCode.CAA, 90)), List.of(), List.of());
    UnitCode unit = SNAPSHOT.units().getFirst().code();
    Standing standing =
        standing(card, Map.of(siteOf(unit), Map.of(CheckCode.HSTS, new PageFact(Result.MET, ""))));
    assertThat(standing.unit(unit.value()).orElseThrow().score().value()).isEmpty();
  }

  @Test
  void whatAPageLacksIsToBeCheckedAndNeverAnOffence() {
    Map<CheckCode, PageFact> facts =
        PageFact.of("Giới thiệu, tin tức, lịch công tác, văn bản, liên hệ", "", true);
    assertThat(Objects.requireNonNull(facts.get(CheckCode.SECTIONS)).result())
        .isEqualTo(Result.TO_CHECK);
    assertThat(Objects.requireNonNull(facts.get(CheckCode.SECTIONS)).said())
        .contains("dịch vụ công");
    assertThat(Objects.requireNonNull(facts.get(CheckCode.HSTS)).result())
        .isEqualTo(Result.NOT_MET);
    assertThat(Objects.requireNonNull(facts.get(CheckCode.INCIDENT_ADDRESS)).result())
        .isEqualTo(Result.TO_CHECK);
  }

  private static TargetId siteOf(UnitCode unit) {
    return SNAPSHOT.targets().stream()
        .map(TargetStatus::target)
        .filter(target -> target.unit().equals(unit) && target.kind() == TargetKind.WEBSITE)
        .map(Target::id)
        .findFirst()
        .orElseThrow();
  }

  private static Standing standing(Scorecard card, Map<TargetId, Map<CheckCode, PageFact>> pages) {
    UnitCode unit = SNAPSHOT.units().getFirst().code();
    PublicService service =
        new PublicService(
            new TargetId("dvc/1"),
            unit,
            "",
            "Cấp phép",
            3,
            ListedStatus.UNCONFIRMED,
            List.of(),
            "service",
            Optional.empty(),
            "chưa biết đường dẫn",
            "",
            "");
    return Standings.of(
        new Registry(
            List.of(
                goal("trang", Demand.Measure.LINKED),
                goal("dich-vu", Demand.Measure.SERVICES),
                AVAILABILITY),
            new Duties(
                List.of(service),
                List.of(),
                List.of(new Domain("haiduong.gov.vn", unit, Optional.empty(), "", "")),
                List.of(),
                List.of(),
                card,
                PortalListing.HOME_PAGE),
            Set.of(),
            Set.of()),
        SNAPSHOT,
        new Sightings(pages, Map.of(), Map.of(), List.of()),
        TODAY);
  }

  private static Goal goal(String id, Demand.Measure measure) {
    return new Goal(
        id,
        id,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(new Demand("Chỉ thị", measure, Set.of(), 100, "")),
        "Chỉ thị");
  }

  private static Scorecard card(
      List<Scorecard.Check> checks,
      List<Scorecard.Mute> mutes,
      List<Scorecard.Adjustment> adjustments) {
    return new Scorecard(
        "f",
        "l",
        0.6,
        checks,
        List.of(new Scorecard.Band("A", 90), new Scorecard.Band("B", 80)),
        mutes,
        adjustments);
  }

  private static Scorecard.Check check(CheckCode code, int weight) {
    return new Scorecard.Check(code, code.label(), weight, Scorecard.Method.DETERMINISTIC, "l");
  }
}
