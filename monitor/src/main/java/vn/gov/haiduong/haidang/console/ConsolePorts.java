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
 * @param people incidents and who answers them; empty where there are none
 * @param duties how goals, links and services stand; empty where nobody judges them
 * @param alerts where alerts of rules outside go; empty where none are taken
 * @param pages what was seen of pages; empty where none are read
 * @param months the monthly reports; empty where there is no ledger
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
    Optional<PeoplePorts> people,
    Optional<Function<Snapshot, Standing>> duties,
    Optional<AlertPorts> alerts,
    Optional<PageDesk> pages,
    Optional<MonthPorts> months) {

  /** A console without incidents and people. */
  public ConsolePorts(
      Clock clock,
      Build build,
      Supplier<Snapshot> snapshot,
      Supplier<Readiness> readiness,
      Supplier<Future<ReloadAnswer>> reload,
      Heartbeats heartbeats,
      ProbeNow probeNow,
      Metrics metrics,
      Optional<String> tokenSha256,
      Set<String> publicHosts) {
    this(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** A console without duties. */
  public ConsolePorts(
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
      Optional<PeoplePorts> people) {
    this(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        people,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  /** The same with pages that are read. */
  public ConsolePorts with(PageDesk desk) {
    return new ConsolePorts(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        people,
        duties,
        alerts,
        Optional.of(desk),
        months);
  }

  /** The same with how duties stand. */
  public ConsolePorts with(Function<Snapshot, Standing> standing) {
    return new ConsolePorts(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        people,
        Optional.of(standing),
        alerts,
        pages,
        months);
  }

  /** The same, taking alerts. */
  public ConsolePorts with(AlertPorts taking) {
    return new ConsolePorts(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        people,
        duties,
        Optional.of(taking),
        pages,
        months);
  }

  /** The same with the monthly reports. */
  public ConsolePorts with(MonthPorts reports) {
    return new ConsolePorts(
        clock,
        build,
        snapshot,
        readiness,
        reload,
        heartbeats,
        probeNow,
        metrics,
        tokenSha256,
        publicHosts,
        people,
        duties,
        alerts,
        pages,
        Optional.of(reports));
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
