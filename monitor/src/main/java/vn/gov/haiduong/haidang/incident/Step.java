package vn.gov.haiduong.haidang.incident;

import java.util.List;
import java.util.Optional;

/**
 * An incident after an event.
 *
 * @param kept events to be kept in the ledger, in order; empty when nothing changed
 * @param effects what follows
 * @param refusal why nothing changed, when the move was not legal
 */
public record Step(
    Incident incident, List<Event> kept, List<Effect> effects, Optional<Refusal> refusal) {

  public Step {
    kept = List.copyOf(kept);
    effects = List.copyOf(effects);
  }

  static Step refused(Incident incident, Refusal why) {
    return new Step(incident, List.of(), List.of(), Optional.of(why));
  }
}
