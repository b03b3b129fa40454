package vn.gov.haiduong.haidang.app.probe;

import io.netty.util.NetUtil;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Plain;
import vn.gov.haiduong.haidang.wording.Spans;
import vn.gov.haiduong.haidang.wording.VerdictWords;

/**
 * A measurement and the words under which it was asked for; what both forms of output share.
 *
 * @param what fit to be shown
 */
record Shown(String what, Observation observation) {

  private static final int SENTENCE = 1000;

  Optional<HttpFacts> http() {
    return observation.speaker().flatMap(AddressResult::http);
  }

  Optional<TlsFacts> tls() {
    return observation.speaker().flatMap(AddressResult::tls);
  }

  Optional<ProtocolFacts> protocol() {
    return observation.speaker().flatMap(AddressResult::protocol);
  }

  /** The verdict in one sentence; never empty. */
  String sentence() {
    String said = Plain.shown(observation.outcome().said(), SENTENCE).strip();
    if (!said.isEmpty()) {
      return said;
    }
    return observation
        .outcome()
        .cause()
        .map(cause -> CauseWords.of(cause).meaning())
        .orElseGet(this::good);
  }

  private String good() {
    String after = " sau " + Spans.measured(observation.durationNanos()) + ".";
    String subject = VerdictWords.of(observation.kind());
    return switch (protocol().orElse(null)) {
      case ProtocolFacts.Echo echo ->
          subject + " trả lời " + echo.received() + "/" + echo.sent() + " gói" + rtt(echo) + ".";
      case ProtocolFacts.Dns dns ->
          subject + " trả lời " + dns.answers().size() + " bản ghi" + after;
      case ProtocolFacts.Sip sip -> subject + " trả lời mã " + sip.status() + after;
      case ProtocolFacts.Ntp ntp ->
          subject
              + " trả lời, lệch "
              + Numbers.decimal(ntp.offsetSeconds(), 3)
              + " giây so với đồng hồ của máy này.";
      case ProtocolFacts.Dialogue dialogue -> subject + " hoạt động" + startTls(dialogue) + after;
      case null ->
          http()
              .map(
                  page ->
                      subject
                          + " hoạt động, mã "
                          + page.status()
                          + (page.overTls() ? "" : ", không mã hóa (HTTP)")
                          + after)
              .orElse(subject + " hoạt động" + after);
    };
  }

  private static String rtt(ProtocolFacts.Echo echo) {
    return echo.rttNanos().stream().mapToLong(Long::longValue).average().stream()
        .mapToObj(mean -> ", trung bình " + Numbers.decimal(mean / 1e6, 2) + " ms")
        .findFirst()
        .orElse("");
  }

  private static String startTls(ProtocolFacts.Dialogue dialogue) {
    return dialogue
        .startTls()
        .map(offered -> offered ? ", có STARTTLS" : ", không có STARTTLS")
        .orElse("");
  }

  /** An address as people and RFC 5952 write it. */
  static String ip(InetAddress address) {
    String text = NetUtil.toAddressString(address);
    int zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  static int family(InetAddress address) {
    return address instanceof Inet6Address ? 6 : 4;
  }
}
