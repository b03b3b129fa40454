package vn.gov.haiduong.haidang.app.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Turn;

/**
 * What happened to each incident, for the pages: longer than the book of incidents knows them.
 * Bounded; from any thread.
 */
final class Stories {

  private static final Logger LOG = LoggerFactory.getLogger(Stories.class);

  private static final int MOST = 5_000;
  private static final int LONGEST = 2_000;

  private final Map<IncidentId, List<Event>> events = bounded();
  private final Map<IncidentId, Incident> standing = bounded();
  private final Map<IncidentId, Effect.Tell> told = bounded();

  /** Of those that were last touched. */
  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>(64, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  /** An event of before. */
  synchronized void add(IncidentId id, Event event) {
    remember(id, event);
    Incident before = standing.get(id);
    IncidentBook book = before == null ? IncidentBook.EMPTY : IncidentBook.EMPTY.recalled(before);
    try {
      book.restored(id, event).incident(id).ifPresent(after -> standing.put(id, after));
    } catch (RuntimeException e) {
      // Of another version: the others still tell how it stands.
      LOG.atError()
          .addKeyValue("incident", id)
          .setCause(e)
          .log("an event of an incident could not be followed");
    }
  }

  /** Of a very long story at least what people did and what was seen stays. */
  private void remember(IncidentId id, Event event) {
    List<Event> story = events.computeIfAbsent(id, _ -> new ArrayList<>());
    boolean matters = event instanceof Event.Done || event instanceof Event.Witnessed;
    if (story.size() < (matters ? 2 * LONGEST : LONGEST)) {
      story.add(event);
    }
  }

  synchronized void took(Turn turn) {
    for (Turn.Kept kept : turn.kept()) {
      remember(kept.incident(), kept.event());
      standing.put(kept.incident(), kept.after());
    }
    turn.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .filter(
            tell -> tell.occasion() == Effect.Occasion.OPENED || !told.containsKey(tell.incident()))
        .forEach(tell -> told.put(tell.incident(), tell));
  }

  /** How people were told of it at first. */
  synchronized Optional<Effect.Tell> told(IncidentId id) {
    return Optional.ofNullable(told.get(id));
  }

  /** The kept events of an incident, in order. */
  synchronized List<Event> of(IncidentId id) {
    return List.copyOf(events.getOrDefault(id, List.of()));
  }

  /** How it stands, or stood when it was last touched. */
  synchronized Optional<Incident> standing(IncidentId id) {
    return Optional.ofNullable(standing.get(id));
  }

  /** Also those that the book has forgotten, as they stood last. */
  synchronized List<Incident> past(IncidentBook book) {
    List<Incident> incidents = new ArrayList<>(book.all());
    standing.values().stream()
        .filter(known -> book.incident(known.id()).isEmpty())
        .forEach(incidents::add);
    return incidents;
  }
}
