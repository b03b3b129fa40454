package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Which path is answered by what. Decides on the server's loop; what takes time is handed out as
 * {@link Work}.
 */
final class Routes {

  static final String TARGETS_API = "/api/v1/targets/";
  private static final String TARGETS_PAGE = "/targets/";
  private static final String GOALS_PAGE = "/muc-tieu/";
  private static final String UNITS_PAGE = "/don-vi/";
  private static final int LARGEST_BODY = 32 * 1024;
  private static final int MOST_PARAMETERS = 50;

  private final ConsolePorts ports;
  private final Gate gate;
  private final Pages pages;
  private final MachineRoutes machines;
  private final Optional<PeopleRoutes> people;
  private final boolean acknowledgeOnly;

  /** How an answer comes about. */
  sealed interface Work {

    /** Computed here and now, on a worker. */
    record Render(Callable<Answer> rendering) implements Work {}

    /** Asked of somebody else. */
    record Ask(Future<Answer> answer) implements Work {}

    /** Looks something up on a worker; what follows is done where it was asked. */
    record Look<T>(Callable<T> looking, Function<T, Work> then) implements Work {}
  }

  /** What can be done at a path. */
  record Endpoint(HttpMethod method, Function<HttpServerRequest, Work> work) {}

  Routes(ConsolePorts ports) {
    this(ports, false);
  }

  /**
   * Of a listener.
   *
   * @param acknowledgeOnly nothing but the phone page behind signed links
   */
  Routes(ConsolePorts ports, boolean acknowledgeOnly) {
    this.acknowledgeOnly = acknowledgeOnly;
    this.ports = ports;
    this.gate = new Gate(ports.clock(), ports.tokenSha256(), ports.publicHosts());
    this.machines = new MachineRoutes(ports, gate);
    this.pages = new Pages(ports.clock(), ports.build());
    this.people =
        ports
            .rooms()
            .people()
            .map(
                known ->
                    new PeopleRoutes(
                        known,
                        ports.snapshot(),
                        ports.clock(),
                        ports.build(),
                        gate,
                        ports.probeNow(),
                        ports.rooms().pages(),
                        ports.rooms().months()));
  }

  Work find(HttpServerRequest request, byte[] body) {
    String path = request.path();
    if (path == null) {
      return now(notFound(request));
    }
    Endpoint endpoint = endpoint(path, request.method(), body);
    if (endpoint == null) {
      return now(notFound(request));
    }
    boolean reads =
        endpoint.method.equals(HttpMethod.GET)
            && (request.method().equals(HttpMethod.GET)
                || request.method().equals(HttpMethod.HEAD));
    if (!reads && !request.method().equals(endpoint.method)) {
      String allowed = endpoint.method.equals(HttpMethod.GET) ? "GET, HEAD" : "POST";
      return now(
          Answer.error(405, "method_not_allowed", "Địa chỉ này chỉ nhận " + allowed)
              .with("Allow", allowed));
    }
    if (!reads
        && !MachineRoutes.byTokenAlone(path)
        && (!gate.knownHost(request) || !gate.ownPage(request))) {
      return now(
          Answer.error(
              403, "foreign_page", "Yêu cầu thay đổi đến từ trang hoặc tên máy không được biết"));
    }
    return endpoint.work.apply(request);
  }

  static Work now(Answer answer) {
    return new Work.Ask(Future.succeededFuture(answer));
  }

