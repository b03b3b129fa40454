package vn.gov.haiduong.haidang.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;

/** What ten thousand HTTPS targets, each once a minute, ask of the process. No peer does this. */
record TenThousand(String name) implements Measure {

  private static final int TARGETS = 10_000;

  @Override
  public List<Figure> take(Bench bench) {
    Load load = new Load(Load.Kind.HTTPS, TARGETS, Duration.ofSeconds(60), bench.ports().ecdsa());
    try (OurSide service = OurSide.start(bench)) {
      double empty = service.liveHeapBytes();
      service.load(load);
      bench.say(name + ": 10.000 đối tượng, đợi một vòng 60 giây");
      bench.pause(62);
      return switch (name) {
        case "memory" -> memory(service, empty);
        case "lateness" -> lateness(bench, service);
        case "scrape" -> scrape(bench, service);
        default -> throw new IllegalStateException("measure: not one of these, got " + name);
      };
    }
  }

  private static List<Figure> memory(OurSide service, double empty) {
    double resident = service.residentMebibytes();
    double perTarget = (service.liveHeapBytes() - empty) / TARGETS;
    return List.of(
        alone("memory", resident, "MiB resident, 10,000 targets", new Goal.AtMost(256), 1),
        alone("memory-target", perTarget, "bytes of live heap a target", new Goal.Told(), 1));
  }

  private static List<Figure> lateness(Bench bench, OurSide service) {
    List<Double> all = new ArrayList<>();
    for (int run = 0; run < bench.runs(); run++) {
      all.addAll(service.lateness());
      bench.pause(12);
    }
    return List.of(
        alone(
            "lateness",
            Median.quantile(all, 0.99),
            "seconds, p99 at 10,000 targets",
            new Goal.AtMost(0.1),
            bench.runs()));
  }

  private static List<Figure> scrape(Bench bench, OurSide service) {
    List<Double> text = new ArrayList<>();
    List<Double> gzip = new ArrayList<>();
    int times = bench.runs() * 3;
    Scrape scrape = new Scrape(service.metricsUrl(), bench.clock());
    long series = scrape.series();
    for (int i = 0; i < times + 3; i++) {
      double plain = scrape.seconds(false);
      double packed = scrape.seconds(true);
      if (i >= 3) {
        text.add(plain);
        gzip.add(packed);
      }
      bench.pause(1);
    }
    // Probes that ran while somebody scraped every second.
    double late = Median.quantile(service.lateness(), 0.99);
    return List.of(
        alone("scrape", Median.of(text), "seconds, text", new Goal.AtMost(0.1), times),
        alone("scrape-gzip", Median.of(gzip), "seconds, gzip", new Goal.AtMost(0.2), times),
        alone("scrape-series", (double) series / TARGETS, "series a target", new Goal.Told(), 1),
        alone(
            "scrape-lateness",
            late,
            "seconds, p99 of probes while scraped",
            new Goal.AtMost(0.1),
            1));
  }

  private static Figure alone(String name, double ours, String unit, Goal goal, int runs) {
    return new Figure(name, ours, Optional.empty(), unit, goal, runs);
  }
}
