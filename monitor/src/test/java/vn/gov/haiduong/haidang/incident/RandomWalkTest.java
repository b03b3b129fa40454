package vn.gov.haiduong.haidang.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.gov.haiduong.haidang.plan.Severity;

/** Random months against invariants that are checked without the rules. */
class RandomWalkTest {

  private static final List<String> TARGETS =
      List.of("host", "s0", "s1", "s2", "w0", "w1", "portal");

  private final World world = Plans.world();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34})
  void holds(long seed) {
    Random random = new Random(seed);
    IncidentBook book = IncidentBook.EMPTY;
    Map<String, Boolean> down = new HashMap<>();
    Map<String, Instant> ended = new HashMap<>();
    Set<String> keys = new HashSet<>();
    Set<IncidentId> toldOpen = new HashSet<>();
    List<Turn.Kept> kept = new ArrayList<>();
    Instant now = T0;
    for (int step = 0; step < 400; step++) {
      now = now.plusSeconds(1 + random.nextInt(random.nextInt(10) == 0 ? 7200 : 60));
      Turn turn = book.next(input(random, book, down, ended, now), world);
      book = turn.book();
      kept.addAll(turn.kept());
      for (Effect effect : turn.effects()) {
        assertTrue(keys.add(effect.incident() + effect.key()), "told twice: " + effect.key());
        if (effect instanceof Effect.Tell tell) {
          assertTrue(
              tell.bodies().stream()
                  .noneMatch(body -> world.plan().body(body).orElseThrow().outside()));
          if (tell.occasion() == Effect.Occasion.OPENED) {
            toldOpen.add(tell.incident());
          } else if (tell.occasion() == Effect.Occasion.RECOVERED) {
            assertTrue(toldOpen.contains(tell.incident()), "recovery of what nobody knew");
          }
        }
      }
      check(book, down, now);
    }
    IncidentBook again = IncidentBook.EMPTY;
    for (Turn.Kept each : kept) {
      again = again.restored(each.incident(), KeptForm.event(KeptForm.of(each.event())));
    }
    for (Incident incident : book.all()) {
      assertEquals(Optional.of(incident), again.incident(incident.id()));
    }
  }

  private static Input input(
      Random random,
      IncidentBook book,
      Map<String, Boolean> down,
      Map<String, Instant> ended,
      Instant now) {
    String target = TARGETS.get(random.nextInt(TARGETS.size()));
    return switch (random.nextInt(5)) {
      case 0, 1 -> {
        if (down.getOrDefault(target, false)) {
          down.put(target, false);
          ended.put(target, now);
          yield new Input.OutageEnded(now, id(target), now);
        }
        down.put(target, true);
        ended.remove(target);
        yield new Input.OutageDue(now, id(target), Plans.outage(now.minusSeconds(40)), List.of());
      }
      case 2 -> {
        Instant end = ended.remove(target);
        yield end == null ? new Input.Passed(now) : new Input.RecoveryDue(now, id(target), end);
      }
      case 3 -> {
        List<Incident> all = List.copyOf(book.all());
        if (all.isEmpty()) {
          yield new Input.Passed(now);
        }
        Incident incident = all.get(random.nextInt(all.size()));
        yield new Input.Act(incident.id(), act(random, now));
      }
      default -> new Input.Passed(now);
    };
  }

  private static Event.Done act(Random random, Instant now) {
    return switch (random.nextInt(7)) {
      case 0 -> new Event.Acknowledged(now, AN, "", Optional.empty());
      case 1 ->
          new Event.Classified(now, AN, "ma-doc", "", Severity.S2, false, false, false, "đã xem");
      case 2 -> new Event.Closed(now, AN, "xong", "", random.nextInt(5) == 0);
      case 3 -> new Event.Reopened(now, AN, "xem lại");
      case 4 -> new Event.Muted(now, AN, now.plus(Duration.ofHours(3)), "đang sửa");
      case 5 -> new Event.StepDone(now, AN, "xac-minh", "");
      default -> new Event.DocumentSent(now, AN, "thong-bao-ngay", "1/TB", "");
    };
  }

  /** Written against the issue, not against the code. */
  private static void check(IncidentBook book, Map<String, Boolean> down, Instant now) {
    Map<String, Integer> parts = new HashMap<>();
    for (Incident incident : book.all()) {
      assertFalse(incident.openedAt().isBefore(incident.since()));
      assertTrue(incident.evidence().size() <= 8);
      if (incident.phase().active()) {
        assertTrue(incident.severity().compareTo(Severity.S3) <= 0, "an outage below S3");
        incident.members().stream()
            .filter(Member::isDown)
            .forEach(member -> parts.merge(member.target().value(), 1, Integer::sum));
      } else if (incident.phase() == Incident.Phase.RESOLVED) {
        assertEquals(0, incident.down());
      }
      assertTrue(
          incident.mutedUntil().isEmpty()
              || !incident.mutedUntil().get().isAfter(now.plus(Duration.ofDays(7))));
    }
    down.forEach(
        (target, is) ->
            assertEquals(
                is ? 1 : 0, parts.getOrDefault(target, 0), target + " in incidents at " + now));
  }
}
