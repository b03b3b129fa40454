package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What a configuration knew of a target; kept with the version, so that a report of an old month
 * prints the names of that time.
 *
 * @param unitName name of the unit at that time
 * @param tier goal group
 * @param from first moment in the inventory; empty for as long as anybody remembers
 * @param to first moment no longer in it
 */
public record TargetFacts(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    String unitName,
    Optional<UnitCode> district,
    String tier,
    String address,
    Cadence cadence,
    Side side,
    Optional<TargetId> hostedOn,
    Optional<TargetId> reachedThrough,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Whether it was in the inventory at {@code t}. */
  public boolean inInventory(Instant t) {
    return (from.isEmpty() || !t.isBefore(from.get())) && (to.isEmpty() || t.isBefore(to.get()));
  }

  /** The same in another part of time. */
  public TargetFacts during(Optional<Instant> first, Optional<Instant> end) {
    return new TargetFacts(
        id,
        name,
        kind,
        unit,
        unitName,
        district,
        tier,
        address,
        cadence,
        side,
        hostedOn,
        reachedThrough,
        first,
        end);
  }
}
