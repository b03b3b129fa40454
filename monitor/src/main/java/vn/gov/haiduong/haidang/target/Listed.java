package vn.gov.haiduong.haidang.target;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What every row of the inventory says, whatever it lists.
 *
 * @param reason why it is not measured, in words for officers; empty when it is
 * @param whoKnows who can tell what is missing
 * @param profile name of the probe profile
 * @param interval instead of the profile's
 * @param confirm instead of the profile's
 * @param tier goal group
 * @param hostedOn the row on which it runs
 * @param reachedThrough the row behind which it lies
 * @param validFrom first day of the row; empty for as long as anybody remembers
 * @param validTo first day on which it is no longer valid
 * @param replacedBy the row that took its place
 * @param platform site system, for grouping
 * @param evidence where it was seen
 */
public record Listed(
    TargetId id,
    UnitCode unit,
    String name,
    TargetKind kind,
    ListedStatus status,
    String reason,
    String whoKnows,
    Vantage vantage,
    Side side,
    String profile,
    Optional<Duration> interval,
    Optional<Integer> confirm,
    String tier,
    int priority,
    Optional<TargetId> hostedOn,
    Optional<TargetId> reachedThrough,
    Optional<LocalDate> validFrom,
    Optional<LocalDate> validTo,
    Optional<TargetId> replacedBy,
    Optional<String> platform,
    String evidence,
    String note) {

  /** Whether the row is valid on {@code day}. */
  public boolean validOn(LocalDate day) {
    return (validFrom.isEmpty() || !day.isBefore(validFrom.get()))
        && (validTo.isEmpty() || day.isBefore(validTo.get()));
  }

  /** The same row, to be measured. */
  public Listed measured() {
    return new Listed(
        id,
        unit,
        name,
        kind,
        ListedStatus.MEASURED,
        "",
        whoKnows,
        vantage,
        side,
        profile,
        interval,
        confirm,
        tier,
        priority,
        hostedOn,
        reachedThrough,
        validFrom,
        validTo,
        replacedBy,
        platform,
        evidence,
        note);
  }

  /** The same row with these parents. */
  public Listed under(Optional<TargetId> newHostedOn, Optional<TargetId> newReachedThrough) {
    return new Listed(
        id,
        unit,
        name,
        kind,
        status,
        reason,
        whoKnows,
        vantage,
        side,
        profile,
        interval,
        confirm,
        tier,
        priority,
        newHostedOn,
        newReachedThrough,
        validFrom,
        validTo,
        replacedBy,
        platform,
        evidence,
        note);
  }
}
