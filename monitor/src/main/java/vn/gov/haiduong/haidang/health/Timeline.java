package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * A recording of many targets, line by line in order of time, counted as the live service counts:
 * each target is a {@link TargetHealth}, and this hands each line to whom it concerns. Mutable, for
 * one thread. Memory grows with spans and outages, not with observations.
 *
 * <p>Lines dated at or after the recording's end are for the caller to leave out.
 */
public final class Timeline {

  /**
   * What the inventory knows of a target.
   *
   * @param ancestor the target through which it is reached
   */
  public record Facts(Side side, Cadence cadence, Optional<TargetId> ancestor) {}

  /**
   * One target's recording.
   *
   * @param spans tiling from the recording's first line to its end, equal neighbours joined
   * @param outages in the order of their starts
   * @param findings of flapping and recovery, in order
   */
  public record Course(List<Span> spans, List<Outage> outages, List<Effect> findings) {
    public Course {
      spans = List.copyOf(spans);
      outages = List.copyOf(outages);
      findings = List.copyOf(findings);
    }
  }

  /** Who hears of what follows while the recording is read. */
  @FunctionalInterface
  public interface Told {
    void effect(TargetId id, Effect effect);
  }

  /**
   * Where a recording stands between two lines, to be resumed.
   *
   * @param blind scopes that are lost; an empty one is all
   * @param healths of those in the inventory, each as {@link TargetHealth#saved}
   */
  public record Standing(
      Instant last, boolean stopped, Set<Optional<Side>> blind, Map<TargetId, byte[]> healths) {
    public Standing {
      blind = Set.copyOf(blind);
      healths = Map.copyOf(healths);
    }
  }

  private static final class Track {
    final TargetId id;
    Facts facts;
    final List<Track> ancestors = new ArrayList<>();
    final List<Track> descendants = new ArrayList<>();
    final List<Span> spans = new ArrayList<>();
    final Map<Instant, Outage> outages = new LinkedHashMap<>();
    final List<Effect> findings = new ArrayList<>();
    TargetHealth health;
    boolean over;

    Track(TargetId id, Facts facts, TargetHealth health) {
      this.id = id;
      this.facts = facts;
      this.health = health;
    }
  }

  private final Function<TargetId, Facts> inventory;
  private final @Nullable Told told;
  private final Map<TargetId, Track> tracks = new TreeMap<>();
  private final List<Event> forAll = new ArrayList<>();
  private @Nullable Instant first;
  private @Nullable Instant last;
  private boolean stopped;
  private final Set<Optional<Side>> blind = new HashSet<>();

  /**
   * An empty recording that keeps everything for {@link #finish}.
   *
   * @param inventory facts of each id that is met; its ancestors must not form a cycle
   */
  public Timeline(Function<TargetId, Facts> inventory) {
    this.inventory = inventory;
    this.told = null;
  }

  /** The same, which tells what follows at once and keeps no spans. */
  public Timeline(Function<TargetId, Facts> inventory, Told told) {
    this.inventory = inventory;
    this.told = told;
  }

  /**
   * A recording that goes on where one was left.
   *
   * @param inventory facts of those that are in {@code standing}, and of who enters later
   */
  public static Timeline resume(Standing standing, Function<TargetId, Facts> inventory, Told told) {
    Timeline timeline = new Timeline(inventory, told);
    timeline.first = standing.last();
    timeline.last = standing.last();
    timeline.stopped = standing.stopped();
    timeline.blind.addAll(standing.blind());
    standing.healths().keySet().stream()
        .sorted()
        .forEach(
            id -> {
              Track _ = timeline.resumed(id, standing.healths());
            });
    return timeline;
  }

  private Track resumed(TargetId id, Map<TargetId, byte[]> healths) {
    Track known = tracks.get(id);
    if (known != null) {
      return known;
    }
    byte[] saved = healths.get(id);
    if (saved == null) {
      return track(id);
    }
    Facts facts = inventory.apply(id);
    Optional<Track> ancestor = facts.ancestor().map(up -> resumed(up, healths));
    Track track = new Track(id, facts, TargetHealth.restored(saved));
    tracks.put(id, track);
    track.health.openOutage().ifPresent(outage -> track.outages.put(outage.start(), outage));
    relate(track, ancestor);
    return track;
  }

  /** Where the recording stands; what is dated before its last line is decided first. */
  public Standing standing() {
    settle();
    Map<TargetId, byte[]> healths = new TreeMap<>();
    tracks.forEach(
        (id, track) -> {
          if (!track.over) {
            healths.put(id, track.health.saved());
          }
        });
    return new Standing(last == null ? Instant.EPOCH : last, stopped, blind, healths);
  }

  /** Decides everything before the last line, parents before children. */
  public void settle() {
    Instant until = last;
    if (until != null) {
      tracks.values().stream()
          .sorted(Comparator.comparingInt(track -> track.ancestors.size()))
          .forEach(track -> tell(track, new Event.Settled(until)));
    }
  }