  @Nullable
  private Endpoint endpoint(String path, HttpMethod method, byte[] body) {
    if (acknowledgeOnly
        && !path.startsWith(PeopleRoutes.ACK)
        && !path.startsWith(Hearing.PATH)
        && !path.startsWith("/assets/")
        && !path.equals("/-/healthy")) {
      return null;
    }
    Endpoint ofPeople = people.map(known -> known.find(path, method, body)).orElse(null);
    if (ofPeople != null) {
      return ofPeople;
    }
    Endpoint ofMachines = machines.find(path, method, body);
    if (ofMachines != null) {
      return ofMachines;
    }
    return switch (path) {
      case "/" -> get(request -> page(request, pages::overview));
      case "/can-xac-nhan" -> inside(_ -> render(snapshot -> pages.gaps(snapshot)));
      case "/muc-tieu" -> inside(_ -> duties(pages::duties));
      case "/lien-ket" -> inside(_ -> duties(pages::links));
      case "/dich-vu" -> inside(_ -> duties(pages::services));
      case "/hop-truc-tuyen" -> inside(_ -> duties(pages::meetings));
      case "/cap-mang" -> inside(_ -> duties(pages::matrix));
      case "/muc-tieu.csv" ->
          inside(
              _ ->
                  duties(
                      (_, standing) ->
                          Answer.of(200, "text/csv; charset=utf-8", DutyApi.csv(standing))
                              .with(
                                  "Content-Disposition", "attachment; filename=\"muc-tieu.csv\"")));
      case "/api/v1/goals" ->
          inside(_ -> duties((_, standing) -> Answer.json(DutyApi.goals(standing))));
      case "/api/v1/links" ->
          inside(_ -> duties((_, standing) -> Answer.json(DutyApi.links(standing))));
      case "/api/v1/services" ->
          inside(_ -> duties((_, standing) -> Answer.json(DutyApi.services(standing))));
      case "/api/v1/scorecard" ->
          inside(_ -> duties((_, standing) -> Answer.json(DutyApi.scorecard(standing))));
      case "/api/v1/targets" -> get(r -> api(r, Api::targets));
      case "/api/v1/units" -> get(r -> api(r, Api::units));
      case "/api/v1/status" -> get(r -> api(r, (s, q) -> Api.status(s, ports.build(), q)));
      case "/sd" -> get(r -> query(r, q -> render(s -> Answer.json(Api.discovery(s, q)))));
      default -> deeper(path);
    };
  }

  @Nullable
  private Endpoint deeper(String path) {
    Optional<Answer> asset = Assets.find(path);
    if (asset.isPresent()) {
      return get(_ -> now(asset.get()));
    }
    if (path.startsWith(GOALS_PAGE)) {
      String goal = path.substring(GOALS_PAGE.length());
      return inside(_ -> duties((snapshot, standing) -> pages.goal(snapshot, standing, goal)));
    }
    if (path.startsWith(UNITS_PAGE)) {
      String unit = path.substring(UNITS_PAGE.length());
      return inside(_ -> duties((snapshot, standing) -> pages.unit(snapshot, standing, unit)));
    }
    if (path.startsWith(TARGETS_PAGE)) {
      return get(
          r ->
              ofTarget(
                  path.substring(TARGETS_PAGE.length()),
                  (snapshot, status) ->
                      pages.target(snapshot, status, sheet -> acts(r, sheet, status)),
                  true));
    }
    if (path.startsWith(TARGETS_API)) {
      String id = path.substring(TARGETS_API.length());
      return get(_ -> ofTarget(id, (_, status) -> Answer.json(Api.target(status)), false));
    }
    return null;
  }

  private void acts(HttpServerRequest request, Sheet sheet, TargetStatus status) {
    people.ifPresent(known -> known.targetActs(request, sheet, status.target().id()));
  }

