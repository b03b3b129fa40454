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

  /** Each signal that can be judged, with a sentence where it holds and empty where it does not. */
  static Map<Signal, Optional<String>> of(Observation seen, Instant now) {
    Map<Signal, Optional<String>> said = new EnumMap<>(Signal.class);
    Optional<TlsFacts.Certificate> leaf = leaf(seen);
    if (leaf.isPresent()) {
      Instant end = leaf.get().notAfter();
      boolean expired = !end.isAfter(now);
      boolean soon = !expired && !end.isAfter(now.plus(SOON));
      said.put(
          Signal.CERT_EXPIRED,
          expired
              ? Optional.of("Chứng thư số đã hết hạn từ " + Province.dateTime(end))
              : Optional.empty());
      said.put(
          Signal.CERT_EXPIRING,
          soon ? Optional.of("Chứng thư số hết hạn " + Province.dateTime(end)) : Optional.empty());
    }
    return said;
  }
}
