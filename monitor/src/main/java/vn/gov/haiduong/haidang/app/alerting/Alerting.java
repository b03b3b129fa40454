package vn.gov.haiduong.haidang.app.alerting;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.AlertPorts;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.notify.Alertmanager;
import vn.gov.haiduong.haidang.notify.Delivery;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Shows the service's incidents on every Alertmanager, again and again while they last, and opens
 * the door for alerts of rules outside. On one loop of the console's Vert.x.
 */
public final class Alerting {

  private static final Logger LOG = LoggerFactory.getLogger(Alerting.class);
  private static final Duration DEADLINE = Duration.ofSeconds(10);

  /** A turn of incidents is shown so soon: several that come together make one post. */
  private static final long SOON_MILLIS = 1_000;

  private final Vertx vertx;
  private final Clock clock;
  private final List<Server> servers;
  private final Shown shown;
  private final Supplier<Incidents> incidents;
  private final long timer;
  private boolean soon;

  /** One Alertmanager: each of a cluster is told by itself, never through a balancer. */
  private static final class Server {
    final Alertmanager client;
    final AtomicLong accepted = new AtomicLong();
    final AtomicLong failed = new AtomicLong();
    boolean busy;
    boolean well = true;

    Server(Alertmanager client) {
      this.client = client;
    }
  }

  /**
   * Where to show, and who may send.
   *
   * @param servers every Alertmanager of the cluster
   * @param tokenSha256 of the token of the webhook
   * @param every how often what lasts is shown again
   */
  public record Setup(List<URI> servers, Optional<String> tokenSha256, Duration every) {

    public static final Setup NONE = new Setup(List.of(), Optional.empty(), Duration.ofMinutes(1));

    public Setup {
      servers = List.copyOf(servers);
    }

    /**
     * From the environment: {@code HAIDANG_ALERTMANAGER} (addresses, separated by commas), {@code
     * HAIDANG_ALERTMANAGER_TOKEN} or {@code HAIDANG_ALERTMANAGER_TOKEN_FILE}.
     *
     * @throws IllegalArgumentException in Vietnamese words for the operator
     */
    public static Setup of(Map<String, String> environment) {
      List<URI> servers = new ArrayList<>();
      for (String text : environment.getOrDefault("HAIDANG_ALERTMANAGER", "").split(",", -1)) {
        if (!text.isBlank()) {
          servers.add(address(text.strip()));
        }
      }
      return new Setup(servers, token(environment).map(Secret::digest), NONE.every);
    }

    private static URI address(String text) {
      try {
        return URI.create(Alertmanager.checked(text));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            "HAIDANG_ALERTMANAGER: cần http(s)://… không kèm tên và mật khẩu", e);
      }
    }

    private static Optional<String> token(Map<String, String> environment) {
      Optional<String> given =
          Optional.ofNullable(environment.get("HAIDANG_ALERTMANAGER_TOKEN"))
              .filter(text -> !text.isBlank());
      String file = environment.getOrDefault("HAIDANG_ALERTMANAGER_TOKEN_FILE", "");
      if (given.isPresent() || file.isBlank()) {
        return given.map(String::strip);
      }
      try {
        return Optional.of(Files.readString(Path.of(file)).strip()).filter(text -> !text.isBlank());
      } catch (IOException e) {
        throw new IllegalArgumentException(
            "HAIDANG_ALERTMANAGER_TOKEN_FILE: không đọc được " + file, e);
      }
    }
  }

  private Alerting(
      Vertx vertx, Clock clock, Setup setup, String publicUrl, Supplier<Incidents> incidents) {
    this.vertx = vertx;
    this.clock = clock;
    this.incidents = incidents;
    this.shown = new Shown(publicUrl);
    this.servers =
        setup.servers().stream()
            .map(url -> new Server(new Alertmanager(vertx, url, DEADLINE)))
            .toList();
    this.timer =
        servers.isEmpty() ? -1 : vertx.setPeriodic(1, setup.every().toMillis(), _ -> show());
  }

  /**
   * Begins showing.
   *
   * @param publicUrl root of the service's pages, for links
   */
  public static Alerting start(
      Vertx vertx,
      Clock clock,
      Setup setup,
      String publicUrl,
      Supplier<Incidents> incidents,
      MeterRegistry registry) {
    Alerting alerting =
        new Alerting(vertx, clock, setup, publicUrl.replaceFirst("/+$", ""), incidents);
    alerting.servers.forEach(server -> measure(server, registry));
    return alerting;
  }

  /** Something happened to an incident: it is shown soon. From any thread. */
  public void took() {
    if (!servers.isEmpty()) {
      vertx.runOnContext(
          _ -> {
            if (!soon) {
              soon = true;
              vertx.setTimer(
                  SOON_MILLIS,
                  _ -> {
                    soon = false;
                    show();
                  });
            }
          });
    }
  }

  private void show() {
    List<Alertmanager.Alert> alerts = shown.next(incidents.get(), clock.now());
    if (alerts.isEmpty()) {
      return;
    }
    for (Server server : servers) {
      // Whoever is slow gets the next round whole: every round says everything.
      if (!server.busy) {
        server.busy = true;
        var _ = server.client.post(alerts).onComplete(done -> posted(server, done.result()));
      }
    }
  }

  private static void posted(Server server, Delivery delivery) {
    server.busy = false;
    boolean well = delivery instanceof Delivery.Accepted;
    var _ = (well ? server.accepted : server.failed).incrementAndGet();
    if (well != server.well) {
      server.well = well;
      LOG.atWarn()
          .addKeyValue("alertmanager", server.client.name())
          .addKeyValue("said", delivery.said())
          .log(well ? "alerts are shown again" : "alerts could not be shown");
    }
  }

  private static void measure(Server server, MeterRegistry registry) {
    Map.of("ok", server.accepted, "failed", server.failed)
        .forEach(
            (result, count) -> {
              var _ =
                  FunctionCounter.builder(Names.ALERTMANAGER_POSTS.meter(), count, AtomicLong::get)
                      .description(Names.ALERTMANAGER_POSTS.help())
                      .tag("endpoint", server.client.name())
                      .tag("result", result)
                      .register(registry);
            });
  }

  /**
   * The door for alerts of rules outside.
   *
   * @param accounts who shows a token, when it is one of the accounts'
   * @param take tells the incidents
   */
  public static AlertPorts door(
      Setup setup,
      Optional<String> operatorsTokenSha256,
      Function<String, Optional<Who>> accounts,
      Function<List<Input>, Future<Void>> take,
      MeterRegistry registry) {
    Counter taken =
        Counter.builder(Names.ALERTS_RECEIVED.meter())
            .description(Names.ALERTS_RECEIVED.help())
            .register(registry);
    List<String> hashes =
        Stream.of(setup.tokenSha256(), operatorsTokenSha256).flatMap(Optional::stream).toList();
    Predicate<String> opens =
        bearer -> {
          String digest = Secret.digest(bearer);
          return hashes.stream().anyMatch(hash -> Secret.same(hash, digest))
              || accounts.apply(bearer).filter(who -> who.may(Role.OPERATOR)).isPresent();
        };
    return new AlertPorts(
        opens, inputs -> take.apply(inputs).onSuccess(_ -> taken.increment(inputs.size())));
  }

  public Future<Void> close() {
    if (timer >= 0) {
      boolean _ = vertx.cancelTimer(timer);
    }
    return Future.join(servers.stream().map(server -> server.client.close()).toList()).mapEmpty();
  }
}
