package vn.gov.haiduong.haidang.app.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.ApiToken;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.app.service.Listen;
import vn.gov.haiduong.haidang.app.service.ServicePlan;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.notify.Webhook;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The process that is killed: the whole service on a ledger, with the plan as shipped, whose people
 * all hear by webhook. Runs until it is killed, or until its standard input ends; a line "leap
 * SECONDS" there sets its clock.
 */
final class CrashService {

  /** Whom the service lets in, and the key of everything it signs: the same in every life. */
  static final String TOKEN = "hd_for-the-crash-test-alone";

  private static final Secret SECRET = new Secret(new byte[Secret.LEAST_BYTES]);

  static final List<String> PEOPLE = List.of("mot", "hai", "ba", "bon", "nam");

  private CrashService() {}

  /** Arguments: data folder, ledger address or "-", load, root of the receiver. */
  public static void main(String[] args) throws Exception {
    LeapingClock clock = new LeapingClock();
    Load load = Load.parse(args[2]);
    URI receiver = URI.create(args[3]);
    List<Assignment> assignments = Targets.of(load);
    LivingService service =
        new LivingService(
            () ->
                LiveLedger.open(
                    Path.of(args[0]),
                    args[1].equals("-") ? Optional.empty() : Optional.of(args[1]),
                    clock),
            port -> plan(clock, assignments, receiver, port));
    System.out.println(service.begin());
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        clock.leap(Duration.ofSeconds(Long.parseLong(line.replaceFirst("^leap ", ""))));
        System.out.println("leapt");
      }
    }
    service.end();
    System.exit(0);
  }

  private static ServicePlan plan(
      LeapingClock clock, List<Assignment> assignments, URI receiver, int port) {
    return new ServicePlan(
            clock,
            new Build("bench", "bench", "bench"),
            new Monitoring(
                List.of(),
                assignments,
                List.of(),
                new CoverageStatus(List.of(), List.of()),
                new ConfigStatus(true, clock.now(), clock.now(), "crash", List.of()),
                world(assignments, LocalDate.ofInstant(clock.now(), Province.ZONE))),
            List.of(),
            List.of(),
            Politeness.Limits.DEFAULT,
            new Listen("127.0.0.1", port),
            1,
            Optional.empty(),
            (_, _) -> Future.succeededFuture(new ReloadAnswer.Applied("Không có gì mới")))
        .telling(setup(receiver, clock), Optional.empty());
  }

  private static World world(List<Assignment> assignments, LocalDate today) {
    Path home = Path.of(System.getProperty("haidang.home", "."));
    // A test runs in the module's folder.
    Path alerts =
        Stream.of(home.resolve("alerts"), home.resolve("../alerts"))
            .filter(Files::isDirectory)
            .findFirst()
            .orElseThrow();
    Map<PersonId, Contact> contacts = new LinkedHashMap<>();
    PEOPLE.forEach(
        name ->
            contacts.put(
                new PersonId(name),
                new Contact(new PersonId(name), name, Map.of(Channel.WEBHOOK, name))));
    Directory directory =
        new Directory(
            Map.of(
                "desk", roster("desk", "mot", "hai", today),
                "csirt", roster("csirt", "ba", "bon", today)),
            contacts);
    return switch (AlertsLoader.load(alerts, today)) {
      case Alerts.Result.Loaded(Alerts plan) ->
          new World(
              plan.plan(),
              plan.calendar(),
              directory,
              Subject.of(assignments.stream().map(Assignment::target).toList(), List.of()));
      case Alerts.Result.Refused(var problems) ->
          throw new IllegalStateException(problems.getFirst().message());
    };
  }

  private static Roster roster(String id, String first, String second, LocalDate today) {
    Map<String, Rotation> slots = new LinkedHashMap<>();
    slots.put("chinh", turn(first, today));
    slots.put("du-phong", turn(second, today));
    return new Roster(id, id, true, slots, List.of());
  }

  private static Rotation turn(String who, LocalDate today) {
    return new Rotation(List.of(new PersonId(who)), today.minusDays(2), 30, LocalTime.of(7, 30));
  }

  private static People.Setup setup(URI receiver, Clock clock) {
    Map<String, Webhook.Hook> hooks = new LinkedHashMap<>();
    PEOPLE.forEach(name -> hooks.put(name, new Webhook.Hook(receiver.resolve(name), SECRET)));
    Accounts accounts =
        new Accounts(
            List.of(), List.of(new ApiToken("crash", Role.OPERATOR, Secret.digest(TOKEN))));
    return new People.Setup(
        SECRET,
        Optional.empty(),
        (Vertx vertx) -> List.of(new Webhook(vertx, hooks, clock, Duration.ofSeconds(5))),
        () -> accounts,
        false);
  }
}
