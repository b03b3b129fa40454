package vn.gov.haiduong.haidang.net;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;

/** Questions to resolvers and their answers as lines of evidence. */
final class NameLines {

  /** Records of one answer. */
  private static final int MOST_RECORDS = 8;

  private static final int LONGEST = 160;

  private NameLines() {}

  /** An answer as lines: what was asked, the code, the server, and its records as they came. */
  static List<String> of(String name, int type, DnsSaid said) {
    List<String> lines = new ArrayList<>();
    List<String> records = new ArrayList<>();
    String asked = name + " " + Rr.typeName(type) + " → ";
    String took = String.format(Locale.ROOT, " (%.1f ms)", said.nanos() / 1e6);
    switch (said) {
      case DnsSaid.Answer(DnsMessage message, InetSocketAddress server, boolean tcp, long _) -> {
        lines.add(
            asked
                + message.rcodeName()
                + " từ "
                + DnsFaults.shown(server)
                + (tcp ? " qua TCP" : "")
                + took);
        message.answers().stream().limit(MOST_RECORDS).forEach(rr -> records.add(rr.line()));
        int more = message.answers().size() - MOST_RECORDS;
        if (more > 0) {
          records.add("và " + more + " bản ghi nữa");
        }
      }
      case DnsSaid.Broken(String why, InetSocketAddress server, long _) ->
          lines.add(asked + "sai quy cách từ " + DnsFaults.shown(server) + ": " + why + took);
      case DnsSaid.Silent(int servers, long _) ->
          lines.add(asked + "không trả lời, " + servers + " máy phân giải" + took);
      case DnsSaid.Closed _ -> lines.add(asked + "cổng của máy phân giải đóng" + took);
      case DnsSaid.NoRoute(Outcome seen, long _) ->
          lines.add(asked + "không tới được máy phân giải: " + seen.said());
      case DnsSaid.Exhausted _ -> lines.add(asked + "máy giám sát hết tệp hoặc cổng để hỏi");
    }
    lines.replaceAll(line -> Printable.of(line, LONGEST));
    records.forEach(record -> lines.add("  " + Printable.of(record, LONGEST)));
    return lines;
  }
}
