package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Signal;

/**
 * What becomes of a book by one input: each step is decided by {@link Rules} and put into it at
 * once, so that the next looks at what the last has left. Working value of one {@link
 * IncidentBook#next}.
 */
final class Draft {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private IncidentBook book;
  private final World world;
  private final Instant now;
  private final List<Turn.Kept> kept = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Optional<Refusal> refusal = Optional.empty();

  Draft(IncidentBook book, World world, Instant now) {
    this.book = book;
    this.world = world;
    this.now = now;
  }

  /** As it stands by now. */
  IncidentBook book() {
    return book;
  }

  void refuse(Refusal why) {
    refusal = Optional.of(why);
  }

  void sweep() {
    book = book.swept(now, world);
  }

  Turn turn() {
    return new Turn(book, kept, effects, refusal);
  }

  /** Opens an incident that nobody knew. */
  void open(
      Incident.Kind kind,
      Signal signal,
      CauseKey cause,
      List<Member> members,
      Instant since,
      String detail,
      boolean gathering,
      Optional<IncidentId> splitFrom) {
    Event.Opened opened =
        new Event.Opened(
            now,
            book.free(kind, cause, since),
            kind,
            signal,
            cause,
            members,
            since,
            detail,
            gathering,
            splitFrom,
            false);
    take(Rules.open(opened, world));
  }

  /** The incident after the event; as it was where the event is refused. */
  @CanIgnoreReturnValue
  Incident next(Incident incident, Event event) {
    Step step = Rules.next(incident, event, world);
    if (step.refusal().isPresent()) {
      refusal = step.refusal();
      return incident;
    }
    return take(step);
  }

  @CanIgnoreReturnValue
  private Incident take(Step step) {
    step.kept()
        .forEach(event -> kept.add(new Turn.Kept(step.incident().id(), event, step.incident())));
    effects.addAll(step.effects());
    if (!step.kept().isEmpty()) {
      book = book.with(step.incident());
    }
    return step.incident();
  }
}
