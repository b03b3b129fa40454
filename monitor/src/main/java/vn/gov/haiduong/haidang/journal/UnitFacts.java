package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/**
 * What a configuration knew of a unit.
 *
 * @param district that it is or lies in; empty for the province's own
 * @param obliged whether the directive demands a website of it
 * @param from first moment in which it exists; empty for as long as anybody remembers
 * @param to first moment in which it no longer does; empty while it does
 */
public record UnitFacts(
    UnitCode code,
    String name,
    UnitKind kind,
    Optional<UnitCode> district,
    boolean obliged,
    Optional<Instant> from,
    Optional<Instant> to) {

  /** Whether it exists at some moment of the time. */
  public boolean existsIn(Instant begin, Instant end) {
    return from.filter(first -> !first.isBefore(end)).isEmpty()
        && to.filter(gone -> !gone.isAfter(begin)).isEmpty();
  }
}
