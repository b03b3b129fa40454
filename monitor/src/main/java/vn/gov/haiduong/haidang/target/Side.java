package vn.gov.haiduong.haidang.target;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The side of our own network through which a target is measured; each can be blind by itself. */
public enum Side {
  INTERNET("internet"),
  WAN("wan"),
  IPV6("ipv6"),
  /**
   * Through no side that can go blind: the endpoint is that side itself (our gateway, the data
   * centre's line to the Internet), and its silence is its own outage.
   */
  NONE("none");

  /** The sides that can be blind, each by itself. */
  public static final List<Side> THAT_CAN_BE_BLIND = List.of(INTERNET, WAN, IPV6);

  private final String label;

  Side(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  public static Optional<Side> of(String label) {
    return Stream.of(values()).filter(side -> side.label.equals(label)).findFirst();
  }
}
