package vn.gov.haiduong.haidang.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.time.Province;

/** What an answer says of its certificate's days. A failure without a handshake says nothing. */
final class Certificates {

  /** From here on it is a finding; renewing through an agency's papers takes weeks. */
  static final Duration SOON = Duration.ofDays(30);

  private Certificates() {}

  /** The server's own certificate, where a handshake showed one. */
  static Optional<TlsFacts.Certificate> leaf(Observation seen) {
    return seen.speaker()
        .flatMap(AddressResult::tls)
        .map(TlsFacts::chain)
        .filter(chain -> !chain.isEmpty())
        .map(List::getFirst);
  }

  /**
   * Something found of a certificate.
   *
   * @param since when it began: an expired one has been expired since its end, not since we look
   * @param detail one Vietnamese sentence, which leaves the beginning to whoever tells it
   */
  record Said(Instant since, String detail) {}

  /** Each signal that can be judged, with what holds and empty where it does not. */
  static Map<Signal, Optional<Said>> of(Observation seen, Instant now) {
    Map<Signal, Optional<Said>> said = new EnumMap<>(Signal.class);
    Optional<TlsFacts.Certificate> leaf = leaf(seen);
    if (leaf.isPresent()) {
      Instant end = leaf.get().notAfter();
      boolean expired = !end.isAfter(now);
      boolean soon = !expired && !end.isAfter(now.plus(SOON));
      said.put(
          Signal.CERT_EXPIRED,
          expired ? Optional.of(new Said(end, "Chứng thư số đã hết hạn")) : Optional.empty());
      said.put(
          Signal.CERT_EXPIRING,
          soon
              ? Optional.of(new Said(now, "Chứng thư số sẽ hết hạn lúc " + Province.dateTime(end)))
              : Optional.empty());
    }
    return said;
  }
}
