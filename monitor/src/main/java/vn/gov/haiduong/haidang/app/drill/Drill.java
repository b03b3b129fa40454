package vn.gov.haiduong.haidang.app.drill;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.app.service.DrillStage;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.plan.PlanStep;
import vn.gov.haiduong.haidang.sandbox.Mailbox;
import vn.gov.haiduong.haidang.sandbox.Switch;
import vn.gov.haiduong.haidang.time.Clock;

/** Plays one scenario and looks at the clock. Blocks its thread; everything else runs as ever. */
final class Drill {

  private static final Duration READY = Duration.ofMinutes(3);
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final Duration PEOPLE = Duration.ofMinutes(30);

  /** The step of the plan by which the operator and the owner are told. */
  private static final String REPORT = "bao-tin";

  private static final String FIRST = "";
  private static final String PLAYER = "Người trực (diễn tập)";

  private final DrillStage stage;
  private final Scenario scenario;
  private final Clock clock;
  private final boolean people;
  private final Consumer<String> teller;

  /**
   * A drill.
   *
   * @param people whether people acknowledge; else the drill itself opens the link that was sent
   */
  Drill(DrillStage stage, Scenario scenario, Clock clock, boolean people, Consumer<String> teller) {
    this.stage = stage;
    this.scenario = scenario;
    this.clock = clock;
    this.people = people;
    this.teller = teller;
  }

  DrillRecord play() throws Exception {
    teller.accept("Chờ tỉnh mô phỏng ổn định …");
    Optional<Boolean> ready = until(READY, this::calm);
    if (ready.isEmpty()) {
      teller.accept("Tỉnh mô phỏng chưa ổn định sau 3 phút; vẫn diễn tập.");
    }
    List<IncidentId> before = all().stream().map(Incident::id).toList();
    Instant start = clock.now();
    List<Switch> switches = scenario.switches(stage.sandbox());
    var _ = stage.sandbox().apply(switches).await(30, TimeUnit.SECONDS);
    teller.accept("Gây lỗi: " + scenario.words());
    Optional<Incident> found = until(LONGEST, () -> brought(before).stream().findFirst());
    if (found.isEmpty()) {
      return nothing(start);
    }
    IncidentId id = found.get().id();
    Duration detect = since(start, found.get().openedAt());
    teller.accept("Đã mở sự cố " + id);
    Optional<PeoplePorts.Told> told = until(LONGEST, () -> told(id));
    told.ifPresent(t -> teller.accept("Đã báo " + t.person() + " qua " + t.channel()));
    if (people) {
      teller.accept("Chờ người trực xác nhận bằng liên kết hoặc mã trong tin, tối đa 30 phút");
    } else if (told.isPresent()) {
      answer(id);
    }
    Optional<Instant> acknowledged =
        until(
            people ? PEOPLE : LONGEST,
            () ->
                stage
                    .service()
                    .incidents()
                    .book()
                    .incident(id)
                    .flatMap(Incident::acknowledged)
                    .map(Incident.Acknowledged::at));
    acknowledged.ifPresent(_ -> teller.accept("Đã có người xác nhận"));
    Optional<Instant> step =
        acknowledged.isEmpty() ? Optional.empty() : people ? done(id, "") : stepped(id, FIRST, "");
    Optional<Instant> report =
        step.isEmpty()
            ? Optional.empty()
            : people ? done(id, REPORT) : stepped(id, REPORT, "DT/" + scenario.label());
    report.ifPresent(_ -> teller.accept("Đã báo cáo đơn vị vận hành và chủ quản"));
    int hit = scenario.sites(stage.sandbox()).size();
    Optional<Boolean> all =
        until(LONGEST, () -> targets(before) < hit ? Optional.empty() : Optional.of(true));
    List<IncidentId> brought = brought(before).stream().map(Incident::id).toList();
    int targets = targets(before);
    if (hit > 0) {
      teller.accept(
          (all.isPresent() ? "Đã thấy đủ " : "Chỉ thấy ") + targets + " trong " + hit + " trang");
    }
    var _ =
        stage
            .sandbox()
            .apply(switches.stream().map(s -> Switch.good(s.scope())).toList())
            .await(30, TimeUnit.SECONDS);
    teller.accept("Đã sửa lỗi, chờ bộ giám sát thấy khôi phục …");
    Optional<Boolean> over =
        until(LONGEST, () -> over(brought) ? Optional.of(true) : Optional.empty());
    Optional<Instant> recovered = over.flatMap(_ -> resolved(brought));
    if (over.isPresent()) {
      for (IncidentId each : brought) {
        close(each);
      }
      teller.accept("Đã đóng sự cố diễn tập: " + brought.size());
    }
    return new DrillRecord(
        scenario.label(),
        start,
        id.value(),
        targets,
        Optional.of(detect),
        told.map(t -> since(start, t.at())),
        acknowledged.map(at -> since(start, at)),
        step.map(at -> since(start, at)),
        report.map(at -> since(start, at)),
        recovered.map(at -> since(start, at)),
        (int) stage.service().people().told().stream().filter(PeoplePorts.Told::accepted).count(),
        people);
  }

