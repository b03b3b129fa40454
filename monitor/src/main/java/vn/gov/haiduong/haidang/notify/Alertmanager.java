package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Shows alerts on one Alertmanager by its v2 API. Its configuration tells nobody what the service
 * has told.
 */
public final class Alertmanager {

  private static final int LONGEST_ANNOTATION = 1_000;

  private final HttpCaller http;
  private final URI url;
  private final String name;

  /**
   * One alert.
   *
   * @param labels who it is: the same labels are the same alert; those without a value are left out
   * @param annotations what it says
   * @param end when it was over, or until when it counts as firing without being posted again
   * @param link where it is told in full
   */
  public record Alert(
      SortedMap<String, String> labels,
      Map<String, String> annotations,
      Instant start,
      Instant end,
      Optional<URI> link) {
    public Alert {
      TreeMap<String, String> kept = new TreeMap<>(labels);
      kept.values().removeIf(String::isBlank);
      labels = Collections.unmodifiableSortedMap(kept);
      annotations = Map.copyOf(annotations);
      if (!labels.containsKey("alertname")
          || labels.keySet().stream().anyMatch(key -> !key.matches("[a-z_][a-z0-9_]*"))) {
        throw new IllegalArgumentException("alert: expected plain labels and an alertname");
      }
    }
  }

  /**
   * Of a server.
   *
   * @param base such as {@code http://127.0.0.1:9093/}; may have a path
   */
  public Alertmanager(Vertx vertx, URI base, Duration deadline) {
    this.http = new HttpCaller(vertx, deadline);
    this.url = URI.create(checked(base.toString()).replaceFirst("/*$", "") + "/api/v2/alerts");
    this.name = url.getAuthority();
  }

  /** An address that may be called: http or https with a host, no user and password in it. */
  public static String checked(String url) {
    return HttpCaller.checked(url).toString();
  }

  /** Host and port: the label of metrics. */
  public String name() {
    return name;
  }

  /** Posts all of them, in this order; to be repeated while they last. */
  public Future<Delivery> post(List<Alert> alerts) {
    JsonArray body = new JsonArray();
    for (Alert alert : alerts) {
      JsonObject labels = new JsonObject();
      alert.labels().forEach((key, value) -> labels.put(key, Lines.one(value, 200)));
      JsonObject annotations = new JsonObject();
      alert
          .annotations()
          .forEach((key, value) -> annotations.put(key, Lines.one(value, LONGEST_ANNOTATION)));
      JsonObject one =
          new JsonObject()
              .put("labels", labels)
              .put("annotations", annotations)
              .put("startsAt", Province.rfc3339(alert.start()))
              .put("endsAt", Province.rfc3339(alert.end()));
      alert.link().ifPresent(link -> one.put("generatorURL", link.toString()));
      body.add(one);
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