  private static Endpoint get(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.GET, work);
  }

  /** What names the shortcomings of units and those who judged them: for viewers. */
  private Endpoint inside(Function<HttpServerRequest, Work> work) {
    return get(
        request ->
            people
                .flatMap(known -> known.turnedAway(request))
                .map(Routes::now)
                .orElseGet(() -> work.apply(request)));
  }

  private interface OfStanding {
    Answer answer(Snapshot snapshot, Standing standing);
  }

  private Work duties(OfStanding rendering) {
    return render(
        snapshot ->
            ports
                .rooms()
                .duties()
                .map(duties -> rendering.answer(snapshot, duties.apply(snapshot)))
                .orElseGet(pages::notFound));
  }

  private Work render(Function<Snapshot, Answer> rendering) {
    return new Work.Render(() -> rendering.apply(ports.snapshot().get()));
  }

  private Answer notFound(HttpServerRequest request) {
    String path = request.path();
    return path != null && path.startsWith("/api/")
        ? Answer.error(404, "not_found", "Không có địa chỉ này")
        : pages.notFound();
  }

  private interface OfTarget {
    Answer answer(Snapshot snapshot, TargetStatus status);
  }

  private Work ofTarget(String rawId, OfTarget rendering, boolean page) {
    Optional<TargetId> id = id(rawId);
    return render(
        snapshot ->
            id.flatMap(known -> find(snapshot, known))
                .map(status -> rendering.answer(snapshot, status))
                .orElseGet(
                    () ->
                        page
                            ? pages.notFound()
                            : Answer.error(404, "no_such_target", "Không có mục tiêu này")));
  }

  private static Optional<TargetStatus> find(Snapshot snapshot, TargetId id) {
    return snapshot.targets().stream().filter(t -> t.target().id().equals(id)).findFirst();
  }

  /** The target that a path names, still encoded; empty where that is no id. */
  static Optional<TargetId> id(String raw) {
    try {
      return Optional.of(new TargetId(decoded(raw.replace("+", "%2B"))));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String decoded(String raw) {
    return URLDecoder.decode(raw, StandardCharsets.UTF_8);
  }

  private Work query(HttpServerRequest request, Function<Query, Work> work) {
    return switch (read(request)) {
      case Query.Read.Good(Query query) -> work.apply(query);
      case Query.Read.Bad(List<String> problems) ->
          now(
              Answer.of(
                  400,
                  Answer.JSON,
                  new JsonObject()
                      .put(
                          "error",
                          new JsonObject()
                              .put("code", "bad_parameter")
                              .put("message", String.join("; ", problems))
                              .put("problems", new JsonArray(problems)))
                      .encode()));
    };
  }

  private interface OfQuery<T> {
    T of(Snapshot snapshot, Query query);
  }

  private Work api(HttpServerRequest request, OfQuery<JsonObject> json) {
    return query(request, query -> render(snapshot -> Answer.json(json.of(snapshot, query))));
  }

  private Work page(HttpServerRequest request, OfQuery<Answer> page) {
    return switch (read(request)) {
      case Query.Read.Good(Query query) -> render(snapshot -> page.of(snapshot, query));
      case Query.Read.Bad(List<String> problems) -> now(pages.badQuery(problems));
    };
  }

  static Query.Read read(HttpServerRequest request) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    String query = request.query();
    if (query == null || query.isEmpty()) {
      return Query.read(parameters);
    }
    String[] pairs = query.split("&", MOST_PARAMETERS + 1);
    if (pairs.length > MOST_PARAMETERS) {
      return new Query.Read.Bad(List.of("Quá nhiều tham số: tối đa " + MOST_PARAMETERS));
    }
    try {
      for (String pair : pairs) {
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (!name.isEmpty()) {
          parameters.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
        }
      }
    } catch (IllegalArgumentException e) {
      return new Query.Read.Bad(List.of("Tham số có ký tự % không đúng quy cách"));
    }
    return Query.read(parameters);
  }

  static Answer unauthorised() {
    return Answer.error(401, "unauthorised", "Cần mã truy cập đúng trong Authorization: Bearer")
        .with("WWW-Authenticate", "Bearer");
  }

  static Answer tooMany() {
    return Answer.error(429, "too_many", "Quá nhiều yêu cầu, hãy thử lại sau")
        .with("Retry-After", "10");
  }

  /** How much of a body is read: a group of alerts is large, and comes with the token. */
  int largestBody(HttpServerRequest request) {
    return machines.bringsAlerts(request)
        ? AlertPayload.LARGEST
        : String.valueOf(request.path()).startsWith(Hearing.PATH) ? Hearing.LARGEST : LARGEST_BODY;
  }
}