  private DrillRecord nothing(Instant start) {
    return new DrillRecord(
        scenario.label(),
        start,
        "",
        0,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        0,
        people);
  }

  private static Duration since(Instant start, Instant at) {
    return at.isBefore(start) ? Duration.ZERO : Duration.between(start, at);
  }

  private Optional<Boolean> calm() {
    var targets = stage.service().engine().snapshot().targets();
    long known = targets.stream().filter(t -> t.state() != State.UNKNOWN).count();
    return !targets.isEmpty() && known * 100 >= targets.size() * 95L
        ? Optional.of(true)
        : Optional.empty();
  }

  private List<Incident> all() {
    return List.copyOf(stage.service().incidents().book().all());
  }

  /** The incidents that the scenario brought about, oldest first, also those that people closed. */
  private List<Incident> brought(List<IncidentId> before) {
    return all().stream()
        .filter(i -> !before.contains(i.id()))
        .filter(i -> scenario.concerns(i, stage.sandbox()))
        .sorted(Comparator.comparing(Incident::openedAt).thenComparing(Incident::id))
        .toList();
  }

  /** How many targets those incidents have. */
  private int targets(List<IncidentId> before) {
    return (int) brought(before).stream().flatMap(i -> i.targets().stream()).distinct().count();
  }

  /** Whether the monitor saw each of them end, or people closed it before. */
  private boolean over(List<IncidentId> brought) {
    return still(brought).stream()
        .allMatch(i -> i.resolvedAt().isPresent() || i.phase() == Incident.Phase.CLOSED);
  }

  /** When the monitor saw the last of them end; empty when people closed them all before. */
  private Optional<Instant> resolved(List<IncidentId> brought) {
    return still(brought).stream()
        .flatMap(incident -> incident.resolvedAt().stream())
        .max(Instant::compareTo);
  }

  private List<Incident> still(List<IncidentId> brought) {
    return brought.stream()
        .flatMap(id -> stage.service().incidents().book().incident(id).stream())
        .toList();
  }

  private Optional<PeoplePorts.Told> told(IncidentId id) {
    return stage.service().people().told().stream()
        .filter(PeoplePorts.Told::accepted)
        .filter(t -> t.incident().equals(id.value()))
        .reduce((_, earlier) -> earlier);
  }

