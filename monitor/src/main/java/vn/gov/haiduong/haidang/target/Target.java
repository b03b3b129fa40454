package vn.gov.haiduong.haidang.target;

import java.time.Duration;
import java.util.Optional;

/**
 * One thing that is measured and has a state of its own.
 *
 * @param unit the unit that answers for it
 * @param district the district it lies in or serves; empty for the province's own
 * @param address what is measured, as people write it (a URL or scheme://host:port); shown, never a
 *     metric label but in the info metric
 * @param tier goal group, such as "1"
 * @param hostedOn the target on which it runs; its failure is this target's failure too
 * @param reachedThrough the target behind which it lies; its failure hides this target
 * @param platform site system or vendor, for grouping; empty when unknown
 */
public record Target(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    Optional<UnitCode> district,
    String address,
    Cadence cadence,
    Vantage vantage,
    Side side,
    String tier,
    int priority,
    Optional<TargetId> hostedOn,
    Optional<TargetId> reachedThrough,
    Optional<String> platform) {

  /** The same, standing for the lost side itself rather than measured through it. */
  public Target asOwnSide() {
    return new Target(
        id,
        name,
        kind,
        unit,
        district,
        address,
        cadence,
        vantage,
        Side.NONE,
        tier,
        priority,
        hostedOn,
        reachedThrough,
        platform);
  }

  /**
   * How often and how surely.
   *
   * @param interval time between probes when nothing is wrong
   * @param confirm failures in a row that make an outage
   */
  public record Cadence(Duration interval, int confirm) {

    public static final Duration SHORTEST = Duration.ofSeconds(1);
    public static final Duration LONGEST = Duration.ofDays(1);

    public Cadence {
      if (interval.compareTo(SHORTEST) < 0 || interval.compareTo(LONGEST) > 0) {
        throw new IllegalArgumentException(
            "interval: expected " + SHORTEST + " to " + LONGEST + ", got " + interval);
      }
      if (confirm < 1 || confirm > 20) {
        throw new IllegalArgumentException("confirm: expected 1 to 20, got " + confirm);
      }
    }

    /** How long an observation holds when none follows: two intervals. */
    public Duration hold() {
      return interval.multipliedBy(2);
    }
  }
}
