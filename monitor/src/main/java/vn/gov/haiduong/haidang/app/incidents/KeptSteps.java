package vn.gov.haiduong.haidang.app.incidents;

import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.KeptForm;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.probe.Cause;

/** Events of incidents as entries of the ledger, the same live and in replay, and back. */
public final class KeptSteps {

  private KeptSteps() {}

  /** One event; beside it how the incident stands after it, for who reads without the rules. */
  public static Entry.IncidentStep of(Turn.Kept kept) {
    Incident after = kept.after();
    Body body =
        Body.of(
            "kind", after.kind().label(),
            "start", after.since().toString(),
            "confirmedAt", after.confirmedAt().toString(),
            "severity", after.severity().label(),
            "type", after.type(),
            "event", KeptForm.of(kept.event()));
    Optional<String> cause = after.firstCause().map(Cause::label);
    if (cause.isPresent()) {
      body = body.with("cause", cause.get());
    }
    if (after.end().isPresent()) {
      body = body.with("end", after.end().get().toString());
    }
    return new Entry.IncidentStep(
        kept.event().at(),
        kept.incident().value(),
        KeptForm.word(kept.event()),
        after.targets(),
        body);
  }

  /**
   * The event that a step kept; empty for a step of another making.
   *
   * @throws IllegalArgumentException when it can no longer be read
   */
  public static Optional<Event> event(Entry.IncidentStep step) {
    return step.body().values().get("event") instanceof Map<?, ?> event
        ? Optional.of(KeptForm.event(Body.EMPTY.withAll(event).values()))
        : Optional.empty();
  }
}
