package vn.gov.haiduong.haidang.app.duties;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.target.UnitCode;

/** A day of duties as one line of JSON, and back. Labels, never ordinals. */
final class DutyCodec {

  private DutyCodec() {}

  static JsonObject json(DutyDay day) {
    JsonObject goals = new JsonObject();
    day.goals().forEach(goal -> goals.put(goal.id(), counts(goal.counts(), Result::label)));
    JsonObject links = new JsonObject();
    day.links().forEach((way, of) -> links.put(way.label(), counts(of, Linking::label)));
    JsonObject json =
        new JsonObject()
            .put("day", day.day().toString())
            .put("goals", goals)
            .put("links", links)
            .put("services", counts(day.services(), Result::label));
    day.lists().ifPresent(lists -> json.put("lists", lists(lists)));
    return json;
  }

  private static JsonObject lists(DutyDay.Lists lists) {
    JsonArray units = new JsonArray();
    for (DutyDay.OfUnit of : lists.units()) {
      JsonObject unit =
          new JsonObject()
              .put("unit", of.unit().value())
              .put("name", of.name())
              .put("obliged", of.obliged())
              .put("linked", of.linked().label())
              .put("band", of.band())
              .put("measured", of.measuredShare());
      of.score().ifPresent(score -> unit.put("score", score));
      units.add(unit);
    }
    JsonArray links = new JsonArray();
    lists
        .links()
        .forEach(
            of ->
                links.add(
                    new JsonObject()
                        .put("unit", of.unit().value())
                        .put("direction", of.direction().label())
                        .put("result", of.result().label())
                        .put("said", of.said())));
    JsonArray rows = new JsonArray();
    lists
        .rows()
        .forEach(
            of ->
                rows.add(
                    new JsonObject()
                        .put("goal", of.goal())
                        .put("name", of.name())
                        .put("result", of.result().label())
                        .put("said", of.said())));
    JsonArray checks = new JsonArray();
    lists
        .checks()
        .forEach(
            of ->
                checks.add(
                    new JsonObject()
                        .put("unit", of.unit().value())
                        .put("check", of.code().label())
                        .put("result", of.result().label())
                        .put("said", of.said())));
    return new JsonObject()
        .put("units", units)
        .put("links", links)
        .put("rows", rows)
        .put("checks", checks);
  }

  private static <K> JsonObject counts(Map<K, Integer> counts, Function<K, String> label) {
    JsonObject json = new JsonObject();
    counts.forEach((key, count) -> json.put(label.apply(key), count));
    return json;
  }

  /**
   * Back again.
   *
   * @throws IllegalArgumentException for a label or a date that is none
   */
  static DutyDay day(JsonObject json) {
    JsonObject goals = json.getJsonObject("goals", new JsonObject());
    Map<Direction, Map<Linking, Integer>> links = new EnumMap<>(Direction.class);
    JsonObject ways = json.getJsonObject("links", new JsonObject());
    for (String way : ways.fieldNames()) {
      links.put(direction(way), counted(ways.getJsonObject(way), DutyCodec::linking));
    }
    return new DutyDay(
        LocalDate.parse(json.getString("day", "")),
        goals.fieldNames().stream()
            .map(id -> new DutyDay.OfGoal(id, counted(goals.getJsonObject(id), DutyCodec::result)))
            .toList(),
        links,
        counted(json.getJsonObject("services", new JsonObject()), DutyCodec::result),
        Optional.ofNullable(json.getJsonObject("lists")).map(DutyCodec::lists));
  }

  private static DutyDay.Lists lists(JsonObject json) {
    return new DutyDay.Lists(
        each(json, "units").map(DutyCodec::unit).toList(),
        each(json, "links")
            .map(
                of ->
                    new DutyDay.OfLink(
                        new UnitCode(of.getString("unit", "")),
                        direction(of.getString("direction", "")),
                        linking(of.getString("result", "")),
                        of.getString("said", "")))
            .toList(),
        each(json, "rows")
            .map(
                of ->
                    new DutyDay.OfRow(
                        of.getString("goal", ""),
                        of.getString("name", ""),
                        result(of.getString("result", "")),
                        of.getString("said", "")))
            .toList(),
        each(json, "checks")
            .map(
                of ->
                    new DutyDay.OfCheck(
                        new UnitCode(of.getString("unit", "")),
                        of(
                            List.of(CheckCode.values()),
                            CheckCode::label,
                            of.getString("check", "")),
                        result(of.getString("result", "")),
                        of.getString("said", "")))
            .toList());
  }

  private static DutyDay.OfUnit unit(JsonObject of) {
    Double score = of.getDouble("score");
    return new DutyDay.OfUnit(
        new UnitCode(of.getString("unit", "")),
        of.getString("name", ""),
        of.getBoolean("obliged", false),
        result(of.getString("linked", "")),
        score == null ? OptionalDouble.empty() : OptionalDouble.of(score),
        of.getString("band", "–"),
        of.getDouble("measured", 0.0));
  }

  private static Stream<JsonObject> each(JsonObject json, String key) {
    JsonArray array = json.getJsonArray(key, new JsonArray());
    return IntStream.range(0, array.size()).mapToObj(array::getJsonObject);
  }

  private static <K> Map<K, Integer> counted(JsonObject json, Function<String, K> of) {
    return json.fieldNames().stream()
        .collect(Collectors.toMap(of, label -> json.getInteger(label, 0)));
  }

  private static Result result(String label) {
    return of(List.of(Result.values()), Result::label, label);
  }

  private static Linking linking(String label) {
    return of(List.of(Linking.values()), Linking::label, label);
  }

  private static Direction direction(String label) {
    return of(Arrays.asList(Direction.values()), Direction::label, label);
  }

  private static <T> T of(List<T> values, Function<T, String> label, String wanted) {
    return values.stream()
        .filter(value -> label.apply(value).equals(wanted))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no such label: " + wanted));
  }
}
