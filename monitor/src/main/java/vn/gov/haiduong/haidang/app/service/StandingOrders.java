package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.app.incidents.MuteActs;
import vn.gov.haiduong.haidang.console.Orders;
import vn.gov.haiduong.haidang.engine.Engine;
import vn.gov.haiduong.haidang.engine.IncidentDesk;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.maintenance.Objection;
import vn.gov.haiduong.haidang.maintenance.Register;
import vn.gov.haiduong.haidang.maintenance.Step;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Keeps what people order for a while, and carries it out: each target hears when its maintenance
 * begins and ends, dated as planned, also when the service was away at that moment. Changes on the
 * engine's loop; read from any thread.
 */
final class StandingOrders implements Orders {

  private static final Logger LOG = LoggerFactory.getLogger(StandingOrders.class);

  /** An edge of a target that is not there is tried again for as long as the longest work. */
  private static final Duration TRIED = Duration.ofDays(15);

  private final Journal journal;
  private final IncidentDesk desk;
  private final Set<Told> told = new HashSet<>();
  private volatile Register register = Register.EMPTY;
  private volatile Mutes mutes = Mutes.NONE;
  private volatile Optional<Engine> engine = Optional.empty();

  private record Told(TargetId target, Instant at, boolean begins) {}

  /**
   * With what was ordered before.
   *
   * @param acts of people, in the order of entry
   * @param maintenance what was told to targets before
   */
  StandingOrders(
      Journal journal, IncidentDesk desk, List<Entry.Act> acts, List<Entry> maintenance) {
    this.journal = journal;
    this.desk = desk;
    for (Entry.Act act : acts) {
      try {
        OrderActs.step(act).ifPresent(step -> register = register.after(step));
        mutes = MuteActs.after(mutes, act);
      } catch (RuntimeException e) {
        LOG.atError().addKeyValue("act", act.what()).setCause(e).log("act cannot be restored");
      }
    }
    for (Entry entry : maintenance) {
      if (entry instanceof Entry.MaintenanceStarted(Instant at, MaintenanceOrder order)) {
        told.add(new Told(order.target(), at, true));
      } else if (entry instanceof Entry.MaintenanceEnded(Instant at, TargetId target, String _)) {
        told.add(new Told(target, at, false));
      }
    }
  }

  /** From now on orders are carried out. */
  void begin(Engine started) {
    engine = Optional.of(started);
    started
        .onLoop(
            () -> {
              desk.mute(mutes);
              return true;
            })
        .onFailure(e -> LOG.atError().setCause(e).log("mutes could not be restored"));
  }

  /** Time has passed: on the engine's loop, once a second. */
  void tick(Instant now) {
    engine.ifPresent(
        running -> {
          for (Register.Edge edge : register.edges(now)) {
            Told key = new Told(edge.target(), edge.at(), edge.begins());
            if (edge.at().isAfter(now.minus(TRIED)) && told.add(key)) {
              tell(running, edge, key);
            }
          }
        });
  }

  private void tell(Engine running, Register.Edge edge, Told key) {
    Work work = edge.work();
    Event event =
        edge.begins()
            ? new Event.MaintenanceStarted(edge.at(), work.document())
            : new Event.MaintenanceEnded(edge.at());
    running
        .tell(edge.target(), event)
        .onComplete(
            heard -> {
              if (heard.succeeded() && heard.result()) {
                append(
                        List.of(
                            edge.begins()
                                ? new Entry.MaintenanceStarted(
                                    edge.at(), order(work, edge.target()))
                                : new Entry.MaintenanceEnded(
                                    edge.at(), edge.target(), work.document())))
                    .onFailure(
                        e ->
                            LOG.atError()
                                .addKeyValue("target", edge.target().value())
                                .addKeyValue("document", work.document())
                                .setCause(e)
                                .log("an edge of maintenance could not be kept"));
              } else {
                told.remove(key);
              }
            });
  }

  private static MaintenanceOrder order(Work work, TargetId target) {
    return new MaintenanceOrder(
        target,
        work.document(),
        work.approved().map(Work.Signed::who).orElse(""),
        work.planned().at(),
        work.start(),
        Optional.of(work.end()),
        work.told() + work.announced().map(day -> " (thông báo ngày " + day + ")").orElse(""),
        work.announced());
  }

  private Future<Journal.Kept> append(List<Entry> entries) {
    return Future.fromCompletionStage(journal.append(entries));
  }

  private <T> Future<T> onLoop(Callable<Future<T>> work) {
    return engine
        .map(running -> running.onLoop(work).compose(done -> done))
        .orElseGet(() -> Future.failedFuture("not begun"));
  }

  // ---- the port --------------------------------------------------------------------------------

  @Override
  public Register maintenance() {
    return register;
  }

  @Override
  public Future<Optional<Objection>> take(Step step) {
    return onLoop(
        () -> {
          Optional<Objection> objection = register.objection(step);
          if (objection.isPresent()) {
            return Future.succeededFuture(objection);
          }
          register = register.after(step);
          List<Entry> entries = new ArrayList<>();
          entries.add(OrderActs.act(step));
          if (step instanceof Step.Approved) {
            register
                .work(step.id())
                .ifPresent(
                    work ->
                        work.targets()
                            .forEach(
                                target ->
                                    entries.add(
                                        new Entry.MaintenancePlanned(
                                            step.by().at(), order(work, target)))));
          }
          return append(entries).map(_ -> Optional.empty());
        });
  }

  @Override
  public Mutes mutes() {
    return mutes;
  }

  @Override
  public Future<Optional<Refusal>> mute(Mutes.Mute mute) {
    return onLoop(
        () -> {
          Optional<Refusal> refusal = Mutes.refusal(mute);
          if (refusal.isPresent()) {
            return Future.succeededFuture(refusal);
          }
          mutes = mutes.with(mute);
          desk.mute(mutes);
          return append(List.of(MuteActs.muted(mute))).map(_ -> Optional.empty());
        });
  }

  @Override
  public Future<Boolean> unmute(String subject, String who) {
    return onLoop(
        () -> {
          if (!mutes.bySubject().containsKey(subject)) {
            return Future.succeededFuture(false);
          }
          mutes = mutes.without(subject);
          desk.mute(mutes);
          Instant now = desk.incidents().at().truncatedTo(ChronoUnit.MILLIS);
          return append(List.of(MuteActs.unmuted(now, who, subject))).map(_ -> true);
        });
  }
}
