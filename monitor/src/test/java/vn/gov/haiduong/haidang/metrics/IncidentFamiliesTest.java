package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.target.TargetId;

/** What metrics say of incidents under the shipped plan. */
class IncidentFamiliesTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");
  private static final TargetId TARGET = new TargetId("w0");
  private static final Actor AN = new Actor("Trực ban thử", Optional.empty(), Actor.Means.PAGE);

  private final World world = world();
  private final Figures figures = new Figures();
  private IncidentBook book = IncidentBook.EMPTY;

  private static World world() {
    return switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
      case Alerts.Result.Loaded(Alerts read) ->
          new World(read.plan(), read.calendar(), Directory.EMPTY, Map.of());
      case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private void take(Input input) {
    Turn turn = book.next(input, world);
    assertThat(turn.refusal()).isEmpty();
    book = turn.book();
    figures.take(turn);
  }

  private void act(Event.Done done) {
    take(new Input.Act(book.all().iterator().next().id(), done));
  }

  private String text(Instant now) {
    Exposition exposition =
        new Exposition(
            new Build("0.1.0", "abc1234", "test"),
            new Latencies(),
            _ -> "",
            () -> Optional.of(new Incidents(now, book, world, figures.copy())));
    return ExpositionTest.plain(exposition.render(SampleProvince.of(1, 1), Format.TEXT, false));
  }

  @Test
  void aClosedIncidentIsShownAsLongAsTheLawAsksForAnAct() {
    Outage outage =
        new Outage(
            T0,
            Optional.empty(),
            T0.plusSeconds(40),
            Optional.of(Cause.CONNECT_REFUSED),
            Optional.of(T0.plusSeconds(40)));
    take(new Input.OutageDue(T0.plusSeconds(41), TARGET, outage, List.of()));
    act(
        new Event.Classified(
            T0.plusSeconds(600), AN, "ma-doc", "", Severity.S2, true, false, false, "đã xem"));
    Instant end = T0.plusSeconds(1500);
    take(new Input.OutageEnded(end, TARGET, end));
    take(new Input.RecoveryDue(end.plusSeconds(120), TARGET, end));
    act(new Event.Closed(T0.plusSeconds(3600), AN, "đã gỡ", "", false));
    take(new Input.Passed(T0.plus(Duration.ofDays(6))));

    String text = text(T0.plus(Duration.ofDays(6)));
    assertThat(text)
        .containsPattern("avail_incident_info\\{[^}]*phase=\"closed\"")
        .containsPattern(
            "avail_incident_step_done\\{incident=\"[^\"]*\",step=\"bao-cao-ket-thuc\"\\} 0")
        .containsPattern(
            "avail_incident_step_deadline_timestamp_seconds\\{[^}]*step=\"bao-cao-ket-thuc\"\\}")
        .contains("avail_incident_steps_missed_total{step=\"bao-cao-ket-thuc\"} 1")
        .contains("avail_incident_steps_missed_total{step=\"bao-cao-ban-dau\"} 0");

    for (String clock : List.of("thong-bao-ngay", "thong-bao-5-ngay", "bao-cao-ket-thuc")) {
      act(
          new Event.DocumentSent(
              T0.plus(Duration.ofDays(6)), AN, clock, "1/BC-STTTT", "VNCERT/CC"));
    }
    assertThat(text(T0.plus(Duration.ofDays(6)))).doesNotContain("phase=\"closed\"");
  }
}
