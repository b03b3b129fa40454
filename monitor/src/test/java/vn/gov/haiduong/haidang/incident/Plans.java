package vn.gov.haiduong.haidang.incident;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/** The shipped plan, and a small province for it. */
final class Plans {

  static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z"); // 10:00 local, a Wednesday
  static final Actor AN = new Actor("Trực ban thử", Optional.empty(), Actor.Means.PAGE);

  private Plans() {}

  static World world() {
    return world(Profile.QD05_2017);
  }

  static World world(Profile profile) {
    Alerts alerts =
        switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
          case Alerts.Result.Loaded(Alerts read) -> read;
          case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
        };
    Plan p = alerts.plan();
    Plan plan =
        new Plan(
            p.id(),
            p.title(),
            p.decision(),
            profile,
            p.gather(),
            p.settle(),
            p.keepYears(),
            p.bodies(),
            p.levels(),
            p.severityRules(),
            p.types(),
            p.defaultType(),
            p.typeRules(),
            p.responses(),
            p.steps(),
            p.clocks(),
            p.templates(),
            p.consultation(),
            p.legalBasis());
    Map<TargetId, Subject> subjects = new HashMap<>();
    Optional<TargetId> none = Optional.empty();
    subjects.put(id("host"), subject("host", TargetKind.WEBSITE, none, none));
    subjects.put(id("line"), subject("line", TargetKind.WEBSITE, none, none));
    for (int i = 0; i < 8; i++) {
      Optional<TargetId> host = Optional.of(id("host"));
      Optional<TargetId> line = Optional.of(id("line"));
      subjects.put(id("s" + i), subject("s" + i, TargetKind.WEBSITE, host, none));
      subjects.put(id("r" + i), subject("r" + i, TargetKind.WEBSITE, none, line));
      subjects.put(id("w" + i), subject("w" + i, TargetKind.WEBSITE, none, none));
    }
    subjects.put(id("portal"), subject("portal", TargetKind.PORTAL, none, none));
    return new World(plan, alerts.calendar(), alerts.directory(), subjects);
  }

  static TargetId id(String value) {
    return new TargetId(value);
  }

  private static Subject subject(
      String id, TargetKind kind, Optional<TargetId> host, Optional<TargetId> through) {
    return new Subject(
        id(id),
        "Trang " + id,
        kind,
        new UnitCode("so"),
        "Sở thử",
        "https://" + id + ".test/",
        0,
        3,
        host,
        through,
        "",
        Optional.empty(),
        Optional.empty(),
        false);
  }

  static Outage outage(Instant start) {
    return new Outage(
        start,
        Optional.empty(),
        start.plusSeconds(40),
        Optional.of(Cause.CONNECT_REFUSED),
        Optional.of(start.plusSeconds(40)));
  }

  static Incident open(World world, String target) {
    Member member =
        Member.down(id(target), T0, T0.plusSeconds(40), Optional.of(Cause.CONNECT_REFUSED));
    CauseKey cause = CauseKey.target(id(target));
    return Rules.open(
            new Event.Opened(
                T0.plusSeconds(41),
                IncidentId.of(Incident.Kind.OUTAGE, cause, T0, 0),
                Incident.Kind.OUTAGE,
                Signal.DOWN,
                cause,
                List.of(member),
                T0,
                "",
                false,
                Optional.empty(),
                false),
            world)
        .incident();
  }
}
