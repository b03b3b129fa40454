package vn.gov.haiduong.haidang.app.service;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.duties.DutyKeeper;
import vn.gov.haiduong.haidang.app.duties.LinkMeasurer;
import vn.gov.haiduong.haidang.app.duties.SiteChecks;
import vn.gov.haiduong.haidang.app.pagewatch.OverlaidMeasurer;
import vn.gov.haiduong.haidang.app.pagewatch.PageRoom;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.app.report.Consulting;
import vn.gov.haiduong.haidang.app.report.MonthGauges;
import vn.gov.haiduong.haidang.console.ConsolePorts;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.console.ConsoleServer;
import vn.gov.haiduong.haidang.console.PageDesk;
import vn.gov.haiduong.haidang.engine.Canary;
import vn.gov.haiduong.haidang.engine.Engine;
import vn.gov.haiduong.haidang.engine.IncidentDesk;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.metrics.Exposition;
import vn.gov.haiduong.haidang.metrics.Latencies;
import vn.gov.haiduong.haidang.metrics.Scrapes;
import vn.gov.haiduong.haidang.net.BodyCopies;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.sandbox.Canaries;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The running service. Three Vert.x, so that no work disturbs another: probes on loops of their
 * own, the engine on a loop of its own, pages and metrics on the third. Started in the order in
 * which one needs the other, stopped in the reverse.
 */
public final class Service {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  private final Vertx engineVertx;
  private final Vertx consoleVertx;
  private final ProbeLoops loops;
  private final Probes probes;
  private final Optional<Canaries> canaryServers;
  private final Optional<Probes> canaryProbes;
  private final Engine engine;
  private final IncidentDesk incidents;
  private final People people;
  private final Scrapes scrapes;
  private final ConsoleServer console;
  private final Listen listen;
  private final Bookkeeping books;
  private final Alerting alerting;
  private final Optional<PageDesk> pages;

  /** How the configuration is read again; reading blocks, so it is done on a worker of vertx. */
  @FunctionalInterface
  public interface Reload {
    Future<ReloadAnswer> reload(Engine engine, Vertx vertx);
  }

  private Service(
      Vertx engineVertx,
      Vertx consoleVertx,
      ProbeLoops loops,
      Probes probes,
      Optional<Canaries> canaryServers,
      Optional<Probes> canaryProbes,
      Engine engine,
      IncidentDesk incidents,
      People people,
      Scrapes scrapes,
      ConsoleServer console,
      Listen listen,
      Bookkeeping books,
      Alerting alerting,
      Optional<PageDesk> pages) {
    this.engineVertx = engineVertx;
    this.consoleVertx = consoleVertx;
    this.loops = loops;
    this.probes = probes;
    this.canaryServers = canaryServers;
    this.canaryProbes = canaryProbes;
    this.engine = engine;
    this.incidents = incidents;
    this.people = people;
    this.scrapes = scrapes;
    this.console = console;
    this.listen = listen;
    this.books = books;
    this.alerting = alerting;
    this.pages = pages;
  }

  /** Starts everything without a ledger; on failure nothing is left running. */
  public static Future<Service> start(ServicePlan plan) {
    return start(plan, Optional.empty());
  }

