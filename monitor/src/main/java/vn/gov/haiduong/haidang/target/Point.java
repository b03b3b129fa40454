package vn.gov.haiduong.haidang.target;

import java.util.Optional;

/**
 * A network endpoint that is not a web site: a router, name server, mail or videoconference host.
 *
 * @param role what it is in the network, such as "wan-district"; several points share a role
 * @param address host name or address literal; empty for a placeholder that the operator fills in
 * @param port 0 where the protocol has none
 * @param query what is asked: a zone or name for DNS, a path for a web page; else empty
 * @param expected what an answer must contain, in the means' own form; empty for any answer
 * @param tokenSha256 for a heartbeat: lower-case hex of its token
 */
public record Point(
    Listed listed,
    String role,
    Means means,
    Optional<String> address,
    int port,
    String query,
    String expected,
    String tokenSha256)
    implements Listing {

  /** How a point is asked; every one has a prober. */
  public enum Means {
    HTTPS("https", 443),
    HTTP("http", 80),
    TLS("tls", 443),
    TCP("tcp", 443),
    DNS("dns", 53),
    ICMP("icmp", 0),
    SMTP("smtp", 25),
    SIP("sip", 5060),
    NTP("ntp", 123),
    HEARTBEAT("heartbeat", 0);

    private final String label;
    private final int port;

    Means(String label, int port) {
      this.label = label;
      this.port = port;
    }

    public String label() {
      return label;
    }

    public int usualPort() {
      return port;
    }
  }

  @Override
  public boolean addressed() {
    return means == Means.HEARTBEAT ? !tokenSha256.isEmpty() : address.isPresent();
  }

  /** The same point to be measured at another place and by other means. */
  public Point at(Means otherMeans, String otherAddress, int otherPort) {
    return new Point(
        listed.measured(),
        role,
        otherMeans,
        Optional.of(otherAddress),
        otherPort,
        query,
        expected,
        tokenSha256);
  }

  /** The same with other particulars. */
  public Point with(Listed other) {
    return new Point(other, role, means, address, port, query, expected, tokenSha256);
  }
}
