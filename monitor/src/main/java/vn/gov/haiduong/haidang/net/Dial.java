package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import vn.gov.haiduong.haidang.probe.Outcome;

/** How an attempt to connect ended, and how long it took. */
public sealed interface Dial {

  long nanos();

  /** Connected; whoever holds the channel closes it. */
  record Open(Channel channel, long nanos) implements Dial {}

  /** Not connected; nothing is left open. */
  record Failed(Outcome outcome, long nanos) implements Dial {}
}
