package vn.gov.haiduong.haidang.maintenance;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** All maintenance that was entered. Immutable; the same steps give the same register. */
public final class Register {

  public static final Register EMPTY = new Register(new TreeMap<>());

  static final Duration LONGEST = Duration.ofDays(14);
  private static final Duration FARTHEST = Duration.ofDays(366);
  private static final int MOST_TARGETS = 500;

  private final SortedMap<String, Work> works;

  private Register(SortedMap<String, Work> works) {
    this.works = Collections.unmodifiableSortedMap(works);
  }

  /**
   * A moment at which a target's maintenance begins or ends. Works that touch or overlap are one
   * stretch: to extend maintenance takes a further work that was entered before the old end.
   *
   * @param work by which it begins, or the last one that ran
   */
  public record Edge(Instant at, TargetId target, boolean begins, Work work) {}

  /** Every work, the latest start first. */
  public List<Work> works() {
    return works.values().stream()
        .sorted(Comparator.comparing(Work::start).reversed().thenComparing(Work::id))
        .toList();
  }

  public Optional<Work> work(String id) {
    return Optional.ofNullable(works.get(id));
  }

  /** Why the step is not legal at its moment; empty when it is. */
  public Optional<Objection> objection(Step step) {
    return switch (step) {
      case Step.Planned(Work work) -> planned(work);
      case Step.Approved(String id, Work.Signed by, String document) -> {
        Work work = works.get(id);
        if (work == null) {
          yield Optional.of(Objection.UNKNOWN);
        }
        if (work.approved().isPresent() || work.ended().isPresent()) {
          yield Optional.of(Objection.ALREADY);
        }
        if (!by.at().isBefore(work.start())) {
          yield Optional.of(Objection.NOT_AHEAD);
        }
        if (by.who().equals(work.planned().who())) {
          yield Optional.of(Objection.OWN_PLAN);
        }
        yield document.isBlank() || document.length() > 100
            ? Optional.of(Objection.NUMBER_NEEDED)
            : Optional.empty();
      }
      case Step.Ended(String id, Work.Signed by) -> {
        Work work = works.get(id);
        if (work == null) {
          yield Optional.of(Objection.UNKNOWN);
        }
        if (work.ended().isPresent()) {
          yield Optional.of(Objection.ALREADY);
        }
        yield by.at().isBefore(work.end()) ? Optional.empty() : Optional.of(Objection.OVER);
      }
    };
  }

  private static Optional<Objection> planned(Work work) {
    Instant now = work.planned().at();
    if (work.targets().isEmpty() || work.targets().size() > MOST_TARGETS) {
      return Optional.of(Objection.NO_TARGET);
    }
    if (work.what().isBlank() || work.what().length() > 1_000 || work.told().length() > 1_000) {
      return Optional.of(Objection.WORDS_NEEDED);
    }
    if (work.document().length() > 100) {
      return Optional.of(Objection.NUMBER_NEEDED);
    }
    if (!work.start().isAfter(now)) {
      return Optional.of(Objection.NOT_AHEAD);
    }
    if (work.start().isAfter(now.plus(FARTHEST))) {
      return Optional.of(Objection.TOO_FAR);
    }
    LocalDate begins = Province.local(work.start()).toLocalDate();
    if (work.announced().filter(day -> day.isAfter(begins)).isPresent()) {
      return Optional.of(Objection.ANNOUNCED_LATER);
    }
    return Duration.between(work.start(), work.end()).compareTo(LONGEST) > 0
        ? Optional.of(Objection.TOO_LONG)
        : Optional.empty();
  }

  /** The register after a step that is legal, or was when it was kept. */
  public Register after(Step step) {
    SortedMap<String, Work> next = new TreeMap<>(works);
    switch (step) {
      case Step.Planned(Work work) -> next.put(work.id(), work);
      case Step.Approved(String id, Work.Signed by, String document) ->
          next.computeIfPresent(id, (_, work) -> work.approved(by, document));
      case Step.Ended(String id, Work.Signed by) ->
          next.computeIfPresent(id, (_, work) -> work.ended(by));
    }
    return new Register(next);
  }

  /** Every edge up to {@code now}, in the order of time; ends before beginnings of one moment. */
  public List<Edge> edges(Instant now) {
    SortedMap<TargetId, List<Work>> byTarget = new TreeMap<>();
    for (Work work : works.values()) {
      if (work.window().isPresent()) {
        work.targets().stream()
            .distinct()
            .forEach(id -> byTarget.computeIfAbsent(id, _ -> new ArrayList<>()).add(work));
      }
    }
    List<Edge> edges = new ArrayList<>();
    byTarget.forEach((target, theirs) -> edges.addAll(edges(target, theirs)));
    edges.removeIf(edge -> edge.at().isAfter(now));
    edges.sort(
        Comparator.comparing(Edge::at).thenComparing(Edge::begins).thenComparing(Edge::target));
    return edges;
  }

  private static List<Edge> edges(TargetId target, List<Work> works) {
    List<Edge> edges = new ArrayList<>();
    Optional<Work> last = Optional.empty();
    Instant until = Instant.MIN;
    for (Work work :
        works.stream().sorted(Comparator.comparing(Work::start).thenComparing(Work::id)).toList()) {
      Interval window = work.window().orElseThrow();
      if (window.from().isAfter(until)) {
        if (last.isPresent()) {
          edges.add(new Edge(until, target, false, last.get()));
        }
        edges.add(new Edge(window.from(), target, true, work));
      }
      if (window.to().isAfter(until)) {
        until = window.to();
        last = Optional.of(work);
      }
    }
    if (last.isPresent()) {
      edges.add(new Edge(until, target, false, last.get()));
    }
    return edges;
  }
}
