package vn.gov.haiduong.haidang.net;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Taps that probes borrow while they read a body, so that a probe whose answer turns out to be no
 * good has it, and one whose answer is good costs no memory. Bounded: who finds none goes without.
 * From any thread.
 */
final class BodyTaps {

  /** An error page is small; of a large page this much is enough to see what it was. */
  static final int MOST_BYTES = 128 * 1024;

  private static final int MOST = 128;

  private final Deque<Optional<BodyTap>> free = new ArrayDeque<>();
  private int made;

  synchronized Optional<BodyTap> borrow() {
    Optional<BodyTap> known = free.poll();
    if (known != null) {
      return known;
    }
    if (made == MOST) {
      return Optional.empty();
    }
    made++;
    return Optional.of(new BodyTap(MOST_BYTES));
  }

  /** The same that was borrowed; whoever had it does not touch it any more. */
  synchronized void giveBack(Optional<BodyTap> tap) {
    free.push(tap);
  }
}
