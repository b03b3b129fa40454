package vn.gov.haiduong.haidang.net;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.util.HexFormat;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Sip.Transport;

/**
 * One OPTIONS question (RFC 3261, 11) and the marks by which its answer is known. Never an INVITE:
 * nothing rings.
 */
record SipRequest(String text, String branch, String callId) {

  private static final SecureRandom RANDOM = new SecureRandom();

  static final String CSEQ = "1 OPTIONS";

  static SipRequest options(String host, int port, InetSocketAddress own, Transport transport) {
    String branch = "z9hG4bK" + mark();
    String callId = mark();
    String ownHost =
        bracketed(
            NetUtil.toAddressString(own.getAddress()), own.getAddress() instanceof Inet6Address);
    String via = ownHost + ":" + own.getPort();
    String target =
        "sip:"
            + bracketed(host, host.indexOf(':') >= 0)
            + (port == 5060 ? "" : ":" + port)
            + (transport == Transport.TCP ? ";transport=tcp" : "");
    String text =
        String.join(
            "\r\n",
            "OPTIONS " + target + " SIP/2.0",
            "Via: SIP/2.0/" + transport + " " + via + ";branch=" + branch + ";rport",
            "Max-Forwards: 70",
            "From: <sip:haidang@" + ownHost + ">;tag=" + mark(),
            "To: <" + target + ">",
            "Call-ID: " + callId,
            "CSeq: " + CSEQ,
            "Contact: <sip:haidang@" + via + ">",
            "Accept: application/sdp",
            "User-Agent: HaiDang",
            "Content-Length: 0",
            "",
            "");
    return new SipRequest(text, branch, callId);
  }

  private static String mark() {
    byte[] bytes = new byte[12];
    RANDOM.nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  private static String bracketed(String host, boolean v6) {
    return v6 ? "[" + host + "]" : host;
  }
}
