package vn.gov.haiduong.haidang.obligation;

import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.obligation.Standing.OfGoal;
import vn.gov.haiduong.haidang.obligation.Standing.OfService;
import vn.gov.haiduong.haidang.obligation.Standing.OfUnit;
import vn.gov.haiduong.haidang.obligation.Standing.Row;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Demand;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;

/** What each goal counts: every obliged unit of its groups, not only those that have something. */
final class GoalRows {

  private final Look look;
  private final UnitChecks checks;
  private final List<OfUnit> units;
  private final List<OfService> services;

  GoalRows(Look look, UnitChecks checks, List<OfUnit> units, List<OfService> services) {
    this.look = look;
    this.checks = checks;
    this.units = units;
    this.services = services;
  }

  List<OfGoal> goals() {
    return look.registry().goals().stream()
        .flatMap(goal -> goal.demand().stream().map(demand -> goal(goal, demand)))
        .toList();
  }

  private OfGoal goal(Goal goal, Demand demand) {
    return new OfGoal(
        goal,
        switch (demand.measure()) {
          case LINKED ->
              obliged(demand).stream().map(of -> row(of.unit(), of.linked(), of.said())).toList();
          case CONTACTS -> obliged(demand).stream().map(of -> contacts(of.unit())).toList();
          case VIDEO -> obliged(demand).stream().map(of -> video(of.unit())).toList();
          case SERVICES ->
              services.stream()
                  .map(s -> new Row(s.name(), Optional.of(s.unit()), s.result(), s.said()))
                  .toList();
          case WAN_PAIRS -> pairs();
          case BY_HAND -> List.of();
        });
  }

  private List<OfUnit> obliged(Demand demand) {
    return units.stream()
        .filter(of -> of.unit().obliged())
        .filter(of -> demand.kinds().isEmpty() || demand.kinds().contains(of.unit().kind()))
        .toList();
  }

  private Row contacts(Unit unit) {
    PageFact fact = checks.fact(unit, CheckCode.CONTACTS);
    return row(unit, fact.result(), fact.said());
  }

  private Row video(Unit unit) {
    List<TargetStatus> points = look.of(unit, TargetKind.VIDEO).toList();
    if (points.isEmpty()) {
      return row(unit, Result.UNCONFIRMED, "Chưa có điểm cầu được đo");
    }
    TargetStatus point = points.getFirst();
    return row(unit, Look.result(point), point.said());
  }

  private List<Row> pairs() {
    return look.registry().duties().pairs().stream()
        .map(
            pair ->
                new Row(
                    pair.from() + " → " + pair.to(),
                    Optional.empty(),
                    pair.reaches() ? Result.MET : Result.NOT_MET,
                    pair.source() + ", " + pair.day()))
        .toList();
  }

  private static Row row(Unit unit, Result result, String said) {
    return new Row(unit.name(), Optional.of(unit.code()), result, said);
  }
}
