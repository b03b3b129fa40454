package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.engine.Measurer.Measured;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.OwnSide;
import vn.gov.haiduong.haidang.probe.Cause;
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

  private final Context loop;
  private final Measurer measurer;
  private final Map<Side, OwnSide> sides = new EnumMap<>(Side.class);
  private final Map<Side, Instant> since = new EnumMap<>(Side.class);
  private final Map<Side, String> said = new EnumMap<>(Side.class);
  private final Map<String, Boolean> answered = new HashMap<>();
  private List<AnchorProbe> anchors = List.of();
  private boolean inFlight;

  /** Who hears that a side went blind or sees again. */
  interface Told {
    void lost(Event.OwnSideDown lost, String sign);

    void found(Event.OwnSideUp found);
  }

  OwnSideWatch(Context loop, Measurer measurer) {
    this.loop = loop;
    this.measurer = measurer;
  }

  /** Takes the anchors of a configuration; a side whose anchors are the same keeps its verdict. */
  void adopt(List<AnchorProbe> changed, Instant now) {
    if (changed.equals(anchors) && !sides.isEmpty()) {
      return;
    }
    anchors = changed;
    for (Side side : Side.values()) {
      OwnSide before = sides.get(side);
      OwnSide fresh = OwnSide.of(side, of(side).stream().map(AnchorProbe::anchor).toList());
      // A side that was blind stays so until its new anchors have been asked once.
      if (before == null || !before.blind()) {
        sides.put(side, fresh);
        since.putIfAbsent(side, now);
      }
    }
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
    List<Future<Measured>> answers = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      answers.add(
          measurer.measure(
              new Measurer.Order(
                  new TargetId("anchor-" + i), ROUND, asked.get(i).spec(), at, nanos)));
    }
    Future.join(answers)
        .onComplete(
            _ ->
                loop.runOnContext(
                    _ -> {
                      inFlight = false;
                      if (asked.equals(anchors)) {
                        judge(at, asked, answers.stream().map(Future::result).toList(), told);
                      }
                    }));
  }

  private void judge(Instant at, List<AnchorProbe> asked, List<Measured> measured, Told told) {
    for (Side side : Side.values()) {
      List<OwnSide.Answer> answers = new ArrayList<>();
      for (int i = 0; i < asked.size(); i++) {
        if (asked.get(i).side() == side && tells(measured.get(i))) {
          boolean good = answers(measured.get(i));
          answered.put(side.label() + "/" + asked.get(i).anchor().name(), good);
          answers.add(new OwnSide.Answer(asked.get(i).anchor().name(), at, good));
        }
      }
      OwnSide before = sides.get(side);
      if (before == null || answers.isEmpty()) {
        continue;
      }
      OwnSide.Judged judged = before.next(new OwnSide.Round(at, answers));
      sides.put(side, judged.side());
      judged.change().ifPresent(change -> tell(side, change, told));
    }
  }

  /** Our own stall says nothing about an anchor. */
  private static boolean tells(Measured measured) {
    return !measured.stalled() && !measured.tooLate();
  }

  /**
   * Any reaction of the anchor's machine is an answer: a refused connection, a wrong certificate or
   * an error of a name server came over the network that we doubt.
   */
  private static boolean answers(Measured measured) {
    Optional<Cause> cause = measured.observation().outcome().cause();
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
    for (Side side : Side.values()) {
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
