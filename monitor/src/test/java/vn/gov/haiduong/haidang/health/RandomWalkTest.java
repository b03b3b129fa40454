package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.target.TargetId;

/** Seeded recordings full of coincidences, counted by the product and by the oracle. */
class RandomWalkTest {

  private static final long[] STEPS = {
    0, 0, 0, 1, 9_999, 10_000, 20_000, 20_000, 20_000, 30_000, 60_000, 60_000, 119_999, 120_000,
    120_001, 600_000
  };
  private static final String[] NAMES = {"w", "x", "p", "c", "g", "p", "c"};
  private static final String[] CAUSES = {"", "", "dns_timeout", "http_status"};

  static IntStream seeds() {
    return IntStream.range(0, 350);
  }

  static List<Line> recording(int seed) {
    Random random = new Random(seed);
    List<Line> lines = new ArrayList<>();
    long at = 1_000_000;
    int failing = 20 + random.nextInt(60);
    int events = random.nextInt(25);
    int length = 5 + random.nextInt(90);
    for (int i = 0; i < length; i++) {
      at += STEPS[random.nextInt(STEPS.length)];
      if (random.nextInt(60) == 0) {
        at += 86_400_000 - random.nextInt(3) + 1;
      }
      String name = NAMES[random.nextInt(NAMES.length)];
      lines.add(
          random.nextInt(100) < events
              ? event(random, at, name)
              : observation(random, at, name, failing));
    }
    return lines;
  }

  private static Line event(Random random, long at, String name) {
    String[] scopes = {"", "internet", "wan", "ipv6"};
    return switch (random.nextInt(9)) {
      case 0, 1 -> new Line(at, name, "side-down", scopes[random.nextInt(4)]);
      case 2, 3 -> new Line(at, name, "side-up", scopes[random.nextInt(4)]);
      case 4 -> new Line(at, name, "stop", "");
      case 5 -> new Line(at, name, "start", "");
      case 6 -> new Line(at, name, "maint", random.nextInt(4) == 0 ? " " : "12/TB");
      default -> new Line(at, name, "maint-over", "");
    };
  }

