package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Plays what health and our own side said through the very book that runs live, with the clock of
 * the recording: each thing at its own moment, and time passing in between whenever the plan has
 * something due. The same things give the same book. Mutable, for one thread.
 *
 * <p>Of one moment, what ends comes before what begins, because a period does not contain its end;
 * parents come before what they carry; what one target says keeps its order.
 */
public final class Playback {

  /**
   * What the book says of a recording.
   *
   * @param kept every event in the order in which it was decided
   * @param effects what would have been told or drafted; a recording tells nobody
   */
  public record Played(
      IncidentBook book,
      List<Turn.Kept> kept,
      List<vn.gov.haiduong.haidang.incident.Effect> effects) {
    public Played {
      kept = List.copyOf(kept);
      effects = List.copyOf(effects);
    }

    /** Incidents that did not become part of others, by start, then by id. */
    public List<Incident> incidents() {
      return book.all().stream()
          .filter(incident -> incident.mergedInto().isEmpty())
          .sorted(
              Comparator.comparing(Incident::since)
                  .thenComparing(incident -> first(incident).orElse(""))
                  .thenComparing(Incident::id))
          .toList();
    }

    private static Optional<String> first(Incident incident) {
      return incident.targets().stream().map(TargetId::value).findFirst();
    }
  }

  /** One thing that was said; {@code who} is empty for our own side. */
  private record Said(Instant at, String who, int order, Input input) {}

  private final World world;
  private final Function<Instant, List<CommonCauses.Group>> groups;
  private final List<Said> said = new ArrayList<>();
  private final Map<String, Instant> latest = new HashMap<>();
  private final Map<String, Input.OwnSideLost> lost = new HashMap<>();

  /**
   * @param groups who fails together at a moment
   */
  public Playback(World world, Function<Instant, List<CommonCauses.Group>> groups) {
    this.world = world;
    this.groups = groups;
  }

  /** What followed for a target; of one target in order. */
  public void health(TargetId target, Effect effect) {
    Optional<Instant> moment = moment(effect);
    if (moment.isPresent()) {
      Instant at = inOrder(target.value(), moment.get());
      Supplier<List<CommonCauses.Group>> together = () -> groups.apply(at);
      Intake.of(target, effect, at, together).ifPresent(input -> say(at, target.value(), input));
    }
  }

  private static Optional<Instant> moment(Effect effect) {
    return switch (effect) {
      case Effect.IncidentDue(Outage outage) -> outage.incidentAt();
      case Effect.OutageEnded(Outage outage) -> outage.end();
      case Effect.RecoveryDue(Instant at, Instant _) -> Optional.of(at);
      case Effect.FlappingFound(Instant _, Instant at, var _) -> Optional.of(at);
      case Effect.FlappingOver(Instant at) -> Optional.of(at);
      case Effect.Decided _, Effect.OutageOpened _, Effect.ShownChanged _, Effect.Ignored _ ->
          Optional.empty();
    };
  }

  private Instant inOrder(String who, Instant at) {
    Instant before = latest.get(who);
    Instant moment = before != null && before.isAfter(at) ? before : at;
    latest.put(who, moment);
    return moment;
  }

  /** A side of our own network is lost; what is lost already changes nothing. */
  public void ownSideLost(Instant at, String side, String sign) {
    lost.putIfAbsent(side, new Input.OwnSideLost(at, side, at, sign));
  }

  /** It is found again; one that was lost for no time was not lost. */
  public void ownSideFound(Instant at, String side) {
    Input.OwnSideLost before = lost.remove(side);
    if (before != null && before.now().isBefore(at)) {
      say(before.now(), "", before);
      say(at, "", new Input.OwnSideFound(at, side, at));
    }
  }

  /** The target leaves the inventory. */
  public void removed(Instant at, TargetId target) {
    say(inOrder(target.value(), at), target.value(), new Input.Removed(at, target));
  }

  private void say(Instant at, String who, Input input) {
    said.add(new Said(at, who, said.size(), input));
  }

