package vn.gov.haiduong.haidang.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Playback;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** Incidents of a recording: those of the book that runs live, and those of the oracle. */
class IncidentsOfRecordingsTest {

  private static final World BARE = World.bare(List.of(), List.of());

  /** The book's outages in the words of the test, such as {@code w 0-160 @40 connect_refused}. */
  private static List<String> played(List<Line> lines, Instant end) {
    Playback playback = new Playback(BARE, _ -> List.of());
    Timeline timeline =
        new Timeline(id -> Objects.requireNonNull(Line.FACTS.get(id.value())), playback::health);
    Line.feed(timeline, lines);
    var _ = timeline.finish(Optional.of(end));
    return playback.play(end).incidents().stream()
        .filter(incident -> incident.kind() == Incident.Kind.OUTAGE)
        .map(
            incident ->
                text(
                    incident.targets(),
                    incident.since(),
                    incident.end(),
                    incident.confirmedAt(),
                    incident.firstCause()))
        .sorted()
        .toList();
  }

  private static String text(
      List<TargetId> targets,
      Instant start,
      Optional<Instant> end,
      Instant confirmedAt,
      Optional<Cause> cause) {
    return String.join("+", targets.stream().map(TargetId::value).toList())
        + " "
        + Line.seconds(start)
        + "-"
        + end.map(Line::seconds).orElse("")
        + " @"
        + Line.seconds(confirmedAt)
        + cause.map(one -> " " + one.label()).orElse("");
  }

  /** One for each outage that may be told; one that resumes before three answers goes on. */
  private static List<String> expected(List<Line> lines, long end) {
    List<String> all = new ArrayList<>();
    for (String name : Line.FACTS.keySet()) {
      Oracle oracle = new Oracle(lines, name, end);
      Outage first = null;
      Outage latest = null;
      for (Outage outage : oracle.outages()) {
        Optional<Instant> due = outage.incidentAt();
        if (due.isEmpty() || due.get().toEpochMilli() > end) {
          continue;
        }
        boolean goesOn =
            latest != null && oracle.recovered(latest).filter(t -> !t.isAfter(due.get())).isEmpty();
        if (!goesOn && first != null && latest != null) {
          all.add(incident(name, first, latest));
        }
        first = goesOn ? first : outage;
        latest = outage;
      }
      if (first != null && latest != null) {
        all.add(incident(name, first, latest));
      }
    }
    return all.stream().sorted().toList();
  }

  private static String incident(String name, Outage first, Outage latest) {
    return text(
        List.of(new TargetId(name)),
        first.start(),
        latest.end(),
        first.confirmedAt(),
        first.cause());
  }

  static IntStream seeds() {
    return IntStream.range(0, 300);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void theBookAndTheRulesAgree(int seed) {
    List<Line> lines = RandomWalkTest.recording(seed);
    long end = lines.getLast().at() + (seed % 3 == 0 ? 90_000 : 0);
    assertThat(played(lines, Instant.ofEpochMilli(end)))
        .as("%s", lines)
        .isEqualTo(expected(lines, end));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = ';',
      value = {
        "three answers end it; 0 down|20 down|40 down|60 up|80 up|100 up|160 down|180 down|200 down;"
            + " w 0-60 @40 connect_refused, w 160- @200 connect_refused",
        "fewer do not; 0 down|20 down|40 down|60 up|80 up|100 down|120 down|140 down|160 up;"
            + " w 0-160 @40 connect_refused",
        "unknown is no answer; 0 down|20 down|40 down|60 up|80 unknown|100 up|160 down|180 down|200 down;"
            + " w 0- @40 connect_refused",
        "an outage that nobody was told of is not continued; 0 maint:a|1 down|2 down|3 down|10 up|"
            + "20 maint-over|30 down|50 down|70 down; w 30- @70 connect_refused",
        "still down after maintenance it opens with its true start; 0 down|10 maint:a|20 down|40 down|"
            + "60 maint-over|70 down|80 up; w 0-80 @40 connect_refused",
        "at the end of a recording none opens; 0 maint:a|10 down|20 down|40 down|60 down; ''",
        "the first failure gives the cause; 0 down:dns_timeout|20 down|40 down|60 up;"
            + " w 0-60 @40 dns_timeout",
        "behind a broken parent none opens; 0 p:down|20 p:down|30 c:down|50 c:down|70 c:down|80 p:up;"
            + " p 0-80 @20 connect_refused",
      })
  void ruleByRule(String rule, String script, String expected) {
    List<Line> lines = Line.parse(script);
    assertThat(String.join(", ", played(lines, lines.getLast().instant())))
        .as(rule)
        .isEqualTo(expected.replace("'", "").strip());
  }
}
