package vn.gov.haiduong.haidang.notify;

/** Why somebody is told; decides what may wait and be put together with others. */
public enum Purpose {
  OPENED("opened", true),
  ESCALATED("escalated", true),
  REMINDER("reminder", false),
  UPDATE("update", false),
  DEADLINE("deadline", false),
  RECOVERED("recovered", false),
  CLOSED("closed", false),
  OWN_SIDE("own_side", true),
  DIGEST("digest", false),
  REPORT("report", false),
  TEST("test", true);

  private final String label;
  private final boolean urgent;

  Purpose(String label, boolean urgent) {
    this.label = label;
    this.urgent = urgent;
  }

  public String label() {
    return label;
  }

  /** Whether it goes at once, whatever the person was told just before. */
  public boolean urgent() {
    return urgent;
  }
}
