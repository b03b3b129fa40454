package vn.gov.haiduong.haidang.probe;

/**
 * Where a probe goes.
 *
 * @param host a host name in lower case and punycode without trailing dot, or an IP literal without
 *     brackets
 * @param port 1 to 65535; 0 where the protocol has none (ICMP)
 */
public record Endpoint(String host, int port) {

  public Endpoint {
    if (host.isEmpty() || host.length() > 253) {
      throw new IllegalArgumentException(
          "host: expected 1 to 253 characters, got " + host.length());
    }
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port: expected 0 to 65535, got " + port);
    }
  }
}
