package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * All incidents that are open, those closed in the last days, and those of which the law still asks
 * for an act. Immutable. {@code next(input, world)} decides which incident an input belongs to, one
 * for each cause; what happens to that incident decide {@link Rules}. A book is made again of the
 * events that were kept.
 */
public final class IncidentBook {

  public static final IncidentBook EMPTY = new IncidentBook(new TreeMap<>());

  /** How long a closed incident stands here; later it is recalled where somebody acts on it. */
  static final Duration KEEP_CLOSED = Duration.ofDays(7);

  /** How long what a person thought of a finding holds, at most. */
  static final Duration KEEP_JUDGED = Duration.ofDays(400);

  private final SortedMap<IncidentId, Incident> incidents;

  /**
   * Active incidents by member, made at the first question: every measurement asks, and most change
   * nothing. Never changed once it stands here.
   */
  private volatile @Nullable Map<TargetId, List<Incident>> byMember;

  /** The same for {@link #judgedOf}. */
  private volatile @Nullable Map<TargetId, List<Incident>> judged;

  IncidentBook(SortedMap<IncidentId, Incident> incidents) {
    this.incidents = incidents;
  }

  /** The book after {@code input}. */
  public Turn next(Input input, World world) {
    return new Desk(this, world, input.now()).take(input);
  }

  /** Takes a kept event as it stands, after a restart: nothing is decided anew. */
  public IncidentBook restored(IncidentId id, Event event) {
    TreeMap<IncidentId, Incident> next = new TreeMap<>(incidents);
    if (event instanceof Event.Opened opened) {
      // Opened once more by a life that did not know of it: what was done to it stands.
      if (incident(id).filter(Incident::open).isPresent()) {
        return this;
      }
      next.put(id, Fold.opened(opened));
    } else {
      Incident before = next.get(id);
      if (before == null) {
        return this;
      }
      next.put(id, Fold.after(before, event));
    }
    return new IncidentBook(next);
  }

  /** With one that was let go of long ago, as it stood; one that is known here stays as it is. */
  public IncidentBook recalled(Incident old) {
    return incidents.containsKey(old.id()) ? this : with(old);
  }

  /** Whether there is room for such a piece of evidence about an outage of the target. */
  public boolean wantsEvidence(TargetId target, String what) {
    return witnessing(target)
        .filter(incident -> Evidence.hasRoom(incident, target, what))
        .isPresent();
  }

  /**
   * The outage that evidence about the target belongs to; it may come a little after its end, and
   * before the incident is closed.
   */
  Optional<Incident> witnessing(TargetId target) {
    return of(target, Incident.Kind.OUTAGE)
        .or(
            () ->
                incidents.values().stream()
                    .filter(incident -> incident.kind() == Incident.Kind.OUTAGE && incident.open())
                    .filter(incident -> incident.member(target).isPresent())
                    .max(Comparator.comparing(Incident::openedAt)));
  }

  /** Every incident, in the order of ids. */
  public Collection<Incident> all() {
    return Collections.unmodifiableCollection(incidents.values());
  }

  /** Incidents that are not closed, the gravest first, then the oldest. */
  public List<Incident> open() {
    List<Incident> open = new ArrayList<>();
    for (Incident incident : incidents.values()) {
      if (incident.open()) {
        open.add(incident);
      }
    }
    open.sort(
        Comparator.comparing(Incident::severity)
            .thenComparing(Incident::since)
            .thenComparing(Incident::id));
    return open;
  }

  public Optional<Incident> incident(IncidentId id) {
    return Optional.ofNullable(incidents.get(id));
  }

