package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** What follows from a target's health, in the words of the book: the same live and in replay. */
public final class Intake {

  private Intake() {}

  /**
   * What an effect of a target's health means for the incidents; empty for nothing.
   *
   * @param groups who fails together at this moment; asked only when an outage comes due
   */
  public static Optional<Input> of(
      TargetId target, Effect effect, Instant now, Supplier<List<CommonCauses.Group>> groups) {
    return switch (effect) {
      case Effect.IncidentDue(Outage outage) ->
          Optional.of(new Input.OutageDue(now, target, outage, groups.get()));
      case Effect.OutageEnded(Outage outage) ->
          outage.end().map(end -> new Input.OutageEnded(now, target, end));
      case Effect.RecoveryDue(Instant _, Instant end) ->
          Optional.of(new Input.RecoveryDue(now, target, end));
      case Effect.FlappingFound(Instant since, Instant _, Optional<Cause> cause) ->
          Optional.of(new Input.FlappingFound(now, target, since, cause));
      case Effect.FlappingOver _ -> Optional.of(new Input.FlappingOver(now, target));
      case Effect.Decided _, Effect.OutageOpened _, Effect.ShownChanged _, Effect.Ignored _ ->
          Optional.empty();
    };
  }
}
