package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * A few small servers on loopback that prove, round by round, that the detectors still detect. They
 * are no targets, and their authority is to be trusted for them alone. Nothing leaves the machine.
 */
public final class Canaries {

  /** Late enough to be slow, early enough to be in time. */
  private static final Duration DELAY = Duration.ofSeconds(2);

  private static final Duration SLOW_AFTER = Duration.ofMillis(1_500);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);
  private static final String TEXT = "Đơn vị chim báo";

  private final Sandbox sandbox;
  private final List<Canary> canaries;

  private Canaries(Sandbox sandbox, List<Canary> canaries) {
    this.sandbox = sandbox;
    this.canaries = List.copyOf(canaries);
  }

  /** One canary before it stands. */
  private record Kind(
      String name,
      boolean https,
      Fault fault,
      Optional<String> expectText,
      String verdict,
      Optional<String> cause) {

    TargetId id() {
      return new TargetId("canary-" + name);
    }

    String host() {
      return name + ".canary.test";
    }
  }

  private static final List<Kind> KINDS =
      List.of(
          kind("good", false, Fault.GOOD, "up", ""),
          kind("good-tls", true, Fault.GOOD, "up", ""),
          kind("refused", false, Fault.REFUSED, "down", "connect_refused"),
          kind("silent", false, Fault.DEAD, "down", "connect_timeout"),
          kind("slow", false, Fault.SLOW, "degraded", "slow"),
          kind("reset", false, Fault.RESET, "down", "http_closed"),
          kind("status", false, Fault.WRONG_STATUS, "down", "http_status"),
          kind("expired", true, Fault.EXPIRED, "degraded", "tls_expired"),
          kind("wrong-host", true, Fault.WRONG_HOST, "degraded", "tls_wrong_host"),
          kind("untrusted", true, Fault.UNTRUSTED, "degraded", "tls_untrusted"),
          kind("error-page", false, Fault.ERROR_PAGE, "down", "error_page"),
          new Kind(
              "text-missing",
              false,
              Fault.GOOD,
              Optional.of("câu này không có trên trang"),
              "down",
              Optional.of("text_missing")));

  private static Kind kind(String name, boolean https, Fault fault, String verdict, String cause) {
    return new Kind(
        name,
        https,
        fault,
        Optional.of(TEXT),
        verdict,
        cause.isEmpty() ? Optional.empty() : Optional.of(cause));
  }

  /** Starts them. Fails, with nothing left open, when no row of ports is free. */
  public static Future<Canaries> start(Vertx vertx, Clock clock) {
    List<Simulated> things = new ArrayList<>();
    for (int i = 0; i < KINDS.size(); i++) {
      Kind kind = KINDS.get(i);
      things.add(
          Simulated.Web.of(
              About.alone(kind.id().value(), TEXT, TargetKind.WEBSITE, "canary"),
              Place.at("127.20.250." + (i + 1)),
              kind.host(),
              kind.https(),
              Style.MODULES));
    }
    SandboxPlan plan = new SandboxPlan(1, OptionalInt.empty(), List.of(), Set.of(), things);
    List<Switch> faults =
        KINDS.stream()
            .filter(kind -> kind.fault() != Fault.GOOD)
            .map(
                kind ->
                    new Switch(
                        new Scope.One(kind.id()), kind.fault(), Tuning.DEFAULT.withDelay(DELAY)))
            .toList();
    return Sandbox.start(plan, vertx, clock)
        .compose(
            sandbox ->
                sandbox
                    .apply(faults)
                    .map(_ -> new Canaries(sandbox, described(sandbox)))
                    .recover(
                        problem -> sandbox.close().transform(_ -> Future.failedFuture(problem))));
  }

  private static List<Canary> described(Sandbox sandbox) {
    return KINDS.stream()
        .map(
            kind -> {
              Located at = sandbox.located(kind.id()).orElseThrow();
              InetAddress address = at.address();
              return new Canary(
                  kind.name(),
                  kind.host(),
                  address,
                  at.port(),
                  kind.https(),
                  SLOW_AFTER,
                  TIMEOUT,
                  kind.expectText(),
                  kind.verdict(),
                  kind.cause());
            })
        .toList();
  }

  public List<Canary> canaries() {
    return canaries;
  }

  /** What to trust for them, and for nothing else. */
  public X509Certificate authority() {
    return sandbox.ca().root();
  }

  /** The same as PEM. */
  public String authorityPem() {
    return sandbox.ca().pem();
  }

  public Future<Void> close() {
    return sandbox.close();
  }
}
