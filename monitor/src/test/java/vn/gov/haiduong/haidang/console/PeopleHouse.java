package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.access.Account;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.ApiToken;
import vn.gov.haiduong.haidang.access.Attempts;
import vn.gov.haiduong.haidang.access.Devices;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.access.PasswordHash;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.access.Sessions;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.console.PeoplePorts.Told.State;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.maintenance.Objection;
import vn.gov.haiduong.haidang.maintenance.Register;
import vn.gov.haiduong.haidang.maintenance.Step;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.ManualClock;

/**
 * The console with everything about incidents and people: the real server, the real rules under the
 * shipped plan, accounts of each role, and two people who were told.
 */
final class PeopleHouse implements AutoCloseable {

  static final String PASSWORD = "mat khau du dai";
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final PasswordHash HASH = PasswordHash.of(PASSWORD, RANDOM);
  private static final Alerts ALERTS = alerts();

  final ManualClock clock = new ManualClock(SampleProvince.NOW);
  final Secret secret = new Secret(new byte[32]);
  final AckLinks links = new AckLinks(secret);
  final Sessions sessions = new Sessions(clock, RANDOM, secret);
  final SampleMonths months = new SampleMonths();
  final OneTimeCodes codes = new OneTimeCodes(secret);
  final List<String> audit = new CopyOnWriteArrayList<>();
  final List<String> probed = new CopyOnWriteArrayList<>();
  final List<PeoplePorts.Told> told = new CopyOnWriteArrayList<>();

  /** Incidents that the book has let go of. */
  final List<Incident> old = new CopyOnWriteArrayList<>();

  final Map<Role, String> tokens = new HashMap<>();
  private final Map<IncidentId, List<Event>> stories = new LinkedHashMap<>();
  private final Ordered ordered = new Ordered();
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();
  private final Snapshot snapshot = SampleProvince.of(40, 1);
  final World world;
  private final ConsoleServer server;
  private final ConsoleServer acknowledging;
  private IncidentBook book = IncidentBook.EMPTY;

  PeopleHouse() {
    this.world = world();
    for (Role role : Role.values()) {
      tokens.put(role, ApiToken.random(RANDOM));
    }
    ConsolePorts ports = ports();
    this.server = ConsoleServer.start(vertx, ports, "127.0.0.1", 0).await();
    this.acknowledging = ConsoleServer.startForAcknowledging(vertx, ports, "127.0.0.1", 0).await();
  }

