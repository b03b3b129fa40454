package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.health.Zones;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.status.OwnSideStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Asks the anchors round by round and tells when a side of our own network goes blind or sees
 * again. Confined to the engine's loop.
 */
final class OwnSideWatch {

  private static final Logger LOG = LoggerFactory.getLogger(OwnSideWatch.class);

  /** From one round to the next. An anchor's time-out must fit in it. */
  static final Duration ROUND = Duration.ofSeconds(10);

  /** What a resolver says that cannot resolve. */
  private static final Set<Cause> ERRORS = EnumSet.of(Cause.DNS_SERVFAIL, Cause.DNS_MALFORMED);

  private final Context loop;
  private final Measurer measurer;
  private final LongPredicate leaptSince;
  private final Map<Side, OwnSide> sides = new EnumMap<>(Side.class);
  private final Map<Side, Instant> since = new EnumMap<>(Side.class);
  private final Map<Side, String> said = new EnumMap<>(Side.class);
  private final Map<String, Boolean> answered = new HashMap<>();
  private List<AnchorProbe> anchors = List.of();
  private Set<String> zones = Set.of();
  private boolean inFlight;
  private @Nullable Future<Look> asking;
  private long resolversSilentNanos;
  private boolean resolversWereSilent;
  private final Map<Side, Future<Look>> looking = new EnumMap<>(Side.class);
  private final Map<Side, Long> darkNanos = new EnumMap<>(Side.class);

  /** What a look at our own side says about a failure that may be our own. */
  enum Look {
    SEES,
    DARK,
    /** We stood still ourselves while we looked, or had not the means to: it says nothing. */
    OVERLOADED
  }

  /** Who hears that a side went blind or sees again. */
  interface Told {
    void lost(Event.OwnSideDown lost, String sign);

    void found(Event.OwnSideUp found);
  }

  /** Blind in an earlier life, and not looked at in this one. */
  private final Map<Side, Memory.Blindness> remembered = new EnumMap<>(Side.class);

  /**
   * @param leaptSince whether the clock leapt, or we stood still, since a monotonic moment
   */
  OwnSideWatch(
      Context loop, Measurer measurer, LongPredicate leaptSince, List<Memory.Blindness> before) {
    this.loop = loop;
    this.measurer = measurer;
    this.leaptSince = leaptSince;
    for (Memory.Blindness blind : before) {
      remembered.put(blind.side(), blind);
      since.put(blind.side(), blind.since());
      said.put(blind.side(), blind.sign());
    }
  }

  /**
   * Takes the anchors of a configuration; a side whose anchors are the same keeps its verdict.
   *
   * @param watched zones of the names that are measured
   * @return sides that were blind and that no anchor judges any more: they count as seeing
   */
  List<Event.OwnSideUp> adopt(List<AnchorProbe> changed, Set<String> watched, Instant now) {
    zones = Set.copyOf(watched);
    if (changed.equals(anchors) && !sides.isEmpty()) {
      return List.of();
    }
    anchors = changed;
    List<Event.OwnSideUp> given = new ArrayList<>();
    for (Side side : Side.THAT_CAN_BE_BLIND) {
      OwnSide before = sides.get(side);
      // A side that was blind stays so until its new anchors have been asked once.
      boolean blind = before == null ? remembered.containsKey(side) : before.blind();
      OwnSide fresh = OwnSide.of(side, of(side).stream().map(AnchorProbe::anchor).toList(), blind);
      sides.put(side, fresh);
      if (blind && !fresh.blind()) {
        remembered.remove(side);
        since.put(side, now);
        said.remove(side);
        LOG.atWarn().addKeyValue("side", side.label()).log("own side has no anchors any more");
        given.add(new Event.OwnSideUp(now, Optional.of(side)));
      }
      since.putIfAbsent(side, now);
    }
    return given;
  }

  private List<AnchorProbe> of(Side side) {
    return anchors.stream().filter(anchor -> anchor.side() == side).toList();
  }

  /** Asks every anchor once; what changes is told when all have answered. */
  void round(Instant at, long nanos, Told told) {
    if (inFlight || anchors.isEmpty()) {
      return;
    }
    inFlight = true;
    List<AnchorProbe> asked = anchors;
    List<Future<Measured>> answers = ask(asked, at, nanos);
    Future.join(answers)
        .onComplete(
            _ ->
                loop.runOnContext(
                    _ -> {
                      inFlight = false;
                      if (asked.equals(anchors)) {
                        List<Measured> measured = answers.stream().map(Future::result).toList();
                        Look _ = oneAnswers(asked, measured, nanos);
                        judge(at, nanos, asked, measured, told);
                      }
                    }));
  }

