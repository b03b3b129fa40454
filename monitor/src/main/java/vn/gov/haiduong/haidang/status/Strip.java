package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;

/**
 * The last results of a target, oldest first, at most {@link #LENGTH}. Immutable and compact (18
 * bytes a result), because ten thousand targets carry one each.
 */
public final class Strip {

  public static final int LENGTH = 60;

  public static final Strip EMPTY = new Strip(new long[0], new long[0], new byte[0], new byte[0]);

  private static final Verdict[] VERDICTS = Verdict.values();
  private static final Cause[] CAUSES = Cause.values();
  private static final byte NO_CAUSE = -1;

  private final long[] atMillis;
  private final long[] durationNanos;
  private final byte[] verdicts;
  private final byte[] causes;

  /** One result. */
  public record Entry(Instant at, Verdict verdict, Optional<Cause> cause, long durationNanos) {}

  private Strip(long[] atMillis, long[] durationNanos, byte[] verdicts, byte[] causes) {
    this.atMillis = atMillis;
    this.durationNanos = durationNanos;
    this.verdicts = verdicts;
    this.causes = causes;
  }

  /** A strip of these results; only the newest {@link #LENGTH} are kept. */
  public static Strip of(List<Entry> entries) {
    Strip strip = EMPTY;
    for (Entry entry : entries) {
      strip = strip.with(entry);
    }
    return strip;
  }

  /** This strip with one more result at its end. */
  @SuppressWarnings("EnumOrdinal") // In memory only: ordinals never leave this object.
  public Strip with(Entry entry) {
    int kept = Math.min(atMillis.length, LENGTH - 1);
    int from = atMillis.length - kept;
    long[] at = Arrays.copyOfRange(atMillis, from, from + kept + 1);
    long[] durations = Arrays.copyOfRange(durationNanos, from, from + kept + 1);
    byte[] verdict = Arrays.copyOfRange(verdicts, from, from + kept + 1);
    byte[] cause = Arrays.copyOfRange(causes, from, from + kept + 1);
    at[kept] = entry.at().toEpochMilli();
    durations[kept] = entry.durationNanos();
    verdict[kept] = (byte) entry.verdict().ordinal();
    cause[kept] = entry.cause().map(c -> (byte) c.ordinal()).orElse(NO_CAUSE);
    return new Strip(at, durations, verdict, cause);
  }

  public List<Entry> entries() {
    List<Entry> entries = new ArrayList<>(atMillis.length);
    for (int i = 0; i < atMillis.length; i++) {
      entries.add(
          new Entry(
              Instant.ofEpochMilli(atMillis[i]),
              VERDICTS[verdicts[i]],
              causes[i] == NO_CAUSE ? Optional.empty() : Optional.of(CAUSES[causes[i]]),
              durationNanos[i]));
    }
    return entries;
  }
}
