package vn.gov.haiduong.haidang.pagewatch;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.schedule.FireTimes;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The course of one site's page readings: when which page is due, which are in doubt and what is
 * confirmed. Immutable; {@link #next} gives the course after an event. Times of home pages lie on a
 * grid of the site's own, so that sites spread and a restart finds the same times.
 *
 * @param home path of the home page
 * @param homeAt when it is due
 * @param inner pages beside it, read in turn
 * @param turn how many of them were read
 * @param innerAt when the next of them is due
 * @param doubts first readings that wait for their second, by page
 * @param standing what two readings agreed on, by page
 * @param watchedUntil end of the close watch after a clean-up; the epoch without
 * @param closeAt when the home page is next looked at closely
 */
public record Course(
    TargetId target,
    Rhythm rhythm,
    String home,
    Instant homeAt,
    List<String> inner,
    int turn,
    Instant innerAt,
    Map<String, Doubt> doubts,
    Map<String, Standing> standing,
    Instant watchedUntil,
    Instant closeAt) {

  private static final int MOST_TRIES = 5;
  private static final int MOST_INNER = 40;

  /**
   * A first reading.
   *
   * @param again when the second is due
   * @param tries seconds that could not be read
   */
  public record Doubt(Judged judged, Instant since, Instant again, int tries) {}

  /**
   * What two readings agreed on.
   *
   * @param read the last reading that saw it
   * @param due the next one
   */
  public record Standing(Judged judged, Instant since, Instant read, Instant due) {}

  public Course {
    inner = List.copyOf(inner);
    doubts = Map.copyOf(doubts);
    standing = Map.copyOf(standing);
  }

  /** A site that enters at {@code now}; its first reading lies within one interval. */
  public static Course from(TargetId target, String home, Rhythm rhythm, Instant now) {
    return new Course(
        target,
        rhythm,
        home,
        FireTimes.first(target, rhythm.home(), now),
        List.of(),
        0,
        FireTimes.first(target, rhythm.inner(), now),
        Map.of(),
        Map.of(),
        Instant.EPOCH,
        Instant.EPOCH);
  }

  /**
   * The same after a restart.
   *
   * @param known what was confirmed; it is read again at once
   * @param watched end of the close watch
   */
  public Course restored(Map<String, Standing> known, Instant watched, Instant now) {
    Map<String, Standing> due = new TreeMap<>();
    known.forEach(
        (page, of) -> due.put(page, new Standing(of.judged(), of.since(), of.read(), now)));
    return new Course(
        target, rhythm, home, homeAt, inner, turn, innerAt, doubts, due, watched, now);
  }

  /** The same under another rhythm or home page; what is known of pages stays. */
  public Course under(String otherHome, Rhythm other, Instant now) {
    return rhythm.equals(other) && home.equals(otherHome)
        ? this
        : new Course(
            target,
            other,
            otherHome,
            FireTimes.first(target, other.home(), now),
            inner,
            turn,
            FireTimes.first(target, other.inner(), now),
            doubts,
            standing,
            watchedUntil,
            closeAt);
  }

  // ---- what is due -----------------------------------------------------------------------------

  /** The page that is due next, and when. */
  public Ask ask() {
    List<Ask> asks = new ArrayList<>();
    asks.add(
        closeNext()
            ? new Ask(home, closeAt, true, true)
            : new Ask(home, homeAt, standing.containsKey(home), false));
    if (!inner.isEmpty()) {
      asks.add(new Ask(inner.get(turn % inner.size()), innerAt, false, false));
    }
    doubts.forEach((page, doubt) -> asks.add(new Ask(page, doubt.again(), true, false)));
    standing.forEach((page, of) -> asks.add(new Ask(page, of.due(), true, false)));
    return asks.stream().min(Comparator.comparing(Ask::due)).orElseThrow();
  }

  private boolean closeNext() {
    return watchedUntil.isAfter(closeAt) && !closeAt.isAfter(homeAt);
  }

  /** The verdict that lies over the target's time at {@code now}; the gravest of its pages. */
  public Optional<Overlay> overlay(Instant now) {
    return standing.entrySet().stream()
        .map(
            of ->
                new Overlay(
                    of.getValue().judged(),
                    of.getKey(),
                    of.getValue().since(),
                    of.getValue().read().plus(rhythm.hold())))
        .filter(over -> over.covers(now))
        .max(
            Comparator.comparing(Overlay::judged)
                .thenComparing(Overlay::since, Comparator.reverseOrder()));
  }

  /** The gravest of what is confirmed. */
  public Judged worst() {
    return standing.values().stream()
        .map(Standing::judged)
        .max(Comparator.naturalOrder())
        .orElse(Judged.SOUND);
  }

  /** Whether any page is confirmed to be suspicious. */
  public boolean suspect() {
    return standing.values().stream().anyMatch(of -> of.judged() == Judged.SUSPECT);
  }

  // ---- what happens ----------------------------------------------------------------------------

  /** The course after {@code event}. */
  public Step next(Event event) {
    return switch (event) {
      case Event.Read(Instant at, String page, Judged judged) ->
          moved(at, page).judged(at, page, judged);
      case Event.Same(Instant at, String page) -> moved(at, page).same(at, page);
      case Event.Unread(Instant at, String page) -> moved(at, page).unread(at, page);
      case Event.Alarmed(Instant at) ->
          still(at.isBefore(homeAt) ? with(at, innerAt, turn, doubts, standing) : this);
      case Event.Mapped(Instant _, List<String> pages) ->
          still(
              new Course(
                  target,
                  rhythm,
                  home,
                  homeAt,
                  pages.stream().filter(page -> !page.equals(home)).limit(MOST_INNER).toList(),
                  turn,
                  innerAt,
                  doubts,
                  standing,
                  watchedUntil,
                  closeAt));
      case Event.Approved(Instant at, String page) -> judged(at, page, Judged.SOUND);
    };
  }

  private static Step still(Course course) {
    return new Step(course, List.of());
  }

  /** A reading was made: the next ones of its kind are planned, whatever it showed. */
  private Course moved(Instant at, String page) {
    Instant nextHome = homeAt;
    Instant nextInner = innerAt;
    Instant nextClose = closeAt;
    int turns = turn;
    if (page.equals(home)) {
      if (closeNext() && !closeAt.isAfter(at)) {
        nextClose = at.plus(rhythm.close());
      }
      if (!homeAt.isAfter(at)) {
        nextHome = FireTimes.first(target, rhythm.home(), at.plusMillis(1));
      }
    } else if (!innerAt.isAfter(at)
        && !inner.isEmpty()
        && page.equals(inner.get(turn % inner.size()))) {
      turns++;
      nextInner = at.plus(innerEvery(at));
    }
    return new Course(
        target,
        rhythm,
        home,
        nextHome,
        inner,
        turns,
        nextInner,
        doubts,
        standing,
        watchedUntil,
        nextClose);
  }

  /** While a site is watched closely, each of its known pages is read within a day. */
  private Duration innerEvery(Instant at) {
    Duration all = rhythm.close().dividedBy(Math.max(1, inner.size()));
    return watchedUntil.isAfter(at) && all.compareTo(rhythm.inner()) < 0 ? all : rhythm.inner();
  }

  private Step same(Instant at, String page) {
    Standing known = standing.get(page);
    if (known != null) {
      return judged(at, page, known.judged());
    }
    Doubt doubt = doubts.get(page);
    return doubt == null ? still(this) : judged(at, page, doubt.judged());
  }

  private Step unread(Instant at, String page) {
    Map<String, Doubt> left = new TreeMap<>(doubts);
    Map<String, Standing> stands = new TreeMap<>(standing);
    Doubt doubt = doubts.get(page);
    if (doubt != null && doubt.tries() + 1 >= MOST_TRIES) {
      left.remove(page);
    } else if (doubt != null) {
      left.put(
          page,
          new Doubt(doubt.judged(), doubt.since(), at.plus(rhythm.refetch()), doubt.tries() + 1));
    }
    Standing known = standing.get(page);
    if (known != null) {
      stands.put(
          page, new Standing(known.judged(), known.since(), known.read(), at.plus(rhythm.home())));
    }
    return still(with(homeAt, innerAt, turn, left, stands));
  }

  private Step judged(Instant at, String page, Judged judged) {
    Map<String, Doubt> left = new TreeMap<>(doubts);
    Map<String, Standing> stands = new TreeMap<>(standing);
    List<Effect> effects = new ArrayList<>();
    Doubt doubt = left.remove(page);
    Standing known = stands.get(page);
    boolean wasSuspect = suspect();
    if (!judged.grave()) {
      if (doubt != null) {
        effects.add(new Effect.Dispelled(page));
      }
      if (known != null) {
        stands.remove(page);
        effects.add(new Effect.Over(page, known.judged(), at));
      }
    } else if (known != null && known.judged().compareTo(judged) >= 0) {
      if (known.judged() != judged) {
        effects.add(new Effect.Over(page, known.judged(), at));
      }
      stands.put(page, new Standing(judged, known.since(), at, at.plus(rhythm.home())));
    } else if (doubt == null || (known != null && doubt.judged() == known.judged())) {
      Instant again = at.plus(rhythm.refetch());
      left.put(page, new Doubt(judged, at, again, 0));
      effects.add(new Effect.Doubted(page, judged, again));
      if (known != null) {
        stands.put(page, new Standing(known.judged(), known.since(), at, at.plus(rhythm.home())));
      }
    } else if (at.isBefore(doubt.again())) {
      left.put(page, doubt); // Too soon after the first to be a second one.
    } else {
      // What both say: the milder of the two.
      Judged both = doubt.judged().compareTo(judged) < 0 ? doubt.judged() : judged;
      stands.put(page, new Standing(both, doubt.since(), at, at.plus(rhythm.home())));
      effects.add(new Effect.Confirmed(page, both, doubt.since(), at));
    }
    Course after = with(homeAt, innerAt, turn, left, stands);
    if (after.suspect() && !wasSuspect) {
      Standing first = stands.get(page);
      effects.add(new Effect.Suspected(page, first == null ? at : first.since(), at));
    } else if (!after.suspect() && wasSuspect) {
      effects.add(new Effect.Cleared(at));
      after = after.watched(at);
    }
    return new Step(after, effects);
  }

  private Course watched(Instant from) {
    return new Course(
        target,
        rhythm,
        home,
        homeAt,
        inner,
        turn,
        innerAt,
        doubts,
        standing,
        from.plus(rhythm.watch()),
        from.plus(rhythm.close()));
  }

  private Course with(
      Instant nextHome,
      Instant nextInner,
      int turns,
      Map<String, Doubt> left,
      Map<String, Standing> stands) {
    return new Course(
        target,
        rhythm,
        home,
        nextHome,
        inner,
        turns,
        nextInner,
        left,
        stands,
        watchedUntil,
        closeAt);
  }
}
