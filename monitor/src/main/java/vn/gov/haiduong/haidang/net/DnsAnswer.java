package vn.gov.haiduong.haidang.net;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.net.DnsMessage.Rr;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.wording.Plain;

/** The pure verdict on an answer of a name server that is the target. */
final class DnsAnswer {

  private DnsAnswer() {}

  static Outcome judge(ProbeSpec.Dns spec, DnsMessage message) {
    if (message.rcode() != DnsMessage.NOERROR) {
      return DnsFaults.of(message, spec.name());
    }
    int type = DnsProber.number(spec.type());
    Optional<List<Rr>> found = records(message, spec.name(), type);
    if (found.isEmpty()) {
      return new Outcome.Down(
          Cause.DNS_MALFORMED,
          "Các bản ghi CNAME của " + Plain.shown(spec.name(), 253) + " tạo thành vòng");
    }
    List<Rr> records = found.get();
    if (records.isEmpty()) {
      return new Outcome.Down(
          Cause.DNS_NODATA,
          "Tên " + Plain.shown(spec.name(), 253) + " không có bản ghi " + spec.type());
    }
    return expected(spec, records);
  }

  /** Records of the type at the end of the name's aliases; empty where they form a loop. */
  static Optional<List<Rr>> records(DnsMessage message, String name, int type) {
    Map<String, String> aliases =
        type == Rr.CNAME
            ? Map.of()
            : message.answers().stream()
                .filter(rr -> rr.type() == Rr.CNAME)
                .collect(Collectors.toMap(Rr::name, Rr::target, (first, _) -> first));
    Set<String> seen = new HashSet<>();
    String at = name;
    while (aliases.containsKey(at)) {
      if (!seen.add(at)) {
        return Optional.empty();
      }
      at = aliases.getOrDefault(at, at);
    }
    String end = at;
    return Optional.of(
        message.answers().stream()
            .filter(rr -> rr.type() == type && rr.name().equals(end))
            .toList());
  }

  private static Outcome expected(ProbeSpec.Dns spec, List<Rr> records) {
    Set<String> values = new HashSet<>();
    for (Rr rr : records) {
      values.add(plain(rr.shown()));
      values.add(plain(rr.target()));
    }
    Set<String> missing = new TreeSet<>(spec.expected());
    missing.removeIf(value -> values.contains(plain(value)));
    if (missing.isEmpty()) {
      return new Outcome.Up();
    }
    return new Outcome.Down(
        Cause.REPLY_UNEXPECTED,
        Plain.shown("Câu trả lời thiếu bản ghi mong đợi: " + String.join(", ", missing), 300));
  }

  /** Values are compared without case, quotes, trailing dots and surplus blanks. */
  private static String plain(String value) {
    String bare = value.strip().toLowerCase(Locale.ROOT).replace("\"", "").replaceAll("\\s+", " ");
    return bare.endsWith(".") ? bare.substring(0, bare.length() - 1) : bare;
  }
}
