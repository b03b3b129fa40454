package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Observation;

/**
 * Who hears of what happens besides the snapshot: histograms, the ledger, incidents. Every method
 * is called on the engine's loop, in the order in which things happen, and must return at once:
 * what takes time is handed to other threads. One that throws is logged and costs the others
 * nothing.
 *
 * <p>{@code now} is always the engine's steady time; the moments inside events may lie well before.
 */
public interface Listener {

  /** Measuring begins ({@code changes} adds everything), or a new configuration came into force. */
  default void adopted(Monitoring monitoring, Changes changes, Instant now) {}

  /**
   * A measurement came to its verdict.
   *
   * @param observation as it counts: our own stall or leap has already made it unknown
   * @param intended when it should have started; the time that it is dated by
   */
  default void measured(
      Assignment assignment, Observation observation, Instant intended, long latenessNanos) {}

  /** A target's health took {@code event}; what follows from it stands in the step's effects. */
  default void stepped(Assignment assignment, Event event, Step step, Instant now) {}

  /** A side of our own network is lost, dated back to the first failed anchor probe. */
  default void ownSideLost(Event.OwnSideDown lost, String sign, Instant now) {}

  /** That side sees again. */
  default void ownSideFound(Event.OwnSideUp found, Instant now) {}

  /** The machine's clock leapt: what lies between counts as time in which we did not run. */
  default void leapt(Instant from, Instant to) {}

  /** Decided time has been moved on for every target. Every few seconds: a good moment to write. */
  default void settled(Instant now) {}

  /** Measuring has ended in good order; nothing is told after it. */
  default void stopped(Instant now) {}

  /** Nobody. */
  Listener NONE = new Listener() {};

  /** All of these, in this order. */
  static Listener all(List<Listener> listeners) {
    return new Several(List.copyOf(listeners));
  }

  /** Tells several, and keeps the trouble of one from the others and from the loop. */
  record Several(List<Listener> listeners) implements Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

    @Override
    public void adopted(Monitoring monitoring, Changes changes, Instant now) {
      each(listener -> listener.adopted(monitoring, changes, now));
    }

    @Override
    public void measured(
        Assignment assignment, Observation observation, Instant intended, long latenessNanos) {
      each(listener -> listener.measured(assignment, observation, intended, latenessNanos));
    }

    @Override
    public void stepped(Assignment assignment, Event event, Step step, Instant now) {
      each(listener -> listener.stepped(assignment, event, step, now));
    }

    @Override
    public void ownSideLost(Event.OwnSideDown lost, String sign, Instant now) {
      each(listener -> listener.ownSideLost(lost, sign, now));
    }

    @Override
    public void ownSideFound(Event.OwnSideUp found, Instant now) {
      each(listener -> listener.ownSideFound(found, now));
    }

    @Override
    public void leapt(Instant from, Instant to) {
      each(listener -> listener.leapt(from, to));
    }

    @Override
    public void settled(Instant now) {
      each(listener -> listener.settled(now));
    }

    @Override
    public void stopped(Instant now) {
      each(listener -> listener.stopped(now));
    }

    private void each(Consumer<Listener> tell) {
      for (Listener listener : listeners) {
        try {
          tell.accept(listener);
        } catch (RuntimeException trouble) {
          LOG.atError().setCause(trouble).log("a listener of the engine failed");
        }
      }
    }
  }
}
