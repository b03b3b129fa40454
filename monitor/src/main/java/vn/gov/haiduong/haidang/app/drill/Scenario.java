package vn.gov.haiduong.haidang.app.drill;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.sandbox.Fault;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.sandbox.Scope;
import vn.gov.haiduong.haidang.sandbox.Simulated;
import vn.gov.haiduong.haidang.sandbox.Switch;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The situations of the plan that are drilled. */
public enum Scenario {
  PORTAL("portal-down", "Cổng thông tin điện tử tỉnh ngừng hoạt động", Signal.DOWN),
  DEFACEMENT("defacement", "Trang bị thay đổi giao diện", Signal.CONTENT_SUSPECT),
  DISTRICT("district-link", "Đứt đường truyền của một huyện", Signal.DOWN),
  DATA_CENTRE("data-centre", "Trung tâm dữ liệu tỉnh mất điện", Signal.DOWN),
  SPAM("mass-spam", "Nhiều trang bị chèn liên kết cờ bạc", Signal.CONTENT_SUSPECT),
  UPLINK("own-uplink", "Mất mạng phía hệ thống giám sát", Signal.OWN_SIDE);

  private final String label;
  private final String words;
  private final Signal signal;

  Scenario(String label, String words, Signal signal) {
    this.label = label;
    this.words = words;
    this.signal = signal;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  /** Whether it shows in what pages say, not in whether they answer. */
  boolean onPages() {
    return signal == Signal.CONTENT_SUSPECT;
  }

  static Optional<Scenario> of(String label) {
    for (Scenario scenario : values()) {
      if (scenario.label.equals(label)) {
        return Optional.of(scenario);
      }
    }
    return Optional.empty();
  }

  /** What is broken. */
  List<Switch> switches(Sandbox sandbox) {
    return switch (this) {
      case PORTAL -> List.of(Switch.of(new Scope.One(ProvincePlan.PORTAL), Fault.REFUSED));
      case DEFACEMENT -> each(sandbox, Fault.DEFACED);
      case DISTRICT -> List.of(Switch.of(new Scope.DistrictLink(district(sandbox)), Fault.DEAD));
      case DATA_CENTRE -> List.of(Switch.of(new Scope.DataCentre(), Fault.DEAD));
      case SPAM -> each(sandbox, Fault.SPAM_LINKS);
      case UPLINK -> List.of(Switch.of(new Scope.OwnUplink(), Fault.DEAD));
    };
  }

  private List<Switch> each(Sandbox sandbox, Fault fault) {
    return victims(sandbox).stream().map(id -> Switch.of(new Scope.One(id), fault)).toList();
  }

  /** Whether an incident is what this scenario brings about; others may open meanwhile. */
  boolean concerns(Incident incident, Sandbox sandbox) {
    if (this == UPLINK) {
      return incident.kind() == Incident.Kind.OWN_SIDE;
    }
    Set<TargetId> hit =
        switch (this) {
          case PORTAL -> Set.of(ProvincePlan.PORTAL);
          case DATA_CENTRE -> Set.of(ProvincePlan.DATA_CENTRE);
          case DISTRICT -> behind(sandbox);
          case DEFACEMENT, SPAM -> Set.copyOf(victims(sandbox));
          case UPLINK -> Set.of();
        };
    return incident.signal() == signal && incident.targets().stream().anyMatch(hit::contains);
  }

  /** What the cut link carries, and what it is itself. */
  private static Set<TargetId> behind(Sandbox sandbox) {
    UnitCode district = district(sandbox);
    return sandbox.plan().things().stream()
        .filter(thing -> thing.place().behindLinkOf().equals(Optional.of(district)))
        .flatMap(
            thing ->
                Stream.concat(
                    Stream.of(thing.about().id()), thing.about().reachedThrough().stream()))
        .collect(Collectors.toSet());
  }

  /** Sites whose pages are tampered with, each of which must be found; none of other scenarios. */
  List<TargetId> sites(Sandbox sandbox) {
    return onPages() ? victims(sandbox) : List.of();
  }

  private List<TargetId> victims(Sandbox sandbox) {
    return sandbox.plan().things().stream()
        .map(Simulated::about)
        .filter(about -> about.kind() == TargetKind.WEBSITE)
        .map(about -> about.id())
        .limit(this == SPAM ? 12 : 1)
        .toList();
  }

  private static UnitCode district(Sandbox sandbox) {
    return sandbox.plan().things().stream()
        .flatMap(thing -> thing.place().behindLinkOf().stream())
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no district in the simulated province"));
  }
}
