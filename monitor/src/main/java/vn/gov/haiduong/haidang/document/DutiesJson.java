package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Linkage, services, goals, scores and contacts of a month as JSON. */
final class DutiesJson {

  private DutiesJson() {}

  static ObjectNode of(ObjectNode node, Aside aside) {
    aside.duties().ifPresent(duties -> duties(node, duties));
    aside
        .contacts()
        .ifPresent(
            named -> {
              ArrayNode units = node.putArray("unitsWithContacts");
              named.stream()
                  .sorted(Comparator.naturalOrder())
                  .map(UnitCode::value)
                  .forEach(units::add);
            });
    return node;
  }

  private static void duties(ObjectNode node, MonthDuties duties) {
    node.put("days", duties.days());
    node.put("asOf", duties.asOf().map(Object::toString).orElse(null));
    ObjectNode links = node.putObject("links");
    for (Direction direction : Direction.values()) {
      ObjectNode counts = links.putObject(direction.label());
      var of = duties.links().get(direction);
      for (Linking linking : Linking.values()) {
        counts.put(linking.label(), of == null ? 0 : of.getOrDefault(linking, 0));
      }
    }
    ObjectNode services = node.putObject("services");
    for (Result result : Result.values()) {
      services.put(result.label(), duties.services().getOrDefault(result, 0));
    }
    ArrayNode goals = node.putArray("goals");
    for (MonthDuties.OfGoal goal : duties.goals()) {
      ObjectNode one = goals.addObject().put("id", goal.goal().id());
      one.put("title", goal.goal().title()).put("demandedPercent", goal.percent());
      one.put("met", goal.last().map(last -> last.count(Result.MET)).orElse(null));
      one.put("counted", goal.last().map(DutyDay.OfGoal::all).orElse(null));
    }
    ArrayNode processing = node.putArray("processing");
    duties
        .processing()
        .forEach(
            rate ->
                processing
                    .addObject()
                    .put("unit", rate.unit().value())
                    .put("received", rate.received())
                    .put("online", rate.online())
                    .put("source", rate.source()));
    ArrayNode checks = node.putArray("checks");
    duties
        .checks()
        .forEach(
            check ->
                checks
                    .addObject()
                    .put("unit", check.unit().value())
                    .put("check", check.code().label())
                    .put("result", check.result().label())
                    .put("said", check.said()));
    ArrayNode units = node.putArray("scores");
    for (DutyDay.OfUnit unit : duties.units()) {
      ObjectNode one = units.addObject().put("unit", unit.unit().value());
      unit.score().ifPresent(score -> one.put("score", score));
      one.put("band", unit.band()).put("measuredShare", unit.measuredShare());
    }
  }
}
