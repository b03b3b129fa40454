package vn.gov.haiduong.haidang.health;

/**
 * The five states that add up: every instant of a target's time is in exactly one. The gauge value
 * orders them for boards, worst highest.
 */
public enum State {
  UP("up", 0, "Hoạt động"),
  MAINTENANCE("maintenance", 1, "Bảo trì"),
  UNKNOWN("unknown", 2, "Không xác định"),
  DEGRADED("degraded", 3, "Suy giảm"),
  DOWN("down", 4, "Gián đoạn");

  private final String label;
  private final int gauge;
  private final String words;

  State(String label, int gauge, String words) {
    this.label = label;
    this.gauge = gauge;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public int gauge() {
    return gauge;
  }

  /** The Vietnamese word that officers read beside the colour. */
  public String words() {
    return words;
  }
}
