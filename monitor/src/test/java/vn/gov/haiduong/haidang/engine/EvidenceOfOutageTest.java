package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Event.Settled;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Exhibit;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** What stands in the folder of an outage, and that it names no copy that is not on the disk. */
class EvidenceOfOutageTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");
  private static final String HASH = "ab".repeat(32);
  private static final Plan PLAN =
      switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
        case Alerts.Result.Loaded(Alerts read) -> read.plan();
        case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
      };
  private static final World WORLD =
      new World(PLAN, WorkingCalendar.PLAIN, new Directory(Map.of(), Map.of()), Map.of());
  private static final Assignment SITE =
      Measuring.target(
          "w0",
          Duration.ofSeconds(60),
          new ProbeSpec.Http(
              new Endpoint("w0.test", 80),
              new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2)),
              Addressing.ALL,
              ProbeSpec.Scheme.HTTP,
              "/",
              WebRules.plain()));

  private final List<Event> events = new ArrayList<>();
  private final IncidentDesk desk =
      new IncidentDesk(
          IncidentBook.EMPTY, WORLD, turn -> turn.kept().forEach(kept -> events.add(kept.event())));

  private List<Event.Witnessed> pieces() {
    return Evidence.of(events);
  }

  private static Observation seen(Instant at, Outcome outcome, Optional<Exhibit> exhibit) {
    InetAddress ip = InetAddress.ofLiteral("203.0.113.5");
    HttpFacts http =
        new HttpFacts(
            exhibit.isPresent() ? 500 : 200,
            "1.1",
            "http://w0.test/",
            List.of(),
            Optional.of("text/html"),
            Optional.empty(),
            9,
            9,
            false,
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            exhibit);
    AddressResult result =
        new AddressResult(
            ip, outcome, Phases.NONE, 1_000, Optional.of(http), Optional.empty(), Optional.empty());
    return new Observation(
        ProbeKind.HTTP, at, 1_000, outcome, 500, List.of(result), Optional.of(result));
  }

  private static Observation fails(Instant at) {
    Exhibit exhibit =
        new Exhibit(
            List.of("server: nginx", "set-cookie: sid=(không giữ)"),
            List.of(),
            Optional.of(new Exhibit.Copy(HASH, 9, true)));
    return seen(at, new Outcome.Down(Cause.HTTP_STATUS, "500"), Optional.of(exhibit))
        .named(List.of("w0.test A → NOERROR từ 127.0.0.1:53 (1.0 ms)"));
  }

  private void measured(Instant at, Observation seen) {
    desk.measured(SITE, seen, at, 0);
  }

  private void stepped(Instant at, Effect effect) {
    TargetHealth health = TargetHealth.from(T0, false);
    desk.stepped(SITE, new Settled(at), new Step(health, List.of(effect)), at);
  }

  private static Outage outage(Optional<Instant> end) {
    return new Outage(
        T0,
        end,
        T0.plusSeconds(40),
        Optional.of(Cause.HTTP_STATUS),
        Optional.of(T0.plusSeconds(40)));
  }

  /** Fails three times and is certain. */
  private void outage() {
    for (int i = 0; i < 3; i++) {
      measured(T0.plusSeconds(20L * i), fails(T0.plusSeconds(20L * i)));
    }
    stepped(T0.plusSeconds(40), new Effect.IncidentDue(outage(Optional.empty())));
  }

  @Test
  void aPieceTellsHeaderBodyAndWhatTheResolversSaid() {
    outage();
    assertThat(pieces())
        .singleElement()
        .satisfies(
            piece ->
                assertThat(piece.text())
                    .contains("name: w0.test A → NOERROR từ 127.0.0.1:53")
                    .contains("  header: server: nginx")
                    .contains("  header: set-cookie: sid=(không giữ)")
                    .contains("  body_sha256: " + HASH)
                    .doesNotContain(Evidence.COPY));
  }

  @Test
  void aPieceWithACopyWaitsUntilTheCopyIsThere() {
    Promise<Boolean> disk = Promise.promise();
    List<String> asked = new ArrayList<>();
    desk.keeping(
        hash -> {
          asked.add(hash);
          return disk.future();
        });
    outage();
    desk.tick(T0.plusSeconds(41));
    assertThat(asked).containsExactly(HASH);
    assertThat(pieces()).isEmpty();
    disk.complete(true);
    desk.tick(T0.plusSeconds(42));
    assertThat(pieces())
        .singleElement()
        .satisfies(piece -> assertThat(piece.text()).startsWith(Evidence.COPY + HASH + "\n"));
  }

  @Test
  void aDiskThatFailsOrIsSlowCostsTheCopyAndNotTheEvidence() {
    desk.keeping(_ -> Future.failedFuture("full"));
    outage();
    desk.keeping(_ -> Promise.<Boolean>promise().future());
    measured(T0.plusSeconds(60), fails(T0.plusSeconds(60)));
    Instant end = T0.plusSeconds(80);
    measured(end, seen(end, new Outcome.Up(), Optional.empty()));
    stepped(end, new Effect.OutageEnded(outage(Optional.of(end))));
    stepped(end, new Effect.RecoveryDue(T0, end));
    desk.tick(T0.plusSeconds(120));
    assertThat(pieces())
        .extracting(Event.Witnessed::what)
        .containsExactly("first", "last", "answer");
    assertThat(pieces()).noneMatch(piece -> piece.text().contains(Evidence.COPY));
  }

  @Test
  void whatWaitsIsToldWhenTheServiceStops() {
    desk.keeping(_ -> Promise.<Boolean>promise().future());
    outage();
    assertThat(pieces()).isEmpty();
    desk.stopped(T0.plusSeconds(41));
    assertThat(pieces()).hasSize(1);
  }
}
