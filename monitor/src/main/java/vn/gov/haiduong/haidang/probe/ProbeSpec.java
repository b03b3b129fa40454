package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Set;

/**
 * What to measure and by which rules; validated when made. Each kind has one prober in {@code net}.
 */
public sealed interface ProbeSpec {

  Endpoint endpoint();

  Budget budget();

  Addressing addressing();

  ProbeKind kind();

  /** The same measurement in another time. */
  default ProbeSpec within(Budget other) {
    return switch (this) {
      case Http s -> new Http(s.endpoint, other, s.addressing, s.scheme, s.path, s.rules);
      case Journey s -> new Journey(s.pages, other);
      case Tls s -> new Tls(s.endpoint, other, s.addressing, s.serverName, s.strictTls);
      case Tcp s -> new Tcp(s.endpoint, other, s.addressing, s.dialogue, s.strictTls);
      case Dns s ->
          new Dns(
              s.endpoint,
              other,
              s.addressing,
              s.name,
              s.type,
              s.expected,
              s.bothTransports,
              s.agree);
      case Icmp s -> new Icmp(s.endpoint, other, s.addressing, s.count);
      case Smtp s -> new Smtp(s.endpoint, other, s.addressing, s.heloName, s.strictTls);
      case Sip s -> new Sip(s.endpoint, other, s.addressing, s.transport);
      case Ntp s -> new Ntp(s.endpoint, other, s.addressing);
    };
  }

  /**
   * A web page.
   *
   * @param path path and query as sent, beginning with a slash
   */
  record Http(
      Endpoint endpoint,
      Budget budget,
      Addressing addressing,
      Scheme scheme,
      String path,
      HttpRules rules)
      implements ProbeSpec {
    public Http {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path: expected a leading slash, got \"" + path + "\"");
      }
    }

    @Override
    public ProbeKind kind() {
      return ProbeKind.HTTP;
    }
  }

  /**
   * The pages that lead to a public service, opened in order with the cookies kept. Forms on them
   * are seen and never sent.
   *
   * @param pages at least one; their own budgets are not used
   * @param budget for all pages together
   */
  record Journey(List<Http> pages, Budget budget) implements ProbeSpec {
    public Journey {
      pages = List.copyOf(pages);
      if (pages.isEmpty() || pages.size() > 8) {
        throw new IllegalArgumentException("pages: expected 1 to 8, got " + pages.size());
      }
    }

    @Override
    public Endpoint endpoint() {
      return pages.getFirst().endpoint();
    }

    @Override
    public Addressing addressing() {
      return pages.getFirst().addressing();
    }

    @Override
    public ProbeKind kind() {
      return ProbeKind.HTTP;
    }
  }

  /** How the connection of a web probe starts. */
  enum Scheme {
    HTTP,
    HTTPS,
    /**
     * No scheme given: TLS first on the given port or 443, plain HTTP there or on 80 where no TLS
     * is spoken. The endpoint's port is 0 when none was given.
     */
    EITHER
  }

  /** A TLS handshake and its certificate, nothing more. */
  record Tls(
      Endpoint endpoint, Budget budget, Addressing addressing, String serverName, boolean strictTls)
      implements ProbeSpec {
    @Override
    public ProbeKind kind() {
      return ProbeKind.TLS;
    }
  }

  /** A TCP connection with an optional scripted dialogue. */
  record Tcp(
      Endpoint endpoint, Budget budget, Addressing addressing, Dialogue dialogue, boolean strictTls)
      implements ProbeSpec {
    @Override
    public ProbeKind kind() {
      return ProbeKind.TCP;
    }
  }

  /**
   * A question to one name server.
   *
   * @param name the name asked, punycode
   * @param expected values that must be among the answers; empty for any
   * @param bothTransports also ask over TCP
   * @param agree for SOA: ask the zone's other name servers and compare serials
   */
  record Dns(
      Endpoint endpoint,
      Budget budget,
      Addressing addressing,
      String name,
      RecordType type,
      Set<String> expected,
      boolean bothTransports,
      boolean agree)
      implements ProbeSpec {
    public Dns {
      expected = Set.copyOf(expected);
    }

    @Override
    public ProbeKind kind() {
      return ProbeKind.DNS;
    }
  }

  /** Record types that may be asked for. */
  enum RecordType {
    A,
    AAAA,
    CNAME,
    MX,
    NS,
    PTR,
    SOA,
    SRV,
    TXT,
    CAA,
    DS
  }

  /** ICMP echo, {@code count} packets. */
  record Icmp(Endpoint endpoint, Budget budget, Addressing addressing, int count)
      implements ProbeSpec {
    public Icmp {
      if (count < 1 || count > 100) {
        throw new IllegalArgumentException("count: expected 1 to 100, got " + count);
      }
    }

    @Override
    public ProbeKind kind() {
      return ProbeKind.ICMP;
    }
  }

  /**
   * SMTP greeting, EHLO and STARTTLS; never mail.
   *
   * @param heloName the name we greet with; empty for the address literal of our side of the
   *     connection (RFC 5321, 4.1.4)
   */
  record Smtp(
      Endpoint endpoint, Budget budget, Addressing addressing, String heloName, boolean strictTls)
      implements ProbeSpec {
    @Override
    public ProbeKind kind() {
      return ProbeKind.SMTP;
    }
  }

  /** SIP OPTIONS; never a call. */
  record Sip(Endpoint endpoint, Budget budget, Addressing addressing, Transport transport)
      implements ProbeSpec {
    @Override
    public ProbeKind kind() {
      return ProbeKind.SIP;
    }

    public enum Transport {
      UDP,
      TCP
    }
  }

  /** One NTP client packet. */
  record Ntp(Endpoint endpoint, Budget budget, Addressing addressing) implements ProbeSpec {
    @Override
    public ProbeKind kind() {
      return ProbeKind.NTP;
    }
  }

  /**
   * A scripted dialogue as data.
   *
   * @param steps at most 64
   */
  record Dialogue(List<Step> steps) {

    public static final Dialogue CONNECT_ONLY = new Dialogue(List.of());

    public Dialogue {
      steps = List.copyOf(steps);
      if (steps.size() > 64) {
        throw new IllegalArgumentException(
            "dialogue: expected at most 64 steps, got " + steps.size());
      }
    }

    /** One move of the dialogue. */
    public sealed interface Step {}

    /** Sends the text as UTF-8, without adding anything. */
    public record Send(String text) implements Step {}

    /** Waits until a line that begins with {@code prefix} arrives. */
    public record Expect(String prefix) implements Step {}

    /** Begins TLS here; the certificate is judged as in https. */
    public record StartTls() implements Step {}
  }
}
