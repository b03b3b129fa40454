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
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import vn.gov.haiduong.haidang.console.ConsolePorts.Readiness;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Which path is answered by what. Decides on the server's loop; what takes time is handed out as
 * {@link Work}.
 */
final class Routes {

  private static final String TARGETS_API = "/api/v1/targets/";
  private static final String HEARTBEAT_API = "/api/v1/heartbeat/";
  private static final String ALERTMANAGER_API = "/api/v1/alertmanager";
  private static final String TARGETS_PAGE = "/targets/";
  private static final String GOALS_PAGE = "/muc-tieu/";
  private static final String UNITS_PAGE = "/don-vi/";
  private static final String PROBE = "/probe";
  private static final int LARGEST_BODY = 32 * 1024;
  private static final int MOST_PARAMETERS = 50;
  private static final long RELOAD_SECONDS = 30;
  private static final long PROBE_SECONDS = 60;
  private static final long SCRAPE_SECONDS = 15;
  private static final long BEAT_SECONDS = 5;

  private final ConsolePorts ports;
  private final Gate gate;
  private final Pages pages;
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
    // What only a token opens needs no name that a browser could be led to.
    boolean machines = path.equals(ALERTMANAGER_API) || path.startsWith(HEARTBEAT_API);
    if (!reads && !machines && (!gate.knownHost(request) || !gate.ownPage(request))) {
      return now(
          Answer.error(
              403, "foreign_page", "Yêu cầu thay đổi đến từ trang hoặc tên máy không được biết"));
    }
    return endpoint.work.apply(request);
  }

  static Work now(Answer answer) {
    return new Work.Ask(Future.succeededFuture(answer));
  }

  @org.jspecify.annotations.Nullable
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
      case "/metrics" -> get(this::metrics);
      case "/-/healthy" -> get(_ -> now(Answer.of(200, Answer.PLAIN, "Đang chạy\n")));
      case "/-/ready" -> get(_ -> now(ready()));
      case "/-/reload" -> new Endpoint(HttpMethod.POST, this::reload);
      case ALERTMANAGER_API ->
          ports
              .rooms()
              .alerts()
              .map(known -> new Endpoint(HttpMethod.POST, r -> alerts(r, known, body)))
              .orElse(null);
      case "/api/v1/targets" -> get(r -> api(r, Api::targets));
      case "/api/v1/units" -> get(r -> api(r, Api::units));
      case "/api/v1/status" -> get(r -> api(r, (s, q) -> Api.status(s, ports.build(), q)));
      case "/sd" -> get(r -> query(r, q -> render(s -> Answer.json(Api.discovery(s, q)))));
      default -> deeper(path, method);
    };
  }

  @org.jspecify.annotations.Nullable
  private Endpoint deeper(String path, HttpMethod method) {
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
    if (path.startsWith(HEARTBEAT_API)) {
      String id = path.substring(HEARTBEAT_API.length());
      return new Endpoint(HttpMethod.POST, request -> heartbeat(request, id));
    }
    if (path.startsWith(TARGETS_API)) {
      String id = path.substring(TARGETS_API.length());
      // An id may itself end with /probe: then reading it is still possible, by GET.
      if (id.endsWith(PROBE) && method.equals(HttpMethod.POST)) {
        String target = id.substring(0, id.length() - PROBE.length());
        return new Endpoint(HttpMethod.POST, request -> probe(request, target));
      }
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

  private static Optional<TargetId> id(String raw) {
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

  private Work metrics(HttpServerRequest request) {
    String accept = header(request, "Accept");
    boolean gzip = takesGzip(header(request, "Accept-Encoding"));
    return new Work.Ask(
        ports
            .metrics()
            .render(accept, gzip)
            .timeout(SCRAPE_SECONDS, TimeUnit.SECONDS)
            .map(
                body -> {
                  Answer answer =
                      new Answer(
                          200,
                          body.contentType(),
                          Map.of("Vary", "Accept, Accept-Encoding"),
                          body.pieces(),
                          body.release());
                  return body.gzip() ? answer.with("Content-Encoding", "gzip") : answer;
                }));
  }

  private static String header(HttpServerRequest request, String name) {
    return String.join(",", request.headers().getAll(name));
  }

  /** Whether gzip, or everything, is accepted with a weight above 0. */
  static boolean takesGzip(String acceptEncoding) {
    boolean any = false;
    for (String coding : acceptEncoding.toLowerCase(Locale.ROOT).split(",", -1)) {
      String[] parts = coding.split(";", -1);
      boolean refused = parts.length > 1 && parts[1].replace(" ", "").matches("q=0(\\.0{0,3})?");
      String name = parts[0].strip();
      if (name.equals("gzip") || name.equals("x-gzip")) {
        return !refused;
      }
      any |= name.equals("*") && !refused;
    }
    return any;
  }

  private Answer ready() {
    return switch (ports.readiness().get()) {
      case Readiness.Ready() -> Answer.of(200, Answer.PLAIN, "Sẵn sàng\n");
      case Readiness.NotReady(String reason) ->
          Answer.of(503, Answer.PLAIN, "Chưa sẵn sàng: " + reason + "\n");
    };
  }

  private Work reload(HttpServerRequest request) {
    boolean local = Gate.local(request);
    if (!local && !guessAllowed(request)) {
      return now(tooMany());
    }
    if (!local && !gate.authorised(request)) {
      return now(unauthorised());
    }
    if (!gate.take("reload", 5, 0.5)) {
      return now(tooMany());
    }
    return new Work.Ask(
        ports.reload().get().timeout(RELOAD_SECONDS, TimeUnit.SECONDS).map(Routes::reloaded));
  }

  private static Answer reloaded(ReloadAnswer answer) {
    return switch (answer) {
      case ReloadAnswer.Applied(String said) ->
          Answer.json(new JsonObject().put("reloaded", true).put("message", said));
      case ReloadAnswer.Refused(List<String> problems) ->
          Answer.of(
              422,
              Answer.JSON,
              new JsonObject()
                  .put("reloaded", false)
                  .put("message", "Cấu hình mới bị từ chối; cấu hình cũ vẫn có hiệu lực")
                  .put("problems", new JsonArray(problems))
                  .encode());
    };
  }

  private boolean guessAllowed(HttpServerRequest request) {
    return gate.take("caller " + Gate.caller(request), 20, 1);
  }

  static Answer unauthorised() {
    return Answer.error(401, "unauthorised", "Cần mã truy cập đúng trong Authorization: Bearer")
        .with("WWW-Authenticate", "Bearer");
  }

  static Answer tooMany() {
    return Answer.error(429, "too_many", "Quá nhiều yêu cầu, hãy thử lại sau")
        .with("Retry-After", "10");
  }

  private Work heartbeat(HttpServerRequest request, String rawId) {
    Optional<TargetId> id = id(rawId);
    String token = Gate.bearer(request);
    if (!gate.take("beats of " + Gate.caller(request), 200, 50)) {
      return now(tooMany());
    }
    if (id.isEmpty() || token.isEmpty()) {
      return now(unauthorised());
    }
    if (!gate.take("beat " + Gate.caller(request) + " " + id.get(), 10, 1)) {
      return now(tooMany());
    }
    return new Work.Ask(
        ports
            .heartbeats()
            .beat(id.get(), token)
            .timeout(BEAT_SECONDS, TimeUnit.SECONDS)
            .map(
                taken ->
                    taken ? Answer.json(new JsonObject().put("accepted", true)) : unauthorised()));
  }

  /** How much of a body is read: a group of alerts is large, and comes with the token. */
  int largestBody(HttpServerRequest request) {
    return ALERTMANAGER_API.equals(request.path())
            && ports.rooms().alerts().filter(known -> known.opens(Gate.bearer(request))).isPresent()
        ? AlertPayload.LARGEST
        : String.valueOf(request.path()).startsWith(Hearing.PATH) ? Hearing.LARGEST : LARGEST_BODY;
  }

  private Work alerts(HttpServerRequest request, AlertPorts known, byte[] body) {
    if (!known.opens(Gate.bearer(request))) {
      return now(guessAllowed(request) ? unauthorised() : tooMany());
    }
    if (!gate.take("alertmanager", 120, 10)) {
      return now(tooMany());
    }
    return switch (AlertPayload.read(body, ports.clock().now())) {
      case AlertPayload.Read.Bad(String sentence) ->
          now(Answer.error(400, "bad_payload", sentence));
      case AlertPayload.Read.Good good when good.onlyOwn() ->
          now(
              Answer.error(
                  422, "own_alerts", "Cảnh báo do chính dịch vụ này đưa ra: không nhận lại"));
      case AlertPayload.Read.Good good ->
          new Work.Ask(
              known
                  .take()
                  .apply(good.inputs())
                  .timeout(BEAT_SECONDS, TimeUnit.SECONDS)
                  .map(_ -> Answer.json(good.said()))
                  .otherwise(
                      _ -> Answer.error(503, "busy", "Sổ sự cố chưa nhận được, hãy gửi lại")));
    };
  }

  private Work probe(HttpServerRequest request, String rawId) {
    if (!guessAllowed(request)) {
      return now(tooMany());
    }
    if (!gate.authorised(request)) {
      return now(unauthorised());
    }
    Optional<TargetId> id = id(rawId);
    if (id.isEmpty()) {
      return now(Answer.error(404, "no_such_target", "Không có mục tiêu này"));
    }
    if (!gate.take("probe", 10, 1) || !gate.take("probe " + id.get(), 2, 0.1)) {
      return now(tooMany());
    }
    return new Work.Ask(
        ports
            .probeNow()
            .probe(id.get())
            .timeout(PROBE_SECONDS, TimeUnit.SECONDS)
            .map(
                made ->
                    made.map(observation -> Answer.json(Api.observation(observation)))
                        .orElseGet(
                            () ->
                                Answer.error(
                                    404,
                                    "not_measured",
                                    "Không có mục tiêu này, hoặc nó không được đo từ đây"))));
  }
}
