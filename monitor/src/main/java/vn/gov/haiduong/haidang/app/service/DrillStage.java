package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.duties.DemoDuties;
import vn.gov.haiduong.haidang.app.duties.UsualPorts;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.sandbox.Mailbox;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.time.Province;

/** The simulated province with the whole service and its people, for a drill. */
public record DrillStage(Vertx vertx, Sandbox sandbox, Mailbox mailbox, Service service) {

  /** Builds it; empty when the inventory cannot be read, whose problems were then told. */
  public static Optional<DrillStage> build(Surroundings surroundings, @Nullable Path targets)
      throws Exception {
    return build(surroundings, targets, Alerting.Setup.NONE);
  }

  /** The same beside these Alertmanagers. */
  public static Optional<DrillStage> build(
      Surroundings surroundings, @Nullable Path targets, Alerting.Setup alerting) throws Exception {
    Optional<DemoUnits> units = DemoUnits.load(targets, surroundings);
    if (units.isEmpty()) {
      return Optional.empty();
    }
    Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(2).setWorkerPoolSize(1));
    return Optional.of(Ending.start(begin(vertx, surroundings, units.get(), alerting)));
  }

  private static Future<DrillStage> begin(
      Vertx vertx, Surroundings surroundings, DemoUnits units, Alerting.Setup alerting) {
    var clock = surroundings.clock();
    return Sandbox.start(
            ProvincePlan.of(1, OptionalInt.empty(), units.units(), units.knownHosts()),
            vertx,
            clock)
        .compose(
            sandbox ->
                Mailbox.start(vertx, clock, "127.0.0.1", 0)
                    .compose(
                        box ->
                            Service.start(
                                    plan(surroundings, units, sandbox, box).with(alerting),
                                    Optional.empty())
                                .map(service -> new DrillStage(vertx, sandbox, box, service))));
  }

  private static Service.Plan plan(
      Surroundings surroundings, DemoUnits units, Sandbox sandbox, Mailbox box) {
    Instant now = surroundings.clock().now();
    List<Assignment> assignments =
        DemoDuties.with(DemoTargets.assignments(sandbox), units.simulated());
    return new Service.Plan(
        surroundings.clock(),
        new Build(Version.NUMBER, Version.revision(), "dien-tap"),
        new Monitoring(
            units.simulated(),
            assignments,
            DemoTargets.anchors(sandbox),
            units.coverage(assignments),
            new ConfigStatus(true, now, now, "drill", List.of()),
            DemoPeople.onCall(
                units
                    .world()
                    .about(
                        Subject.of(
                            assignments.stream().map(Assignment::target).toList(),
                            units.simulated())),
                LocalDate.ofInstant(now, Province.ZONE))),
        sandbox.resolvers(),
        List.of(sandbox.ca().root()),
        Politeness.Limits.DEFAULT,
        new Listen("127.0.0.1", 0),
        2,
        Optional.empty(),
        (_, _) ->
            Future.succeededFuture(
                new ReloadAnswer.Applied("Diễn tập không có tệp cấu hình để nạp lại")),
        DemoDuties.desk(
            units.read(),
            assignments,
            now,
            new UsualPorts(
                sandbox.port(vn.gov.haiduong.haidang.sandbox.Service.HTTP),
                sandbox.port(vn.gov.haiduong.haidang.sandbox.Service.HTTPS))),
        DemoPeople.setup(box, true),
        Optional.empty());
  }

  /** Takes it down again. */
  public void close() throws Exception {
    Future<Void> closed =
        service
            .stop()
            .eventually(mailbox::close)
            .eventually(sandbox::close)
            .eventually(vertx::close);
    boolean _ = Ending.start(closed.map(true));
  }
}
