package vn.gov.haiduong.haidang.app.probe;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Dialogue;
import vn.gov.haiduong.haidang.probe.ProbeSpec.RecordType;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Scheme;
import vn.gov.haiduong.haidang.probe.ProbeSpec.Sip.Transport;
import vn.gov.haiduong.haidang.wording.Plain;

/** Reads WHAT: which of the forms it is, and the specification with the default rules. */
final class WhatReader {

  private static final int LONGEST = 8192;
  private static final int SHOWN = 2048;
  private static final int ECHOES = 5;

  private static final Pattern WITH_SCHEME = Pattern.compile("([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)");

  /** A scheme without "//" and without what could be a port: "mailto:a@b", "http:/x". */
  private static final Pattern SCHEME_ALONE =
      Pattern.compile(
          "(?i)(https?|wss?|ftp|mailto|tel|sms|sips?|tcp|tls|dns|icmp|smtp|ntp|data|file|urn|javascript)"
              + ":(?!\\d{1,5}(?:[/?#]|$)).*");

  private WhatReader() {}

  /** Never throws: what cannot be measured comes back as {@link What.Bad}. */
  static What read(String raw) {
    String text = raw.strip();
    ProbeKind kind = kindOf(text);
    try {
      if (text.length() > LONGEST) {
        throw new BadAddress("Địa chỉ dài quá " + LONGEST + " ký tự.");
      }
      if (text.isEmpty()) {
        throw new BadAddress("Không có địa chỉ nào để đo.");
      }
      if (text.codePoints().anyMatch(c -> c < 0x20 || (c >= 0x7f && c <= 0x9f))) {
        throw new BadAddress("Địa chỉ có ký tự điều khiển.");
      }
      if (isId(text)) {
        return new What.Listed(Plain.shown(text, SHOWN), text);
      }
      return new What.Address(shownWhole(text), spec(text));
    } catch (BadAddress bad) {
      // The reason quotes what it stumbled over, and that may be a piece of a password.
      String reason =
          text.indexOf('@') < 0
              ? bad.getMessage()
              : "Địa chỉ không hợp lệ; ký tự đặc biệt trong mật khẩu phải được mã hóa (%2F, %40).";
      return new What.Bad(shownBad(text), kind, reason);
    }
  }

  private static boolean isId(String text) {
    return text.indexOf('.') < 0
        && text.indexOf(':') < 0
        && !text.equalsIgnoreCase("localhost")
        && !text.toLowerCase(Locale.ROOT).startsWith("localhost/")
        && text.indexOf('@') < 0;
  }

  private static ProbeSpec spec(String text) {
    Matcher scheme = WITH_SCHEME.matcher(text);
    if (!scheme.matches()) {
      if (SCHEME_ALONE.matcher(text).matches()) {
        throw new BadAddress("Thiếu “//” sau tên giao thức, hoặc không đo được giao thức này.");
      }
      return web(Location.read(text), Scheme.EITHER, 0);
    }
    Location at = Location.read(scheme.group(2));
    return switch (scheme.group(1).toLowerCase(Locale.ROOT)) {
      case "http" -> web(at, Scheme.HTTP, 80);
      case "https" -> web(at, Scheme.HTTPS, 443);
      case "tcp" ->
          new ProbeSpec.Tcp(
              bare(at, Optional.empty()),
              Budget.DEFAULT,
              Addressing.ALL,
              Dialogue.CONNECT_ONLY,
              false);
      case "tls" -> {
        Endpoint endpoint = bare(at, Optional.empty());
        yield new ProbeSpec.Tls(endpoint, Budget.DEFAULT, Addressing.ALL, endpoint.host(), false);
      }
      case "dns" -> dns(at);
      case "icmp" -> icmp(at);
      case "smtp" ->
          new ProbeSpec.Smtp(bare(at, Optional.of(25)), Budget.DEFAULT, Addressing.ALL, "", false);
      case "sip" -> sip(at);
      case "ntp" -> new ProbeSpec.Ntp(bare(at, Optional.of(123)), Budget.DEFAULT, Addressing.ALL);
      default ->
          throw new BadAddress(
              "Không đo được giao thức “"
                  + Plain.shown(scheme.group(1), 40)
                  + "”; hãy dùng http, https, tcp, tls, dns, icmp, smtp, sip hoặc ntp.");
    };
  }

