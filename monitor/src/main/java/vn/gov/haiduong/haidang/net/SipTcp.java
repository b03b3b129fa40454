package vn.gov.haiduong.haidang.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;

/** OPTIONS over TCP: message after message, until one is our final answer. */
final class SipTcp extends Exchange {

  private final ProbeSpec.Sip spec;
  private final StringBuilder head = new StringBuilder();
  private @Nullable SipRequest request;
  private @Nullable SipReply last;

  SipTcp(SpokenTools tools, ProbeSpec.Sip spec, InetAddress address, ProbeLoop loop) {
    super(tools, loop, address, spec.budget().timeout(), false);
    this.spec = spec;
  }

  @Override
  void connected() {
    SipRequest asked =
        SipRequest.options(
            spec.endpoint().host(),
            spec.endpoint().port(),
            new InetSocketAddress(
                ownAddress().orElseGet(InetAddress::getLoopbackAddress), ownPort()),
            spec.transport());
    request = asked;
    send(asked.text());
  }

  /** Lines of a head; those of a body are passed by because nothing of it begins like an answer. */
  @Override
  public void line(String line) {
    if (!line.isEmpty()) {
      if (head.isEmpty() && !line.regionMatches(true, 0, "SIP/2.0 ", 0, 8)) {
        if (last == null) {
          finish(
              new Outcome.Down(
                  Cause.REPLY_UNEXPECTED,
                  "Máy chủ trả lời “" + Printable.of(line, Printable.SHORT) + "”, không phải SIP"));
        }
        return;
      }
      head.append(line).append("\r\n");
      return;
    }
    if (head.isEmpty()) {
      return; // a keep-alive between messages
    }
    Optional<SipReply> reply = SipReply.read(head.toString());
    head.setLength(0);
    taken();
    if (reply.isEmpty()) {
      finish(new Outcome.Down(Cause.REPLY_UNEXPECTED, "Máy chủ trả lời sai quy cách của SIP"));
      return;
    }
    SipRequest asked = request;
    if (asked != null && reply.get().answers(asked)) {
      last = reply.get();
      if (!reply.get().provisional()) {
        finish(SipProber.judged(reply.get()));
      }
    }
  }

  @Override
  void closed(String rest) {
    finish(new Outcome.Down(Cause.REPLY_CLOSED, "Máy chủ SIP ngắt kết nối trước khi trả lời xong"));
  }

  @Override
  Outcome silent() {
    return SipProber.silence(last != null);
  }

  @Override
  void secured() {}

  @Override
  Outcome handshakeFailed(TlsShake.Failed failed) {
    return failed.outcome();
  }

  @Override
  Optional<ProtocolFacts> facts() {
    return Optional.ofNullable(last)
        .map(reply -> new ProtocolFacts.Sip(reply.status(), reply.reason()));
  }
}
