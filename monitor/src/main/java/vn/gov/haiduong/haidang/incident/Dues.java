package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.incident.Incident.Phase;
import vn.gov.haiduong.haidang.plan.Condition;
import vn.gov.haiduong.haidang.plan.SeverityRule;
import vn.gov.haiduong.haidang.plan.TypeRule;

/**
 * When time alone may next change an incident: the moments at which {@link Rules} would do
 * something at a tick. One too many costs a tick, one too few is an act that comes late; so every
 * act that waits for time has its line here.
 */
final class Dues {

  private final Incident incident;
  private final World world;
  private final Instant after;
  private @Nullable Instant next;

  private Dues(Incident incident, World world, Instant after) {
    this.incident = incident;
    this.world = world;
    this.after = after;
  }

  /** The first moment later than {@code after}; empty when nothing waits for time. */
  static Optional<Instant> next(Incident incident, World world, Instant after) {
    Dues dues = new Dues(incident, world, after);
    dues.look();
    return Optional.ofNullable(dues.next);
  }

  private void look() {
    if (!incident.open()) {
      clocks();
      return;
    }
    if (incident.phase() == Phase.GATHERING) {
      at(incident.openedAt().plus(world.plan().gather()));
      return;
    }
    if (incident.phase().active()) {
      lasting();
      incident.lastGrowth().ifPresent(last -> at(last.plus(world.plan().settle())));
      reminders();
      mutes();
      Causes.gone(incident).ifPresent(gone -> at(gone.plus(Causes.SPLIT_AFTER)));
    }
    Escalations.upcoming(incident, world).forEach(step -> at(step.at()));
    clocks();
  }

  private void mutes() {
    if (incident.fired().contains(Rules.HELD)) {
      incident.mutedUntil().ifPresent(this::at);
      world.mutes().bySubject().values().forEach(mute -> at(mute.until()));
    }
  }

  private void clocks() {
    for (Deadline clock : Clocks.of(incident, world, after)) {
      if (clock.running()) {
        at(clock.due());
        clock.warnings().forEach(before -> at(clock.due().minus(before)));
      }
    }
  }

  /** Rules that ask how long it lasts. */
  private void lasting() {
    Stream.concat(
            world.plan().severityRules().stream().map(SeverityRule::when),
            world.plan().typeRules().stream().map(TypeRule::when))
        .map(Condition::lastedAtLeast)
        .filter(Duration::isPositive)
        .forEach(lasted -> at(incident.since().plus(lasted)));
  }

  private void reminders() {
    world
        .plan()
        .response(incident.severity())
        .reminders(incident.standingSince(), world.calendar())
        .forEach(this::at);
  }

  private void at(Instant moment) {
    Instant best = next;
    if (moment.isAfter(after) && (best == null || moment.isBefore(best))) {
      next = moment;
    }
  }
}