  private static ProbeSpec web(Location at, Scheme scheme, int usualPort) {
    return new ProbeSpec.Http(
        new Endpoint(at.host(), at.port().orElse(usualPort)),
        Budget.DEFAULT,
        Addressing.ALL,
        scheme,
        at.requestTarget(),
        ByHand.RULES);
  }

  private static ProbeSpec icmp(Location at) {
    if (at.port().isPresent()) {
      throw new BadAddress("ICMP không có cổng; hãy bỏ số cổng.");
    }
    at.refuseTail();
    return new ProbeSpec.Icmp(new Endpoint(at.host(), 0), Budget.DEFAULT, Addressing.ALL, ECHOES);
  }

  private static ProbeSpec sip(Location at) {
    Transport transport =
        switch (at.parameter("transport").orElse("udp").toLowerCase(Locale.ROOT)) {
          case "udp" -> Transport.UDP;
          case "tcp" -> Transport.TCP;
          default -> throw new BadAddress("transport của SIP phải là udp hoặc tcp.");
        };
    at.refusePath();
    at.allowOnly(Set.of("transport"));
    return new ProbeSpec.Sip(
        new Endpoint(at.host(), at.port().orElse(5060)), Budget.DEFAULT, Addressing.ALL, transport);
  }

  private static ProbeSpec dns(Location at) {
    at.allowOnly(Set.of("type"));
    String name = at.path().startsWith("/") ? at.path().substring(1) : at.path();
    if (name.isEmpty()) {
      throw new BadAddress("Thiếu tên cần hỏi: dns://máy-chủ/tên?type=A.");
    }
    String type = at.parameter("type").orElse("A").toUpperCase(Locale.ROOT);
    for (RecordType known : RecordType.values()) {
      if (known.name().equals(type)) {
        return new ProbeSpec.Dns(
            new Endpoint(at.host(), at.port().orElse(53)),
            Budget.DEFAULT,
            Addressing.ALL,
            name.equals(".") ? "." : HostName.read(name),
            known,
            Set.of(),
            false,
            false);
      }
    }
    throw new BadAddress("Không hỏi được loại bản ghi “" + Plain.shown(type, 20) + "”.");
  }

  private static Endpoint bare(Location at, Optional<Integer> usualPort) {
    at.refuseTail();
    return new Endpoint(
        at.host(),
        at.port()
            .or(() -> usualPort)
            .orElseThrow(() -> new BadAddress("Thiếu số cổng, ví dụ tcp://máy:143.")));
  }

  /** What a bad WHAT would have been, so that its line still says a kind. */
  private static ProbeKind kindOf(String text) {
    Matcher scheme = WITH_SCHEME.matcher(text);
    if (scheme.matches()) {
      String name = scheme.group(1).toLowerCase(Locale.ROOT);
      for (ProbeKind kind : ProbeKind.values()) {
        if (kind != ProbeKind.HEARTBEAT && kind.label().equals(name)) {
          return kind;
        }
      }
    }
    return ProbeKind.HTTP;
  }

  private static String shownWhole(String text) {
    Matcher scheme = WITH_SCHEME.matcher(text);
    String clean =
        scheme.matches()
            ? scheme.group(1) + "://" + Location.withoutCredentials(scheme.group(2))
            : Location.withoutCredentials(text);
    return Plain.shown(clean, SHOWN);
  }

  /** Of what could not be read nobody knows where a password ends: all up to the last at sign. */
  private static String shownBad(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return Plain.shown(text, SHOWN);
    }
    int start = text.indexOf("://");
    String scheme = start >= 0 && start < at ? text.substring(0, start + 3) : "";
    return Plain.shown(scheme + text.substring(at + 1), SHOWN);
  }
}
