package vn.gov.haiduong.haidang.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.CommonCauses.Member;
import vn.gov.haiduong.haidang.health.CommonCauses.Standing;
import vn.gov.haiduong.haidang.health.Zones;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.status.CommonCause;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;

/** Which targets fail together, from the snapshot's own data. */
final class Groups {

  private Groups() {}

  static List<CommonCause> of(List<TargetStatus> targets) {
    boolean anyFails = false;
    for (TargetStatus status : targets) {
      anyFails |= standing(status) == Standing.FAILS;
    }
    if (!anyFails) {
      return List.of();
    }
    List<Member> members = new ArrayList<>(targets.size());
    targets.forEach(status -> members.add(member(status)));
    return CommonCauses.among(members).stream().map(Groups::told).toList();
  }

  private static Member member(TargetStatus status) {
    Target target = status.target();
    Set<TargetId> parents = new HashSet<>();
    target.hostedOn().ifPresent(parents::add);
    target.reachedThrough().ifPresent(parents::add);
    Set<String> addresses = new HashSet<>();
    status
        .last()
        .map(Observation::addresses)
        .ifPresent(
            measured ->
                measured.stream()
                    .map(AddressResult::ip)
                    .forEach(ip -> addresses.add(ip.getHostAddress())));
    Optional<String> certificate =
        status.last().flatMap(Certificates::leaf).map(TlsFacts.Certificate::sha256);
    return new Member(
        target.id(),
        standing(status),
        parents,
        addresses,
        certificate,
        target.platform(),
        Zones.of(target.address())
            .map(
                zone ->
                    new CommonCauses.Naming(
                        zone,
                        status
                            .cause()
                            .map(Cause::group)
                            .filter(Cause.Group.NAME::equals)
                            .isPresent())));
  }

  private static Standing standing(TargetStatus status) {
    return switch (status.state()) {
      case UP, DEGRADED -> Standing.ANSWERS;
      case DOWN -> Standing.FAILS;
      case UNKNOWN, MAINTENANCE -> Standing.NOT_JUDGED;
    };
  }

  private static CommonCause told(CommonCauses.Group group) {
    CommonCause.Kind kind =
        switch (group.shared()) {
          case PARENT -> CommonCause.Kind.PARENT;
          case ADDRESS -> CommonCause.Kind.ADDRESS;
          case RESOLVER -> CommonCause.Kind.RESOLVER;
          case ZONE -> CommonCause.Kind.ZONE;
          case CERTIFICATE -> CommonCause.Kind.CERTIFICATE;
          case PLATFORM -> CommonCause.Kind.PLATFORM;
        };
    return new CommonCause(kind, group.key(), group.members());
  }
}
