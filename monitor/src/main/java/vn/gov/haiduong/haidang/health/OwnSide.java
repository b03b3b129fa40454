package vn.gov.haiduong.haidang.health;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.target.Side;

/**
 * Whether the monitor can see through one side of its own network, told by a quorum of anchors
 * (contract 3 of the house plan). Blind when in two rounds one after the other all resolvers are
 * silent, or the gateway fails, or more than half of at least three outside anchors in different
 * networks fail; dated back to the first failed anchor probe of the first of the two. Two rounds
 * are asked of each sign, so that one lost packet blinds nobody. Immutable.
 */
public final class OwnSide {

  /** Rounds in a row that show blindness. */
  public static final int ROUNDS = 2;

  /** Outside anchors in different networks below which they say nothing. */
  public static final int QUORUM = 3;

  /** What an anchor is to the side. */
  public enum Role {
    GATEWAY,
    RESOLVER,
    OUTSIDE
  }

  /**
   * A host that tells whether we can see.
   *
   * @param network anchors of one network speak with one voice; it fails when all of them fail
   */
  public record Anchor(String name, Role role, String network) {}

  /** What one anchor said in a round. */
  public record Answer(String name, Instant at, boolean answered) {}

  /**
   * One round over the anchors. An anchor without an answer was not asked and says nothing.
   *
   * @param at intended time of the round
   */
  public record Round(Instant at, List<Answer> answers) {
    public Round {
      answers = List.copyOf(answers);
    }
  }

  /** What a round changed. */
  public sealed interface Change {

    /** We cannot see since {@code at}, which lies before the round that showed it. */
    record Lost(Instant at, Sign sign) implements Change {}

    /** We see again from {@code at} on. */
    record Found(Instant at) implements Change {}
  }

  /** What shows blindness; the first that holds is told. */
  public enum Sign {
    GATEWAY("Cổng ra mạng không trả lời"),
    RESOLVERS("Không máy chủ phân giải tên miền nào trả lời"),
    OUTSIDE("Quá nửa số điểm mốc bên ngoài không trả lời");

    private final String words;

    Sign(String words) {
      this.words = words;
    }

    /** One Vietnamese sentence for officers. */
    public String words() {
      return words;
    }
  }

  /** The side after a round, and what it changed. */
  public record Judged(OwnSide side, Optional<Change> change) {}

  private final Side side;
  private final Map<String, Anchor> anchors;
  private final boolean judged;
  private final int badRounds;
  private final @Nullable Instant seriesFrom;
  private final boolean blind;
  private final @Nullable Instant lastRound;

  private OwnSide(
      Side side,
      Map<String, Anchor> anchors,
      boolean judged,
      int badRounds,
      @Nullable Instant seriesFrom,
      boolean blind,
      @Nullable Instant lastRound) {
    this.side = side;
    this.anchors = anchors;
    this.judged = judged;
    this.badRounds = badRounds;
    this.seriesFrom = seriesFrom;
    this.blind = blind;
    this.lastRound = lastRound;
  }

  /** A side that can see until its anchors say otherwise. Names are unique. */
  public static OwnSide of(Side side, List<Anchor> anchors) {
    return of(side, anchors, false);
  }

  /**
   * The same of a side of which something is known.
   *
   * @param blind whether it was blind when it was last looked at, by other anchors or in an earlier
   *     life: it stays so until these see; where they cannot judge it, nobody may say so any more
   */
  public static OwnSide of(Side side, List<Anchor> anchors, boolean blind) {
    Map<String, Anchor> byName = new HashMap<>();
    Set<String> networks = new HashSet<>();
    boolean inside = false;
    for (Anchor anchor : anchors) {
      if (byName.put(anchor.name(), anchor) != null) {
        throw new IllegalArgumentException("anchor: expected once, got again " + anchor.name());
      }
      if (anchor.role() == Role.OUTSIDE) {
        boolean _ = networks.add(anchor.network());
      } else {
        inside = true;
      }
    }
    boolean judged = inside || networks.size() >= QUORUM;
    boolean still = judged && blind;
    return new OwnSide(side, Map.copyOf(byName), judged, still ? ROUNDS : 0, null, still, null);
  }

  public Side side() {
    return side;
  }

  /**
   * Whether there are enough anchors for a verdict at all; where not, the side counts as seeing.
   */
  public boolean judged() {
    return judged;
  }

  public boolean blind() {
    return blind;
  }

  /**
   * No change will be dated before this moment; empty before the first round and where the side is
   * not judged. What is measured through the side is settled no further.
   */
  public Optional<Instant> settledUpTo() {
    return Optional.ofNullable(seriesFrom != null && !blind ? seriesFrom : lastRound);
  }

  /** The side after {@code round}, which is not before an earlier one. */
  public Judged next(Round round) {
    if (!judged) {
      return new Judged(this, Optional.empty());
    }
    Optional<Sign> sign = sign(round);
    if (sign.isEmpty()) {
      OwnSide seeing = new OwnSide(side, anchors, true, 0, null, false, round.at());
      return new Judged(
          seeing, blind ? Optional.of(new Change.Found(round.at())) : Optional.empty());
    }
    int bad = Math.min(ROUNDS, badRounds + 1);
    Instant from = seriesFrom == null ? firstFailure(round) : seriesFrom;
    boolean lost = bad >= ROUNDS;
    OwnSide after = new OwnSide(side, anchors, true, bad, from, lost, round.at());
    return new Judged(
        after, lost && !blind ? Optional.of(new Change.Lost(from, sign.get())) : Optional.empty());
  }

  /** Whether nothing in {@code round} alone shows blindness; with too few anchors always. */
  public boolean sees(Round round) {
    return !judged || sign(round).isEmpty();
  }

  private static Instant firstFailure(Round round) {
    return round.answers().stream()
        .filter(answer -> !answer.answered())
        .map(Answer::at)
        .min(Instant::compareTo)
        .orElse(round.at());
  }

  private Optional<Sign> sign(Round round) {
    int gateways = 0;
    int gatewaysFailed = 0;
    int resolvers = 0;
    int resolversFailed = 0;
    Map<String, Boolean> networks = new HashMap<>();
    for (Answer answer : round.answers()) {
      Anchor anchor = anchors.get(answer.name());
      if (anchor == null) {
        continue;
      }
      int failed = answer.answered() ? 0 : 1;
      switch (anchor.role()) {
        case GATEWAY -> {
          gateways++;
          gatewaysFailed += failed;
        }
        case RESOLVER -> {
          resolvers++;
          resolversFailed += failed;
        }
        case OUTSIDE -> {
          boolean answered = networks.getOrDefault(anchor.network(), false) || answer.answered();
          networks.put(anchor.network(), answered);
        }
      }
    }
    if (gateways > 0 && gatewaysFailed == gateways) {
      return Optional.of(Sign.GATEWAY);
    }
    if (resolvers > 0 && resolversFailed == resolvers) {
      return Optional.of(Sign.RESOLVERS);
    }
    long silent = networks.values().stream().filter(answered -> !answered).count();
    return networks.size() >= QUORUM && silent * 2 > networks.size()
        ? Optional.of(Sign.OUTSIDE)
        : Optional.empty();
  }
}
