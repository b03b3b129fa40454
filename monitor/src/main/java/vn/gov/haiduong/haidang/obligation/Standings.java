package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.obligation.Standing.OfLink;
import vn.gov.haiduong.haidang.obligation.Standing.OfMeeting;
import vn.gov.haiduong.haidang.obligation.Standing.OfService;
import vn.gov.haiduong.haidang.obligation.Standing.OfUnit;
import vn.gov.haiduong.haidang.obligation.Standing.Point;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.TargetId;

/** Registry, measurements and sightings → how every duty stands. */
public final class Standings {

  private Standings() {}

  /**
   * How it all stands.
   *
   * @param sightings what was read and asked beside the measurements
   * @param today the province's date
   */
  public static Standing of(
      Registry registry, Snapshot snapshot, Sightings sightings, LocalDate today) {
    Look look = new Look(registry, snapshot, sightings, today);
    List<OfLink> links = LinkRows.of(look);
    List<OfService> services = ServiceRows.of(look);
    UnitChecks checks = new UnitChecks(look, links, services);
    List<OfUnit> units = snapshot.units().stream().map(checks::unit).toList();
    return new Standing(
        snapshot.at(),
        registry.duties().scorecard(),
        units,
        new GoalRows(look, checks, units, services).goals(),
        registry.goals().stream().filter(goal -> goal.availabilityPercent().isPresent()).toList(),
        links,
        sightings.strangers(),
        services,
        registry.duties().meetings().stream()
            .filter(meeting -> meeting.watchedAt(snapshot.at()))
            .map(meeting -> meeting(look, meeting))
            .toList(),
        registry.duties().meetings(),
        registry.duties().processing(),
        registry.duties().pairs(),
        sightings.history());
  }

  private static OfMeeting meeting(Look look, Meeting meeting) {
    List<Point> waiting = new ArrayList<>();
    for (TargetId id : meeting.points()) {
      Optional<TargetStatus> status = look.status(id);
      if (status.isEmpty()) {
        waiting.add(new Point(id, id + " (chưa được đo)", Result.UNCONFIRMED, ""));
      } else if (Look.result(status.get()) != Result.MET) {
        TargetStatus seen = status.get();
        waiting.add(new Point(id, seen.target().name(), Look.result(seen), seen.said()));
      }
    }
    int points = meeting.points().size();
    return new OfMeeting(meeting, points, points - waiting.size(), waiting);
  }
}
