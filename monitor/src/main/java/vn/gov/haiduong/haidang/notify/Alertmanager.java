package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Shows incidents to the ecosystem by Alertmanager's v2 API. Its configuration tells nobody what
 * the service has told: the alerts carry {@code told_by="haidang"}.
 */
public final class Alertmanager {

  private final HttpCaller http;
  private final URI url;

  /**
   * An incident as an alert; labels are closed sets and the incident's number.
   *
   * @param end when it was resolved
   * @param expires until when it counts as firing without being posted again
   */
  public record Alert(
      String incident,
      String severity,
      String type,
      String stage,
      String summary,
      Instant start,
      Optional<Instant> end,
      Instant expires) {}

  /**
   * Of a server.
   *
   * @param base such as {@code http://127.0.0.1:9093/}
   */
  public Alertmanager(Vertx vertx, URI base, Duration deadline) {
    this.http = new HttpCaller(vertx, deadline);
    this.url = base.resolve("/api/v2/alerts");
  }

  /** Posts all of them; to be repeated while they last. */
  public Future<Delivery> post(List<Alert> alerts) {
    JsonArray body = new JsonArray();
    for (Alert alert : alerts) {
      body.add(
          new JsonObject()
              .put(
                  "labels",
                  new JsonObject()
                      .put("alertname", "HaiDangIncident")
                      .put("incident", alert.incident())
                      .put("severity", alert.severity())
                      .put("type", alert.type())
                      .put("told_by", "haidang"))
              .put(
                  "annotations",
                  new JsonObject()
                      .put("summary", Lines.one(alert.summary(), 300))
                      .put("stage", alert.stage()))
              .put("startsAt", Province.rfc3339(alert.start()))
              .put("endsAt", Province.rfc3339(alert.end().orElse(alert.expires()))));
    }
    return http.call(
            HttpMethod.POST, url, Map.of("Content-Type", "application/json"), body.encode())
        .map(HttpCaller::byStatus)
        .otherwise(HttpCaller::failed);
  }

  public Future<Void> close() {
    return http.close();
  }
}
