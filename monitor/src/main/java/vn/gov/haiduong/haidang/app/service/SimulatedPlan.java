package vn.gov.haiduong.haidang.app.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.duties.DemoDuties;
import vn.gov.haiduong.haidang.app.duties.DutyDesk;
import vn.gov.haiduong.haidang.app.duties.UsualPorts;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * How a service watches the simulated province, with its duties. Who is told and what is kept
 * beside is said by whoever wants the service.
 */
record SimulatedPlan(Clock clock, DemoUnits units, Sandbox sandbox, List<Assignment> assignments) {

  private static final int PROBING_LOOPS = 2;

  /** Of everything in the province, links, services and what stands beside it included. */
  static SimulatedPlan of(Clock clock, DemoUnits units, Sandbox sandbox) {
    return new SimulatedPlan(clock, units, sandbox, everything(units, sandbox));
  }

  static List<Assignment> everything(DemoUnits units, Sandbox sandbox) {
    List<Assignment> all =
        new ArrayList<>(DemoDuties.with(DemoTargets.assignments(sandbox), units.simulated()));
    all.addAll(units.besides());
    return List.copyOf(all);
  }

  /** What incidents need to know of it; nobody is on call yet. */
  World world() {
    List<Target> targets = assignments.stream().map(Assignment::target).toList();
    return units.world().about(Subject.of(targets, units.simulated()));
  }

  DutyDesk desk(Instant now) {
    return DemoDuties.desk(
        units.read(),
        assignments,
        now,
        new UsualPorts(
            sandbox.port(vn.gov.haiduong.haidang.sandbox.Service.HTTP),
            sandbox.port(vn.gov.haiduong.haidang.sandbox.Service.HTTPS)));
  }

  /**
   * The plan, told to nobody.
   *
   * @param configuration what stands for the hash of files that there are none of
   */
  ServicePlan at(
      Listen listen,
      Instant now,
      String vantage,
      String configuration,
      World world,
      DutyDesk desk,
      Service.Reload reload) {
    return new ServicePlan(
            clock,
            new Build(Version.NUMBER, Version.revision(), vantage),
            new Monitoring(
                units.simulated(),
                assignments,
                DemoTargets.anchors(sandbox),
                units.coverage(assignments),
                new ConfigStatus(true, now, now, configuration, List.of()),
                world),
            sandbox.resolvers(),
            List.of(sandbox.ca().root()),
            Politeness.Limits.DEFAULT,
            listen,
            PROBING_LOOPS,
            Optional.empty(),
            reload)
        .with(desk)
        .servedBy(sandbox.vertx());
  }
}
