package vn.gov.haiduong.haidang.net;

import java.net.InetSocketAddress;
import vn.gov.haiduong.haidang.probe.Outcome;

/** What one question to one or several name servers brought; made by {@link DnsAsk}. */
sealed interface DnsSaid {

  /** From the first packet sent to the end, in nanoseconds. */
  long nanos();

  /** Somebody answered, well or with an error code. */
  record Answer(DnsMessage message, InetSocketAddress server, boolean overTcp, long nanos)
      implements DnsSaid {}

  /** An answer came and breaks the grammar. */
  record Broken(String why, InetSocketAddress server, long nanos) implements DnsSaid {}

  /**
   * At least one server was there to be asked, and none answered in time.
   *
   * @param servers how many were asked and silent
   */
  record Silent(int servers, long nanos) implements DnsSaid {}

  /** The hosts are there, but no name server listens on any of them. */
  record Closed(long nanos) implements DnsSaid {}

  /**
   * None could be reached.
   *
   * @param seen what that means for the servers, were they the target
   */
  record NoRoute(Outcome seen, long nanos) implements DnsSaid {}

  /** We have no file or port left to ask with. */
  record Exhausted(long nanos) implements DnsSaid {}
}
