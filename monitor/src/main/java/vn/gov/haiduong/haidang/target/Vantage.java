package vn.gov.haiduong.haidang.target;

/** From where a target may be judged: inside the province's network, outside of it, or both. */
public enum Vantage {
  INSIDE("inside"),
  OUTSIDE("outside"),
  ANY("any");

  private final String label;

  Vantage(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether a monitor standing at {@code standpoint} may judge a target of this vantage. */
  public boolean judgeableFrom(Vantage standpoint) {
    return this == ANY || standpoint == ANY || this == standpoint;
  }
}
