package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;

/**
 * From the start of the process to its first connection to a target, with the AOT cache that this
 * process was itself started with.
 */
record Start() implements Measure {

  private static final int TARGETS = 1000;

  @Override
  public String name() {
    return "start";
  }

  @Override
  public List<Figure> take(Bench bench) {
    bench.say("start: " + bench.runs() + " lần khởi động");
    List<Double> seconds = new ArrayList<>();
    for (int run = 0; run < bench.runs(); run++) {
      seconds.add(once(bench));
    }
    return List.of(
        new Figure(
            "start",
            Median.of(seconds),
            Optional.empty(),
            "seconds to the first probe",
            new Goal.AtMost(1.5),
            bench.runs()));
  }

  private static double once(Bench bench) {
    try (ServerSocket target = new ServerSocket(0, 1024)) {
      target.setSoTimeout(30_000);
      Load load = new Load(Load.Kind.HTTP, TARGETS, Duration.ofSeconds(60), target.getLocalPort());
      long begin = bench.clock().nanos();
      try (OurSide _ = OurSide.start(bench, load)) {
        target.accept().close();
        return (bench.clock().nanos() - begin) / 1e9;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
