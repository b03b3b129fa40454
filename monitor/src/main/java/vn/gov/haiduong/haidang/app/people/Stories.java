package vn.gov.haiduong.haidang.app.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private static final int MOST = 5_000;
  private static final int LONGEST = 2_000;

  private final Map<IncidentId, List<Event>> events = bounded();
  private final Map<IncidentId, Effect.Tell> told = bounded();

  private static <K, V> Map<K, V> bounded() {
    return new LinkedHashMap<>() {
      @Override
      protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
        return size() > MOST;
      }
    };
  }

  /** An event of before. */
  synchronized void add(IncidentId id, Event event) {
    List<Event> story = events.computeIfAbsent(id, _ -> new ArrayList<>());
    if (story.size() < LONGEST) {
      story.add(event);
    }
  }

  synchronized void took(Turn turn) {
    turn.kept().forEach(kept -> add(kept.incident(), kept.event()));
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

  private synchronized Map<IncidentId, List<Event>> all() {
    Map<IncidentId, List<Event>> all = new LinkedHashMap<>();
    events.forEach((id, story) -> all.put(id, List.copyOf(story)));
    return all;
  }

  /** Also those that the book has forgotten, made again of their stories. */
  List<Incident> past(IncidentBook book) {
    List<Incident> incidents = new ArrayList<>(book.all());
    all()
        .forEach(
            (id, story) -> {
              if (book.incident(id).isEmpty()) {
                IncidentBook made = IncidentBook.EMPTY;
                for (Event event : story) {
                  made = made.restored(id, event);
                }
                made.incident(id).ifPresent(incidents::add);
              }
            });
    return incidents;
  }
}
