package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** {@code kill -9} at so many random moments, and what it did to the record. */
record Crash() implements Measure {

  private static final long SEED = 20261125;

  @Override
  public String name() {
    return "crash";
  }

  @Override
  public List<Figure> take(Bench bench) {
    bench.say("crash: " + bench.runs() + " lần kill -9 (--runs đặt số lần)");
    try {
      CrashRun.Found found =
          CrashRun.run(
              Files.createDirectories(bench.folder().resolve("crash").resolve("data")),
              Optional.ofNullable(System.getenv("HAIDANG_LEDGER_URL"))
                  .filter(text -> !text.isBlank()),
              bench.runs(),
              SEED,
              bench.clock(),
              bench::say);
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
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
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
