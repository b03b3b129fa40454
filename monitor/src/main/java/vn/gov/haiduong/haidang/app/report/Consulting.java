package vn.gov.haiduong.haidang.app.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.Round;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.report.Voices;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Takes the draft of the month before through the agencies: once a minute it looks what is due and
 * does it. Each step is one batch of the journal, its letters included, so that a kill repeats and
 * forgets nothing; what was done is read from there at the first look at a month. The machine asks
 * and reminds; closing and sending are a person's.
 */
public final class Consulting {

  private static final Logger LOG = LoggerFactory.getLogger(Consulting.class);
  private static final long EVERY_MILLIS = TimeUnit.MINUTES.toMillis(1);
  private static final long FIRST_MILLIS = TimeUnit.SECONDS.toMillis(5);
  private static final long KEPT_WITHIN_SECONDS = 30;
  private static final String BY = "hai-dang";

  private final Supplier<History> ledger;
  private final Supplier<World> world;
  private final People people;
  private final Clock clock;
  private Optional<Round> known = Optional.empty();
  private Optional<YearMonth> nothing = Optional.empty();
  private volatile long lastSuccess;

  Consulting(Supplier<History> ledger, Supplier<World> world, People people, Clock clock) {
    this.ledger = ledger;
    this.world = world;
    this.people = people;
    this.clock = clock;
  }

  /** Begins; ends with the Vert.x. The months have a worker of their own: they may take long. */
  public static void start(
      Vertx vertx,
      MeterRegistry registry,
      Supplier<History> ledger,
      Supplier<World> world,
      People people,
      Clock clock) {
    Consulting consulting = new Consulting(ledger, world, people, clock);
    TimeGauge.builder(
            Names.REPORT_ROUND_LAST_SUCCESS.meter(),
            consulting,
            TimeUnit.MILLISECONDS,
            it -> it.lastSuccess == 0 ? Double.NaN : it.lastSuccess)
        .description(Names.REPORT_ROUND_LAST_SUCCESS.help())
        .register(registry);
    WorkerExecutor worker = vertx.createSharedWorkerExecutor(MonthGauges.WORKER, 1);
    long _ = vertx.setTimer(FIRST_MILLIS, _ -> consulting.later(worker));
    long _ = vertx.setPeriodic(EVERY_MILLIS, _ -> consulting.later(worker));
  }

  private void later(WorkerExecutor worker) {
    worker
        .executeBlocking(
            () -> {
              look();
              return true;
            })
        .onFailure(e -> LOG.atError().setCause(e).log("agencies could not be asked or reminded"));
  }

  /** Does what is due now. */
  synchronized void look() {
    Instant now = clock.now();
    YearMonth month = YearMonth.from(Province.local(now)).minusMonths(1);
    if (nothing.filter(month::equals).isPresent()) {
      lastSuccess = now.toEpochMilli();
      return;
    }
    World current = world.get();
    if (people.monthMail().publicUrl().isEmpty()) {
      return; // Not open yet: a letter without a way back is no letter.
    }
    if (now.isBefore(Round.opens(month, current.calendar()))) {
      lastSuccess = now.toEpochMilli();
      return;
    }
    try (History history = ledger.get()) {
      if (history.recorded().filter(it -> it.from().isBefore(Period.month(month).to())).isEmpty()) {
        nothing = Optional.of(month);
        return;
      }
      Round round =
          known
              .filter(it -> it.month().equals(month))
              .orElseGet(() -> Voices.round(history, month, now));
      boolean closed = history.closed().stream().anyMatch(it -> it.month().equals(month));
      known = Optional.of(round);
      List<Round.Due> due =
          round.due(now, current.calendar(), current.plan().consultation().remindBefore(), closed);
      if (!due.isEmpty()) {
        MonthFigures figures = new Reading(history).figures(month, now);
        List<Voice> voices = Voices.of(history, figures, now);
        for (Round.Due each : due) {
          Step step = new Step(figures, voices, current, now);
          known = known.map(before -> step.take(before, each));
        }
      }
    }
    lastSuccess = now.toEpochMilli();
  }

