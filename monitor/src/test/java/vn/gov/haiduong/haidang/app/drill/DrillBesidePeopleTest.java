package vn.gov.haiduong.haidang.app.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.service.DrillStage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.time.Clock;

/** People go on with their work while a drill runs: what they close is closed. */
class DrillBesidePeopleTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Clock CLOCK = Clock.system();

  private static final String OPENED = "Đã mở sự cố ";

  private final List<String> said = new ArrayList<>();

  @Test
  @Timeout(300)
  void whatAPersonClosedBeforeItWasMendedCountsAndIsNotWaitedFor() throws Exception {
    StringWriter trouble = new StringWriter();
    Screen screen = new Screen(new PrintWriter(trouble), new PrintWriter(trouble), false);
    System.setProperty("haidang.home", ROOT.toString());
    DrillStage stage =
        DrillStage.build(
                new Surroundings(screen, CLOCK),
                ROOT.resolve("targets"),
                DrillStage.People.SIMULATED,
                Alerting.Setup.NONE,
                true)
            .orElseThrow(() -> new AssertionError(trouble.toString()));
    System.clearProperty("haidang.home");
    try {
      DrillRecord record =
          new Drill(stage, Scenario.DEFACEMENT, CLOCK, false, line -> heard(stage, line)).play();
      assertThat(said).as(said::toString).contains("Đã đóng sự cố diễn tập: 1");
      assertThat(said).noneMatch(line -> line.startsWith("Chưa đóng được"));
      assertThat(record.targets()).isEqualTo(1);
      assertThat(record.complete()).isTrue();
      // The monitor never saw it end, and the record does not say so.
      assertThat(record.recovered()).isEqualTo(Optional.empty());
      assertThat(record.incident()).isEqualTo(drilled(stage).id().value());
      assertThat(drilled(stage).phase()).isEqualTo(Incident.Phase.CLOSED);
    } finally {
      stage.close();
    }
  }

  private void heard(DrillStage stage, String line) {
    said.add(line);
    if (!line.startsWith("Đã thấy đủ")) {
      return;
    }
    Incident incident = drilled(stage);
    Event.Closed closed =
        new Event.Closed(
            CLOCK.now(),
            new Actor("Nguyễn Văn A", Optional.empty(), Actor.Means.PAGE),
            "đã liên hệ đơn vị",
            "",
            false);
    try {
      var turn =
          stage.service().take(new Input.Act(incident.id(), closed)).await(10, TimeUnit.SECONDS);
      assertThat(turn.refusal()).isEmpty();
    } catch (TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Named by the drill when it opened; others may be open beside it. */
  private Incident drilled(DrillStage stage) {
    String opened = said.stream().filter(line -> line.startsWith(OPENED)).findFirst().orElseThrow();
    IncidentId id = new IncidentId(opened.substring(OPENED.length()));
    return stage.service().incidents().book().incident(id).orElseThrow();
  }
}
