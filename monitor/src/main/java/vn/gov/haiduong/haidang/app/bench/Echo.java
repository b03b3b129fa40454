package vn.gov.haiduong.haidang.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;
import vn.gov.haiduong.haidang.app.bench.Figure.Peer;

/** A thousand ICMP targets in a round of ten seconds, beside fping on the same addresses. */
record Echo() implements Measure {

  private static final int TARGETS = 1000;

  @Override
  public String name() {
    return "icmp";
  }

  @Override
  public List<Figure> take(Bench bench) {
    List<Double> cost = new ArrayList<>();
    List<Double> trip = new ArrayList<>();
    List<Double> peerTrip = new ArrayList<>();
    long lost;
    try (OurSide service = OurSide.start(bench)) {
      bench.say("icmp: làm nóng, rồi đo " + bench.runs() + " vòng 10 giây");
      // Faster first: at its own pace the service would need minutes to be warm.
      service.load(new Load(Load.Kind.ICMP, 4 * TARGETS, Duration.ofSeconds(1), 0));
      bench.pause(30);
      service.load(new Load(Load.Kind.ICMP, TARGETS, Duration.ofSeconds(10), 0));
      bench.pause(21);
      for (int run = 0; run < bench.runs(); run++) {
        long before = service.good();
        double cpuBefore = service.cpuSeconds();
        bench.pause(10);
        cost.add(1e6 * (service.cpuSeconds() - cpuBefore) / (service.good() - before));
        trip.add(1e6 * Median.of(service.roundTrips()));
        Fping.medianMicros(TARGETS).ifPresent(peerTrip::add);
      }
      lost = service.bad();
    }
    Optional<Peer> fping =
        peerTrip.isEmpty()
            ? Optional.empty()
            : Optional.of(new Peer(Fping.name(), Median.of(peerTrip)));
    int runs = bench.runs();
    return List.of(
        new Figure(
            "icmp", Median.of(cost), Optional.empty(), "µs CPU a probe", new Goal.AtMost(60), runs),
        new Figure("icmp-rtt", Median.of(trip), fping, "µs p50", new Goal.WithinOfPeer(50), runs),
        new Figure(
            "icmp-lost", lost, Optional.empty(), "probes not answered", new Goal.AtMost(0), runs));
  }

  /** The peer. */
  private static final class Fping {

    private Fping() {}

    static String name() {
      return Programs.find("fping")
          .map(path -> Programs.firstLine(List.of(path.toString(), "--version")))
          .map(line -> line.replaceAll(".*Version (\\d+\\.\\d+).*", "fping $1"))
          .orElse("fping");
    }

    /** Median round trip over the addresses; empty where it is not installed. */
    static OptionalDouble medianMicros(int targets) {
      var program = Programs.find("fping");
      if (program.isEmpty()) {
        return OptionalDouble.empty();
      }
      List<String> command = new ArrayList<>();
      command.addAll(List.of(program.get().toString(), "-q", "-C", "1", "-i", "10"));
      for (int i = 0; i < targets; i++) {
        command.add(Bench.address(i));
      }
      List<Double> millis =
          Programs.lines(command).stream()
              .map(line -> line.substring(line.lastIndexOf(':') + 1).strip())
              .filter(word -> word.matches("[0-9.]+"))
              .map(Double::valueOf)
              .toList();
      return millis.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(1000 * Median.of(millis));
    }
  }
}
