package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Tells events to healths and follows what comes of them: the log, the listener, the children of a
 * broken parent. Confined to the engine's loop.
 */
final class Effects {

  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private final Map<TargetId, Watch> watches;
  private final Listener listener;
  private Lineage lineage = Lineage.EMPTY;
  private List<Watch> parentsFirst = List.of();

  Effects(Map<TargetId, Watch> watches, Listener listener) {
    this.watches = watches;
    this.listener = listener;
  }

  /** Takes the forest anew after targets came, went or moved. */
  void relate() {
    lineage = Lineage.of(watches);
    parentsFirst = watched(lineage.parentsFirst());
    parentsFirst.forEach(watch -> watch.above = watched(lineage.ancestors(watch.target().id())));
  }

  private List<Watch> watched(List<TargetId> ids) {
    return ids.stream().map(watches::get).filter(Objects::nonNull).toList();
  }

  /** Tells one target one event; what follows is followed before this returns. */
  void tell(Watch watch, Event event, Instant now) {
    Step step = watch.tell(event, now);
    listener.stepped(watch.assignment(), event, step, now);
    step.effects().forEach(effect -> follow(watch.target().id(), effect, now));
  }

  /** Moves decided time on, parents before children. */
  void settle(OwnSideWatch ownSides, Instant sure, Instant now) {
    for (Watch watch : parentsFirst) {
      Instant limit =
          earlier(
              earlier(sure, ownSides.settledUpTo(watch.target().side(), now)),
              watch.underWay == null ? now : watch.underWay);
      Instant parents = now;
      for (Watch above : watch.above) {
        parents = earlier(parents, above.health().outagesSettledUpTo());
      }
      tell(watch, new Event.ParentSettled(parents), now);
      tell(watch, new Event.Settled(limit), now);
    }
    listener.settled(now);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private void follow(TargetId id, Effect effect, Instant now) {
    switch (effect) {
      case Effect.OutageOpened(Outage outage) -> {
        log("outage opened", id, outage);
        tellDescendants(id, new Event.ParentBroken(outage.start()), now);
      }
      case Effect.OutageEnded(Outage outage) -> {
        log("outage ended", id, outage);
        outage.end().ifPresent(end -> tellDescendants(id, new Event.ParentMended(end), now));
      }
      case Effect.ShownChanged(var from, var to) ->
          LOG.atInfo()
              .addKeyValue("target", id)
              .addKeyValue("from", from.state().label())
              .addKeyValue("to", to.state().label())
              .addKeyValue("cause", to.cause().map(Cause::label).orElse(""))
              .log("state changed");
      case Effect.FlappingFound(Instant since, Instant _, var _) ->
          LOG.atInfo().addKeyValue("target", id).addKeyValue("since", since).log("flapping");
      case Effect.FlappingOver _ -> LOG.atInfo().addKeyValue("target", id).log("flapping over");
      case Effect.Ignored(Instant at, var why) ->
          LOG.atDebug()
              .addKeyValue("target", id)
              .addKeyValue("at", at)
              .addKeyValue("why", why)
              .log("event ignored");
      case Effect.Decided _, Effect.IncidentDue _, Effect.RecoveryDue _ -> {
        // The listener's business; counters are read from the health itself.
      }
    }
  }

  private static void log(String what, TargetId id, Outage outage) {
    LOG.atInfo()
        .addKeyValue("target", id)
        .addKeyValue("start", outage.start())
        .addKeyValue("end", outage.end().map(Instant::toString).orElse(""))
        .addKeyValue("cause", outage.cause().map(Cause::label).orElse(""))
        .log(what);
  }

  private void tellDescendants(TargetId parent, Event event, Instant now) {
    for (TargetId child : lineage.descendants(parent)) {
      Watch watch = watches.get(child);
      if (watch != null) {
        tell(watch, event, now);
      }
    }
  }
}
