package vn.gov.haiduong.haidang.access;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Signed links by which one person of an agency may see the agency's draft of one month and answer
 * it, and nothing else, until they expire.
 */
public final class DraftLinks {

  /** Longer than agencies have to answer: what they object to later is heard too. */
  public static final Duration LIFE = Duration.ofDays(30);

  private static final String BETWEEN = " ";

  private final AckLinks signed;

  public DraftLinks(Secret secret) {
    this.signed = new AckLinks(secret.of("draft-link"));
  }

  /**
   * What a link is good for.
   *
   * @param month such as 2026-10
   * @param unit code of the agency
   */
  public record Draft(String month, String unit, String person) {}

  /** What a token says. */
  public sealed interface Reading {

    /** Ours, and in time. */
    record Good(Draft draft) implements Reading {}

    /** Ours, but its time is over. */
    record Expired() implements Reading {}

    /** Not ours, or altered. */
    record Forged() implements Reading {}
  }

  /** A token for the path of the draft's page. */
  public String token(Draft draft, Instant until) {
    return signed.token(draft.month() + BETWEEN + draft.unit(), draft.person(), until);
  }

  /** Reads a token; the signature is checked before anything in it is believed. */
  public Reading read(String token, Instant now) {
    return switch (signed.read(token, now)) {
      case AckLinks.Reading.Forged _ -> new Reading.Forged();
      case AckLinks.Reading.Expired _ -> new Reading.Expired();
      case AckLinks.Reading.Good good ->
          draft(good).<Reading>map(Reading.Good::new).orElseGet(Reading.Forged::new);
    };
  }

  private static Optional<Draft> draft(AckLinks.Reading.Good good) {
    int at = good.incident().indexOf(BETWEEN);
    return at < 0
        ? Optional.empty()
        : Optional.of(
            new Draft(
                good.incident().substring(0, at),
                good.incident().substring(at + BETWEEN.length()),
                good.person()));
  }
}
