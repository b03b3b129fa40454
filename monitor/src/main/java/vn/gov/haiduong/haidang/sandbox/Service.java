package vn.gov.haiduong.haidang.sandbox;

/** What a listener speaks. The order gives the ports: base, base + 1 and so on. */
public enum Service {
  HTTP("http"),
  HTTPS("https"),
  DNS("dns"),
  SMTP("smtp"),
  SUBMISSION("tcp"),
  IMAPS("tcp"),
  SIP_UDP("sip"),
  SIP_TCP("sip"),
  H323("tcp"),
  POINT("tcp"),
  NTP("ntp");

  private final String scheme;

  Service(String scheme) {
    this.scheme = scheme;
  }

  /** The scheme under which such a thing is measured by hand. */
  public String scheme() {
    return scheme;
  }

  boolean overTcp() {
    return this != SIP_UDP && this != NTP;
  }

  boolean overUdp() {
    return this == SIP_UDP || this == NTP || this == DNS;
  }
}
