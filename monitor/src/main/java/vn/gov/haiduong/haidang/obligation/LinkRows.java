package vn.gov.haiduong.haidang.obligation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Found;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Standing.OfLink;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/**
 * Two rows for each unit: does the portal lead to it, does it lead back. Units without a measured
 * site have their rows too, so that no figure is counted over rows that happen to exist.
 */
final class LinkRows {

  private LinkRows() {}

  static List<OfLink> of(Look look) {
    List<OfLink> rows = new ArrayList<>();
    Set<UnitCode> have = new HashSet<>();
    for (TargetStatus status : look.snapshot().targets()) {
      switch (status.target().kind()) {
        case PORTAL_LINK -> {
          rows.add(measured(look, status));
          have.add(status.target().unit());
        }
        // Its own site is what the others are linked with.
        case PORTAL -> have.add(status.target().unit());
        case WEBSITE, SERVICE, WAN, DATACENTRE, DNS, MAIL, VIDEO -> {
          // No link.
        }
      }
    }
    for (Unit unit : look.snapshot().units()) {
      if (unit.kind() != UnitKind.PROVINCE && !have.contains(unit.code())) {
        for (Direction direction : Direction.values()) {
          rows.add(unmeasured(unit, direction, look.of(unit, TargetKind.WEBSITE).count()));
        }
      }
    }
    return rows;
  }

  private static OfLink measured(Look look, TargetStatus status) {
    String id = status.target().id().value();
    Direction direction =
        id.startsWith("lk/" + Direction.FROM_PORTAL.label() + "/")
            ? Direction.FROM_PORTAL
            : Direction.TO_PORTAL;
    Optional<LinkSight> sight =
        Optional.ofNullable(look.sightings().links().get(status.target().id()));
    Linking linking = linking(status);
    return new OfLink(
        Optional.of(status.target().id()),
        direction,
        status.target().unit(),
        linking,
        linking == Linking.OK ? also(status, sight) : status.said(),
        sight);
  }

  /** What stands beside a right link: other addresses of it, and links that lead elsewhere. */
  private static String also(TargetStatus status, Optional<LinkSight> sight) {
    List<String> said = new ArrayList<>();
    status
        .last()
        .map(Observation::outcome)
        .ifPresent(
            outcome -> {
              if (outcome instanceof Outcome.Degraded(Cause _, String evidence)) {
                said.add(evidence);
              }
            });
    sight.ifPresent(
        seen -> {
          if (seen.addresses().size() > 1) {
            said.add("Có " + seen.addresses().size() + " liên kết khác nhau cho cùng một nơi");
          }
          seen.found().stream()
              .map(Found::host)
              .distinct()
              .skip(1)
              .findFirst()
              .ifPresent(host -> said.add("một liên kết dẫn tới " + host));
        });
    return String.join("; ", said);
  }

  private static Linking linking(TargetStatus status) {
    Optional<Observation> last = status.last();
    if (last.isEmpty() || status.state() == State.UNKNOWN) {
      return Linking.UNKNOWN;
    }
    return switch (last.get().outcome()) {
      case Outcome.Up _, Outcome.Degraded _ -> Linking.OK;
      case Outcome.Down(Cause cause, String _) ->
          cause == Cause.LINK_MISSING
              ? Linking.MISSING
              : cause == Cause.LINK_WRONG ? Linking.WRONG : Linking.BROKEN;
      case Outcome.Unknown _ -> Linking.UNKNOWN;
    };
  }

  private static OfLink unmeasured(Unit unit, Direction direction, long sites) {
    Linking linking = Linking.UNKNOWN;
    String said;
    if (sites > 0) {
      said = "Chưa có Cổng được đo để xét liên kết";
    } else {
      switch (unit.siteStanding()) {
        case NONE -> {
          linking = Linking.NOT_EXPECTED;
          said = "Đơn vị chưa có trang";
        }
        case UNCONFIRMED -> said = "Chưa xác nhận đơn vị có trang hay không";
        case REGISTERED -> said = "Có trang nhưng chưa được đo";
        default -> throw new IllegalStateException("no such standing");
      }
    }
    return new OfLink(Optional.empty(), direction, unit.code(), linking, said, Optional.empty());
  }
}
