package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import vn.gov.haiduong.haidang.net.Exchange.SpokenTools;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/** Asks a videoconference host for its OPTIONS, over UDP or TCP. */
final class SipProber implements Prober<ProbeSpec.Sip> {

  private final SpokenTools tools;

  SipProber(SpokenTools tools) {
    this.tools = tools;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Sip spec, InetAddress address, ProbeLoop loop) {
    return switch (spec.transport()) {
      case UDP -> new SipUdp(tools.clock(), spec, address, loop).begin();
      case TCP -> new SipTcp(tools, spec, address, loop).begin(spec.endpoint().port());
    };
  }

  /** Any final answer below 500 shows a living host: it understood and decided. */
  static Outcome judged(SipReply reply) {
    return reply.status() < 500
        ? new Outcome.Up()
        : new Outcome.Down(
            Cause.REPLY_UNEXPECTED,
            "Máy chủ SIP trả lời " + (reply.status() + " " + reply.reason()).strip());
  }

  static Outcome silence(boolean provisional) {
    return new Outcome.Down(
        Cause.REPLY_TIMEOUT,
        provisional
            ? "Máy chủ SIP chỉ trả lời tạm thời, không có trả lời cuối cùng trong thời hạn"
            : "Máy chủ SIP không trả lời trong thời hạn");
  }
}
