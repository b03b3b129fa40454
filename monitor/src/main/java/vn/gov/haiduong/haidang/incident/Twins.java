package vn.gov.haiduong.haidang.incident;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Incidents that two lives of the service opened for one thing, because the later did not know what
 * the earlier had kept: its database was away and nothing lay beside it. In one life a target that
 * fails joins the incident in which it already is.
 */
public final class Twins {

  /** The newer is to become part of the older. */
  public record Twin(IncidentId older, IncidentId newer) {}

  /** An event of one incident, as it was kept. */
  public record Told(IncidentId incident, Event event) {}

  private Twins() {}

  /** All of them that are not over, found in what was kept, in the order of entry. */
  public static List<Twin> among(List<Told> kept) {
    IncidentBook book = IncidentBook.EMPTY;
    Set<Twin> found = new LinkedHashSet<>();
    for (Told told : kept) {
      if (told.event() instanceof Event.Opened opened
          && opened.splitFrom().isEmpty()
          && book.incident(told.incident()).isEmpty()) {
        older(opened, book).ifPresent(older -> found.add(new Twin(older, told.incident())));
      }
      book = book.restored(told.incident(), told.event());
    }
    IncidentBook last = book;
    return found.stream()
        .filter(twin -> active(last, twin.older()) && active(last, twin.newer()))
        .toList();
  }

  private static boolean active(IncidentBook book, IncidentId id) {
    return book.incident(id).filter(one -> one.phase().active()).isPresent();
  }

  private static Optional<IncidentId> older(Event.Opened opened, IncidentBook book) {
    return book.active(opened.kind()).stream()
        .filter(
            one ->
                opened.members().isEmpty()
                    ? one.cause().equals(opened.cause()) && one.signal() == opened.signal()
                    : one.signal() == opened.signal()
                        && opened.members().stream().anyMatch(member -> holds(one, member)))
        .map(Incident::id)
        .findFirst();
  }

  private static boolean holds(Incident incident, Member member) {
    return incident.member(member.target()).filter(known -> !known.done()).isPresent();
  }
}
