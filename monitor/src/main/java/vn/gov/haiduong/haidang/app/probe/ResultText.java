package vn.gov.haiduong.haidang.app.probe;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;
import vn.gov.haiduong.haidang.wording.Numbers;
import vn.gov.haiduong.haidang.wording.Plain;
import vn.gov.haiduong.haidang.wording.Spans;
import vn.gov.haiduong.haidang.wording.VerdictWords;

/** One measurement for people: the verdict first, then what it rests on. */
final class ResultText {

  private static final int WIDEST = 200;

  private final StringBuilder text = new StringBuilder(2048);
  private final boolean colours;

  private ResultText(boolean colours) {
    this.colours = colours;
  }

  static String of(Shown shown, boolean colours) {
    return new ResultText(colours).whole(shown);
  }

  private String whole(Shown shown) {
    Observation seen = shown.observation();
    Verdict verdict = seen.outcome().verdict();
    line(
        painted(
                verdict,
                VerdictWords.sign(verdict)
                    + " "
                    + VerdictWords.of(verdict).toUpperCase(Locale.forLanguageTag("vi")))
            + "  "
            + shown.what());
    line("  " + shown.sentence());
    seen.outcome()
        .cause()
        .ifPresent(
            cause -> {
              CauseWords words = CauseWords.of(cause);
              line("  Nguyên nhân: " + words.name() + " (" + cause.label() + ")");
              line("  Việc cần làm: " + words.firstStep());
            });
    line(
        "  Bắt đầu "
            + Province.dateTime(seen.startedAt())
            + ", mất "
            + Spans.measured(seen.durationNanos())
            + ".");
    Waterfall.rows(seen.phases()).forEach(this::line);
    shown.http().ifPresent(this::http);
    shown.tls().ifPresent(this::tls);
    shown.protocol().ifPresent(this::protocol);
    addresses(seen.addresses());
    return text.toString();
  }

  private void http(HttpFacts facts) {
    heading("Trang");
    line(
        "    HTTP/"
            + facts.version()
            + ", mã "
            + facts.status()
            + facts.contentType().map(type -> ", " + quoted(type)).orElse("")
            + facts.charset().map(charset -> ", bảng mã " + quoted(charset)).orElse("")
            + ", "
            + Numbers.bytes(facts.bodyBytes())
            + (facts.truncated() ? " (đã cắt ở giới hạn)" : "")
            + (facts.overTls() ? "" : ", không mã hóa"));
    facts.title().ifPresent(title -> line("    Tiêu đề: " + quoted(title)));
    facts.note().ifPresent(note -> line("    " + quoted(note)));
    if (facts.redirects() > 0) {
      heading("Chuyển hướng");
      int number = 1;
      for (HttpFacts.Hop hop : facts.hops()) {
        line(
            "    "
                + number++
                + ". "
                + hop.status()
                + "  "
                + quoted(hop.url())
                + "  ("
                + quoted(hop.ip())
                + ")");
      }
    }
  }

  private void tls(TlsFacts facts) {
    heading("Chứng thư số");
    line("    " + facts.version() + ", " + facts.cipher() + ", " + trust(facts));
    int number = 1;
    for (TlsFacts.Certificate certificate : facts.chain()) {
      line("    " + number++ + ". " + quoted(certificate.subject()));
      line("       cấp bởi " + quoted(certificate.issuer()));
      line(
          "       có hiệu lực từ "
              + Province.date(certificate.notBefore())
              + " đến "
              + Province.date(certificate.notAfter()));
      if (!certificate.dnsNames().isEmpty()) {
        line(
            "       cho "
                + Plain.shown(
                    certificate.dnsNames().stream().collect(Collectors.joining(", ")), WIDEST));
      }
    }
  }

  private static String trust(TlsFacts facts) {
    List<TlsFacts.Trust> flaws = facts.flaws();
    return flaws.isEmpty()
        ? word(facts.trust())
        : flaws.stream().map(ResultText::word).collect(Collectors.joining(", "));
  }

  private static String word(TlsFacts.Trust trust) {
    return switch (trust) {
      case TRUSTED -> "đáng tin cậy";
      case UNTRUSTED -> "không đáng tin cậy";
      case EXPIRED -> "đã hết hạn";
      case NOT_YET_VALID -> "chưa có hiệu lực";
      case WRONG_HOST -> "của tên miền khác";
      case WEAK -> "yếu";
    };
  }

  private void protocol(ProtocolFacts facts) {
    switch (facts) {
      case ProtocolFacts.Dns dns -> {
        heading("Trả lời tên miền");
        line(
            "    "
                + (dns.rcode().isEmpty() ? "không có câu trả lời" : quoted(dns.rcode()))
                + (dns.authoritative() ? ", của chính vùng" : "")
                + (dns.overTcp() ? ", qua TCP" : ""));
        dns.answers().forEach(answer -> line("    " + quoted(answer)));
        dns.serials().entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .forEach(each -> line("    SOA " + quoted(each.getKey()) + ": " + each.getValue()));
      }
      case ProtocolFacts.Echo echo -> {
        heading("Gói ICMP");
        line("    gửi " + echo.sent() + ", nhận " + echo.received());
        if (!echo.rttNanos().isEmpty()) {
          line(
              "    "
                  + echo.rttNanos().stream()
                      .map(nanos -> Numbers.decimal(nanos / 1e6, 3))
                      .collect(Collectors.joining("  "))
                  + " ms");
        }
      }
      case ProtocolFacts.Dialogue dialogue -> {
        if (!dialogue.transcript().isEmpty()) {
          heading("Lời thoại");
          dialogue.transcript().forEach(said -> line("    " + quoted(said)));
        }
        dialogue
            .startTls()
            .ifPresent(offered -> line("    STARTTLS: " + (offered ? "có" : "không có")));
      }
      case ProtocolFacts.Sip sip -> {
        heading("Trả lời SIP");
        line("    " + sip.status() + " " + quoted(sip.reason()));
      }
      case ProtocolFacts.Ntp ntp -> {
        heading("Trả lời NTP");
        line(
            "    tầng "
                + ntp.stratum()
                + ", lệch "
                + Numbers.decimal(ntp.offsetSeconds(), 6)
                + " giây");
      }
    }
  }

  private void addresses(List<AddressResult> addresses) {
    if (addresses.isEmpty()) {
      return;
    }
    heading("Địa chỉ");
    int widest = addresses.stream().mapToInt(each -> Shown.ip(each.ip()).length()).max().orElse(0);
    for (AddressResult each : addresses) {
      Verdict verdict = each.outcome().verdict();
      String ip = Shown.ip(each.ip());
      line(
          "    "
              + ip
              + " ".repeat(widest - ip.length())
              + "  IPv"
              + Shown.family(each.ip())
              + "  "
              + painted(verdict, VerdictWords.sign(verdict) + " " + VerdictWords.of(verdict))
              + each.outcome().cause().map(cause -> ": " + CauseWords.of(cause).name()).orElse("")
              + ", "
              + Spans.measured(each.durationNanos()));
    }
  }

  private void heading(String words) {
    text.append('\n');
    line("  " + words);
  }

  private void line(String line) {
    text.append(line).append('\n');
  }

  private static String quoted(String outside) {
    return Plain.shown(outside, WIDEST);
  }

  private String painted(Verdict verdict, String words) {
    if (!colours) {
      return words;
    }
    String colour =
        switch (verdict) {
          case UP -> "32";
          case DEGRADED -> "33";
          case DOWN -> "31";
          case UNKNOWN -> "35";
        };
    return "\u001b[1;" + colour + "m" + words + "\u001b[0m";
  }
}