  private List<Future<Measured>> ask(List<AnchorProbe> asked, Instant at, long nanos) {
    List<Future<Measured>> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      answers.add(
          measurer.measure(
              new Measurer.Order(
                  new TargetId("anchor-" + i), ROUND, asked.get(i).spec(), at, nanos)));
    }
    return answers;
  }

  /**
   * Whether a name's fault may be its own: {@code SEES} where one of our resolvers answers about
   * its anchor's name now, and they were not all silent since {@code startedNanos}; also where no
   * anchor is a resolver. Names are asked by all sides through the same resolvers, so that this
   * protects those sides too whose own anchors are well. The future never fails and completes on
   * the loop.
   */
  Future<Look> resolversAnswer(long startedNanos, Instant at, long nanos) {
    List<AnchorProbe> resolvers =
        anchors.stream().filter(probe -> probe.anchor().role() == OwnSide.Role.RESOLVER).toList();
    if (resolvers.isEmpty()) {
      return Future.succeededFuture(Look.SEES);
    }
    Future<Look> running = asking;
    if (running == null) {
      Promise<Look> answered = Promise.promise();
      asking = answered.future();
      running = answered.future();
      List<Future<Measured>> answers = ask(resolvers, at, nanos);
      Future.join(answers)
          .onComplete(
              _ ->
                  loop.runOnContext(
                      _ -> {
                        asking = null;
                        answered.complete(
                            oneAnswers(
                                resolvers, answers.stream().map(Future::result).toList(), nanos));
                      }));
    }
    return running.map(
        look -> resolversWereSilent && resolversSilentNanos - startedNanos >= 0 ? Look.DARK : look);
  }

  /**
   * Whether a failure seen through {@code side} may be its own: {@code SEES} where the side is not
   * blind, and its anchors show nothing of the kind in a round made now and in none since {@code
   * startedNanos}; also where the side is not judged. The future never fails and completes on the
   * loop.
   */
  Future<Look> sees(Side side, long startedNanos, Instant at, long nanos) {
    OwnSide standing = sides.get(side);
    if (standing == null || !standing.judged()) {
      return Future.succeededFuture(Look.SEES);
    }
    if (standing.blind()) {
      return Future.succeededFuture(Look.DARK);
    }
    Future<Look> running = looking.get(side);
    if (running == null) {
      Promise<Look> looked = Promise.promise();
      looking.put(side, looked.future());
      running = looked.future();
      List<AnchorProbe> asked = of(side);
      List<Future<Measured>> answers = ask(asked, at, nanos);
      Future.join(answers)
          .onComplete(
              _ ->
                  loop.runOnContext(
                      _ -> {
                        Future<Look> _ = looking.remove(side);
                        looked.complete(
                            look(
                                standing,
                                heard(
                                    side, at, asked, answers.stream().map(Future::result).toList()),
                                nanos));
                      }));
    }
    return running.map(
        look -> {
          Long dark = darkNanos.get(side);
          return dark != null && dark - startedNanos >= 0 ? Look.DARK : look;
        });
  }

  private Look look(OwnSide side, OwnSide.Round round, long nanos) {
    if (round.answers().isEmpty()) {
      return Look.OVERLOADED;
    }
    return shows(side, round, nanos) ? Look.SEES : Look.DARK;
  }

  /** Notes when a round showed that the side is dark. */
  private boolean shows(OwnSide side, OwnSide.Round round, long nanos) {
    boolean sees = side.sees(round);
    if (!sees) {
      darkNanos.put(side.side(), nanos);
    }
    return sees;
  }

  private OwnSide.Round heard(
      Side side, Instant at, List<AnchorProbe> asked, List<Measured> measured) {
    List<OwnSide.Answer> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).side() == side && tells(measured.get(i))) {
        boolean good = answers(asked.get(i), measured.get(i));
        answered.put(side.label() + "/" + asked.get(i).anchor().name(), good);
        answers.add(new OwnSide.Answer(asked.get(i).anchor().name(), at, good));
      }
    }
    return new OwnSide.Round(at, answers);
  }

  /** Our own stall proves no resolver silent, and no resolver well. */
  private Look oneAnswers(List<AnchorProbe> asked, List<Measured> measured, long nanos) {
    boolean good = false;
    boolean told = false;
    for (int i = 0; i < asked.size(); i++) {
      if (asked.get(i).anchor().role() == OwnSide.Role.RESOLVER && tells(measured.get(i))) {
        told = true;
        good |= answers(asked.get(i), measured.get(i));
      }
    }
    if (!told) {
      return Look.OVERLOADED;
    }
    if (!good) {
      resolversWereSilent = true;
      resolversSilentNanos = nanos;
    }
    return good ? Look.SEES : Look.DARK;
  }

  private void judge(
      Instant at, long nanos, List<AnchorProbe> asked, List<Measured> measured, Told told) {
    for (Side side : Side.THAT_CAN_BE_BLIND) {
      OwnSide.Round round = heard(side, at, asked, measured);
      OwnSide before = sides.get(side);
      if (before == null || round.answers().isEmpty()) {
        continue;
      }
      boolean _ = shows(before, round, nanos);
      OwnSide.Judged judged = before.next(round);
      sides.put(side, judged.side());
      Memory.Blindness earlier = remembered.remove(side);
      if (judged.change().isPresent()) {
        tell(side, judged.change().get(), told);
      } else if (earlier != null) {
        // Still lost: whoever was not told before the end of the last life is told now.
        told.lost(new Event.OwnSideDown(earlier.since(), Optional.of(side)), earlier.sign());
      }
    }
  }

  /**
   * Whether it says something about an anchor. Our own stall or leap does not, nor does what we had
   * not the means to ask; that there is no way out at all does.
   */
  private boolean tells(Measured measured) {
    boolean able =
        !(measured.observation().outcome() instanceof Outcome.Unknown(Cause why, String _))
            || why == Cause.OWN_NETWORK;
    return able
        && !measured.stalled()
        && !measured.tooLate()
        && !leaptSince.test(measured.startedNanos());
  }

  /**
   * Any reaction of the anchor's machine is an answer: a refused connection or a wrong certificate
   * came over the network that we doubt. A resolver of ours that refuses us or can only say that it
   * failed sees nothing for us; but where it is asked for a name of the zones that we measure,
   * failing may be that zone's fault.
   */
  private boolean answers(AnchorProbe asked, Measured measured) {
    Optional<Cause> cause = measured.observation().outcome().cause();
    if (cause.isPresent()
        && asked.anchor().role() == OwnSide.Role.RESOLVER
        && asked.spec() instanceof ProbeSpec.Dns question
        && (cause.get() == Cause.DNS_REFUSED
            || (ERRORS.contains(cause.get())
                && Zones.of(question.name()).filter(zones::contains).isEmpty()))) {
      return false;
    }
    return switch (measured.observation().outcome().verdict()) {
      case UP, DEGRADED -> true;
      case UNKNOWN -> false;
      case DOWN ->
          cause.isPresent()
              && switch (cause.get()) {
                case CONNECT_TIMEOUT,
                    UNREACHABLE,
                    DNS_TIMEOUT,
                    ECHO_TIMEOUT,
                    REPLY_TIMEOUT,
                    TLS_TIMEOUT,
                    HTTP_TIMEOUT ->
                    false;
                default -> true;
              };
    };
  }

  private void tell(Side side, OwnSide.Change change, Told told) {
    switch (change) {
      case OwnSide.Change.Lost(Instant at, OwnSide.Sign sign) -> {
        since.put(side, at);
        said.put(side, sign.words());
        LOG.atError()
            .addKeyValue("side", side.label())
            .addKeyValue("since", at)
            .addKeyValue("sign", sign.name())
            .log("own side lost");
        told.lost(new Event.OwnSideDown(at, Optional.of(side)), sign.words());
      }
      case OwnSide.Change.Found(Instant at) -> {
        since.put(side, at);
        said.remove(side);
        LOG.atWarn().addKeyValue("side", side.label()).addKeyValue("at", at).log("own side found");
        told.found(new Event.OwnSideUp(at, Optional.of(side)));
      }
    }
  }

  /** Whether what is measured through {@code side} says nothing now. */
  boolean blind(Side side) {
    OwnSide standing = sides.get(side);
    return standing != null && standing.blind();
  }

  /** Up to where no blindness of {@code side} will be dated back any more. */
  Instant settledUpTo(Side side, Instant now) {
    OwnSide standing = sides.get(side);
    if (standing == null || !standing.judged()) {
      return now;
    }
    return standing.settledUpTo().orElse(Instant.EPOCH);
  }

  List<OwnSideStatus> statuses(Instant now) {
    List<OwnSideStatus> statuses = new ArrayList<>();
    for (Side side : Side.THAT_CAN_BE_BLIND) {
      OwnSide standing = sides.get(side);
      if (standing != null) {
        statuses.add(
            new OwnSideStatus(
                side,
                standing.judged(),
                !standing.blind(),
                since.getOrDefault(side, now),
                said.getOrDefault(side, ""),
                of(side).stream()
                    .map(
                        probe ->
                            new OwnSideStatus.Anchor(
                                probe.anchor().name(),
                                probe.anchor().role().name(),
                                answered.getOrDefault(
                                    side.label() + "/" + probe.anchor().name(), true)))
                    .toList()));
      }
    }
    return statuses;
  }
}
