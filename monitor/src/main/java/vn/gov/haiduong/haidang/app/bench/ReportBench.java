package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.RecordingLedger;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * What the month of a large province costs: 1,000 targets measured each minute, 43 million
 * measurements, made from a seed; reported and closed by a process of its own whose memory is
 * looked at. Needs some minutes to make the month. {@code -Dhaidang.bench.targets=N} makes a
 * smaller one.
 */
final class ReportBench implements Measure {

  private static final YearMonth MONTH = YearMonth.of(2026, 10);
  private static final Cadence MINUTE = new Cadence(Duration.ofSeconds(60), 3);
  private static final int HEAP_MIB = 320;

  @Override
  public String name() {
    return "report";
  }

  @Override
  public List<Figure> take(Bench bench) {
    int targets = Integer.getInteger("haidang.bench.targets", 1_000);
    Path data = bench.folder().resolve("month");
    try {
      bench.say("ghi sổ một tháng của " + targets + " đối tượng");
      make(Files.createDirectories(data), targets);
      long size = Files.size(data.resolve("ledger.db"));
      bench.say("lập báo cáo");
      Ran report =
          run("report", MONTH.toString(), "--data", data.toString(), "--out", data + "-out");
      bench.say("khóa sổ");
      Ran close = run("close", MONTH.toString(), "--data", data.toString(), "--by", "bench");
      String of = targets + " targets at 60 s";
      return List.of(
          figure("report", report.seconds(), "seconds, " + of, 60),
          figure("report memory", report.mebibytes(), "MiB resident at most, " + of, 512),
          figure("report close", close.seconds(), "seconds, " + of, 120),
          new Figure(
              "report ledger",
              size / 1048576.0,
              Optional.empty(),
              "MiB for the month, " + of,
              new Figure.Goal.Told(),
              1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (SQLException | InterruptedException e) {
      throw new IllegalStateException("bench report: expected to run", e);
    }
  }

  private static Figure figure(String name, double ours, String unit, double most) {
    return new Figure(name, ours, Optional.empty(), unit, new Figure.Goal.AtMost(most), 1);
  }

  /** A process that has ended well. */
  private record Ran(double seconds, double mebibytes) {}

  private static Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(ProcessHandle.current().info().command().orElse("java"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-XX:+UseSerialGC");
    command.add("-Xmx" + HEAP_MIB + "m");
    command.add("-cp");
    command.add(System.getProperty("java.class.path", ""));
    command.add("vn.gov.haiduong.haidang.app.Main");
    command.addAll(List.of(arguments));
    Clock clock = Clock.system();
    long begun = clock.nanos();
    Process process =
        new ProcessBuilder(command)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    long most = 0;
    while (!process.waitFor(Duration.ofMillis(100))) {
      most = Math.max(most, resident(process.pid()));
    }
    if (process.exitValue() != 0) {
      throw new IOException("expected exit 0, got " + process.exitValue() + " of " + arguments[0]);
    }
    return new Ran((clock.nanos() - begun) / 1e9, most / 1024.0);
  }

  /** Highest resident size so far in KiB; 0 where the system does not tell. */
  private static long resident(long pid) {
    try {
      for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "status"))) {
        if (line.startsWith("VmHWM:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
    } catch (IOException e) {
      return 0; // It has just ended.
    }
    return 0;
  }

  private static void make(Path folder, int targets) throws SQLException {
    Interval whole = Period.month(MONTH);
    List<TargetFacts> facts = new ArrayList<>();
    for (int i = 0; i < targets; i++) {
      facts.add(facts(i));
    }
    Random random = new Random(7);
    int[] failing = new int[targets];
    try (RecordingLedger ledger = RecordingLedger.create(folder, facts, (_, _) -> {})) {
      for (Instant at = whole.from(); at.isBefore(whole.to()); at = at.plusSeconds(60)) {
        for (int i = 0; i < targets; i++) {
          if (failing[i] > 0) {
            failing[i]--;
          } else if (random.nextInt(20_000) == 0) {
            failing[i] = 1 + random.nextInt(60);
          }
          boolean down = failing[i] > 0;
          ledger.accept(
              new Entry.Observed(
                  at.plusMillis(i * 59L),
                  facts.get(i).id(),
                  down ? Verdict.DOWN : Verdict.UP,
                  down ? Optional.of(Cause.HTTP_STATUS) : Optional.empty(),
                  MINUTE,
                  OptionalLong.of(80_000 + random.nextInt(400_000))));
        }
      }
      ledger.end(Optional.of(whole.to()));
      ledger.add(new Entry.Configured(whole.from(), "bench", facts, List.of()));
      ledger.finish();
    }
  }

  private static TargetFacts facts(int i) {
    return new TargetFacts(
        new TargetId("t" + i),
        "Trang số " + i,
        TargetKind.WEBSITE,
        new UnitCode("u" + i),
        "Đơn vị số " + i,
        Optional.empty(),
        "3",
        "https://t" + i + ".test/",
        MINUTE,
        Side.INTERNET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
