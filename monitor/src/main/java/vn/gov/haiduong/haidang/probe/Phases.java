package vn.gov.haiduong.haidang.probe;

/**
 * How long each phase of one address's measurement took, in nanoseconds, summed over redirects.
 * {@link #ABSENT} marks a phase that was not reached; a wait in vain counts in its phase.
 */
public record Phases(
    long resolveNanos, long connectNanos, long tlsNanos, long processingNanos, long transferNanos) {

  public static final long ABSENT = -1;

  public static final Phases NONE = new Phases(ABSENT, ABSENT, ABSENT, ABSENT, ABSENT);

  /** The five phases in their order, with the names of the JSON and of the metric label. */
  public enum Phase {
    RESOLVE("resolve"),
    CONNECT("connect"),
    TLS("tls"),
    PROCESSING("processing"),
    TRANSFER("transfer");

    private final String label;

    Phase(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** Nanoseconds of {@code phase}, or {@link #ABSENT}. */
  public long nanos(Phase phase) {
    return switch (phase) {
      case RESOLVE -> resolveNanos;
      case CONNECT -> connectNanos;
      case TLS -> tlsNanos;
      case PROCESSING -> processingNanos;
      case TRANSFER -> transferNanos;
    };
  }

  /** The same with the resolve phase set. */
  public Phases withResolve(long nanos) {
    return new Phases(nanos, connectNanos, tlsNanos, processingNanos, transferNanos);
  }

  /** Phase by phase sum; absent only where both are absent. */
  public Phases plus(Phases o) {
    return new Phases(
        sum(resolveNanos, o.resolveNanos),
        sum(connectNanos, o.connectNanos),
        sum(tlsNanos, o.tlsNanos),
        sum(processingNanos, o.processingNanos),
        sum(transferNanos, o.transferNanos));
  }

  private static long sum(long a, long b) {
    if (a == ABSENT) {
      return b;
    }
    return b == ABSENT ? a : a + b;
  }
}
