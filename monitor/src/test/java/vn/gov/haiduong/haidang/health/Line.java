package vn.gov.haiduong.haidang.health;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * One line of a recording as the tests write it: {@code SECONDS [target:]WORD[:ARGUMENT]}, such as
 * {@code 60 down}, {@code 80 p:degraded:slow}, {@code 90 side-down:wan}, {@code 100 maint:12/TB}.
 */
record Line(long at, String target, String word, String argument) {

  /** The inventory of the tests: w and x stand alone, c lies behind p, g behind c; x is WAN. */
  static final Map<String, Timeline.Facts> FACTS =
      Map.of(
          "w", facts(Side.INTERNET, 60, 3, Optional.empty()),
          "x", facts(Side.WAN, 30, 2, Optional.empty()),
          "p", facts(Side.WAN, 60, 2, Optional.empty()),
          "c", facts(Side.INTERNET, 60, 3, Optional.of("p")),
          "g", facts(Side.WAN, 30, 1, Optional.of("c")));

  private static Timeline.Facts facts(
      Side side, int interval, int confirm, Optional<String> ancestor) {
    return new Timeline.Facts(
        side, new Cadence(Duration.ofSeconds(interval), confirm), ancestor.map(TargetId::new));
  }

  static List<Line> parse(String script) {
    List<Line> lines = new ArrayList<>();
    for (String part : script.split("\\|", -1)) {
      String[] words = part.strip().split(" +", -1);
      String[] what = words[1].split(":", -1);
      int skip = FACTS.containsKey(what[0]) ? 1 : 0;
      lines.add(
          new Line(
              Math.round(Double.parseDouble(words[0]) * 1000),
              skip == 1 ? what[0] : "w",
              what[skip],
              what.length > skip + 1 ? what[skip + 1] : ""));
    }
    return lines;
  }

  boolean observation() {
    return verdict().isPresent();
  }

  Optional<Verdict> verdict() {
    return switch (word) {
      case "up" -> Optional.of(Verdict.UP);
      case "degraded" -> Optional.of(Verdict.DEGRADED);
      case "down" -> Optional.of(Verdict.DOWN);
      case "unknown" -> Optional.of(Verdict.UNKNOWN);
      default -> Optional.empty();
    };
  }

  Optional<Cause> cause() {
    return switch (word) {
      case "degraded" -> Cause.of(argument.isEmpty() ? "slow" : argument);
      case "down" -> Cause.of(argument.isEmpty() ? "connect_refused" : argument);
      case "unknown" -> Cause.of(argument.isEmpty() ? "own_overload" : argument);
      default -> Optional.empty();
    };
  }

  Optional<Side> scope() {
    return switch (argument) {
      case "internet" -> Optional.of(Side.INTERNET);
      case "wan" -> Optional.of(Side.WAN);
      case "ipv6" -> Optional.of(Side.IPV6);
      default -> Optional.empty();
    };
  }

  Instant instant() {
    return Instant.ofEpochMilli(at);
  }

  static void feed(Timeline timeline, List<Line> lines) {
    for (Line line : lines) {
      TargetId id = new TargetId(line.target);
      Instant at = line.instant();
      switch (line.word) {
        case "side-down" -> timeline.ownSideDown(at, line.scope());
        case "side-up" -> timeline.ownSideUp(at, line.scope());
        case "stop" -> timeline.monitorStopped(at);
        case "start" -> timeline.monitorStarted(at);
        case "maint" -> timeline.maintenanceStarted(at, id, line.argument);
        case "maint-over" -> timeline.maintenanceEnded(at, id);
        case "gone" -> timeline.removed(at, id);
        default -> timeline.observed(at, id, line.verdict().orElseThrow(), line.cause());
      }
    }
  }

  static Map<TargetId, Timeline.Course> count(List<Line> lines, Optional<Instant> until) {
    Timeline timeline = new Timeline(id -> Objects.requireNonNull(FACTS.get(id.value())));
    feed(timeline, lines);
    return timeline.finish(until);
  }

  /** Spans as {@code 0-60 up | 60-160 down connect_refused}. */
  static String text(List<Span> spans) {
    return String.join(
        " | ",
        spans.stream()
            .map(
                span ->
                    seconds(span.from())
                        + "-"
                        + seconds(span.to())
                        + " "
                        + span.state().label()
                        + span.cause().map(cause -> " " + cause.label()).orElse(""))
            .toList());
  }

  /** Outages as {@code 60-160 @100 !100 connect_refused}: confirmed at, incident at, cause. */
  static String outages(List<Outage> outages) {
    return String.join(
        " | ",
        outages.stream()
            .map(
                outage ->
                    seconds(outage.start())
                        + "-"
                        + outage.end().map(Line::seconds).orElse("")
                        + " @"
                        + seconds(outage.confirmedAt())
                        + outage.incidentAt().map(at -> " !" + seconds(at)).orElse("")
                        + outage.cause().map(cause -> " " + cause.label()).orElse(""))
            .toList());
  }

  static String seconds(Instant at) {
    long millis = at.toEpochMilli();
    return millis % 1000 == 0 ? Long.toString(millis / 1000) : Double.toString(millis / 1000.0);
  }
}
