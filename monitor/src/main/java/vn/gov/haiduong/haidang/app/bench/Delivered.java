package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.app.bench.Figure.Goal;

/**
 * From the moment a site stops answering to the moment each person who must hear of it has a
 * message in hand: the whole service with ledger, plan and outbox, a thousand sites once a minute,
 * of which two hundred fail at once. Once each by itself, once behind one address.
 */
record Delivered() implements Measure {

  private static final int TARGETS = 1_000;
  private static final int FAILING = 200;
  private static final Duration INTERVAL = Duration.ofSeconds(60);

  /** Two more measurements after the first that fails, each after 20 s. */
  private static final Duration CONFIRMATION = Duration.ofSeconds(40);

  private static final Duration ALLOWED = Duration.ofSeconds(25);

  /** Of a message that did not come while it was waited for. */
  private static final double NEVER = 1_000_000;

  @Override
  public String name() {
    return "delivery";
  }

  @Override
  public List<Figure> take(Bench bench) {
    List<Double> apart = new ArrayList<>();
    List<Double> together = new ArrayList<>();
    int messages = 0;
    for (int run = 0; run < bench.runs(); run++) {
      bench.say(
          "delivery: lượt "
              + (run + 1)
              + "/"
              + bench.runs()
              + " (chừng 9 phút một lượt), 200 trong 1.000 đối tượng hỏng cùng lúc");
      apart.addAll(round(bench, Load.Kind.HTTP, "apart-" + run));
      bench.say("delivery: lượt " + (run + 1) + ", 200 đối tượng trên một địa chỉ");
      List<Double> shared = round(bench, Load.Kind.HTTP_ON_ONE, "together-" + run);
      together.addAll(shared);
      messages = Math.max(messages, shared.size());
    }
    if (apart.stream().anyMatch(seconds -> seconds >= NEVER)) {
      bench.keepFolder();
    }
    Goal goal = new Goal.AtMost(INTERVAL.plus(CONFIRMATION).plus(ALLOWED).toSeconds());
    return List.of(
        figure(
            "delivery",
            Median.quantile(apart, 0.99),
            "seconds from fault to delivered message, p99 of all people and incidents",
            goal,
            bench),
        figure(
            "delivery-together",
            Median.quantile(together, 0.99),
            "seconds from fault to delivered message, p99, one shared address",
            goal,
            bench),
        figure(
            "delivery-together-messages",
            messages,
            "opening messages of 200 sites behind one address",
            new Goal.AtMost(CrashService.PEOPLE.size()),
            bench));
  }

  private static Figure figure(String name, double ours, String unit, Goal goal, Bench bench) {
    return new Figure(name, ours, Optional.empty(), unit, goal, bench.runs());
  }

  /** Seconds from the fault to each opening message that was to be delivered. */
  private static List<Double> round(Bench bench, Load.Kind kind, String name) {
    Path data = bench.folder().resolve(name).resolve("data");
    try (CrashSite site = CrashSite.steady(bench.clock())) {
      Path _ = Files.createDirectories(data);
      long failed;
      try (Watched service =
          Watched.start(
              List.of(),
              data,
              Optional.empty(),
              new Load(kind, TARGETS, INTERVAL, site.port()),
              site,
              data.resolveSibling("service.log"))) {
        // A whole round, and some of the next: the fault comes at no special moment.
        bench.pause((double) INTERVAL.toSeconds() + 15);
        failed = bench.clock().now().toEpochMilli();
        if (kind == Load.Kind.HTTP_ON_ONE) {
          site.fail(0, true);
        } else {
          for (int i = 0; i < FAILING; i++) {
            site.fail(i, true);
          }
        }
        bench.pause((double) INTERVAL.plus(CONFIRMATION).plus(ALLOWED).toSeconds() + 60);
        service.end();
      }
      return waited(
          CrashLedger.read("jdbc:sqlite:" + data.resolve("ledger.db")), site.receipts(), failed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Double> waited(
      CrashLedger kept, List<CrashSite.Receipt> receipts, long failed) {
    Map<String, Long> arrived =
        receipts.stream()
            .collect(
                Collectors.toMap(
                    CrashSite.Receipt::key, CrashSite.Receipt::atMillis, Math::min, HashMap::new));
    for (CrashLedger.Row bundle : kept.notifications("bundled")) {
      Optional<Long> at = Optional.ofNullable(arrived.get(bundle.subject()));
      at.ifPresent(
          moment ->
              bundle
                  .body()
                  .path("body")
                  .path("members")
                  .forEach(one -> arrived.merge(one.asText(), moment, Math::min)));
    }
    List<Double> seconds = new ArrayList<>();
    for (CrashLedger.Row queued : kept.notifications("queued")) {
      if (queued.inner("purpose").equals("opened")) {
        // Who was not told at all has waited longer than any goal.
        Optional<Long> at = Optional.ofNullable(arrived.get(queued.subject()));
        seconds.add(at.map(moment -> (moment - failed) / 1000.0).orElse(NEVER));
      }
    }
    return seconds;
  }
}
