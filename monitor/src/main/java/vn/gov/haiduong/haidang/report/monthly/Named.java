package vn.gov.haiduong.haidang.report.monthly;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.target.TargetId;

/** Names as readers know them; an id stands for what the month's inventory does not name. */
final class Named {

  private final Map<String, String> targets = new HashMap<>();
  private final Map<String, String> units = new HashMap<>();

  Named(MonthReport report) {
    report
        .figures()
        .targets()
        .forEach(it -> targets.put(it.member().id().value(), it.member().name()));
    report.figures().targets().stream()
        .map(it -> it.member())
        .forEach(it -> units.put(it.unit().value(), it.unitName()));
    report.roll().units().forEach(it -> units.put(it.code().value(), it.name()));
  }

  String target(String id) {
    String name = targets.getOrDefault(id, "");
    return name.isBlank() ? id : name;
  }

  String targets(Collection<TargetId> ids) {
    return ids.isEmpty()
        ? "Hệ thống giám sát"
        : ids.stream().map(id -> target(id.value())).collect(Collectors.joining(", "));
  }

  /** What was muted, as {@link Happenings.Muted} writes it. */
  String muted(String subject) {
    String key = subject.substring(subject.indexOf(':') + 1);
    if (subject.startsWith("unit:")) {
      String name = units.getOrDefault(key, "");
      return name.isBlank() ? "đơn vị " + key : name;
    }
    return subject.startsWith("target:") ? target(key) : "sự cố " + key;
  }
}
