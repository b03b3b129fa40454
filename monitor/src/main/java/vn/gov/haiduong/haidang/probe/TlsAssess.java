package vn.gov.haiduong.haidang.probe;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.Province;

/** What a handshake's certificate means (interfaces, "TLS"). */
public final class TlsAssess {

  private TlsAssess() {}

  /** Up for a good certificate; down or degraded by its first flaw. */
  public static Outcome assess(TlsFacts facts, boolean strict, String host, Instant now) {
    return cause(facts.trust())
        .<Outcome>map(
            cause -> {
              String said = said(facts, host, now);
              return strict ? new Outcome.Down(cause, said) : new Outcome.Degraded(cause, said);
            })
        .orElseGet(Outcome.Up::new);
  }

  private static Optional<Cause> cause(TlsFacts.Trust trust) {
    return switch (trust) {
      case TRUSTED -> Optional.empty();
      case UNTRUSTED -> Optional.of(Cause.TLS_UNTRUSTED);
      case EXPIRED -> Optional.of(Cause.TLS_EXPIRED);
      case NOT_YET_VALID -> Optional.of(Cause.TLS_NOT_YET_VALID);
      case WRONG_HOST -> Optional.of(Cause.TLS_WRONG_HOST);
      case WEAK -> Optional.of(Cause.TLS_WEAK);
    };
  }

  private static String said(TlsFacts facts, String host, Instant now) {
    List<TlsFacts.Certificate> chain = facts.chain();
    return switch (facts.trust()) {
      case TRUSTED -> "";
      case UNTRUSTED -> "Chứng thư số không do nơi đáng tin cấp";
      case EXPIRED ->
          chain.stream()
              .map(TlsFacts.Certificate::notAfter)
              .filter(date -> date.isBefore(now))
              .min(Comparator.naturalOrder())
              .map(date -> "Chứng thư số đã hết hạn từ " + Province.date(date))
              .orElse("Chứng thư số trên đường tin cậy đã hết hạn");
      case NOT_YET_VALID ->
          chain.stream()
              .map(TlsFacts.Certificate::notBefore)
              .filter(date -> date.isAfter(now))
              .max(Comparator.naturalOrder())
              .map(date -> "Chứng thư số chưa có hiệu lực, bắt đầu từ " + Province.date(date))
              .orElse("Chứng thư số trên đường tin cậy chưa có hiệu lực");
      case WRONG_HOST -> "Chứng thư số không cấp cho " + Printable.of(host);
      case WEAK -> "Chứng thư số dùng khóa hoặc chữ ký yếu (RSA dưới 2048 bit, SHA-1 hoặc MD5)";
    };
  }
}
