package vn.gov.haiduong.haidang.app.service;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.incidents.KeptSteps;
import vn.gov.haiduong.haidang.app.people.Remembered;
import vn.gov.haiduong.haidang.app.report.MonthDesk;
import vn.gov.haiduong.haidang.console.MonthPorts;
import vn.gov.haiduong.haidang.engine.IncidentDesk;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Memory;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.Twins;
import vn.gov.haiduong.haidang.incident.Unheard;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.ledger.Restored;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** The service's ledger as the rest of it uses it; where there is none, nothing is remembered. */
final class Bookkeeping {

  private static final Logger LOG = LoggerFactory.getLogger(Bookkeeping.class);

  private final Optional<LiveLedger> ledger;
  private final Optional<Bookkeeper> keeper;
  private volatile CompletionStage<Journal.Kept> lastKept =
      CompletableFuture.completedFuture(Journal.Kept.LEDGER);

  Bookkeeping(Optional<LiveLedger> ledger) {
    this.ledger = ledger;
    this.keeper = ledger.map(live -> new Bookkeeper(live, blindness(incidents())));
  }

  /** Sides of our own network of which an incident is open. */
  private static List<Memory.Blindness> blindness(IncidentBook book) {
    return book.open().stream()
        .filter(one -> one.kind() == Incident.Kind.OWN_SIDE && one.phase().active())
        .flatMap(
            one ->
                Side.of(one.cause().key()).stream()
                    .map(side -> new Memory.Blindness(side, one.since(), one.detail())))
        .toList();
  }

  Memory memory() {
    return keeper.<Memory>map(known -> known).orElse(Memory.NONE);
  }

  /** What the engine's stream is told to beside {@code others}; the ledger hears of all first. */
  Listener before(List<Listener> others) {
    List<Listener> all = new ArrayList<>();
    keeper.ifPresent(all::add);
    all.addAll(others);
    return Listener.all(all);
  }

  /** How the ledger is read; empty where there is none. */
  Optional<Supplier<History>> reading() {
    return ledger.map(live -> live::history);
  }

  /** The monthly reports of the ledger; empty where there is none. */
  Optional<MonthPorts> months(Clock clock) {
    return ledger.map(live -> new MonthDesk(live.folder(), live.address(), live, clock));
  }

  Journal journal() {
    return ledger.<Journal>map(known -> known).orElse(Journal.FORGETFUL);
  }

  // ---- incidents -------------------------------------------------------------------------------

  private Restored restored() {
    return ledger.map(LiveLedger::restored).orElse(Restored.NOTHING);
  }

  /** What people were told and did; where there is no ledger, it lasts as long as the process. */
  Remembered remembered() {
    return new Remembered(
        journal(),
        events(),
        restored().notifications(),
        ledger.<Remembered.Earlier>map(live -> live::told).orElse(Remembered.Earlier.NOTHING));
  }

  /** Maintenance and mutes, as they were ordered before. */
  StandingOrders orders(IncidentDesk desk) {
    return new StandingOrders(journal(), desk, restored().acts(), restored().maintenance());
  }

  private List<Remembered.Happened> events() {
    List<Remembered.Happened> events = new ArrayList<>();
    for (Entry.IncidentStep step : restored().incidentSteps()) {
      try {
        KeptSteps.event(step)
            .ifPresent(
                event ->
                    events.add(new Remembered.Happened(new IncidentId(step.incident()), event)));
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue("incident", step.incident())
            .setCause(e)
            .log("a step of an incident could not be restored");
      }
    }
    return events;
  }

  /** The incidents as they stood when the service ended, however it ended. */
  IncidentBook incidents() {
    IncidentBook book = IncidentBook.EMPTY;
    for (Remembered.Happened happened : events()) {
      try {
        book = book.restored(happened.incident(), happened.event());
      } catch (RuntimeException e) {
        LOG.atError()
            .addKeyValue("incident", happened.incident())
            .setCause(e)
            .log("a step of an incident could not be restored");
      }
    }
    return book;
  }

  /** What was decided of targets before the service ended and no incident has heard of. */
  Map<TargetId, List<Effect>> unheard() {
    return Unheard.of(
        restored().decided(), events().stream().map(Remembered.Happened::event).toList());
  }

  /** Incidents that two earlier lives opened for one thing. */
  List<Twins.Twin> twins() {
    return Twins.among(
        events().stream().map(one -> new Twins.Told(one.incident(), one.event())).toList());
  }

  /**
   * Keeps what a turn of the incidents decided.
   *
   * @param more what follows from it and is kept with it or not at all
   */
  CompletionStage<Journal.Kept> keep(Turn turn, List<Entry> more) {
    List<Entry> entries = new ArrayList<>();
    turn.kept().forEach(kept -> entries.add(KeptSteps.of(kept)));
    entries.addAll(more);
    CompletionStage<Journal.Kept> keeping = journal().append(entries);
    lastKept = keeping;
    return keeping;
  }

  /** How the last turn is kept; on the loop that took it. */
  CompletionStage<Journal.Kept> lastKept() {
    return lastKept;
  }

  // ---- how it does -----------------------------------------------------------------------------

  /** Why the service is not ready as far as its ledger goes; empty when it is. */
  Optional<String> trouble() {
    return ledger
        .map(LiveLedger::status)
        .flatMap(
            status ->
                switch (status.kept()) {
                  case LEDGER -> Optional.<String>empty();
                  case SPOOL -> Optional.of("Sổ không ghi được, đang ghi tạm ra tệp chờ");
                  case MEMORY ->
                      Optional.of(
                          "Sổ và tệp chờ đều không ghi được, dữ liệu đang giữ trong bộ nhớ");
                });
  }

  /** Figures for as long as the registry lives. */
  void bind(MeterRegistry registry) {
    ledger.ifPresent(
        live -> {
          Gauge.builder(
                  Names.LEDGER_LAST_WRITE.meter(),
                  live,
                  one -> one.status().lastWrite().toEpochMilli() / 1000.0)
              .description(Names.LEDGER_LAST_WRITE.help())
              .register(registry);
          FunctionCounter.builder(
                  Names.LEDGER_WRITE_ERRORS.meter(), live, one -> one.status().errors())
              .description(Names.LEDGER_WRITE_ERRORS.help())
              .register(registry);
          FunctionCounter.builder(Names.LEDGER_LOST.meter(), live, one -> one.status().lost())
              .description(Names.LEDGER_LOST.help())
              .register(registry);
          Gauge.builder(Names.LEDGER_WAITING.meter(), live, one -> one.status().waiting())
              .description(Names.LEDGER_WAITING.help())
              .register(registry);
          Gauge.builder(Names.LEDGER_SPOOL.meter(), live, one -> one.status().spoolBytes())
              .description(Names.LEDGER_SPOOL.help())
              .register(registry);
          Gauge.builder(Names.LEDGER_SIZE.meter(), live, one -> one.status().bytes())
              .description(Names.LEDGER_SIZE.help())
              .register(registry);
        });
  }

  /** Writes what waits and lets the folder go; blocks. */
  void close() {
    ledger.ifPresent(LiveLedger::close);
  }
}
