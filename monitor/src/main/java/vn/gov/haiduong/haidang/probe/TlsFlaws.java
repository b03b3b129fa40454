package vn.gov.haiduong.haidang.probe;

import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.time.Province;

/** What a flawed certificate means for the verdict, and the sentence that says it. */
public final class TlsFlaws {

  private TlsFlaws() {}

  /**
   * The verdict with the certificate counted in. A flaw is degraded, or down where it is strict; it
   * was known as soon as the handshake ended, so that a strict one comes before any later fault.
   */
  public static Outcome counted(Outcome spoken, TlsFacts facts, boolean strict) {
    if (facts.trust() == TlsFacts.Trust.TRUSTED) {
      return spoken;
    }
    Cause cause = cause(facts.trust());
    String sentence = sentence(facts);
    if (strict) {
      return new Outcome.Down(cause, sentence);
    }
    return spoken instanceof Outcome.Up ? new Outcome.Degraded(cause, sentence) : spoken;
  }

  /** The cause that a flaw is; not for {@link TlsFacts.Trust#TRUSTED}. */
  public static Cause cause(TlsFacts.Trust flaw) {
    return switch (flaw) {
      case UNTRUSTED -> Cause.TLS_UNTRUSTED;
      case EXPIRED -> Cause.TLS_EXPIRED;
      case NOT_YET_VALID -> Cause.TLS_NOT_YET_VALID;
      case WRONG_HOST -> Cause.TLS_WRONG_HOST;
      case WEAK -> Cause.TLS_WEAK;
      case TRUSTED ->
          throw new IllegalArgumentException("flaw: expected one that is a flaw, got trusted");
    };
  }

  /** One Vietnamese sentence about the first flaw. */
  public static String sentence(TlsFacts facts) {
    return switch (facts.trust()) {
      case TRUSTED -> "Chứng thư số đáng tin cậy";
      case UNTRUSTED -> "Chứng thư số không do tổ chức được tin cậy cấp";
      case EXPIRED ->
          "Chứng thư số đã hết hạn từ "
              + Province.date(
                  facts.chain().stream()
                      .map(TlsFacts.Certificate::notAfter)
                      .min(Instant::compareTo)
                      .orElse(Instant.EPOCH));
      case NOT_YET_VALID ->
          "Chứng thư số chưa có hiệu lực trước "
              + Province.date(
                  facts.chain().stream()
                      .map(TlsFacts.Certificate::notBefore)
                      .max(Instant::compareTo)
                      .orElse(Instant.EPOCH));
      case WRONG_HOST -> "Chứng thư số không ghi tên máy này" + names(facts.chain());
      case WEAK -> "Khóa hoặc chữ ký của chứng thư số quá yếu";
    };
  }

  private static String names(List<TlsFacts.Certificate> chain) {
    if (chain.isEmpty() || chain.getFirst().dnsNames().isEmpty()) {
      return "";
    }
    return " mà ghi "
        + Printable.of(String.join(", ", chain.getFirst().dnsNames()), Printable.SHORT);
  }
}
