package vn.gov.haiduong.haidang.probe;

/** Which prober serves a specification; the label is the JSON field {@code kind} of a probe. */
public enum ProbeKind {
  HTTP("http"),
  TLS("tls"),
  TCP("tcp"),
  DNS("dns"),
  ICMP("icmp"),
  SMTP("smtp"),
  SIP("sip"),
  NTP("ntp"),
  HEARTBEAT("heartbeat");

  private final String label;

  ProbeKind(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