  /** The healths of those in the inventory, as they are decided by now. */
  public Map<TargetId, TargetHealth> healths() {
    Map<TargetId, TargetHealth> healths = new TreeMap<>();
    tracks.forEach(
        (id, track) -> {
          if (!track.over) {
            healths.put(id, track.health);
          }
        });
    return healths;
  }

  /** A line that says only that the monitor lives. */
  public void beat(Instant at) {
    Instant _ = begin(at);
  }

  /**
   * A target enters the inventory at this line, or is known by other facts from here on. Unlike one
   * that is merely met, it has no time before.
   */
  public void enters(Instant at, TargetId id, Facts facts) {
    Instant _ = begin(at);
    Track known = tracks.get(id);
    if (known != null && !known.over) {
      known.facts = facts;
      return;
    }
    Optional<Track> ancestor = facts.ancestor().map(this::track);
    Track track = new Track(id, facts, TargetHealth.from(at, ancestor.isPresent()));
    tracks.put(id, track);
    relate(track, ancestor);
    for (Track above : track.ancestors) {
      if (above.health.openOutage().isPresent()) {
        tell(track, new Event.ParentBroken(at));
      }
    }
    if (stopped) {
      tell(track, new Event.MonitorStopped(at));
    }
    blind.forEach(scope -> tellIfConcerned(track, new Event.OwnSideDown(at, scope)));
  }

  private static void relate(Track track, Optional<Track> ancestor) {
    ancestor.ifPresent(
        up -> {
          track.ancestors.addAll(up.ancestors);
          track.ancestors.add(up);
        });
    track.ancestors.forEach(above -> above.descendants.add(track));
  }

  /** A target of the inventory that the recording may not mention. */
  public void declare(TargetId id, Instant at) {
    Instant _ = begin(at);
    Track _ = track(id);
  }

  /** A line with an observation. */
  public void observed(Instant at, TargetId id, Verdict verdict, Optional<Cause> cause) {
    Instant before = begin(at);
    Track track = track(id);
    observed(at, before, track, verdict, cause, track.facts.cadence());
  }

  /** A line with an observation that was made with another cadence than the inventory's. */
  public void observed(
      Instant at, TargetId id, Verdict verdict, Optional<Cause> cause, Cadence cadence) {
    Instant before = begin(at);
    observed(at, before, track(id), verdict, cause, cadence);
  }

  private void observed(
      Instant at,
      Instant before,
      Track track,
      Verdict verdict,
      Optional<Cause> cause,
      Cadence cadence) {
    for (Track ancestor : track.ancestors) {
      tell(ancestor, new Event.Settled(before));
    }
    tell(track, new Event.Settled(before));
    tell(track, new Event.Observed(at, verdict, cause, cadence));
  }

  public void ownSideDown(Instant at, Optional<Side> scope) {
    Instant _ = begin(at);
    boolean _ = blind.add(scope);
    tellAll(new Event.OwnSideDown(at, scope));
  }

  public void ownSideUp(Instant at, Optional<Side> scope) {
    Instant _ = begin(at);
    boolean _ = blind.remove(scope);
    tellAll(new Event.OwnSideUp(at, scope));
  }

  public void monitorStopped(Instant at) {
    Instant _ = begin(at);
    stopped = true;
    tellAll(new Event.MonitorStopped(at));
  }

  /**
   * As the first line it says nothing; without a stop before it the line above is the last sign.
   */
  public void monitorStarted(Instant at) {
    boolean firstLine = first == null;
    Instant above = begin(at);
    if (!firstLine) {
      tellAll(new Event.MonitorStarted(at, above));
    }
    stopped = false;
  }

  /** The same where the last sign of life is known. */
  public void monitorStarted(Instant at, Instant lastSign) {
    Instant _ = begin(at);
    tellAll(new Event.MonitorStarted(at, lastSign));
    stopped = false;
  }

  public void maintenanceStarted(Instant at, TargetId id, String document) {
    Instant _ = begin(at);
    tell(track(id), new Event.MaintenanceStarted(at, document));
  }

  public void maintenanceEnded(Instant at, TargetId id) {
    Instant _ = begin(at);
    tell(track(id), new Event.MaintenanceEnded(at));
  }

  /** A target leaves the inventory. */
  public void removed(Instant at, TargetId id) {
    Instant _ = begin(at);
    Track track = track(id);
    track.ancestors.forEach(ancestor -> tell(ancestor, new Event.Settled(at)));
    tell(track, new Event.Removed(at));
    boolean open = track.outages.values().stream().anyMatch(outage -> outage.end().isEmpty());
    track.over = true;
    // Nobody will see its answer any more; it hides its children no longer.
    if (open) {
      track.descendants.forEach(child -> tell(child, new Event.ParentMended(at)));
    }
  }

  /** Whether the monitor is stopped where the recording stands. */
  public boolean stopped() {
    return stopped;
  }

