package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.gov.haiduong.haidang.app.duties.DutyBook;
import vn.gov.haiduong.haidang.app.duties.DutyDesk;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.DutyDay;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * How the duties of the simulated province stand, seen by the real service: it runs until links and
 * services were looked at, and what it then says is kept as the last day of the accelerated month.
 */
final class DemoDutyDay {

  private static final long LOOK_MILLIS = 2_000;

  /** After so long what is still unknown stays unknown. */
  private static final long LONGEST_MILLIS = 55_000;

  private final Clock clock;
  private final DemoUnits units;
  private final Sandbox sandbox;

  DemoDutyDay(Clock clock, DemoUnits units, Sandbox sandbox) {
    this.clock = clock;
    this.units = units;
    this.sandbox = sandbox;
  }

  /** Looks and keeps; blocks. */
  void keep(Vertx vertx, LocalDate day, Path folder) throws Exception {
    Instant now = clock.now();
    SimulatedPlan plan = SimulatedPlan.of(clock, units, sandbox);
    DutyDesk desk = plan.desk(now);
    Service service =
        Ending.start(
            Service.start(
                plan.at(
                    Listen.parse("127.0.0.1:0"),
                    now,
                    "demo",
                    "demo",
                    plan.world(),
                    desk,
                    (_, _) -> Future.succeededFuture(new ReloadAnswer.Refused(List.of())))));
    try {
      Standing standing = Ending.start(settled(vertx, service, desk));
      keep(folder, DutyDay.of(standing, day));
    } finally {
      Void _ = Ending.start(service.stop());
    }
  }

  private static void keep(Path folder, DutyDay day) throws IOException {
    new DutyBook(folder).keep(day);
  }

  /** Completes when every link and service was looked at, or when that takes too long. */
  private static Future<Standing> settled(Vertx vertx, Service service, DutyDesk desk) {
    Promise<Standing> settled = Promise.promise();
    long[] left = {LONGEST_MILLIS / LOOK_MILLIS};
    long _ =
        vertx.setPeriodic(
            LOOK_MILLIS,
            timer ->
                vertx
                    .executeBlocking(() -> desk.standing(service.engine().snapshot()))
                    .onComplete(
                        looked -> {
                          if (looked.failed()) {
                            boolean _ = vertx.cancelTimer(timer);
                            boolean _ = settled.tryFail(looked.cause());
                          } else if (known(looked.result()) || --left[0] <= 0) {
                            boolean _ = vertx.cancelTimer(timer);
                            boolean _ = settled.tryComplete(looked.result());
                          }
                        }));
    return settled.future();
  }

  private static boolean known(Standing standing) {
    return standing.services().stream().noneMatch(it -> it.result() == Result.UNCONFIRMED)
        && standing.links().stream()
            .noneMatch(it -> it.result() == Linking.UNKNOWN && it.id().isPresent());
  }
}