  /** Starts everything; the ledger is closed with it, also when it does not start. */
  public static Future<Service> start(ServicePlan plan, Optional<LiveLedger> ledger) {
    Bookkeeping books = new Bookkeeping(ledger);
    PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Own.bind(registry);
    books.bind(registry);
    Vertx consoleVertx =
        Vertx.builder()
            .with(
                new VertxOptions()
                    .setPreferNativeTransport(true)
                    .setEventLoopPoolSize(1)
                    .setWorkerPoolSize(4)
                    .setMetricsOptions(new MicrometerMetricsOptions().setEnabled(true)))
            .withMetrics(new MicrometerMetricsFactory(registry))
            .build();
    Vertx engineVertx =
        Vertx.vertx(
            new VertxOptions()
                .setPreferNativeTransport(true) // Waking a NIO selector was the hottest place.
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1));
    ProbeLoops loops = ProbeLoops.start(plan.probingLoops(), plan.clock());
    Own.bind(registry, loops);
    Duration interval =
        plan.monitoring().assignments().stream()
            .map(assignment -> assignment.target().cadence().interval())
            .min(Duration::compareTo)
            .orElse(Duration.ofSeconds(60));
    BodyCopies copies = new BodyCopies();
    Probes probes =
        new Probes(
            new ProbeEnvironment(
                plan.resolvers(),
                plan.extraTrusted(),
                plan.clock(),
                new ProbeEnvironment.InLoop(interval)),
            Optional.of(copies));
    PoliteTurns politeness = new PoliteTurns(plan.politeness(), plan.clock());
    Measurer plain = new LoopMeasurer(loops, probes, politeness, plan.clock());
    LinkMeasurer measurer =
        new LinkMeasurer(
            plan.beside()
                .serving()
                .<Measurer>map(
                    serving ->
                        new ServedHere(
                            plain,
                            loops.latenessWith(serving, plan.clock()),
                            ServedHere.OF_PROVINCE))
                .orElse(plain),
            loops,
            probes,
            politeness::of,
            consoleVertx,
            plan.clock(),
            plan.beside().duties());
    measurer.adopt(plan.monitoring());
    SiteChecks checks =
        new SiteChecks(
            consoleVertx,
            loops,
            probes,
            politeness::of,
            plan.clock(),
            plan.beside().duties(),
            new ProbeEnvironment(
                    plan.resolvers(), List.of(), plan.clock(), new ProbeEnvironment.ByHand())
                .resolvers());
    PageRoom pages =
        PageRoom.of(
            consoleVertx,
            loops,
            probes,
            politeness::of,
            plan.clock(),
            plan.beside().pages(),
            books.journal());
    pages.bind(registry);
    Latencies latencies = new Latencies();
    return Canaries.start(consoleVertx, plan.clock())
        .map(Optional::of)
        .recover(
            problem -> {
              // Without canaries the service still measures; the missing ones show in a metric.
              LOG.atError().setCause(problem).log("canaries could not be started");
              return Future.succeededFuture(Optional.empty());
            })
        .compose(
            servers -> {
              Optional<Probes> canaryProbes = servers.map(s -> canaryProbes(s, plan.clock()));
              Engine.Canaries canaries =
                  new Engine.Canaries(
                      canaryProbes
                          .<Measurer>map(
                              p ->
                                  new ServedHere(
                                      new LoopMeasurer(loops, p, politeness, plan.clock()),
                                      loops.latenessWith(consoleVertx, plan.clock()),
                                      ServedHere.OF_CANARIES))
                          .orElse(measurer),
                      servers.map(CanarySpecs::of).orElse(List.<Canary>of()));
              People people =
                  new People(
                      consoleVertx, plan.clock(), plan.beside().people(), books.remembered());
              AtomicReference<Optional<Alerting>> alerting =
                  new AtomicReference<>(Optional.empty());
              IncidentDesk desk =
                  new IncidentDesk(
                      books.incidents(),
                      plan.monitoring().world(),
                      turn -> {
                        // One batch: the message is kept with what caused it, or neither is.
                        People.Hearing hearing = people.hears(turn);
                        people.took(turn, hearing, books.keep(turn, hearing.entries()));
                        alerting.get().ifPresent(Alerting::took);
                      });
              desk.catchUp(books.unheard(), books.twins());
              people.know(desk::incidents);
              desk.recalling(people::standing);
              desk.keeping(
                  hash -> copies.of(hash).map(pages::keep).orElse(Future.succeededFuture(false)));
              StandingOrders orders = books.orders(desk);
              Engine.Wiring wiring =
                  new Engine.Wiring(
                      plan.clock(),
                      new OverlaidMeasurer(measurer, pages.watcher()::overlay),
                      canaries,
                      politeness::waiting,
                      books.memory(),
                      books.before(
                          List.of(
                              new Histograms(latencies), desk, measurer, checks, pages.watcher())));
              return Engine.start(engineVertx, wiring, plan.monitoring())
                  .compose(
                      engine -> {
                        orders.begin(engine);
                        people.report(
                            input ->
                                engine
                                    .onLoop(() -> desk.take(input))
                                    .onFailure(
                                        e ->
                                            LOG.atError()
                                                .setCause(e)
                                                .log("the book did not hear who was told")));
                        keepTime(engineVertx, engine, desk, orders);
                        checks.start();
                        DutyKeeper.start(
                            consoleVertx,
                            plan.clock(),
                            plan.beside().duties(),
                            engine::snapshot,
                            input -> engine.onLoop(() -> desk.take(input)));
                        pages.keep(consoleVertx, () -> desk.incidents().world().plan().keepYears());
                        pages.begin(
                            books.reading(),
                            desk.incidents().book().open(),
                            inputs ->
                                engine.onLoop(
                                    () -> {
                                      for (Input input : inputs) {
                                        Turn _ = desk.take(input);
                                      }
                                      return true;
                                    }));
                        Exposition exposition =
                            new Exposition(
                                plan.build(),
                                latencies,
                                registry::scrape,
                                () -> Optional.of(desk.incidents()),
                                snapshot -> Optional.of(plan.beside().duties().standing(snapshot)));
                        Scrapes scrapes = Scrapes.start(consoleVertx, exposition, engine::snapshot);
                        books
                            .reading()
                            .ifPresent(
                                reading ->
                                    MonthGauges.start(
                                        consoleVertx, registry, reading, plan.clock()));
                        books
                            .reading()
                            .ifPresent(
                                reading ->
                                    Consulting.start(
                                        consoleVertx,
                                        registry,
                                        reading,
                                        () -> desk.incidents().world(),
                                        people,
                                        plan.clock()));
                        ConsolePorts.Rooms rooms =
                            new ConsolePorts.Rooms(
                                Optional.of(Doors.answering(books, engine, people, desk, orders)),
                                Optional.of(plan.beside().duties()::standing),
                                Optional.of(Doors.alerts(plan, engine, desk, registry)),
                                pages.desk(),
                                books.months(plan.clock()));
                        ConsolePorts ports =
                            Doors.ports(plan, books, engine, consoleVertx, scrapes, rooms);
                        return ConsoleServer.start(
                                consoleVertx, ports, plan.listen().host(), plan.listen().port())
                            .compose(
                                console ->
                                    people
                                        .open(
                                            plan.listen().url(console.port()),
                                            engine::alive,
                                            registry)
                                        .compose(
                                            _ -> Doors.acknowledging(plan, consoleVertx, ports))
                                        .map(console))
                            .onSuccess(
                                console ->
                                    alerting.set(
                                        Optional.of(
                                            Alerting.start(
                                                consoleVertx,
                                                plan.clock(),
                                                plan.beside().alerting(),
                                                plan.beside()
                                                    .people()
                                                    .publicUrl()
                                                    .orElse(plan.listen().url(console.port())),
                                                desk::incidents,
                                                registry))))
                            .map(
                                console ->
                                    new Service(
                                        engineVertx,
                                        consoleVertx,
                                        loops,
                                        probes,
                                        servers,
                                        canaryProbes,
                                        engine,
                                        desk,
                                        people,
                                        scrapes,
                                        console,
                                        plan.listen(),
                                        books,
                                        alerting.get().orElseThrow(),
                                        ports.rooms().pages()));
                      });
            })
        .recover(
            problem ->
                Future.join(engineVertx.close(), loops.close(), consoleVertx.close())
                    .onComplete(_ -> books.close())
                    .transform(_ -> Future.failedFuture(problem)));
  }

  /** Once a second the incidents are told that time has passed. */
  private static void keepTime(
      Vertx vertx, Engine engine, IncidentDesk desk, StandingOrders orders) {
    vertx.setPeriodic(
        1_000,
        _ ->
            engine
                .onLoop(
                    () -> {
                      // The engine's steady time: a leap of the machine's clock escalates nothing.
                      Instant now = engine.snapshot().at();
                      orders.tick(now);
                      desk.tick(now);
                      return true;
                    })
                .onFailure(e -> LOG.atError().setCause(e).log("incidents could not keep time")));
  }

  /** Latency of what answered and lateness of what was asked, from the engine's stream. */
  private record Histograms(Latencies latencies) implements Listener {

    @Override
    public void measured(
        Assignment assignment, Observation seen, Instant intended, long latenessNanos) {
      latencies.late(latenessNanos);
      if (seen.outcome().verdict().good()) {
        latencies.answered(assignment.target().kind(), seen.durationNanos());
      }
    }
  }

  private static Probes canaryProbes(Canaries servers, Clock clock) {
    return new Probes(
        new ProbeEnvironment(
            List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), 9)),
            List.of(servers.authority()),
            clock,
            new ProbeEnvironment.ByHand()));
  }

  public Engine engine() {
    return engine;
  }

  /** Tells the incidents something that no probe has seen, or what a person does. */
  public Future<Turn> take(Input input) {
    return engine.onLoop(() -> incidents.take(input));
  }

  /** Who was told what; from any thread. */
  public People people() {
    return people;
  }

  /** What is known of incidents; from any thread. */
  public Incidents incidents() {
    return incidents.incidents();
  }

  /** Copies of pages that wait for a person; empty where no pages are read. */
  Optional<PageDesk> pages() {
    return pages;
  }

  Vertx consoleVertx() {
    return consoleVertx;
  }

  /** The address to open. */
  public String url() {
    return listen.url(console.port());
  }

  int port() {
    return console.port();
  }

  /** Stops in the reverse order; completes when everything is closed. */
  public Future<Void> stop() {
    Promise<Void> stopped = Promise.promise();
    console
        .close()
        .eventually(engine::stop)
        .eventually(alerting::close)
        .eventually(people::close)
        .eventually(scrapes::close)
        .eventually(
            () -> canaryServers.map(Canaries::close).orElseGet(() -> Future.succeededFuture()))
        // Off the loops: a Vert.x that is closed from one of its own loops waits for itself.
        .onComplete(_ -> Thread.ofVirtual().start(() -> closeLoops().onComplete(stopped)));
    return stopped.future();
  }

  private Future<Void> closeLoops() {
    probes.close();
    canaryProbes.ifPresent(Probes::close);
    books.close();
    return Future.join(loops.close(), engineVertx.close(), consoleVertx.close()).mapEmpty();
  }
}
