package vn.gov.haiduong.haidang.app.recording;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.CommonCauses.Standing;
import vn.gov.haiduong.haidang.health.Zones;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Inventory;
import vn.gov.haiduong.haidang.target.Listed;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Who of a recording fails together, as far as the inventory says what targets share: a recording
 * holds no addresses and no certificates. Remembers how each such target stood at every moment.
 */
final class Sharing {

  private record Shares(Set<TargetId> parents, Optional<String> platform, Optional<String> zone) {}

  private record Stood(Standing standing, boolean nameFails) {}

  private final Map<TargetId, Shares> shares = new TreeMap<>();
  private final Map<TargetId, TreeMap<Instant, Stood>> stood = new TreeMap<>();

  private Sharing() {}

  /** Of targets of which nothing is known. */
  static Sharing unknown() {
    return new Sharing();
  }

  static Sharing of(Inventory inventory) {
    Sharing sharing = new Sharing();
    for (Listing row : inventory.listings()) {
      Listed listed = row.listed();
      Set<TargetId> parents = new HashSet<>();
      listed.hostedOn().ifPresent(parents::add);
      listed.reachedThrough().ifPresent(parents::add);
      Optional<String> zone =
          switch (row) {
            case Site site -> Zones.of(site.address());
            case Point point -> point.address().flatMap(Zones::of);
          };
      sharing.shares.put(row.id(), new Shares(Set.copyOf(parents), listed.platform(), zone));
    }
    return sharing;
  }

  /** A measurement, in order of time. */
  void seen(Instant at, TargetId target, Verdict verdict, Optional<Cause> cause) {
    if (!shares.containsKey(target)) {
      return;
    }
    Standing standing =
        switch (verdict) {
          case UP, DEGRADED -> Standing.ANSWERS;
          case DOWN -> Standing.FAILS;
          case UNKNOWN -> Standing.NOT_JUDGED;
        };
    Stood now =
        new Stood(standing, cause.map(Cause::group).filter(Cause.Group.NAME::equals).isPresent());
    TreeMap<Instant, Stood> course = stood.computeIfAbsent(target, _ -> new TreeMap<>());
    Map.Entry<Instant, Stood> before = course.floorEntry(at);
    if (before == null || !before.getValue().equals(now)) {
      course.put(at, now);
    }
  }

  /** Who failed together at a moment. */
  List<CommonCauses.Group> groups(Instant at) {
    List<CommonCauses.Member> members = new ArrayList<>();
    stood.forEach(
        (target, course) -> {
          Map.Entry<Instant, Stood> now = course.floorEntry(at);
          Shares shared = shares.get(target);
          if (now != null && shared != null) {
            members.add(
                new CommonCauses.Member(
                    target,
                    now.getValue().standing(),
                    shared.parents(),
                    Set.of(),
                    Optional.empty(),
                    shared.platform(),
                    shared
                        .zone()
                        .map(zone -> new CommonCauses.Naming(zone, now.getValue().nameFails()))));
          }
        });
    return CommonCauses.among(members);
  }
}
