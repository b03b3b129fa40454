package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Optional;

/**
 * A server of our own with a known fault, and what a detector must say of it.
 *
 * @param host to ask for and to verify the certificate against; not in any DNS
 * @param address to connect to
 * @param slowAfter the threshold of slowness with which it must be measured
 * @param timeout the budget with which it must be measured
 * @param expectText text that the page must have
 * @param verdict label of the expected verdict
 * @param cause label of the expected cause; empty for none
 */
public record Canary(
    String name,
    String host,
    InetAddress address,
    int port,
    boolean https,
    Duration slowAfter,
    Duration timeout,
    Optional<String> expectText,
    String verdict,
    Optional<String> cause) {

  /** As shown and kept: "down/connect_refused", "up". */
  public String expected() {
    return cause.map(label -> verdict + "/" + label).orElse(verdict);
  }
}