  private static Line observation(Random random, long at, String name, int failing) {
    if (random.nextInt(100) < failing) {
      return new Line(at, name, "down", CAUSES[random.nextInt(CAUSES.length)]);
    }
    return switch (random.nextInt(8)) {
      case 0 -> new Line(at, name, "unknown", "");
      case 1 -> new Line(at, name, "degraded", "");
      default -> new Line(at, name, "up", "");
    };
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void aRecordingIsCountedAsTheRulesSay(int seed) {
    List<Line> lines = recording(seed);
    long last = lines.getLast().at();
    Optional<Instant> until =
        seed % 3 == 0 ? Optional.of(Instant.ofEpochMilli(last + 90_000)) : Optional.empty();
    long end = until.map(Instant::toEpochMilli).orElse(last);

    Map<TargetId, Timeline.Course> courses = Line.count(lines, until);

    courses.forEach(
        (id, course) -> {
          Oracle oracle = new Oracle(lines, id.value(), end);
          assertThat(Line.text(course.spans()))
              .as("spans of %s in %s", id, lines)
              .isEqualTo(Line.text(oracle.spans()));
          assertThat(Line.outages(course.outages()))
              .as("outages of %s in %s", id, lines)
              .isEqualTo(Line.outages(oracle.outages()));
        });
  }

  /** The same lines as the live service gets them: late, out of order, settled in steps. */
  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void toldLateAndOutOfOrderTheCountIsTheSame(int seed) {
    List<Line> lines = recording(seed);
    String name = seed % 2 == 0 ? "w" : "x";
    Timeline.Facts facts = Objects.requireNonNull(Line.FACTS.get(name));
    Random random = new Random(seed);
    record Told(long when, long earliest, Event event) {}
    List<Told> told = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      boolean targeted = line.observation() || line.word().startsWith("maint");
      boolean ours =
          targeted
              ? line.target().equals(name)
              : line.scope().isEmpty() || line.scope().get() == facts.side();
      boolean monitor = line.word().equals("stop") || line.word().equals("start");
      if (!ours || (line.word().equals("start") && i == 0)) {
        continue;
      }
      // The monitor knows at once that it starts and stops; the rest comes late, in its order
      // only where it is of one kind and one moment.
      Random delay = new Random((line.at() * 31) + (line.observation() ? 1 : 2) + seed);
      long when = line.at() + (monitor ? 0 : delay.nextInt(90_000));
      long above = i == 0 ? line.at() : lines.get(i - 1).at();
      Event event =
          line.word().equals("start")
              ? new Event.MonitorStarted(line.instant(), Instant.ofEpochMilli(above))
              : event(line, facts);
      told.add(new Told(when, line.word().equals("start") ? above : line.at(), event));
    }
    told.sort(Comparator.comparingLong(Told::when));
    long first = lines.getFirst().at();
    TargetHealth health = TargetHealth.from(Instant.ofEpochMilli(first), false);
    List<Span> spans = new ArrayList<>();
    List<Outage> outages = new ArrayList<>();
    Instant decided = health.decidedUpTo();
    for (int i = 0; i < told.size(); i++) {
      Instant now = Instant.ofEpochMilli(told.get(i).when());
      List<Event> events = new ArrayList<>();
      events.add(told.get(i).event());
      if (random.nextInt(3) == 0) {
        long safe = told.stream().skip(i + 1L).mapToLong(Told::earliest).min().orElse(first);
        events.add(new Event.Settled(Instant.ofEpochMilli(Math.min(safe, now.toEpochMilli()))));
      }
      for (Event event : events) {
        Step step = health.next(event, now);
        health = step.health();
        take(step, spans, outages);
        assertThat(health.decidedUpTo()).isAfterOrEqualTo(decided);
        decided = health.decidedUpTo();
        assertThat(spans.isEmpty() ? Instant.ofEpochMilli(first) : spans.getLast().to())
            .isEqualTo(decided);
      }
    }
    long end = lines.getLast().at();
    take(health.finish(Instant.ofEpochMilli(end)), spans, outages);

    Oracle oracle = new Oracle(lines, name, end);
    assertThat(Line.text(spans)).as("%s", lines).isEqualTo(Line.text(oracle.spans()));
    assertThat(Line.outages(outages)).as("%s", lines).isEqualTo(Line.outages(oracle.outages()));
  }

  private static void take(Step step, List<Span> spans, List<Outage> outages) {
    for (Effect effect : step.effects()) {
      switch (effect) {
        case Effect.Decided(Span span) -> {
          if (!spans.isEmpty()) {
            assertThat(span.from()).isEqualTo(spans.getLast().to());
          }
          Tiling.append(spans, span);
        }
        case Effect.OutageOpened(Outage outage) -> outages.add(outage);
        case Effect.OutageEnded(Outage outage) -> outages.set(outages.size() - 1, outage);
        case Effect.IncidentDue(Outage outage) -> outages.set(outages.size() - 1, outage);
        case Effect.RecoveryDue _,
            Effect.FlappingFound _,
            Effect.FlappingOver _,
            Effect.ShownChanged _,
            Effect.Ignored _ -> {}
      }
    }
  }

  static Event event(Line line, Timeline.Facts facts) {
    Instant at = line.instant();
    return switch (line.word()) {
      case "side-down" -> new Event.OwnSideDown(at, line.scope());
      case "side-up" -> new Event.OwnSideUp(at, line.scope());
      case "stop" -> new Event.MonitorStopped(at);
      case "maint" -> new Event.MaintenanceStarted(at, line.argument());
      case "maint-over" -> new Event.MaintenanceEnded(at);
      default ->
          new Event.Observed(at, line.verdict().orElseThrow(), line.cause(), facts.cadence());
    };
  }
}
