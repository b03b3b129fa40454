package vn.gov.haiduong.haidang.probe;

import java.time.Instant;
import java.util.List;

/**
 * What was seen of a TLS handshake.
 *
 * @param version such as "TLSv1.3"
 * @param trust {@link Trust#TRUSTED} or the first flaw
 * @param chain as the server sent it, leaf first, at most 20
 */
public record TlsFacts(
    String version, String cipher, Trust trust, List<Trust> flaws, List<Certificate> chain) {

  /** Standing of a certificate path; flaws in the order in which the first one is named. */
  public enum Trust {
    TRUSTED("trusted"),
    UNTRUSTED("untrusted"),
    EXPIRED("expired"),
    NOT_YET_VALID("not_yet_valid"),
    WRONG_HOST("wrong_host"),
    WEAK("weak");

    private final String label;

    Trust(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /** One certificate of the path. */
  public record Certificate(
      String subject,
      String issuer,
      String serial,
      Instant notBefore,
      Instant notAfter,
      String sha256,
      List<String> dnsNames) {
    public Certificate {
      dnsNames = List.copyOf(dnsNames);
    }
  }

  public TlsFacts {
    flaws = List.copyOf(flaws);
    chain = List.copyOf(chain);
  }
}
