package vn.gov.haiduong.haidang.app.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;
import vn.gov.haiduong.haidang.app.bench.Figure.Peer;

/** Probes per CPU-second of the whole service, beside blackbox_exporter on the same targets. */
record Throughput(String name, List<Case> cases) implements Measure {

  private static final String UNIT = "probes per CPU-second";
  private static final double ROUND_SECONDS = 5;

  /** How the process stands when it is measured. */
  enum Standing {
    /** After a warm-up, with as much to do as keeps it busy. */
    WARM,
    /** After a warm-up, at the pace of ten thousand targets a minute. */
    PACED,
    /** From its first moment, start included. */
    COLD
  }

  /**
   * One figure.
   *
   * @param rate probes a second that our schedule is given
   */
  record Case(
      String name,
      Standing standing,
      Load.Kind kind,
      ToIntFunction<Bench.Ports> port,
      String module,
      int rate,
      double goal) {

    /** At the pace of production every target waits a minute, else a second. */
    Load load(Bench bench) {
      return load(bench, Duration.ofSeconds(standing == Standing.PACED ? 60 : 1));
    }

    /** The same targets faster: at its own pace the service would need an hour to be warm. */
    Load warmUp(Bench bench) {
      return standing == Standing.PACED
          ? new Load(kind, load(bench).count(), Duration.ofSeconds(10), load(bench).port())
          : load(bench);
    }

    private Load load(Bench bench, Duration interval) {
      int portNumber = port.applyAsInt(bench.ports());
      return new Load(kind, (int) (rate * interval.toSeconds()), interval, portNumber);
    }

    List<String> peerTargets(Bench bench) {
      String scheme = kind == Load.Kind.HTTPS ? "https" : "http";
      return Bench.urls(scheme, port.applyAsInt(bench.ports()), 1000);
    }
  }

  static Throughput http() {
    return new Throughput(
        "http",
        List.of(
            new Case("http", Standing.WARM, Load.Kind.HTTP, Bench.Ports::http, "http", 4000, 7),
            new Case(
                "http-cold", Standing.COLD, Load.Kind.HTTP, Bench.Ports::http, "http", 2000, 4)));
  }

  static Throughput page() {
    return new Throughput(
        "http-page",
        List.of(
            new Case(
                "http-page", Standing.WARM, Load.Kind.PAGE, Bench.Ports::page, "page", 1000, 3)));
  }

  static Throughput https() {
    return new Throughput(
        "https",
        List.of(
            new Case("https", Standing.WARM, Load.Kind.HTTPS, Bench.Ports::ecdsa, "http", 1200, 4),
            new Case("https-rsa", Standing.WARM, Load.Kind.HTTPS, Bench.Ports::rsa, "http", 800, 3),
            new Case(
                "https-paced", Standing.PACED, Load.Kind.HTTPS, Bench.Ports::ecdsa, "http", 165, 2),
            new Case(
                "https-cold", Standing.COLD, Load.Kind.HTTPS, Bench.Ports::ecdsa, "http", 800, 1)));
  }

  @Override
  public List<Figure> take(Bench bench) {
    return cases.stream()
        .map(
            c ->
                switch (c.standing) {
                  case WARM -> turns(bench, c, 15, 2);
                  case PACED -> turns(bench, c, 30, 3);
                  case COLD -> cold(bench, c);
                })
        .toList();
  }

  /** Both processes warm; rounds take turns. */
  private static Figure turns(Bench bench, Case c, double warmSeconds, double settleSeconds) {
    bench.say(c.name + ": làm nóng hai bên, rồi đo xen kẽ " + bench.runs() + " lượt");
    double pace = c.standing == Standing.PACED ? c.rate : 0;
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    Optional<String> peer = Blackbox.name();
    Load load = c.load(bench);
    try (OurSide service = OurSide.start(bench);
        Blackbox blackbox = Blackbox.start(bench)) {
      service.load(c.warmUp(bench));
      bench.pause(warmSeconds);
      service.load(Load.NONE);
      if (blackbox != null) {
        var _ = blackbox.drive(c.module, c.peerTargets(bench), warmSeconds / 3, pace);
      }
      for (int run = 0; run < bench.runs(); run++) {
        service.load(load);
        bench.pause(settleSeconds);
        ours.add(round(bench, service));
        service.load(Load.NONE);
        bench.pause(0.5);
        if (blackbox != null) {
          theirs.add(
              blackbox.drive(c.module, c.peerTargets(bench), ROUND_SECONDS, pace).perCpuSecond());
        }
      }
    }
    return figure(c, ours, theirs, peer);
  }

  private static double round(Bench bench, OurSide service) {
    long goodBefore = service.good();
    double cpuBefore = service.cpuSeconds();
    bench.pause(ROUND_SECONDS);
    return (service.good() - goodBefore) / (service.cpuSeconds() - cpuBefore);
  }

  /** Fresh processes each round; ten seconds from the start, what the start costs included. */
  private static Figure cold(Bench bench, Case c) {
    bench.say(c.name + ": mười giây đầu của tiến trình, " + bench.runs() + " lượt");
    List<Double> ours = new ArrayList<>();
    List<Double> theirs = new ArrayList<>();
    Optional<String> peer = Blackbox.name();
    Load load = c.load(bench);
    for (int run = 0; run < bench.runs(); run++) {
      long begin = bench.clock().nanos();
      try (OurSide service = OurSide.start(bench)) {
        service.load(load);
        bench.pause(10 - (bench.clock().nanos() - begin) / 1e9);
        ours.add(service.good() / service.cpuSeconds());
      }
      try (Blackbox blackbox = Blackbox.start(bench)) {
        if (blackbox != null) {
          theirs.add(blackbox.drive(c.module, c.peerTargets(bench), 10, 0).perCpuSecond());
        }
      }
    }
    return figure(c, ours, theirs, peer);
  }

  private static Figure figure(
      Case c, List<Double> ours, List<Double> theirs, Optional<String> peer) {
    return new Figure(
        c.name,
        Median.of(ours),
        peer.map(name -> new Peer(name, Median.of(theirs))),
        UNIT,
        new Goal.TimesThePeer(c.goal),
        ours.size());
  }
}
