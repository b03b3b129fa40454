package vn.gov.haiduong.haidang.duty;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * A duty roster with its slots ("trực chính", "dự phòng").
 *
 * @param active whether it is in use; as shipped none is, since nobody was named
 * @param slots slot id → rotation, in order
 */
public record Roster(
    String id, String name, boolean active, Map<String, Rotation> slots, List<Change> changes) {

  public Roster {
    slots = Collections.unmodifiableMap(new LinkedHashMap<>(slots));
    changes = List.copyOf(changes);
  }

  /** A stretch of time in which a slot has the same person, or nobody. */
  public record Turn(String slot, Interval during, Optional<PersonId> person) {}

  /** Who is on call: override, else the rotation with leave and swaps; empty is a hole. */
  public Optional<PersonId> onCall(String slot, Instant at) {
    Rotation rotation = slots.get(slot);
    if (!active || rotation == null) {
      return Optional.empty();
    }
    Optional<PersonId> override = Optional.empty();
    for (Change change : changes) {
      if (change instanceof Change.StandIn(String of, PersonId person, Interval during, String _)
          && of.equals(slot)
          && during.contains(at)
          && !away(person, at)) {
        override = Optional.of(person);
      }
    }
    return override.isPresent() ? override : rotated(rotation, at);
  }

  private Optional<PersonId> rotated(Rotation rotation, Instant at) {
    int size = rotation.people().size();
    long turn = rotation.turn(at);
    if (size == 0 || turn < 0) {
      return Optional.empty();
    }
    for (int i = 0; i < size; i++) {
      PersonId person = swapped(rotation.people().get((int) ((turn + i) % size)), at);
      if (!away(person, at)) {
        return Optional.of(person);
      }
    }
    return Optional.empty();
  }

  private PersonId swapped(PersonId person, Instant at) {
    PersonId now = person;
    for (Change change : changes) {
      if (change instanceof Change.Swap(var one, var other, Interval during, String _)
          && during.contains(at)) {
        now = now.equals(one) ? other : now.equals(other) ? one : now;
      }
    }
    return now;
  }

  private boolean away(PersonId person, Instant at) {
    for (Change change : changes) {
      if (change instanceof Change.Leave(var who, Interval during, String _)
          && who.equals(person)
          && during.contains(at)) {
        return true;
      }
    }
    return false;
  }

  /** The turns of all slots in a stretch of time, neighbours of one person joined. */
  public List<Turn> turns(Interval asked) {
    List<Turn> turns = new ArrayList<>();
    slots.forEach((slot, rotation) -> turns.addAll(turns(slot, rotation, asked)));
    return turns;
  }

  private List<Turn> turns(String slot, Rotation rotation, Interval asked) {
    TreeSet<Instant> edges = new TreeSet<>();
    edges.add(asked.from());
    for (long turn = rotation.turn(asked.from()) + 1; ; turn++) {
      Instant begins = rotation.begins(turn);
      if (!begins.isBefore(asked.to())) {
        break;
      }
      edges.add(begins);
    }
    for (Change change : changes) {
      edges.add(change.during().from());
      edges.add(change.during().to());
    }
    List<Turn> turns = new ArrayList<>();
    for (Instant edge : edges) {
      if (!asked.contains(edge)) {
        continue;
      }
      Instant next = edges.higher(edge);
      Instant to = next == null || next.isAfter(asked.to()) ? asked.to() : next;
      Optional<PersonId> person = onCall(slot, edge);
      Turn last = turns.isEmpty() ? null : turns.getLast();
      if (last != null && last.person().equals(person)) {
        turns.set(turns.size() - 1, new Turn(slot, new Interval(last.during().from(), to), person));
      } else {
        turns.add(new Turn(slot, new Interval(edge, to), person));
      }
    }
    return turns;
  }

  /** Stretches in which a slot of an active roster has nobody. */
  public List<Turn> holes(Interval asked) {
    return active
        ? turns(asked).stream().filter(turn -> turn.person().isEmpty()).toList()
        : List.of();
  }
}
