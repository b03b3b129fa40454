package vn.gov.haiduong.haidang.probe;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One measurement of one target.
 *
 * @param startedAt the intended time in the loop, the true start by hand
 * @param durationNanos from start to verdict
 * @param resolveNanos time of the name look-up, or {@link Phases#ABSENT}
 * @param addresses each measured address, A before AAAA as answered; empty when the name failed
 * @param speaker the address for which phases, http and tls speak: the first good one, else the
 *     first (interfaces, "Addresses")
 * @param name what the resolvers were asked and said, a line each, for the evidence of a failure:
 *     of what is not down, and where nobody was asked, empty
 */
public record Observation(
    ProbeKind kind,
    Instant startedAt,
    long durationNanos,
    Outcome outcome,
    long resolveNanos,
    List<AddressResult> addresses,
    Optional<AddressResult> speaker,
    List<String> name) {

  public Observation {
    addresses = List.copyOf(addresses);
    name = List.copyOf(name);
  }

  /** Without a word of the resolvers. */
  public Observation(
      ProbeKind kind,
      Instant startedAt,
      long durationNanos,
      Outcome outcome,
      long resolveNanos,
      List<AddressResult> addresses,
      Optional<AddressResult> speaker) {
    this(kind, startedAt, durationNanos, outcome, resolveNanos, addresses, speaker, List.of());
  }

  /** The same, with what the resolvers said. */
  public Observation named(List<String> lines) {
    return new Observation(
        kind, startedAt, durationNanos, outcome, resolveNanos, addresses, speaker, lines);
  }

  /** Phases of the speaker; of the look-up alone when the name failed. */
  public Phases phases() {
    return speaker.map(AddressResult::phases).orElse(Phases.NONE.withResolve(resolveNanos));
  }

  /**
   * The same, of which we can only say this: what was seen is worth nothing, for a reason of ours.
   */
  public Observation as(Outcome.Unknown why) {
    return new Observation(
        kind, startedAt, durationNanos, why, Phases.ABSENT, List.of(), Optional.empty());
  }

  /** A measurement that could not be made. */
  public static Observation unknown(ProbeKind kind, Instant at, Cause why, String said) {
    return new Observation(
        kind, at, 0, new Outcome.Unknown(why, said), Phases.ABSENT, List.of(), Optional.empty());
  }
}
