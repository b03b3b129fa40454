package vn.gov.haiduong.haidang.incident;

import java.util.List;
import java.util.Optional;

/**
 * The book after an input.
 *
 * @param kept events for the ledger, in order
 * @param effects what follows, in order
 * @param refusal why a person's act was not taken
 */
public record Turn(
    IncidentBook book, List<Kept> kept, List<Effect> effects, Optional<Refusal> refusal) {

  /** An event of one incident, and the incident after it. */
  public record Kept(IncidentId incident, Event event, Incident after) {}

  public Turn {
    kept = List.copyOf(kept);
    effects = List.copyOf(effects);
  }
}
