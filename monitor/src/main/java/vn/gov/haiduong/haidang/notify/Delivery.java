package vn.gov.haiduong.haidang.notify;

import java.time.Duration;
import java.util.Optional;

/** What came of one attempt. */
public sealed interface Delivery {

  /**
   * The other side took it.
   *
   * @param proof what it said, such as a queue number; no personal data
   */
  record Accepted(String proof) implements Delivery {
    public Accepted {
      proof = Lines.one(proof, 200);
    }
  }

  /** Not now; the same channel may do later. */
  record Later(String reason, Optional<Duration> notBefore) implements Delivery {
    public Later {
      reason = Lines.one(reason, 200);
    }
  }

  /** This channel will never take it. */
  record Refused(String reason) implements Delivery {
    public Refused {
      reason = Lines.one(reason, 200);
    }
  }

  /** The label of metrics. */
  default String label() {
    return switch (this) {
      case Accepted _ -> "accepted";
      case Later _ -> "later";
      case Refused _ -> "refused";
    };
  }

  /** Proof or reason. */
  default String said() {
    return switch (this) {
      case Accepted(String proof) -> proof;
      case Later(String reason, _) -> reason;
      case Refused(String reason) -> reason;
    };
  }
}
