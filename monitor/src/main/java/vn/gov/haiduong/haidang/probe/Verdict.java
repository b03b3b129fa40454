package vn.gov.haiduong.haidang.probe;

/** The four words a measurement can end with, and the exit code that monitoring plugins use. */
public enum Verdict {
  UP("up", 0),
  DEGRADED("degraded", 1),
  DOWN("down", 2),
  UNKNOWN("unknown", 3);

  private final String label;
  private final int exitCode;

  Verdict(String label, int exitCode) {
    this.label = label;
    this.exitCode = exitCode;
  }

  public String label() {
    return label;
  }

  public int exitCode() {
    return exitCode;
  }

  /** Whether the target answered well enough for its users. */
  public boolean good() {
    return this == UP || this == DEGRADED;
  }
}
