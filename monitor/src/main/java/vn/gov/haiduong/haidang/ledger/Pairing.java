package vn.gov.haiduong.haidang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * How beginnings are matched with ends where some ends may be missing: earlier versions forgot the
 * ends of what is older than {@link Forgetting#KEEP_DAYS} and kept the beginnings.
 *
 * <p>The rule: a beginning before the horizon that has no end before the next beginning of the same
 * side or target ended at an unknown moment and is left out; only the last one before an end is
 * that end's. One with neither an end nor a successor lasts only if the count of time itself, which
 * was made while all ends were there, says so. So time that nobody can prove is never called lost,
 * and nothing younger than the horizon is judged anew.
 *
 * @param horizon from here on nothing was ever forgotten
 * @param blind sides that are lost where the ledger ends; empty for all
 * @param maintained whether maintenance of a target runs where the ledger ends
 */
record Pairing(Instant horizon, Set<Optional<Side>> blind, Predicate<TargetId> maintained) {

  /** Of a ledger that forgets nothing, or of which nothing is known. */
  static final Pairing COMPLETE = new Pairing(Instant.MIN, Set.of(), _ -> true);

  Pairing {
    blind = Set.copyOf(blind);
  }

  /** Where what is older may have been forgotten, seen at {@code last}. */
  static Instant horizon(Instant last) {
    return last.minus(Duration.ofDays(Forgetting.KEEP_DAYS));
  }

  /** Whether a beginning without an end is over because another one follows. */
  boolean replaced(Instant since, Instant next) {
    return since.isBefore(horizon) && since.isBefore(next);
  }

  /** Whether a loss without an end lasts. */
  boolean lasts(Optional<Side> scope, Instant since) {
    return !since.isBefore(horizon) || blind.contains(scope);
  }

  /** Whether maintenance without an end lasts. */
  boolean lasts(TargetId target, Instant since) {
    return !since.isBefore(horizon) || maintained.test(target);
  }
}
