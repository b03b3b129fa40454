package vn.gov.haiduong.haidang.net;

import java.net.InetSocketAddress;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.wording.Plain;

/** Which cause an error code of a name server is. */
final class DnsFaults {

  private DnsFaults() {}

  /** Down by the code of the answer, which must be one of failure. */
  static Outcome of(DnsMessage message, String name) {
    String asked = Plain.shown(name, 253);
    return switch (message.rcode()) {
      case DnsMessage.NXDOMAIN ->
          new Outcome.Down(Cause.DNS_NXDOMAIN, "Tên " + asked + " không tồn tại");
      case DnsMessage.REFUSED ->
          new Outcome.Down(
              Cause.DNS_REFUSED, "Máy chủ tên miền từ chối trả lời về " + asked + " (REFUSED)");
      case DnsMessage.SERVFAIL ->
          new Outcome.Down(
              Cause.DNS_SERVFAIL,
              "Máy chủ tên miền báo lỗi khi trả lời về " + asked + " (SERVFAIL)");
      case DnsMessage.FORMERR ->
          new Outcome.Down(
              Cause.DNS_MALFORMED,
              "Máy chủ tên miền không hiểu câu hỏi về " + asked + " (FORMERR)");
      default ->
          new Outcome.Down(
              Cause.DNS_SERVFAIL,
              "Máy chủ tên miền trả lời mã lỗi " + message.rcodeName() + " về " + asked);
    };
  }

  /** Address and port as people write them. */
  static String shown(InetSocketAddress server) {
    String ip = server.getAddress().getHostAddress();
    return (ip.contains(":") ? "[" + ip + "]" : ip) + ":" + server.getPort();
  }
}
