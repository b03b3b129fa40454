package vn.gov.haiduong.haidang.app.service;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.console.AlertPorts;
import vn.gov.haiduong.haidang.console.ConsolePorts;
import vn.gov.haiduong.haidang.console.ConsolePorts.Readiness;
import vn.gov.haiduong.haidang.console.ConsoleServer;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.engine.Engine;
import vn.gov.haiduong.haidang.engine.IncidentDesk;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.metrics.Rendered;
import vn.gov.haiduong.haidang.metrics.Scrapes;
import vn.gov.haiduong.haidang.status.Snapshot;

/** What the console may ask of the service, door by door. */
final class Doors {

  private Doors() {}

  /** Closed with its Vert.x. */
  static Future<Void> acknowledging(ServicePlan plan, Vertx vertx, ConsolePorts ports) {
    return plan.beside()
        .acknowledging()
        .map(
            at ->
                ConsoleServer.startForAcknowledging(vertx, ports, at.host(), at.port())
                    .<Void>mapEmpty())
        .orElseGet(Future::succeededFuture);
  }

  static ConsolePorts ports(
      ServicePlan plan,
      Bookkeeping books,
      Engine engine,
      Vertx vertx,
      Scrapes scrapes,
      ConsolePorts.Rooms rooms) {
    Supplier<Snapshot> snapshot = engine::snapshot;
    return new ConsolePorts(
        plan.clock(),
        plan.build(),
        snapshot,
        () -> readiness(engine.alive(), snapshot.get(), books),
        () -> plan.reload().reload(engine, vertx),
        engine::beat,
        engine::probeNow,
        (accept, gzip) -> scrapes.scrape(accept, gzip).map(Doors::body),
        plan.tokenSha256(),
        plan.beside()
            .people()
            .publicUrl()
            .map(url -> URI.create(url).getHost())
            .map(Set::of)
            .orElse(Set.of()),
        rooms);
  }

  static PeoplePorts answering(
      Bookkeeping books, Engine engine, People people, IncidentDesk desk, StandingOrders orders) {
    return people.ports(
        desk::incidents,
        (id, done) ->
            engine
                .onLoop(
                    () -> {
                      Optional<Refusal> refusal = desk.take(new Input.Act(id, done)).refusal();
                      return Map.entry(refusal, books.lastKept());
                    })
                // Who is told "done" may rely on it, also after a kill.
                .compose(took -> Future.fromCompletionStage(took.getValue()).map(took.getKey())),
        orders);
  }

  static AlertPorts alerts(
      ServicePlan plan, Engine engine, IncidentDesk desk, PrometheusMeterRegistry registry) {
    return Alerting.door(
        plan.beside().alerting(),
        plan.tokenSha256(),
        bearer -> plan.beside().people().accounts().get().ofToken(bearer),
        inputs ->
            engine
                .onLoop(
                    () -> {
                      for (Input input : inputs) {
                        Turn _ = desk.take(input);
                      }
                      return true;
                    })
                .mapEmpty(),
        registry);
  }

  private static ConsolePorts.Metrics.Body body(Rendered rendered) {
    return new ConsolePorts.Metrics.Body(
        rendered.contentType(), rendered.gzip(), rendered.pieces(), rendered.release());
  }

  /** Ready when the loop is alive and has measured something, or has nothing to measure. */
  private static Readiness readiness(boolean alive, Snapshot snapshot, Bookkeeping books) {
    if (!alive) {
      return new Readiness.NotReady("Vòng đo đã đứng hơn 10 giây");
    }
    if (!snapshot.targets().isEmpty() && snapshot.loop().probesTotal() == 0) {
      return new Readiness.NotReady("Chưa có phép đo nào hoàn thành");
    }
    return books.trouble().<Readiness>map(Readiness.NotReady::new).orElseGet(Readiness.Ready::new);
  }
}
