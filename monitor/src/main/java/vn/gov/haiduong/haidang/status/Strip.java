package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;

/** The last results of a target, oldest first, at most {@link #LENGTH}. */
public record Strip(List<Entry> entries) {

  public static final int LENGTH = 60;

  public static final Strip EMPTY = new Strip(List.of());

  /** One result. */
  public record Entry(Instant at, Verdict verdict, Optional<Cause> cause, long durationNanos) {}

  public Strip {
    entries = List.copyOf(entries);
    if (entries.size() > LENGTH) {
      throw new IllegalArgumentException(
          "strip: expected at most " + LENGTH + " entries, got " + entries.size());
    }
  }
}
