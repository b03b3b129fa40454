package vn.gov.haiduong.haidang.target;

/** The side of our own network through which a target is measured; each can be blind by itself. */
public enum Side {
  INTERNET("internet"),
  WAN("wan"),
  IPV6("ipv6");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
