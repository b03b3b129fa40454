package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * A measured target as the report lists it.
 *
 * @param unitName as it was called in the time reported
 * @param valid the time in which it is in the inventory; figures are cut to it
 * @param owners who answered for it, piece by piece and in order; one piece unless units changed
 */
public record Member(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    String unitName,
    Optional<UnitCode> district,
    String address,
    long intervalSeconds,
    Interval valid,
    List<Owner> owners) {

  /** For as long as anybody remembers. */
  public static final Interval ALWAYS =
      new Interval(Instant.EPOCH, Instant.parse("9999-01-01T00:00:00Z"));

  public Member {
    owners = List.copyOf(owners);
    if (owners.isEmpty()) {
      throw new IllegalArgumentException("member " + id + ": owners: expected one, got none");
    }
  }

  /** A stretch of time in which a target is this unit's. */
  public record Owner(UnitCode unit, String name, Optional<UnitCode> district, Interval during) {}

  /** A target that one unit answers for all the time. */
  public static Member of(TargetFacts facts) {
    Interval valid =
        new Interval(facts.from().orElse(ALWAYS.from()), facts.to().orElse(ALWAYS.to()));
    return new Member(
        facts.id(),
        facts.name(),
        facts.kind(),
        facts.unit(),
        facts.unitName(),
        facts.district(),
        facts.address(),
        facts.cadence().interval().toSeconds(),
        valid,
        List.of(new Owner(facts.unit(), facts.unitName(), facts.district(), ALWAYS)));
  }

  /** The same, answered for by these. */
  public Member ownedBy(List<Owner> pieces) {
    return new Member(
        id, name, kind, unit, unitName, district, address, intervalSeconds, valid, pieces);
  }
}
