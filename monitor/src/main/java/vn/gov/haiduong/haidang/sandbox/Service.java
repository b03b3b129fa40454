package vn.gov.haiduong.haidang.sandbox;

/** What a listener speaks. Each has its own port in the row. */
public enum Service {
  HTTP("http", 0),
  HTTPS("https", 1),
  DNS("dns", 2),
  SMTP("smtp", 3),
  SUBMISSION("tcp", 4),
  IMAPS("tcp", 5),
  SIP_UDP("sip", 6),
  SIP_TCP("sip", 7),
  H323("tcp", 8),
  POINT("tcp", 9),
  NTP("ntp", 10);

  private final String scheme;
  private final int offset;

  Service(String scheme, int offset) {
    this.scheme = scheme;
    this.offset = offset;
  }

  /** The scheme under which such a thing is measured by hand. */
  public String scheme() {
    return scheme;
  }

  /** Its port in the row that begins at {@code base}. */
  int port(int base) {
    return base + offset;
  }

  boolean overTcp() {
    return this != SIP_UDP && this != NTP;
  }

  boolean overUdp() {
    return this == SIP_UDP || this == NTP || this == DNS;
  }
}
