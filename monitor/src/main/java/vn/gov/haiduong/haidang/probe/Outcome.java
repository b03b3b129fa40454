package vn.gov.haiduong.haidang.probe;

import java.util.Optional;

/**
 * The verdict on one measurement, with its reason. {@code evidence} is one Vietnamese sentence
 * without control characters that says what was seen; it may quote the outside world and therefore
 * never becomes a metric label.
 */
public sealed interface Outcome {

  record Up() implements Outcome {}

  record Degraded(Cause reason, String evidence) implements Outcome {}

  record Down(Cause reason, String evidence) implements Outcome {}

  /** Nothing can be said about the target; the fault is ours or the measurement impossible. */
  record Unknown(Cause reason, String evidence) implements Outcome {}

  default Verdict verdict() {
    return switch (this) {
      case Up _ -> Verdict.UP;
      case Degraded _ -> Verdict.DEGRADED;
      case Down _ -> Verdict.DOWN;
      case Unknown _ -> Verdict.UNKNOWN;
    };
  }

  /** The cause; empty for up. */
  default Optional<Cause> cause() {
    return switch (this) {
      case Up _ -> Optional.empty();
      case Degraded(Cause reason, String _) -> Optional.of(reason);
      case Down(Cause reason, String _) -> Optional.of(reason);
      case Unknown(Cause reason, String _) -> Optional.of(reason);
    };
  }

  /** The sentence; empty for up. */
  default String said() {
    return switch (this) {
      case Up _ -> "";
      case Degraded(Cause _, String evidence) -> evidence;
      case Down(Cause _, String evidence) -> evidence;
      case Unknown(Cause _, String evidence) -> evidence;
    };
  }
}
