package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.console.ConsolePorts.Readiness;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.console.Routes.Endpoint;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What programs ask: metrics, health, reload, signs of life of others' work, alerts of a Prometheus
 * and one extra measurement. Whatever changes something is opened by a token, or from this machine.
 */
final class MachineRoutes {

  private static final String HEARTBEAT_API = "/api/v1/heartbeat/";
  private static final String ALERTMANAGER_API = "/api/v1/alertmanager";
  private static final String PROBE = "/probe";
  private static final long RELOAD_SECONDS = 30;
  private static final long PROBE_SECONDS = 60;
  private static final long SCRAPE_SECONDS = 15;
  private static final long BEAT_SECONDS = 5;

  private final ConsolePorts ports;
  private final Gate gate;

  MachineRoutes(ConsolePorts ports, Gate gate) {
    this.ports = ports;
    this.gate = gate;
  }

  /** What only a token opens needs no name that a browser could be led to. */
  static boolean byTokenAlone(String path) {
    return path.equals(ALERTMANAGER_API) || path.startsWith(HEARTBEAT_API);
  }

  /** Whether its body is a group of alerts that comes with the token. */
  boolean bringsAlerts(HttpServerRequest request) {
    return ALERTMANAGER_API.equals(request.path())
        && ports.rooms().alerts().filter(known -> known.opens(Gate.bearer(request))).isPresent();
  }

  /** Null where no program asks. */
  @Nullable Endpoint find(String path, HttpMethod method, byte[] body) {
    return switch (path) {
      case "/metrics" -> get(this::metrics);
      case "/-/healthy" -> get(_ -> Routes.now(Answer.of(200, Answer.PLAIN, "Đang chạy\n")));
      case "/-/ready" -> get(_ -> Routes.now(ready()));
      case "/-/reload" -> post(this::reload);
      case ALERTMANAGER_API ->
          ports.rooms().alerts().map(known -> post(r -> alerts(r, known, body))).orElse(null);
      default -> deeper(path, method);
    };
  }

  @Nullable
  private Endpoint deeper(String path, HttpMethod method) {
    if (path.startsWith(HEARTBEAT_API)) {
      String id = path.substring(HEARTBEAT_API.length());
      return post(request -> heartbeat(request, id));
    }
    if (path.startsWith(Routes.TARGETS_API) && method.equals(HttpMethod.POST)) {
      String id = path.substring(Routes.TARGETS_API.length());
      // An id may itself end with /probe: then reading it is still possible, by GET.
      if (id.endsWith(PROBE)) {
        String target = id.substring(0, id.length() - PROBE.length());
        return post(request -> probe(request, target));
      }
    }
    return null;
  }

  private static Endpoint get(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.GET, work);
  }

  private static Endpoint post(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.POST, work);
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
      return Routes.now(Routes.tooMany());
    }
    if (!local && !gate.authorised(request)) {
      return Routes.now(Routes.unauthorised());
    }
    if (!gate.take("reload", 5, 0.5)) {
      return Routes.now(Routes.tooMany());
    }
    return new Work.Ask(
        ports
            .reload()
            .get()
            .timeout(RELOAD_SECONDS, TimeUnit.SECONDS)
            .map(MachineRoutes::reloaded));
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

  private Work heartbeat(HttpServerRequest request, String rawId) {
    Optional<TargetId> id = Routes.id(rawId);
    String token = Gate.bearer(request);
    if (!gate.take("beats of " + Gate.caller(request), 200, 50)) {
      return Routes.now(Routes.tooMany());
    }
    if (id.isEmpty() || token.isEmpty()) {
      return Routes.now(Routes.unauthorised());
    }
    if (!gate.take("beat " + Gate.caller(request) + " " + id.get(), 10, 1)) {
      return Routes.now(Routes.tooMany());
    }
    return new Work.Ask(
        ports
            .heartbeats()
            .beat(id.get(), token)
            .timeout(BEAT_SECONDS, TimeUnit.SECONDS)
            .map(
                taken ->
                    taken
                        ? Answer.json(new JsonObject().put("accepted", true))
                        : Routes.unauthorised()));
  }

  private Work alerts(HttpServerRequest request, AlertPorts known, byte[] body) {
    if (!known.opens(Gate.bearer(request))) {
      return Routes.now(guessAllowed(request) ? Routes.unauthorised() : Routes.tooMany());
    }
    if (!gate.take("alertmanager", 120, 10)) {
      return Routes.now(Routes.tooMany());
    }
    return switch (AlertPayload.read(body, ports.clock().now())) {
      case AlertPayload.Read.Bad(String sentence) ->
          Routes.now(Answer.error(400, "bad_payload", sentence));
      case AlertPayload.Read.Good good when good.onlyOwn() ->
          Routes.now(
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
      return Routes.now(Routes.tooMany());
    }
    if (!gate.authorised(request)) {
      return Routes.now(Routes.unauthorised());
    }
    Optional<TargetId> id = Routes.id(rawId);
    if (id.isEmpty()) {
      return Routes.now(Answer.error(404, "no_such_target", "Không có mục tiêu này"));
    }
    if (!gate.take("probe", 10, 1) || !gate.take("probe " + id.get(), 2, 0.1)) {
      return Routes.now(Routes.tooMany());
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
