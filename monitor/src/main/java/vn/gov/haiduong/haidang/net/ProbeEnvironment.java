package vn.gov.haiduong.haidang.net;

import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What all probes share.
 *
 * @param resolvers asked in this order; empty for those of {@code /etc/resolv.conf}
 * @param extraTrusted certificate authorities beside the built-in roots
 */
public record ProbeEnvironment(
    List<InetSocketAddress> resolvers,
    List<X509Certificate> extraTrusted,
    Clock clock,
    Setting setting) {

  public ProbeEnvironment {
    resolvers = resolvers.isEmpty() ? ResolvConf.system() : List.copyOf(resolvers);
    extraTrusted = List.copyOf(extraTrusted);
  }

  /** One measurement by hand, with nothing but the defaults. */
  public static ProbeEnvironment byHand(Clock clock) {
    return new ProbeEnvironment(List.of(), List.of(), clock, new ByHand());
  }

  /**
   * Whether a person asked or the loop did; the loop must not take its resolver's fault for the
   * target's.
   */
  public sealed interface Setting {}

  /** {@code ./haidang probe}: what is seen is said. */
  public record ByHand() implements Setting {}

  /**
   * The measuring loop.
   *
   * @param interval the usual interval; a resolver that answered nobody within it proves nothing by
   *     its silence
   */
  public record InLoop(Duration interval) implements Setting {}
}
