package vn.gov.haiduong.haidang.target;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A body, district or commune. Units form a tree of free depth.
 *
 * @param parent the unit above it; empty for the province's root
 * @param validFrom first day in which it exists
 * @param validTo first day in which it no longer exists; empty while it does
 * @param replacedBy the unit that took its place
 * @param obliged whether the directive demands a website of it
 */
public record Unit(
    UnitCode code,
    String name,
    UnitKind kind,
    Optional<UnitCode> parent,
    LocalDate validFrom,
    Optional<LocalDate> validTo,
    Optional<UnitCode> replacedBy,
    SiteStanding siteStanding,
    boolean obliged) {

  public Unit {
    if (name.isBlank()) {
      throw new IllegalArgumentException("unit " + code + ": name: expected words, got none");
    }
    if (validTo.isPresent() && !validTo.get().isAfter(validFrom)) {
      throw new IllegalArgumentException(
          "unit "
              + code
              + ": valid_to: expected a day after "
              + validFrom
              + ", got "
              + validTo.get());
    }
  }

  /** Whether the unit exists on {@code day}. */
  public boolean existsOn(LocalDate day) {
    return !day.isBefore(validFrom) && (validTo.isEmpty() || day.isBefore(validTo.get()));
  }
}
