package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.target.Unit;

/**
 * What the engine is to measure: the configuration in the engine's own words.
 *
 * @param anchors what tells whether we can see, and how each is asked
 * @param world the response plan and who is who, for incidents
 */
public record Monitoring(
    List<Unit> units,
    List<Assignment> assignments,
    List<AnchorProbe> anchors,
    CoverageStatus coverage,
    ConfigStatus config,
    World world) {

  public Monitoring {
    units = List.copyOf(units);
    assignments = List.copyOf(assignments);
    anchors = List.copyOf(anchors);
  }

  /** Without a plan of its own: incidents open and end, and the desk is told. */
  public Monitoring(
      List<Unit> units,
      List<Assignment> assignments,
      List<AnchorProbe> anchors,
      CoverageStatus coverage,
      ConfigStatus config) {
    this(
        units,
        assignments,
        anchors,
        coverage,
        config,
        World.bare(assignments.stream().map(Assignment::target).toList(), units));
  }

  /** The same with this plan. */
  public Monitoring with(World other) {
    return new Monitoring(units, assignments, anchors, coverage, config, other);
  }

  /** The same, after a change that was refused. */
  Monitoring refused(Instant at, List<String> problems) {
    return new Monitoring(
        units,
        assignments,
        anchors,
        coverage,
        new ConfigStatus(false, at, config.inForceSince(), config.hash(), problems),
        world);
  }
}
