package vn.gov.haiduong.haidang.sandbox;

import java.time.Duration;
import java.util.Optional;

/** One thing of the simulated province: who it is, where it stands, how it answers. */
public sealed interface Simulated {

  About about();

  Place place();

  /** The name under which DNS publishes it; empty where it is reached by address alone. */
  Optional<String> hostName();

  /** The listener on which it answers; empty for what sends by itself. */
  Optional<Service> service();

  /**
   * A web site.
   *
   * @param host lower case, punycode
   * @param path of the page that is measured, beginning with a slash
   * @param linksToPortal whether its pages link to the provincial portal
   */
  record Web(
      About about,
      Place place,
      String host,
      boolean https,
      String path,
      Style style,
      boolean linksToPortal,
      KeyKind key)
      implements Simulated {

    public Web {
      if (!path.startsWith("/")) {
        throw new IllegalArgumentException("path: expected a leading slash, got " + path);
      }
    }

    /** A site with an ECDSA key that links to the portal, as most do. */
    public static Web of(About about, Place place, String host, boolean https, Style style) {
      return new Web(about, place, host, https, style.path(), style, true, KeyKind.ECDSA);
    }

    @Override
    public Optional<String> hostName() {
      return Optional.of(host);
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(https ? Service.HTTPS : Service.HTTP);
    }
  }

  /** Kinds of server keys. */
  enum KeyKind {
    ECDSA,
    RSA
  }

  /**
   * A WAN point, anchor or gateway: it accepts a connection and says nothing. Loopback addresses
   * answer ping whatever happens, so these are measured by connecting.
   */
  record Point(About about, Place place, Optional<String> hostName) implements Simulated {
    @Override
    public Optional<Service> service() {
      return Optional.of(Service.POINT);
    }
  }

  /** A mail server. */
  record Mail(About about, Place place, String host, MailRole role) implements Simulated {
    @Override
    public Optional<String> hostName() {
      return Optional.of(host);
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(
          switch (role) {
            case MX -> Service.SMTP;
            case SUBMISSION -> Service.SUBMISSION;
            case IMAPS -> Service.IMAPS;
          });
    }
  }

  /** What a mail server is for. */
  enum MailRole {
    MX,
    SUBMISSION,
    IMAPS
  }

  /** A videoconference host. */
  record Video(About about, Place place, String host, VideoRole role) implements Simulated {
    @Override
    public Optional<String> hostName() {
      return Optional.of(host);
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(
          switch (role) {
            case SIP_UDP -> Service.SIP_UDP;
            case SIP_TCP -> Service.SIP_TCP;
            case H323 -> Service.H323;
          });
    }
  }

  /** How a videoconference host is asked. */
  enum VideoRole {
    SIP_UDP,
    SIP_TCP,
    H323
  }

  /** A name server of the province's zone, over UDP and TCP. */
  record NameServer(About about, Place place, String host) implements Simulated {
    @Override
    public Optional<String> hostName() {
      return Optional.of(host);
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(Service.DNS);
    }
  }

  /** A time server. */
  record TimeServer(About about, Place place, String host) implements Simulated {
    @Override
    public Optional<String> hostName() {
      return Optional.of(host);
    }

    @Override
    public Optional<Service> service() {
      return Optional.of(Service.NTP);
    }
  }

  /** Something that reports by itself; any connection or exchange fault silences it. */
  record Heart(About about, Place place, Duration interval, String token) implements Simulated {
    @Override
    public Optional<String> hostName() {
      return Optional.empty();
    }

    @Override
    public Optional<Service> service() {
      return Optional.empty();
    }
  }
}