  /** Everything that was said, up to the end of the recording. */
  public Played play(Instant end) {
    lost.values().stream()
        .sorted(Comparator.comparing(Input.OwnSideLost::side))
        .filter(still -> still.now().isBefore(end))
        .forEach(still -> say(still.now(), "", still));
    Reel reel = new Reel();
    for (Said each : ordered()) {
      reel.until(each.at());
      reel.take(each.input());
    }
    reel.until(end);
    reel.settle();
    return new Played(reel.book, reel.kept, reel.effects);
  }

  private List<Said> ordered() {
    Map<Instant, Map<String, Integer>> firstOf = new HashMap<>();
    for (Said each : said) {
      firstOf
          .computeIfAbsent(each.at(), _ -> new HashMap<>())
          .putIfAbsent(each.who(), rank(each.input()));
    }
    List<Said> ordered = new ArrayList<>(said);
    ordered.sort(
        Comparator.comparing(Said::at)
            .thenComparingInt(
                each -> each.who().isEmpty() ? rank(each.input()) : rank(firstOf, each))
            .thenComparingInt(each -> depth(each.who()))
            .thenComparing(Said::who)
            .thenComparingInt(Said::order));
    return ordered;
  }

  private static int rank(Map<Instant, Map<String, Integer>> firstOf, Said each) {
    return firstOf.getOrDefault(each.at(), Map.of()).getOrDefault(each.who(), 0);
  }

  private static int rank(Input input) {
    return switch (input) {
      case Input.OutageEnded _, Input.RecoveryDue _, Input.OwnSideFound _, Input.FlappingOver _ ->
          0;
      case Input.FindingGone _,
          Input.AlertGone _,
          Input.Witnessed _,
          Input.FindingWitnessed _,
          Input.Removed _,
          Input.TwinFound _,
          Input.Reached _,
          Input.Act _,
          Input.Due _,
          Input.Passed _ ->
          1;
      case Input.OwnSideLost _,
          Input.OutageDue _,
          Input.FlappingFound _,
          Input.AlertSeen _,
          Input.Found _ ->
          2;
    };
  }

  /** How many targets carry this one. */
  private int depth(String who) {
    return who.isEmpty() ? 0 : world.carriers(new TargetId(who)).size();
  }

  /** The book while it plays. */
  private final class Reel {
    private IncidentBook book = IncidentBook.EMPTY;
    private final List<Turn.Kept> kept = new ArrayList<>();
    private final List<vn.gov.haiduong.haidang.incident.Effect> effects = new ArrayList<>();
    private final TreeMap<Instant, TreeSet<IncidentId>> dues = new TreeMap<>();
    private final Map<IncidentId, Instant> dueOf = new HashMap<>();
    private final TreeSet<IncidentId> touched = new TreeSet<>();
    private Instant at = Instant.MIN;

    /** Lets time pass up to {@code moment} and at it. */
    void until(Instant moment) {
      if (moment.isAfter(at)) {
        settle();
      }
      while (!dues.isEmpty() && !dues.firstKey().isAfter(moment)) {
        var due = dues.pollFirstEntry();
        at = due.getKey();
        due.getValue().forEach(dueOf::remove);
        touched.addAll(due.getValue());
        settle();
      }
      at = moment;
    }

    /** Rules may already hold for what has just happened. */
    private void settle() {
      while (!touched.isEmpty()) {
        IncidentId id = touched.pollFirst();
        int before = kept.size();
        take(new Input.Due(at, id));
        boolean quiet = kept.size() == before;
        if (quiet) {
          plan(id);
        }
      }
    }

    private void plan(IncidentId id) {
      Instant old = dueOf.remove(id);
      if (old != null) {
        TreeSet<IncidentId> then = dues.getOrDefault(old, new TreeSet<>());
        then.remove(id);
        if (then.isEmpty()) {
          dues.remove(old);
        }
      }
      book.incident(id)
          .flatMap(incident -> Dues.next(incident, world, at))
          .ifPresent(
              due -> {
                dueOf.put(id, due);
                dues.computeIfAbsent(due, _ -> new TreeSet<>()).add(id);
              });
    }

    void take(Input input) {
      Turn turn = book.next(input, world);
      book = turn.book();
      kept.addAll(turn.kept());
      effects.addAll(turn.effects());
      turn.kept().forEach(one -> touched.add(one.incident()));
    }
  }
}
