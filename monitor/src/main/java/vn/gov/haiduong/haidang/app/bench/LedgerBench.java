package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.ledger.LedgerTrouble;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What a month of measurements costs: entries a second through the queue to the disk, and bytes a
 * target and month once folded. One probe in a hundred begins a failure of one to ten probes.
 */
record LedgerBench() implements Measure {

  private static final int TARGETS = 20;
  private static final int DAYS = 30;
  private static final int BATCH = 5_000;
  private static final Cadence MINUTELY = new Cadence(Duration.ofSeconds(60), 3);
  private static final Instant MONTH = Instant.parse("2026-08-31T17:00:00Z");

  @Override
  public String name() {
    return "ledger";
  }

  @Override
  public List<Figure> take(Bench bench) {
    bench.say("ledger: " + TARGETS + " đối tượng, " + DAYS + " ngày, mỗi phút một phép đo");
    Path folder = bench.folder().resolve("ledger");
    try {
      long begin = bench.clock().nanos();
      long entries = fill(folder, bench);
      double seconds = (bench.clock().nanos() - begin) / 1e9;
      // Opening folds all of it.
      LiveLedger.open(folder, Optional.empty(), bench.clock()).close();
      double bytes =
          (double) Ledgers.backup(folder, bench.folder().resolve("ledger-copy.db")) / TARGETS;
      return List.of(
          figure("ledger", entries / seconds, "entries a second, durable"),
          figure("ledger-month", bytes, "bytes a target and month"),
          figure(
              "ledger-13-months", bytes * 13 * 1_000 / (1 << 20), "MiB, 13 months, 1,000 targets"));
    } catch (LedgerTrouble | ExecutionException | TimeoutException e) {
      throw new IllegalStateException("ledger: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static Figure figure(String name, double value, String unit) {
    return new Figure(name, value, Optional.empty(), unit, new Figure.Goal.Told(), 1);
  }

  private static long fill(Path folder, Bench bench)
      throws LedgerTrouble,
          IOException,
          InterruptedException,
          ExecutionException,
          TimeoutException {
    Path _ = Files.createDirectories(folder);
    Random random = new Random(1);
    int[] failing = new int[TARGETS];
    List<Entry> batch = new ArrayList<>();
    batch.add(new Entry.MonitorStarted(MONTH, Optional.empty()));
    long entries = 0;
    try (LiveLedger ledger = LiveLedger.open(folder, Optional.empty(), bench.clock())) {
      for (int minute = 0; minute < DAYS * 1_440; minute++) {
        Instant at = MONTH.plus(Duration.ofMinutes(minute));
        for (int i = 0; i < TARGETS; i++) {
          if (failing[i] == 0 && random.nextInt(100) == 0) {
            failing[i] = 1 + random.nextInt(10);
          }
          batch.add(seen(at.plusMillis(i * 2_971L), i, failing[i] > 0, random));
          failing[i] = Math.max(0, failing[i] - 1);
        }
        batch.add(new Entry.Heartbeat(at.plusSeconds(59)));
        if (batch.size() >= BATCH) {
          entries += batch.size();
          Kept kept = ledger.append(batch).toCompletableFuture().get(30, TimeUnit.SECONDS);
          if (kept != Kept.LEDGER) {
            throw new IllegalStateException("ledger: expected to be kept, got " + kept);
          }
          batch = new ArrayList<>(List.of(new Entry.Act(at, "bench", "batch", "", Body.EMPTY)));
        }
      }
    }
    return entries;
  }

  private static Entry seen(Instant at, int target, boolean fails, Random random) {
    return new Entry.Observed(
        at,
        new TargetId("bench/" + target),
        fails ? Verdict.DOWN : Verdict.UP,
        fails ? Optional.of(Cause.CONNECT_TIMEOUT) : Optional.empty(),
        MINUTELY,
        OptionalLong.of((long) (80_000 * Math.exp(random.nextGaussian() * 0.6))));
  }
}