  /** Opens the link of the message that arrived, as a person would, and presses the button. */
  private void answer(IncidentId id) throws Exception {
    Pattern link = Pattern.compile("https?://[^\\s]+/ack/[A-Za-z0-9._-]+");
    Optional<String> url =
        until(
            LONGEST,
            () ->
                stage.mailbox().items().stream()
                    .map(Mailbox.Item::text)
                    .map(link::matcher)
                    .flatMap(found -> found.results().map(MatchResult::group))
                    .filter(found -> about(found, id))
                    .findFirst());
    if (url.isEmpty()) {
      return;
    }
    try (HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(url.get()))
                  .timeout(Duration.ofSeconds(20))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          "name=" + URLEncoder.encode(PLAYER, StandardCharsets.UTF_8)))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        teller.accept("Trang xác nhận trả lời " + answer.statusCode());
      }
    }
  }

  /** Whether a link is of this incident: a message may carry several. */
  private static boolean about(String link, IncidentId id) {
    String token = link.substring(link.lastIndexOf('/') + 1);
    try {
      byte[] said = Base64.getUrlDecoder().decode(token.substring(0, token.indexOf('.')));
      return new String(said, StandardCharsets.UTF_8).contains("\n" + id.value() + "\n");
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return false;
    }
  }

  /** Records a step of the plan, as the player would; {@code FIRST} is whichever comes first. */
  private Optional<Instant> stepped(IncidentId id, String wanted, String document)
      throws Exception {
    var incidents = stage.service().incidents();
    Optional<PlanStep> step =
        incidents.book().incident(id).stream()
            .flatMap(
                i -> incidents.world().plan().steps().stream().filter(s -> s.concerns(i.type())))
            .filter(s -> wanted.equals(FIRST) || s.id().equals(wanted))
            .findFirst();
    if (step.isEmpty()) {
      return Optional.empty();
    }
    Instant now = clock.now();
    if (!did(id, new Event.StepDone(now, player(), step.get().id(), document))) {
      return Optional.empty();
    }
    teller.accept("Đã ghi bước: " + step.get().name());
    return Optional.of(now);
  }

  /** Waits for real people to record a step, any one or the one that is wanted. */
  private Optional<Instant> done(IncidentId id, String wanted) throws InterruptedException {
    teller.accept(
        "Mời ghi bước đã làm"
            + (wanted.isEmpty() ? "" : " (" + wanted + ")")
            + " ở "
            + stage.service().url()
            + "incidents/"
            + id);
    return until(
        PEOPLE,
        () ->
            stage.service().people().story(id).stream()
                .filter(Event.StepDone.class::isInstance)
                .map(Event.StepDone.class::cast)
                .filter(step -> wanted.isEmpty() || step.step().equals(wanted))
                .map(Event.StepDone::at)
                .findFirst());
  }

  private static Actor player() {
    return new Actor(PLAYER, Optional.empty(), Actor.Means.PAGE);
  }

  private boolean did(IncidentId id, Event.Done act) throws Exception {
    var turn = stage.service().take(new Input.Act(id, act)).await(10, TimeUnit.SECONDS);
    return turn.refusal().isEmpty();
  }

  /** Puts the incident to the files, so that nothing of the exercise stays open. */
  private void close(IncidentId id) throws Exception {
    Optional<Incident> incident = stage.service().incidents().book().incident(id);
    if (incident.isEmpty() || incident.get().phase() == Incident.Phase.CLOSED) {
      return;
    }
    Event.Classified said =
        new Event.Classified(
            clock.now(),
            player(),
            incident.get().type(),
            incident.get().sub(),
            incident.get().severity(),
            false,
            false,
            false,
            "diễn tập");
    boolean closed =
        did(id, said)
            && did(
                id,
                new Event.Closed(clock.now(), player(), "Diễn tập xong", "xem biên bản", false));
    if (!closed) {
      teller.accept("Chưa đóng được sự cố diễn tập " + id);
    }
  }

  /** Looks again and again, until there is something or the time is over. */
  private <T> Optional<T> until(Duration longest, Supplier<Optional<T>> look)
      throws InterruptedException {
    long end = clock.nanos() + longest.toNanos();
    while (clock.nanos() < end) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
    return Optional.empty();
  }
}
