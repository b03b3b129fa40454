package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Told;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What was decided of targets before the service was killed and no incident has heard of. The
 * measurements are kept at once, the incidents when they are decided some seconds later: a kill in
 * between would lose an outage or its end for good.
 *
 * <p>Of each target incidents hear in order, so whatever follows the last thing that left a trace
 * was not heard.
 */
public final class Unheard {

  private record Trace(String what, TargetId target, Instant moment) {}

  private Unheard() {}

  /**
   * The end of {@code decided}, target by target, that has left no trace.
   *
   * @param decided what was decided in the last stretch of time, of each target in order
   * @param kept events of all incidents of that time
   */
  public static Map<TargetId, List<Effect>> of(List<Told> decided, Collection<Event> kept) {
    Set<Trace> traces = new HashSet<>();
    kept.forEach(event -> trace(event, traces));
    Map<TargetId, List<Effect>> found = new LinkedHashMap<>();
    for (Told told : decided) {
      List<Effect> waiting = found.computeIfAbsent(told.target(), _ -> new ArrayList<>());
      if (heard(told, traces)) {
        waiting.clear();
      } else {
        waiting.add(told.effect());
      }
    }
    found.values().removeIf(List::isEmpty);
    return found;
  }

  private static void trace(Event event, Set<Trace> traces) {
    switch (event) {
      case Event.Opened opened -> {
        boolean flaps = opened.kind() == Incident.Kind.FLAPPING;
        for (Member member : opened.members()) {
          traces.add(new Trace(flaps ? "flapping" : "due", member.target(), member.start()));
        }
      }
      case Event.Joined(Instant _, Member member) ->
          traces.add(new Trace("due", member.target(), member.start()));
      case Event.Ended(Instant _, TargetId target, Instant end) ->
          traces.add(new Trace("ended", target, end));
      case Event.Recovered(Instant _, TargetId target, Instant end) -> {
        traces.add(new Trace("ended", target, end));
        traces.add(new Trace("recovered", target, end));
      }
      case Event.Ticked _,
          Event.Left _,
          Event.CauseFound _,
          Event.Merged _,
          Event.Gathered _,
          Event.Raised _,
          Event.TypeProposed _,
          Event.Fired _,
          Event.Reached _,
          Event.Resolved _,
          Event.Witnessed _,
          Event.FlappingSeen _,
          Event.Alerted _,
          Event.Done _ -> {
        // Of nothing that a target's time comes to.
      }
    }
  }

  private static boolean heard(Told told, Set<Trace> traces) {
    TargetId target = told.target();
    return switch (told.effect()) {
      case Effect.IncidentDue(var outage) ->
          traces.contains(new Trace("due", target, outage.start()));
      case Effect.OutageEnded(var outage) ->
          outage.end().map(end -> traces.contains(new Trace("ended", target, end))).orElse(true);
      case Effect.RecoveryDue(Instant _, Instant end) ->
          traces.contains(new Trace("recovered", target, end));
      case Effect.FlappingFound(Instant since, Instant _, var _) ->
          traces.contains(new Trace("flapping", target, since));
      // Said again it changes nothing once it was heard.
      case Effect.FlappingOver _ -> false;
      case Effect.Decided _, Effect.OutageOpened _, Effect.ShownChanged _, Effect.Ignored _ -> true;
    };
  }
}
