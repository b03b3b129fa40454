package vn.gov.haiduong.haidang.app.pagewatch;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.duties.Courtesy;
import vn.gov.haiduong.haidang.console.PageDesk;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** The page readings of a service, put together. */
public final class PageRoom {

  private static final Logger LOG = LoggerFactory.getLogger(PageRoom.class);

  private final PageWatcher watcher;
  private final WorkerExecutor judging;
  private final PageSetup setup;
  private final Clock clock;
  private final AtomicReference<Function<List<Input>, Future<?>>> book;
  private final Baselines baselines;
  private final Journal journal;

  private PageRoom(
      PageWatcher watcher,
      Baselines baselines,
      Journal journal,
      WorkerExecutor judging,
      PageSetup setup,
      Clock clock,
      AtomicReference<Function<List<Input>, Future<?>>> book) {
    this.watcher = watcher;
    this.baselines = baselines;
    this.journal = journal;
    this.judging = judging;
    this.setup = setup;
    this.clock = clock;
    this.book = book;
  }

  /** Reads the approved copies; blocks for as long as that takes. Nothing is fetched yet. */
  public static PageRoom of(
      Vertx vertx,
      ProbeLoops loops,
      Probes probes,
      Courtesy courtesy,
      Clock clock,
      PageSetup setup,
      Journal journal) {
    // One thread: pages are judged one after the other, whatever comes.
    WorkerExecutor judging = vertx.createSharedWorkerExecutor("pages", 1, 2, TimeUnit.MINUTES);
    Baselines baselines =
        new Baselines(setup.folder().map(folder -> new PageArchive(folder, clock)));
    AtomicReference<Function<List<Input>, Future<?>>> book =
        new AtomicReference<>(_ -> Future.succeededFuture());
    PageVerdicts verdicts =
        new PageVerdicts(judging, baselines, journal, inputs -> book.get().apply(inputs));
    PageWatcher watcher =
        new PageWatcher(
            vertx,
            judging,
            clock,
            setup,
            new PageFetcher(loops, probes, courtesy, clock),
            verdicts,
            baselines);
    return new PageRoom(watcher, baselines, journal, judging, setup, clock, book);
  }

  /** What people see and decide; empty where no pages are read. */
  public Optional<PageDesk> desk() {
    return setup.reads()
        ? Optional.of(new PageCounter(watcher, baselines, judging, journal, clock))
        : Optional.empty();
  }

  /**
   * Keeps a copy of what a site answered as evidence, on the disk when the future completes.
   *
   * @return false where no copies are kept
   */
  public Future<Boolean> keep(byte[] body) {
    if (!baselines.keeps()) {
      return Future.succeededFuture(false);
    }
    return judging.executeBlocking(() -> baselines.keep(body), true).map(_ -> true);
  }

  public PageWatcher watcher() {
    return watcher;
  }

  /** Figures for as long as the registry lives. */
  public void bind(MeterRegistry registry) {
    if (!setup.reads()) {
      return;
    }
    readings(registry, "judged", figures -> figures.judged());
    readings(registry, "same", figures -> figures.read() - figures.judged());
    readings(registry, "unread", figures -> figures.unread());
    Gauge.builder(Names.PAGE_LATENESS.meter(), watcher, of -> of.figures().behindMillis() / 1000.0)
        .description(Names.PAGE_LATENESS.help())
        .register(registry);
    Gauge.builder(Names.PAGE_PROPOSALS.meter(), baselines, Baselines::waiting)
        .description(Names.PAGE_PROPOSALS.help())
        .register(registry);
    for (Judged judged : List.of(Judged.SOUND, Judged.CHANGED, Judged.SUSPECT)) {
      Gauge.builder(Names.PAGE_SITES.meter(), watcher, of -> of.sites(judged))
          .description(Names.PAGE_SITES.help())
          .tag("judged", judged.label())
          .register(registry);
    }
  }

  private void readings(
      MeterRegistry registry, String result, ToDoubleFunction<PageWatcher.Figures> count) {
    FunctionCounter.builder(
            Names.PAGE_READINGS.meter(), watcher, of -> count.applyAsDouble(of.figures()))
        .description(Names.PAGE_READINGS.help())
        .tag("result", result)
        .register(registry);
  }

  /**
   * Copies are kept as long as the plan says, counted from when they were last seen; looked at once
   * a day, for as long as the Vert.x lasts.
   *
   * @param years of the plan in force
   */
  public void keep(Vertx vertx, IntSupplier years) {
    long _ =
        vertx.setPeriodic(
            TimeUnit.MINUTES.toMillis(10),
            TimeUnit.DAYS.toMillis(1),
            _ ->
                judging
                    .executeBlocking(
                        () ->
                            baselines.forget(
                                clock.now().minus(Duration.ofDays(366L * years.getAsInt()))),
                        true)
                    .onFailure(e -> LOG.atWarn().setCause(e).log("old copies were not let go")));
  }

  /**
   * Begins; ends with its Vert.x.
   *
   * @param open incidents as the ledger gave them back
   * @param tell the book of incidents
   */
  public void begin(
      Optional<Supplier<History>> reading,
      List<Incident> open,
      Function<List<Input>, Future<?>> tell) {
    if (!setup.reads()) {
      return;
    }
    book.set(tell);
    Set<TargetId> suspected =
        open.stream()
            .filter(
                incident ->
                    incident.phase().active() && incident.signal() == Signal.CONTENT_SUSPECT)
            .flatMap(incident -> incident.members().stream())
            .filter(Member::isDown)
            .map(Member::target)
            .collect(Collectors.toSet());
    judging
        .executeBlocking(
            () -> {
              if (reading.isEmpty()) {
                return Restored.NOTHING;
              }
              try (History history = reading.get().get()) {
                return Restored.of(history, suspected, clock.now());
              }
            },
            true)
        .onFailure(e -> LOG.atError().setCause(e).log("what is known of pages is unreadable"))
        .otherwise(new Restored(Map.of(), Map.of(), suspected))
        .onSuccess(watcher::start);
  }
}
