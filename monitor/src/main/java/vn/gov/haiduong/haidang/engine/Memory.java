package vn.gov.haiduong.haidang.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.target.Side;

/** What is known of a target from before it is measured here: its health, as the ledger has it. */
@FunctionalInterface
public interface Memory {

  /**
   * The health with which a target enters; called on the engine's loop, so what is to be read from
   * disk has been read before.
   *
   * @return already told that the monitor stood still up to {@code now} where there is a past
   */
  TargetHealth recall(Assignment assignment, Instant now);

  /**
   * Up to where our being alive is kept, so that time decided by now is decided the same after a
   * crash: counters never fall.
   */
  default Instant sureUpTo(Instant now) {
    return now;
  }

  /** The last moment of which anything is kept: time goes on from there, never from before. */
  default Optional<Instant> lastSign() {
    return Optional.empty();
  }

  /**
   * A side that was blind at the last sign of life.
   *
   * @param sign one Vietnamese sentence
   */
  record Blindness(Side side, Instant since, String sign) {}

  /** Sides that were blind when we ended, and are so until they are looked at. */
  default List<Blindness> blindness() {
    return List.of();
  }

  /** Nothing is known of anyone. */
  Memory NONE = (assignment, now) -> TargetHealth.from(now, true);
}
