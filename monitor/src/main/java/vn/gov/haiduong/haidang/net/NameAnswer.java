package vn.gov.haiduong.haidang.net;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.wording.Plain;

/** What an answer says about the addresses of a name in one family (interfaces, "Name"). */
sealed interface NameAnswer {

  /** As many CNAMEs as any resolver follows. */
  int MAX_CHAIN = 16;

  /** What was answered to the last question. */
  DnsSaid said();

  record Addresses(List<InetAddress> list, DnsSaid said) implements NameAnswer {
    public Addresses {
      list = List.copyOf(list);
    }
  }

  /** The chain goes on at a name of which the answer says nothing. */
  record Onward(String target, DnsSaid said) implements NameAnswer {}

  /** The name's fault, or ours. */
  record Fault(Outcome outcome, DnsSaid said) implements NameAnswer {}

  /**
   * Reads what was said.
   *
   * @param seen names already gone through in this look-up; those gone through here are added
   */
  static NameAnswer of(DnsSaid said, String name, int type, Set<String> seen) {
    return switch (said) {
      case DnsSaid.Answer answer -> of(answer, answer.message(), name, type, seen);
      case DnsSaid.Broken(String why, InetSocketAddress server, long _) ->
          down(
              said,
              Cause.DNS_MALFORMED,
              "Câu trả lời của " + DnsFaults.shown(server) + " sai quy cách: " + why);
      case DnsSaid.Silent(int _, long _) ->
          down(
              said,
              Cause.DNS_TIMEOUT,
              "Không máy chủ tên miền nào trả lời câu hỏi về " + shown(name));
      case DnsSaid.Closed(long _) ->
          new Fault(
              new Outcome.Unknown(
                  Cause.OWN_NETWORK,
                  "Máy phân giải tên miền của bộ giám sát không nhận câu hỏi (cổng đóng)"),
              said);
      case DnsSaid.NoRoute(Outcome why, long _) ->
          new Fault(
              new Outcome.Unknown(
                  Cause.OWN_NETWORK,
                  "Không gửi được câu hỏi tới máy phân giải tên miền: " + why.said()),
              said);
      case DnsSaid.Exhausted(long _) ->
          new Fault(
              new Outcome.Unknown(
                  Cause.OWN_OVERLOAD, "Máy giám sát hết tệp hoặc cổng để hỏi tên miền"),
              said);
    };
  }

  private static NameAnswer of(
      DnsSaid said, DnsMessage message, String name, int type, Set<String> seen) {
    int rcode = message.rcode();
    if (rcode != DnsMessage.NOERROR && rcode != DnsMessage.NXDOMAIN) {
      return new Fault(DnsFaults.of(message, name), said);
    }
    Map<String, String> aliases =
        message.answers().stream()
            .filter(rr -> rr.type() == Rr.CNAME)
            .collect(Collectors.toMap(Rr::name, Rr::target, (first, _) -> first));
    String at = name;
    seen.add(at);
    while (aliases.containsKey(at)) {
      at = aliases.getOrDefault(at, at);
      if (!seen.add(at) || seen.size() > MAX_CHAIN) {
        return down(
            said, Cause.DNS_MALFORMED, "Các bản ghi CNAME của " + shown(name) + " tạo thành vòng");
      }
    }
    if (rcode == DnsMessage.NXDOMAIN) {
      return down(said, Cause.DNS_NXDOMAIN, "Tên " + shown(at) + " không tồn tại");
    }
    String end = at;
    Set<InetAddress> found = new LinkedHashSet<>();
    for (Rr rr : message.answers()) {
      if (rr.type() == type && rr.name().equals(end) && found.size() < Resolver.MAX_ADDRESSES) {
        rr.address().ifPresent(found::add);
      }
    }
    if (!found.isEmpty()) {
      return new Addresses(List.copyOf(found), said);
    }
    if (!end.equals(name) && !message.hasSoa()) {
      // Asked for again as a question of its own; it is added when it is.
      seen.remove(end);
      return new Onward(end, said);
    }
    return down(
        said, Cause.DNS_NODATA, "Tên " + shown(end) + " không có bản ghi " + Rr.typeName(type));
  }

  private static Fault down(DnsSaid answered, Cause cause, String said) {
    return new Fault(new Outcome.Down(cause, said), answered);
  }

  private static String shown(String name) {
    return Plain.shown(name, 253);
  }
}
