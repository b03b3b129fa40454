package vn.gov.haiduong.haidang.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The paragraphs "Addresses" and "Precedence", case by case. */
class AddressesTest {

  /** Each address as "up", or "verdict:cause"; the speaker counts from 1. */
  @ParameterizedTest(name = "{0} is {1}, spoken for by {2}")
  @CsvSource({
    "up, up, 1",
    "up up, up, 1",
    "up down:connect_refused, degraded:address_partial, 1",
    "down:connect_refused up, degraded:address_partial, 2",
    "down:http_status degraded:tls_expired up, degraded:address_partial, 2",
    "down:connect_timeout down:http_status, down:connect_timeout, 1",
    "down:connect_refused down:connect_refused, down:connect_refused, 1",
    "up degraded:slow, degraded:slow, 2",
    "degraded:slow degraded:tls_expired, degraded:tls_expired, 2",
    "degraded:slow degraded:text_missing up, degraded:text_missing, 2",
    "degraded:text_missing degraded:redirect_off_host, degraded:redirect_off_host, 2",
    "degraded:redirect_off_host degraded:http_refused, degraded:http_refused, 2",
    "degraded:http_refused degraded:tls_weak, degraded:tls_weak, 2",
    "degraded:tls_expired degraded:tls_expired, degraded:tls_expired, 1",
    "unknown:own_network, unknown:own_network, 1",
    "unknown:own_network unknown:own_network, unknown:own_network, 1",
    "up unknown:own_network, up, 1",
    "unknown:own_network up, up, 2",
    "unknown:own_network down:connect_refused, down:connect_refused, 2",
    "unknown:own_network up down:connect_refused, degraded:address_partial, 2",
    "down:connect_refused unknown:own_overload, unknown:own_overload, 2",
    "up unknown:own_overload, up, 1"
  })
  void combines(String addresses, String expected, int speaker) {
    List<AddressResult> results = new ArrayList<>();
    for (String text : addresses.split(" ", -1)) {
      results.add(result(text, results.size() + 1));
    }

    Observation whole = Addresses.combine(ProbeKind.HTTP, Instant.EPOCH, Phases.ABSENT, results);

    assertThat(
            whole.outcome().verdict().label()
                + whole.outcome().cause().map(cause -> ":" + cause.label()).orElse(""))
        .isEqualTo(expected);
    assertThat(whole.speaker()).contains(results.get(speaker - 1));
    assertThat(whole.addresses()).isEqualTo(results);
  }

  /** Addresses with a six in front are IPv6; our own way by IPv6 is gone. */
  @ParameterizedTest(name = "{0} without our IPv6 is {1}")
  @CsvSource({
    "up 6down:connect_timeout, up",
    "degraded:tls_expired 6down:unreachable, degraded:tls_expired",
    "down:http_status 6down:connect_timeout, down:http_status",
    "up down:connect_refused 6down:connect_timeout, degraded:address_partial",
    "up 6up 6down:connect_timeout, up",
    "down:connect_refused 6up, degraded:address_partial",
    "6down:connect_timeout, unknown:own_network",
    "6down:connect_timeout 6down:echo_timeout, unknown:own_network",
    "up 6up, up"
  })
  void failedIpv6AddressesAreSetAside(String addresses, String expected) {
    List<AddressResult> results = new ArrayList<>();
    for (String text : addresses.split(" ", -1)) {
      results.add(result(text, results.size() + 1));
    }
    Observation seen = Addresses.combine(ProbeKind.HTTP, Instant.EPOCH, Phases.ABSENT, results);

    assertThat(Addresses.anyIpv6Down(seen)).isEqualTo(addresses.contains("6down"));
    Outcome left =
        Addresses.ipv6SetAside(seen, new Outcome.Unknown(Cause.OWN_NETWORK, "IPv6 mất")).outcome();
    assertThat(left.verdict().label() + left.cause().map(cause -> ":" + cause.label()).orElse(""))
        .isEqualTo(expected);
  }

  @Test
  void goodButLateIsSlowAndNothingElseIs() {
    Duration limit = Duration.ofSeconds(5);
    Outcome flawed = new Outcome.Degraded(Cause.TLS_EXPIRED, "hết hạn");

    assertThat(Addresses.judgeSpeed(new Outcome.Up(), limit.toNanos(), limit))
        .isEqualTo(new Outcome.Up());
    assertThat(Addresses.judgeSpeed(new Outcome.Up(), limit.toNanos() + 1, limit).cause())
        .contains(Cause.SLOW);
    assertThat(Addresses.judgeSpeed(flawed, limit.toNanos() * 2, limit)).isEqualTo(flawed);
  }

  private static AddressResult result(String text, int number) {
    boolean six = text.startsWith("6");
    String[] parts = (six ? text.substring(1) : text).split(":", -1);
    Cause cause = parts.length > 1 ? Cause.of(parts[1]).orElseThrow() : Cause.SLOW;
    Outcome outcome =
        switch (parts[0]) {
          case "up" -> new Outcome.Up();
          case "degraded" -> new Outcome.Degraded(cause, "");
          case "down" -> new Outcome.Down(cause, "");
          default -> new Outcome.Unknown(cause, "");
        };
    return new AddressResult(
        InetAddress.ofLiteral(six ? "2001:db8::" + number : "127.0.0." + number),
        outcome,
        Phases.NONE,
        number,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