  private static Alerts alerts() {
    return switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 24))) {
      case Alerts.Result.Loaded(Alerts read) -> read;
      case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private World world() {
    Map<PersonId, Contact> contacts = new LinkedHashMap<>();
    for (String[] one :
        new String[][] {
          {"truc-lan", "Nguyễn Thị Lan", "0912000001"},
          {"truc-minh", "Trần Văn Minh", "0912000002"},
          {"lan-o-so-khac", "Nguyễn Thị Lan", "0912000001"}
        }) {
      PersonId id = new PersonId(one[0]);
      contacts.put(
          id,
          new Contact(
              id, one[1], Map.of(Channel.SMS, one[2], Channel.MAIL, one[0] + "@example.vn")));
    }
    List<Target> targets = new ArrayList<>();
    snapshot.targets().forEach(status -> targets.add(status.target()));
    return new World(
        ALERTS.plan(),
        ALERTS.calendar(),
        new Directory(Map.of(), contacts),
        Subject.of(targets, snapshot.units()));
  }

  private ConsolePorts ports() {
    Accounts accounts =
        new Accounts(
            List.of(
                new Account("xem", "Người Xem", Role.VIEWER, HASH),
                new Account("lan", "Nguyễn Thị Lan", Role.OPERATOR, HASH),
                new Account("duc", "Lê Văn Đức", Role.LEADER, HASH)),
            tokens.entrySet().stream()
                .map(
                    e ->
                        new ApiToken(
                            "may-" + e.getKey().label(), e.getKey(), Secret.digest(e.getValue())))
                .toList());
    PeoplePorts people =
        new PeoplePorts(
            () -> List.copyOf(book.all()),
            () -> Stream.concat(book.all().stream(), old.stream()).toList(),
            () -> world,
            id -> List.copyOf(stories.getOrDefault(id, List.of())),
            (id, done) -> Future.succeededFuture(take(new Input.Act(id, done))),
            () -> List.copyOf(told),
            new Everything(),
            () -> accounts,
            sessions,
            links,
            new DraftLinks(secret),
            codes,
            new Attempts(clock, 5, 50, Duration.ofMinutes(15)),
            new Devices(secret, RANDOM),
            (who, what, subject) -> audit.add(who + " " + what + " " + subject),
            ordered,
            (_, name) ->
                name.equals("mau-03.docx") ? Optional.of(new byte[] {'P', 'K'}) : Optional.empty(),
            false);
    return new ConsolePorts(
        clock,
        new Build("0.1.0", "abc1234", "test"),
        () -> snapshot,
        ConsolePorts.Readiness.Ready::new,
        () -> Future.succeededFuture(new ConsolePorts.ReloadAnswer.Refused(List.of("hỏng"))),
        (_, token) -> Future.succeededFuture(token.equals("right")),
        id -> {
          probed.add(id.value());
          return Future.succeededFuture(
              snapshot.targets().stream()
                  .filter(status -> status.target().id().equals(id))
                  .findFirst()
                  .flatMap(status -> status.last()));
        },
        (_, _) ->
            Future.succeededFuture(
                new ConsolePorts.Metrics.Body("text/plain", false, List.of(new byte[0]), () -> {})),
        Optional.empty(),
        Set.of("giam-sat.test"),
        new ConsolePorts.Rooms(
            Optional.of(people),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of(months)));
  }

  /** What was told is never forgotten. */
  private final class Everything implements PeoplePorts.Telling {
    @Override
    public PeoplePorts.AllTold of(Incident incident) {
      return new PeoplePorts.AllTold(
          told.stream().filter(one -> one.incident().equals(incident.id().value())).toList(), true);
    }

    @Override
    public Map<IncidentId, Set<String>> people(List<Incident> incidents) {
      Map<IncidentId, Set<String>> people = new HashMap<>();
      for (Incident incident : incidents) {
        people.put(
            incident.id(),
            of(incident).told().stream().map(PeoplePorts.Told::person).collect(Collectors.toSet()));
      }
      return people;
    }
  }

  /** Orders are taken at once and kept nowhere. */
  private static final class Ordered implements Orders {
    private Register register = Register.EMPTY;
    private Mutes mutes = Mutes.NONE;

    @Override
    public Register maintenance() {
      return register;
    }

    @Override
    public Future<Optional<Objection>> take(Step step) {
      Optional<Objection> objection = register.objection(step);
      register = objection.isPresent() ? register : register.after(step);
      return Future.succeededFuture(objection);
    }

    @Override
    public Mutes mutes() {
      return mutes;
    }

    @Override
    public Future<Optional<Refusal>> mute(Mutes.Mute mute) {
      Optional<Refusal> refusal = Mutes.refusal(mute);
      mutes = refusal.isPresent() ? mutes : mutes.with(mute);
      return Future.succeededFuture(refusal);
    }

    @Override
    public Future<Boolean> unmute(String subject, String who) {
      boolean there = mutes.bySubject().containsKey(subject);
      mutes = mutes.without(subject);
      return Future.succeededFuture(there);
    }
  }

  // ---- what happens ------------------------------------------------------------------------

  Optional<Refusal> take(Input input) {
    Turn turn = book.next(input, world.with(ordered.mutes()));
    book = turn.book();
    for (Turn.Kept kept : turn.kept()) {
      stories.computeIfAbsent(kept.incident(), _ -> new ArrayList<>()).add(kept.event());
    }
    return turn.refusal();
  }

  /** The nth target of the sample fails; its incident. */
  Incident fails(int nth) {
    TargetId target = target(nth);
    Outage outage =
        new Outage(
            clock.now().minusSeconds(60),
            Optional.empty(),
            clock.now().minusSeconds(20),
            Optional.of(Cause.CONNECT_REFUSED),
            Optional.of(clock.now().minusSeconds(20)));
    var _ = take(new Input.OutageDue(clock.now(), target, outage, List.of()));
    pass(Duration.ofSeconds(30));
    Incident made =
        book.open().stream()
            .filter(incident -> incident.member(target).isPresent())
            .findFirst()
            .orElseThrow();
    for (String person : List.of("truc-lan", "truc-minh")) {
      told.add(
          new PeoplePorts.Told(
              clock.now(),
              made.id().value(),
              person,
              "tin nhắn",
              "báo sự cố",
              "OK",
              State.ACCEPTED));
    }
    return made;
  }

  TargetId target(int nth) {
    return snapshot.targets().get(nth).target().id();
  }

  void recovers(Incident incident) {
    TargetId target = incident.targets().getFirst();
    var _ = take(new Input.OutageEnded(clock.now(), target, clock.now()));
    var _ = take(new Input.RecoveryDue(clock.now(), target, clock.now()));
  }

  void pass(Duration time) {
    clock.pass(time);
    var _ = take(new Input.Passed(clock.now()));
  }

  Incident now(Incident incident) {
    return book.incident(incident.id()).orElseThrow();
  }

  List<Event> story(Incident incident) {
    return stories.getOrDefault(incident.id(), List.of());
  }

  String link(Incident incident, String person) {
    return "/ack/" + links.token(incident.id().value(), person, clock.now().plus(AckLinks.LIFE));
  }

  // ---- asking ------------------------------------------------------------------------------

  int port() {
    return server.port();
  }

  private HttpRequest.Builder to(ConsoleServer which, String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + which.port() + path))
        .timeout(Duration.ofSeconds(20));
  }

  HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("expected an answer", e);
    }
  }

  HttpResponse<String> get(String path, String... headers) {
    HttpRequest.Builder request = to(server, path).GET();
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> getAlone(String path) {
    return send(to(acknowledging, path).GET());
  }

  HttpResponse<String> postAlone(String path, Map<String, String> form) {
    return send(formTo(acknowledging, path, form));
  }

  private HttpRequest.Builder formTo(ConsoleServer which, String path, Map<String, String> form) {
    List<String> pairs = new ArrayList<>();
    form.forEach(
        (name, value) -> pairs.add(name + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8)));
    return to(which, path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(String.join("&", pairs)));
  }

  HttpResponse<String> post(String path, Map<String, String> form, String... headers) {
    HttpRequest.Builder request = formTo(server, path, form);
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  HttpResponse<String> api(Role role, String path, JsonObject body) {
    return send(
        to(server, path)
            .header("Authorization", "Bearer " + tokens.get(role))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode())));
  }

  /** Somebody who is logged in with a browser. */
  record Person(String cookie, String word) {}

  /** Without the password, whose check is slow on purpose. */
  Person enter(String login) {
    String session = sessions.begin(login);
    return new Person("haidang=" + session, sessions.formWord(session));
  }

  static Map<String, String> cookies(HttpResponse<String> answer) {
    Map<String, String> cookies = new HashMap<>();
    for (String line : answer.headers().allValues("Set-Cookie")) {
      String pair = line.substring(0, line.indexOf(';'));
      cookies.put(pair.substring(0, pair.indexOf('=')), pair.substring(pair.indexOf('=') + 1));
    }
    return cookies;
  }

  /** Fills a form of a page, word included. */
  HttpResponse<String> fill(Person person, String path, Map<String, String> form) {
    Map<String, String> all = new HashMap<>(form);
    all.put("word", person.word());
    return post(path, all, "Cookie", person.cookie());
  }

  @Override
  public void close() {
    server.close().await();
    acknowledging.close().await();
    vertx.close().await();
  }
}
