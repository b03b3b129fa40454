package vn.gov.haiduong.haidang.probe;

import java.net.Inet6Address;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The verdict on a target from those on its addresses (interfaces, "Addresses" and "Precedence").
 *
 * <p>An address that could not be asked for want of our own route does not count. Good and down
 * together are {@link Cause#ADDRESS_PARTIAL}, all good the weightiest flaw, all bad the first's
 * cause.
 */
public final class Addresses {

  private Addresses() {}

  /**
   * Combines the results, which stand A before AAAA, each as answered.
   *
   * @param results at least one
   */
  public static Observation combine(
      ProbeKind kind, Instant startedAt, long resolveNanos, List<AddressResult> results) {
    if (results.isEmpty()) {
      throw new IllegalArgumentException("results: expected at least one address, got none");
    }
    List<AddressResult> counting =
        results.stream().filter(result -> !ownRouteMissing(result)).toList();
    AddressResult speaker = counting.isEmpty() ? results.getFirst() : speaker(counting);
    Outcome outcome =
        counting.isEmpty() ? results.getFirst().outcome() : outcome(counting, speaker);
    long duration = results.stream().mapToLong(AddressResult::durationNanos).max().orElseThrow();
    return new Observation(
        kind, startedAt, duration, outcome, resolveNanos, results, Optional.of(speaker));
  }

  /** Whether an IPv6 address is among those that do not serve. */
  public static boolean anyIpv6Down(Observation seen) {
    return seen.addresses().stream().anyMatch(Addresses::ipv6Down);
  }

  /**
   * The same measurement judged anew without its failed IPv6 addresses, which {@code why} says we
   * cannot judge. One that answered is an answer and stays.
   */
  public static Observation ipv6SetAside(Observation seen, Outcome.Unknown why) {
    return combine(
        seen.kind(),
        seen.startedAt(),
        seen.resolveNanos(),
        seen.addresses().stream()
            .map(result -> ipv6Down(result) ? setAside(result, why) : result)
            .toList());
  }

  private static boolean ipv6Down(AddressResult result) {
    return result.ip() instanceof Inet6Address && down(result);
  }

  private static AddressResult setAside(AddressResult result, Outcome.Unknown why) {
    return new AddressResult(
        result.ip(),
        why,
        result.phases(),
        result.durationNanos(),
        result.http(),
        result.tls(),
        result.protocol());
  }

  private static AddressResult speaker(List<AddressResult> counting) {
    boolean allGood = counting.stream().allMatch(Addresses::good);
    if (allGood) {
      AddressResult weightiest = counting.getFirst();
      for (AddressResult result : counting) {
        if (weight(result.outcome()) < weight(weightiest.outcome())) {
          weightiest = result;
        }
      }
      return weightiest;
    }
    Optional<AddressResult> firstGood = counting.stream().filter(Addresses::good).findFirst();
    // Where one could not be measured through our own fault and none is good, nothing can be said.
    return firstGood
        .or(() -> counting.stream().filter(Addresses::unknown).findFirst())
        .orElse(counting.getFirst());
  }

  private static Outcome outcome(List<AddressResult> counting, AddressResult speaker) {
    List<AddressResult> down = counting.stream().filter(Addresses::down).toList();
    if (!good(speaker) || down.isEmpty()) {
      return speaker.outcome();
    }
    AddressResult first = down.getFirst();
    return new Outcome.Degraded(
        Cause.ADDRESS_PARTIAL,
        String.format(
            Locale.ROOT,
            "%d trên %d địa chỉ không phục vụ được, trong đó %s: %s",
            down.size(),
            counting.size(),
            first.ip().getHostAddress(),
            first.outcome().said()));
  }

  /** A good answer that took longer than it may is degraded; other flaws weigh more. */
  public static Outcome judgeSpeed(Outcome outcome, long durationNanos, Duration slowAfter) {
    if (outcome instanceof Outcome.Up && durationNanos > slowAfter.toNanos()) {
      return new Outcome.Degraded(
          Cause.SLOW,
          String.format(
              Locale.forLanguageTag("vi"),
              "Trả lời tốt nhưng mất %.1f giây, chậm hơn mức %.1f giây",
              durationNanos / 1e9,
              slowAfter.toNanos() / 1e9));
    }
    return outcome;
  }

  /**
   * Rank of a good outcome's flaw: the smaller comes first. TLS flaws among themselves stand in the
   * order in which trust names them; causes that the contract does not rank stand before slow.
   */
  private static int weight(Outcome outcome) {
    return outcome.cause().map(Addresses::weight).orElse(Integer.MAX_VALUE);
  }

  private static int weight(Cause cause) {
    return switch (cause) {
      case ADDRESS_PARTIAL -> 0;
      case TLS_UNTRUSTED -> 1;
      case TLS_EXPIRED -> 2;
      case TLS_NOT_YET_VALID -> 3;
      case TLS_WRONG_HOST -> 4;
      case TLS_WEAK -> 5;
      case HTTP_REFUSED -> 10;
      case REDIRECT_OFF_HOST -> 11;
      case TEXT_MISSING -> 12;
      case CONTENT_SUSPECT, CONTENT_CHANGED -> 13;
      case DNS_LAME, DNS_DISAGREE -> 14;
      case ECHO_LOSS -> 15;
      case SLOW -> 20;
      case DNS_NXDOMAIN,
          DNS_NODATA,
          DNS_SERVFAIL,
          DNS_REFUSED,
          DNS_TIMEOUT,
          DNS_MALFORMED,
          CONNECT_REFUSED,
          CONNECT_TIMEOUT,
          CONNECT_RESET,
          UNREACHABLE,
          TLS_HANDSHAKE,
          TLS_TIMEOUT,
          HTTP_STATUS,
          HTTP_MALFORMED,
          HTTP_CLOSED,
          HTTP_TIMEOUT,
          HTTP_TOO_LARGE,
          REDIRECT_LOOP,
          REDIRECT_LIMIT,
          REDIRECT_REFUSED,
          ERROR_PAGE,
          PLACEHOLDER_PAGE,
          EMPTY_PAGE,
          TEXT_FORBIDDEN,
          LINK_MISSING,
          LINK_WRONG,
          LINK_BROKEN,
          REPLY_UNEXPECTED,
          REPLY_TIMEOUT,
          REPLY_CLOSED,
          ECHO_TIMEOUT,
          BEAT_MISSED,
          UNCONFIRMED,
          OWN_NETWORK,
          OWN_OVERLOAD,
          OWN_CLOCK,
          OWN_STOPPED,
          PARENT_UNREACHABLE,
          NOT_MEASURED,
          BAD_TARGET ->
          16;
    };
  }

  private static boolean good(AddressResult result) {
    return result.outcome().verdict().good();
  }

  private static boolean down(AddressResult result) {
    return result.outcome() instanceof Outcome.Down;
  }

  private static boolean unknown(AddressResult result) {
    return result.outcome() instanceof Outcome.Unknown;
  }

  private static boolean ownRouteMissing(AddressResult result) {
    return result.outcome() instanceof Outcome.Unknown(Cause reason, String _)
        && reason == Cause.OWN_NETWORK;
  }
}
