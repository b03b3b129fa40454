package vn.gov.haiduong.haidang.config;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.Scorecard;
import vn.gov.haiduong.haidang.target.UnitCode;

/** {@code scorecard.yml} → the scorecard. */
final class ScorecardFile {

  private static final String TODAY = "2000-01-01";

  private final Set<UnitCode> units;

  private ScorecardFile(Set<UnitCode> units) {
    this.units = units;
  }

  static Scorecard read(YamlNode root, Set<UnitCode> units) {
    return new ScorecardFile(units).scorecard(root);
  }

  private Scorecard scorecard(YamlNode root) {
    Map<String, YamlNode> keys =
        root.known(
            List.of(
                "formula",
                "legal_basis",
                "measured_percent",
                "checks",
                "bands",
                "mutes",
                "adjustments"));
    List<Scorecard.Check> checks = new ArrayList<>();
    Set<CheckCode> seen = EnumSet.noneOf(CheckCode.class);
    for (YamlNode item : items(keys, "checks")) {
      Map<String, YamlNode> one =
          item.known(List.of("code", "title", "weight", "method", "legal_basis"));
      code(item, one)
          .ifPresent(
              code -> {
                if (!seen.add(code)) {
                  item.wrong("mỗi mã một lần", code.label(), "");
                }
                checks.add(
                    new Scorecard.Check(
                        code,
                        need(item, one, "title"),
                        number(one, "weight", 0, 100, 0),
                        method(item, one),
                        need(item, one, "legal_basis")));
              });
    }
    List<Scorecard.Band> bands = new ArrayList<>();
    for (YamlNode item : items(keys, "bands")) {
      Map<String, YamlNode> one = item.known(List.of("name", "from"));
      bands.add(new Scorecard.Band(need(item, one, "name"), number(one, "from", 0, 100, 0)));
    }
    bands.sort(Comparator.comparingInt(Scorecard.Band::from).reversed());
    return new Scorecard(
        need(root, keys, "formula"),
        need(root, keys, "legal_basis"),
        number(keys, "measured_percent", 1, 100, 60) / 100.0,
        checks,
        bands,
        mutes(keys),
        adjustments(keys));
  }

  private List<Scorecard.Mute> mutes(Map<String, YamlNode> keys) {
    List<Scorecard.Mute> mutes = new ArrayList<>();
    for (YamlNode item : items(keys, "mutes")) {
      Map<String, YamlNode> one = item.known(List.of("unit", "code", "reason", "by", "until"));
      String reason = need(item, one, "reason");
      String by = need(item, one, "by");
      Optional<UnitCode> unit = unit(item, one);
      Optional<CheckCode> code = code(item, one);
      LocalDate until = day(item, one, "until");
      if (unit.isPresent() && code.isPresent()) {
        mutes.add(new Scorecard.Mute(unit.get(), code.get(), reason, by, until));
      }
    }
    return mutes;
  }

  private List<Scorecard.Adjustment> adjustments(Map<String, YamlNode> keys) {
    List<Scorecard.Adjustment> adjustments = new ArrayList<>();
    for (YamlNode item : items(keys, "adjustments")) {
      Map<String, YamlNode> one = item.known(List.of("unit", "points", "reason", "by", "day"));
      String reason = need(item, one, "reason");
      String by = need(item, one, "by");
      int points = number(one, "points", -100, 100, 0);
      LocalDate day = day(item, one, "day");
      unit(item, one)
          .ifPresent(
              unit -> adjustments.add(new Scorecard.Adjustment(unit, points, reason, by, day)));
    }
    return adjustments;
  }

  private Optional<UnitCode> unit(YamlNode item, Map<String, YamlNode> keys) {
    String written = need(item, keys, "unit");
    Optional<UnitCode> unit =
        units.stream().filter(code -> code.value().equals(written)).findFirst();
    if (unit.isEmpty() && !written.isEmpty()) {
      item.wrong(
          "mã của một đơn vị có thật",
          written,
          Likely.hint(written, units.stream().map(UnitCode::value).toList()));
    }
    return unit;
  }

  private static Optional<CheckCode> code(YamlNode item, Map<String, YamlNode> keys) {
    String written = need(item, keys, "code");
    Optional<CheckCode> code = CheckCode.of(written);
    if (code.isEmpty() && !written.isEmpty()) {
      item.wrong(
          "một trong " + String.join(", ", CheckCode.labels()),
          written,
          Likely.hint(written, CheckCode.labels()));
    }
    return code;
  }

  private static Scorecard.Method method(YamlNode item, Map<String, YamlNode> keys) {
    String written = need(item, keys, "method");
    for (Scorecard.Method method : Scorecard.Method.values()) {
      if (method.label().equals(written)) {
        return method;
      }
    }
    if (!written.isEmpty()) {
      item.wrong("tat-dinh hoặc phong-doan", written, "");
    }
    return Scorecard.Method.HEURISTIC;
  }

  private static LocalDate day(YamlNode item, Map<String, YamlNode> keys, String key) {
    String written = need(item, keys, key);
    try {
      return LocalDate.parse(written);
    } catch (DateTimeParseException notADay) {
      if (!written.isEmpty()) {
        item.wrong("một ngày như 2026-12-31", written, "");
      }
      return LocalDate.parse(TODAY);
    }
  }

  private static String need(YamlNode item, Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    String text = node == null ? "" : node.text();
    if (text.isEmpty()) {
      item.wrong("khóa " + key, "không có", "");
    }
    return text;
  }

  private static int number(
      Map<String, YamlNode> keys, String key, int low, int high, int otherwise) {
    YamlNode node = keys.get(key);
    return node == null ? otherwise : node.number(low, high, otherwise);
  }

  private static List<YamlNode> items(Map<String, YamlNode> keys, String key) {
    YamlNode node = keys.get(key);
    return node == null ? List.of() : node.list();
  }
}