  /** The incident of this kind in which the target has a part that is not over; down first. */
  Optional<Incident> of(TargetId target, Incident.Kind kind) {
    List<Incident> all = allOf(target, kind);
    return all.stream()
        .filter(incident -> incident.member(target).filter(Member::isDown).isPresent())
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /** All of them: one that was reopened may stand beside a newer one. */
  List<Incident> allOf(TargetId target, Incident.Kind kind) {
    return activeOf(target).stream()
        .filter(incident -> incident.kind() == kind)
        .filter(
            incident ->
                incident.member(target).filter(member -> member.leftAt().isEmpty()).isPresent())
        .toList();
  }

  /** Incidents that are not over and have, or had, this member; in the order of ids. */
  List<Incident> activeOf(TargetId target) {
    Map<TargetId, List<Incident>> index = byMember;
    if (index == null) {
      index = new HashMap<>();
      for (Incident incident : incidents.values()) {
        if (incident.phase().active()) {
          for (Member member : incident.members()) {
            index.computeIfAbsent(member.target(), _ -> new ArrayList<>(1)).add(incident);
          }
        }
      }
      byMember = index;
    }
    return index.getOrDefault(target, List.of());
  }

  /**
   * Findings about this target that a person closed and that last all the same: they are not opened
   * again at the next reading.
   */
  List<Incident> judgedOf(TargetId target) {
    Map<TargetId, List<Incident>> index = judged;
    if (index == null) {
      index = new HashMap<>();
      for (Incident incident : incidents.values()) {
        if (lasts(incident)) {
          for (Member member : incident.members()) {
            index.computeIfAbsent(member.target(), _ -> new ArrayList<>(1)).add(incident);
          }
        }
      }
      judged = index;
    }
    return index.getOrDefault(target, List.of());
  }

  /** Closed by a person, while what was found is not known to be gone. */
  private static boolean lasts(Incident incident) {
    return incident.kind() == Incident.Kind.FINDING
        && incident.closing().isPresent()
        && (incident.down() > 0 || !Alert.Heard.in(incident).isEmpty())
        && !incident.fired().contains(Rules.GONE);
  }

  /** Incidents of this kind that are not over, the earliest first. */
  List<Incident> active(Incident.Kind kind) {
    return incidents.values().stream()
        .filter(incident -> incident.kind() == kind && incident.phase().active())
        .sorted(Comparator.comparing(Incident::since).thenComparing(Incident::id))
        .toList();
  }

  /** Itself, or the incident that it became part of. */
  public Optional<Incident> standing(IncidentId id) {
    Optional<Incident> found = incident(id);
    // A chain of merges is as long as there are incidents; a ring cannot be, and would end here.
    for (int i = 0; i < incidents.size() && found.flatMap(Incident::mergedInto).isPresent(); i++) {
      found = found.flatMap(Incident::mergedInto).flatMap(this::incident);
    }
    return found;
  }

  /** An id that no incident of the book has. */
  IncidentId free(Incident.Kind kind, CauseKey cause, Instant since) {
    for (int attempt = 0; ; attempt++) {
      IncidentId id = IncidentId.of(kind, cause, since, attempt);
      if (!incidents.containsKey(id)) {
        return id;
      }
    }
  }

  IncidentBook with(Incident incident) {
    TreeMap<IncidentId, Incident> next = new TreeMap<>(incidents);
    next.put(incident.id(), incident);
    return new IncidentBook(next);
  }

  /** Without what was closed long ago and owes the law nothing. */
  IncidentBook swept(Instant now, World world) {
    List<IncidentId> old = new ArrayList<>();
    for (Incident incident : incidents.values()) {
      Instant closed = incident.closing().map(Incident.Closing::at).orElse(incident.openedAt());
      Duration kept = lasts(incident) ? KEEP_JUDGED : KEEP_CLOSED;
      if (!incident.open()
          && closed.plus(kept).isBefore(now)
          && Clocks.owed(incident, world, now).isEmpty()) {
        old.add(incident.id());
      }
    }
    if (old.isEmpty()) {
      return this;
    }
    TreeMap<IncidentId, Incident> next = new TreeMap<>(incidents);
    old.forEach(next::remove);
    return new IncidentBook(next);
  }
}