  /** Sides that are lost where the recording stands; empty for all. */
  public Set<Optional<Side>> blind() {
    return Set.copyOf(blind);
  }

  /** Ends the recording: at {@code until}, or else at its last line, which still counts. */
  public Map<TargetId, Course> finish(Optional<Instant> until) {
    Instant end = until.orElse(last == null ? Instant.EPOCH : last);
    Set<Track> done = new HashSet<>();
    tracks.values().forEach(track -> finish(track, end, done));
    Map<TargetId, Course> courses = new TreeMap<>();
    tracks.forEach(
        (id, track) ->
            courses.put(
                id, new Course(track.spans, List.copyOf(track.outages.values()), track.findings)));
    return courses;
  }

  private void finish(Track track, Instant end, Set<Track> done) {
    if (!done.add(track) || track.over) {
      return;
    }
    track.ancestors.forEach(ancestor -> finish(ancestor, end, done));
    Step step = track.health.finish(end);
    track.over = true;
    take(track, step);
  }

  /** The time of the line above, or of this one if it is the first. */
  private Instant begin(Instant at) {
    Instant above = last == null ? at : last;
    if (at.isBefore(above)) {
      throw new IllegalArgumentException("line: expected not before " + above + ", got " + at);
    }
    if (first == null) {
      first = at;
    }
    last = at;
    return above;
  }

  private Track track(TargetId id) {
    Track known = tracks.get(id);
    if (known != null) {
      return known;
    }
    Facts facts = inventory.apply(id);
    Optional<Track> ancestor = facts.ancestor().map(this::track);
    Instant from = first == null ? Instant.EPOCH : first;
    Track track = new Track(id, facts, TargetHealth.from(from, ancestor.isPresent()));
    tracks.put(id, track);
    relate(track, ancestor);
    // An ancestor's outage that is already told is told to the newcomer too.
    for (Track above : track.ancestors) {
      for (Outage outage : above.outages.values()) {
        tell(track, new Event.ParentBroken(outage.start()));
        outage.end().ifPresent(end -> tell(track, new Event.ParentMended(end)));
      }
    }
    forAll.forEach(event -> tellIfConcerned(track, event));
    return track;
  }

  private void tellAll(Event event) {
    forAll.add(event);
    tracks.values().forEach(track -> tellIfConcerned(track, event));
  }

  private void tellIfConcerned(Track track, Event event) {
    Optional<Side> scope =
        switch (event) {
          case Event.OwnSideDown(Instant _, Optional<Side> lost) -> lost;
          case Event.OwnSideUp(Instant _, Optional<Side> found) -> found;
          case Event.Observed _,
              Event.MonitorStopped _,
              Event.MonitorStarted _,
              Event.MaintenanceStarted _,
              Event.MaintenanceEnded _,
              Event.ParentBroken _,
              Event.ParentMended _,
              Event.ParentSettled _,
              Event.Removed _,
              Event.Settled _ ->
              Optional.empty();
        };
    if (scope.isEmpty() || scope.get() == track.facts.side()) {
      tell(track, event);
    }
  }

  private void tell(Track track, Event event) {
    if (!track.over) {
      take(track, track.health.next(event, event.at()));
    }
  }

  private void take(Track track, Step step) {
    track.health = step.health();
    for (Effect effect : step.effects()) {
      if (told != null) {
        told.effect(track.id, effect);
      }
      switch (effect) {
        case Effect.Decided(Span span) -> {
          if (told == null) {
            Tiling.append(track.spans, span);
          }
        }
        case Effect.OutageOpened(Outage outage) -> {
          track.outages.put(outage.start(), outage);
          track.descendants.forEach(child -> tell(child, new Event.ParentBroken(outage.start())));
        }
        case Effect.OutageEnded(Outage outage) -> {
          track.outages.put(outage.start(), outage);
          Instant end = outage.end().orElseThrow();
          track.descendants.forEach(child -> tell(child, new Event.ParentMended(end)));
        }
        case Effect.IncidentDue(Outage outage) -> track.outages.put(outage.start(), outage);
        case Effect.RecoveryDue _, Effect.FlappingFound _, Effect.FlappingOver _ -> {
          if (told == null) {
            track.findings.add(effect);
          }
        }
        case Effect.ShownChanged _, Effect.Ignored _ -> {}
      }
    }
    track.descendants.forEach(Timeline::settleFromAncestors);
  }

  private static void settleFromAncestors(Track child) {
    Instant least = Instant.MAX;
    for (Track ancestor : child.ancestors) {
      Instant known = ancestor.over ? FOR_GOOD : ancestor.health.outagesSettledUpTo();
      least = known.isBefore(least) ? known : least;
    }
    if (!child.over) {
      child.health = child.health.next(new Event.ParentSettled(least), least).health();
    }
  }

  private static final Instant FOR_GOOD = Instant.ofEpochMilli(Long.MAX_VALUE / 2);
}
