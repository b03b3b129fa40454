package vn.gov.haiduong.haidang.config;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.target.Demand;
import vn.gov.haiduong.haidang.target.UnitKind;

/** The keys of a goal that say how it is counted. */
final class GoalDemand {

  private GoalDemand() {}

  /** Empty for a goal of availability alone. */
  static Optional<Demand> read(YamlNode item, Map<String, YamlNode> keys) {
    YamlNode measure = keys.get("measure");
    if (measure == null) {
      return Optional.empty();
    }
    Optional<Demand.Measure> known =
        Stream.of(Demand.Measure.values())
            .filter(value -> value.label().equals(measure.text()))
            .findFirst();
    if (known.isEmpty()) {
      measure.wrong(
          "một trong " + String.join(", ", Demand.Measure.labels()),
          measure.text(),
          Likely.hint(measure.text(), Demand.Measure.labels()));
    }
    Set<UnitKind> kinds = EnumSet.noneOf(UnitKind.class);
    List<String> labels = Stream.of(UnitKind.values()).map(UnitKind::label).toList();
    YamlNode who = keys.get("who");
    for (YamlNode one : who == null ? List.<YamlNode>of() : who.list()) {
      String written = one.text();
      Optional<UnitKind> kind =
          Stream.of(UnitKind.values()).filter(some -> some.label().equals(written)).findFirst();
      kind.ifPresentOrElse(
          kinds::add,
          () ->
              one.wrong(
                  "một trong " + String.join(", ", labels), written, Likely.hint(written, labels)));
    }
    for (String needed : List.of("plan", "how")) {
      if (!keys.containsKey(needed)) {
        item.wrong("khóa " + needed, "không có", "");
      }
    }
    YamlNode percent = keys.get("percent");
    double share = percent == null ? 100 : percent.number(1, 100, 100);
    return known.map(
        value -> new Demand(text(keys, "plan"), value, kinds, share, text(keys, "how")));
  }

  private static String text(Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    return node == null ? "" : node.text();
  }
}
