package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What the console asks of the rest of the service. Suppliers answer at once from any thread;
 * futures may complete on any thread and are given up after a deadline of the console's.
 *
 * @param readiness whether the service does its work, and why not
 * @param reload re-reads the configuration
 * @param tokenSha256 lower-case hex of the token that lets a caller reload and probe; empty when
 *     nobody may, but from the same machine
 * @param publicHosts names under which people reach the console, beside addresses and localhost
 * @param rooms what a console may have beside the status page
 */
public record ConsolePorts(
    Clock clock,
    Build build,
    Supplier<Snapshot> snapshot,
    Supplier<Readiness> readiness,
    Supplier<Future<ReloadAnswer>> reload,
    Heartbeats heartbeats,
    ProbeNow probeNow,
    Metrics metrics,
    Optional<String> tokenSha256,
    Set<String> publicHosts,
    Rooms rooms) {

  /**
   * What a console may have, each empty where the service has it not.
   *
   * @param people incidents and who answers them
   * @param duties how goals, links and services stand
   * @param alerts where alerts of rules outside go
   * @param pages what was seen of pages
   * @param months the monthly reports; they need a ledger
   */
  public record Rooms(
      Optional<PeoplePorts> people,
      Optional<Function<Snapshot, Standing>> duties,
      Optional<AlertPorts> alerts,
      Optional<PageDesk> pages,
      Optional<MonthPorts> months) {

    /** None of them. */
    public static final Rooms NONE =
        new Rooms(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    public Rooms withPeople(PeoplePorts answering) {
      return new Rooms(Optional.of(answering), duties, alerts, pages, months);
    }
  }

  public ConsolePorts {
    publicHosts = Set.copyOf(publicHosts);
    if (tokenSha256.isPresent() && !tokenSha256.get().matches("[0-9a-f]{64}")) {
      throw new IllegalArgumentException("token: expected 64 lower-case hex digits of its SHA-256");
    }
  }

  /** Whether the service is configured and probing. */
  public sealed interface Readiness {

    record Ready() implements Readiness {}

    /**
     * It cannot work now.
     *
     * @param reason one Vietnamese sentence
     */
    record NotReady(String reason) implements Readiness {}
  }

  /** What came of re-reading the configuration. */
  public sealed interface ReloadAnswer {

    /**
     * The new configuration is in force.
     *
     * @param said one Vietnamese sentence about what changed
     */
    record Applied(String said) implements ReloadAnswer {}

    /**
     * The old one stays.
     *
     * @param problems all of them, as {@code check} prints them
     */
    record Refused(List<String> problems) implements ReloadAnswer {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Passive targets report here. */
  @FunctionalInterface
  public interface Heartbeats {

    /** The token is compared in constant time by whoever keeps its hash. */
    Future<Boolean> beat(TargetId target, String token);
  }

  /** One extra measurement outside the schedule. */
  @FunctionalInterface
  public interface ProbeNow {

    /** Empty when there is no such target or it is not measured from here. */
    Future<Optional<Observation>> probe(TargetId target);
  }

  /** Renders the metrics. */
  @FunctionalInterface
  public interface Metrics {

    /**
     * The figures of now.
     *
     * @param accept the Accept header, empty when there is none
     * @param gzip whether the client takes gzip
     */
    Future<Body> render(String accept, boolean gzip);

    /**
     * A finished body in pieces that nobody changes.
     *
     * @param release to be called when they are sent or given up
     */
    record Body(String contentType, boolean gzip, List<byte[]> pieces, Runnable release) {
      public Body {
        pieces = List.copyOf(pieces);
      }
    }
  }
}