  /** One look's work. */
  private final class Step {
    private final MonthFigures figures;
    private final List<Voice> voices;
    private final MonthLetters letters;
    private final Instant now;
    private final List<Entry> acts = new ArrayList<>();
    private final List<Message> messages = new ArrayList<>();

    Step(MonthFigures figures, List<Voice> voices, World world, Instant now) {
      this.figures = figures;
      this.voices = voices;
      this.letters = new MonthLetters(people.monthMail(), world, figures, now);
      this.now = now;
    }

    /** The round after it, once it is kept. */
    Round take(Round round, Round.Due due) {
      Round after =
          switch (due) {
            case Round.Due.Ask _ -> ask(round);
            case Round.Due.Remind(var units) -> remind(round, units);
            case Round.Due.End(var units) -> end(round, units);
            case Round.Due.Close _ -> close(round);
          };
      keep(due);
      return after;
    }

    private Round ask(Round round) {
      Set<UnitCode> units =
          figures.targets().stream()
              .map(target -> target.member().unit())
              .collect(Collectors.toCollection(TreeSet::new));
      if (units.isEmpty()) {
        nothing = Optional.of(round.month());
        return round;
      }
      Instant until = letters.until();
      Map<UnitCode, Instant> asked = new HashMap<>();
      Set<UnitCode> nobody = new TreeSet<>();
      for (UnitCode unit : units) {
        List<Message> own = letters.drafts(unit, until, false);
        messages.addAll(own);
        acts.add(
            Voices.asked(
                round.month(),
                unit,
                BY,
                now,
                own.isEmpty() ? Optional.empty() : Optional.of(until),
                own.stream().map(it -> it.recipient().id()).toList()));
        asked.put(unit, own.isEmpty() ? now : until);
        if (own.isEmpty()) {
          nobody.add(unit);
        }
      }
      return round.asked(asked).reminded(nobody).over(nobody);
    }

    /** Those who have answered all, or have nothing to answer, are left in peace. */
    private Round remind(Round round, Set<UnitCode> units) {
      for (UnitCode unit : units) {
        if (unanswered(unit) > 0) {
          messages.addAll(letters.drafts(unit, round.asked().getOrDefault(unit, now), true));
          acts.add(Voices.reminded(round.month(), unit, BY, now));
        }
      }
      return round.reminded(units);
    }

    private Round end(Round round, Set<UnitCode> units) {
      for (UnitCode unit : units) {
        acts.add(Voices.over(round.month(), unit, BY, now, unanswered(unit)));
      }
      return round.over(units);
    }

    private Round close(Round round) {
      messages.addAll(letters.close(voices, world.get()));
      acts.add(Voices.reminded(round.month(), BY, now));
      return round.closersReminded(now);
    }

    private int unanswered(UnitCode unit) {
      Optional<Voice> voice = voices.stream().filter(it -> it.unit().equals(unit)).findFirst();
      int open = 0;
      for (TargetFigures target : figures.targets()) {
        if (target.member().unit().equals(unit)) {
          open +=
              (int)
                  target.outages().stream()
                      .filter(
                          outage ->
                              voice
                                  .flatMap(
                                      it -> it.about(target.member().id(), outage.outage().start()))
                                  .isEmpty())
                      .count();
        }
      }
      return open;
    }

    private void keep(Round.Due due) {
      if (acts.isEmpty()) {
        return;
      }
      LOG.atInfo()
          .addKeyValue("month", figures.month())
          .addKeyValue("step", due.getClass().getSimpleName())
          .addKeyValue("acts", acts.size())
          .addKeyValue("letters", messages.size())
          .log("round of the month's draft");
      try {
        Journal.Kept _ =
            people
                .tell(List.copyOf(acts), List.copyOf(messages))
                .toCompletableFuture()
                .get(KEPT_WITHIN_SECONDS, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while a round was kept", e);
      } catch (ExecutionException | TimeoutException e) {
        // Where it is kept later, the same keys keep the letters from going twice.
        throw new IllegalStateException("a round could not be kept", e);
      }
    }
  }
}
