package vn.gov.haiduong.haidang.app.bench;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** {@code kill -9} at so many random moments, and what it did to the record. */
record Crash() implements Measure {

  private static final long SEED = 20261125;

  /** From so many kills on, services die side by side. */
  private static final int MANY = 200;

  private static final int SIDES = 2;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public List<Figure> take(Bench bench) {
    bench.say("crash: " + bench.runs() + " lần kill -9 (--runs đặt số lần)");
    try {
      CrashRun.Found found = found(bench);
      found.problems().forEach(problem -> bench.say("SAI: " + problem));
      if (!found.problems().isEmpty()) {
        bench.keepFolder();
      }
      return List.of(
          figure("crash", found.problems().size(), "things lost or told twice", true, bench),
          figure("crash-kills", found.kills(), "kills", false, bench),
          figure("crash-incidents", found.incidents(), "incidents", false, bench),
          figure("crash-acts", found.acknowledged(), "acknowledged", false, bench),
          figure("crash-messages", found.messages(), "messages received", false, bench),
          figure("crash-in-flight", found.repeated(), "in flight at a kill", false, bench));
    } catch (ExecutionException e) {
      throw new IllegalStateException("crash: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * Of one service, or of several side by side, each with a ledger, targets and people of its own:
   * a life is waiting for the most part. A database server has room for one.
   */
  private static CrashRun.Found found(Bench bench) throws InterruptedException, ExecutionException {
    Optional<String> ledger =
        Optional.ofNullable(System.getenv("HAIDANG_LEDGER_URL")).filter(text -> !text.isBlank());
    int sides = ledger.isEmpty() && bench.runs() >= MANY ? SIDES : 1;
    try (ExecutorService threads = Executors.newFixedThreadPool(sides)) {
      List<Future<CrashRun.Found>> each = new ArrayList<>();
      for (int i = 0; i < sides; i++) {
        int side = i;
        int kills = bench.runs() / sides + (i < bench.runs() % sides ? 1 : 0);
        each.add(
            threads.submit(
                () ->
                    CrashRun.run(
                        Files.createDirectories(
                            bench.folder().resolve("crash-" + side).resolve("data")),
                        ledger,
                        kills,
                        SEED + side,
                        bench.clock(),
                        text -> bench.say(sides == 1 ? text : "máy " + (side + 1) + ", " + text))));
      }
      CrashRun.Found sum = CrashRun.Found.NONE;
      for (Future<CrashRun.Found> one : each) {
        sum = sum.and(one.get());
      }
      return sum;
    }
  }

  private static Figure figure(
      String name, double value, String unit, boolean wanted, Bench bench) {
    return new Figure(
        name,
        value,
        Optional.empty(),
        unit,
        wanted ? new Figure.Goal.AtMost(0) : new Figure.Goal.Told(),
        bench.runs());
  }
}
