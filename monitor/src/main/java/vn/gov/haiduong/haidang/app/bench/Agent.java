package vn.gov.haiduong.haidang.app.bench;

import io.vertx.core.Future;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.app.service.Listen;
import vn.gov.haiduong.haidang.app.service.Service;
import vn.gov.haiduong.haidang.app.service.ServicePlan;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.schedule.Politeness;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.Counts;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The measuring process of our side: the whole running service (schedule, probes, verdicts, health,
 * metrics, console), whose targets come from a {@link Load} instead of files. Answers questions on
 * standard input from the snapshot that everybody sees, always from one that is made after the
 * question.
 */
final class Agent {

  private final Clock clock;
  private final Service service;

  private Agent(Clock clock, Service service) {
    this.clock = clock;
    this.service = service;
  }

  /** Arguments: the authority to trust, and the words of the first load. */
  public static void main(String[] args) throws Exception {
    Clock clock = Clock.system();
    Load load = Load.parse(args[1]);
    Service service =
        Service.start(
                new ServicePlan(
                    clock,
                    new Build("bench", "bench", "bench"),
                    monitoring(load, clock),
                    List.of(),
                    List.of(authority(Path.of(args[0]))),
                    Politeness.Limits.DEFAULT,
                    new Listen("127.0.0.1", 0),
                    Runtime.getRuntime().availableProcessors(),
                    Optional.empty(),
                    (_, _) -> Future.succeededFuture(new ReloadAnswer.Applied("Không có gì mới"))))
            .await(30, TimeUnit.SECONDS);
    new Agent(clock, service).serve();
  }

  private void serve() throws Exception {
    System.out.println(service.url() + "metrics");
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      System.out.println(answer(line));
    }
    System.exit(0); // The benchmark that asked is gone.
  }

  private String answer(String question) throws Exception {
    if (question.startsWith("load ")) {
      Load load = Load.parse(question.substring("load ".length()));
      var _ = service.engine().apply(monitoring(load, clock)).await(30, TimeUnit.SECONDS);
      return "ok";
    }
    return switch (question) {
      case "good" -> sum(status -> status.counts().up());
      case "bad" -> sum(s -> s.counts().degraded() + s.counts().down() + s.counts().unknown());
      case "measured" -> sum(status -> judged(status.counts()) ? 1L : 0L);
      case "lateness" ->
          numbers(
              fresh().targets().stream()
                  .filter(status -> status.last().isPresent())
                  .map(TargetStatus::latenessSeconds));
      case "rtt" ->
          numbers(
              fresh().targets().stream()
                  .flatMap(status -> status.last().stream())
                  .flatMap(Agent::roundTrip));
      case "heap" -> {
        System.gc();
        yield Long.toString(ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
      }
      default -> "?";
    };
  }

  private String sum(Function<TargetStatus, Long> count) throws InterruptedException {
    return Long.toString(fresh().targets().stream().mapToLong(count::apply).sum());
  }

  /** Whether there was a verdict on the target; that we could not measure is none. */
  private static boolean judged(Counts counts) {
    return counts.up() + counts.degraded() + counts.down() > 0;
  }

  private static String numbers(Stream<Double> seconds) {
    return seconds.map(value -> Double.toString(value)).collect(Collectors.joining(" "));
  }

  private static Stream<Double> roundTrip(Observation seen) {
    return seen.speaker().flatMap(address -> address.protocol()).stream()
        .filter(ProtocolFacts.Echo.class::isInstance)
        .flatMap(facts -> ((ProtocolFacts.Echo) facts).rttNanos().stream().limit(1))
        .map(nanos -> nanos / 1e9);
  }

  /** The next snapshot: what is counted and the CPU read next to it are then of one moment. */
  private Snapshot fresh() throws InterruptedException {
    Instant old = service.engine().snapshot().at();
    while (service.engine().snapshot().at().equals(old)) {
      Thread.sleep(1);
    }
    return service.engine().snapshot();
  }

  private static Monitoring monitoring(Load load, Clock clock) {
    return new Monitoring(
        List.of(),
        Targets.of(load),
        List.of(),
        new CoverageStatus(List.of(), List.of()),
        new ConfigStatus(true, clock.now(), clock.now(), "bench", List.of()));
  }

  private static X509Certificate authority(Path file) throws Exception {
    try (var in = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
