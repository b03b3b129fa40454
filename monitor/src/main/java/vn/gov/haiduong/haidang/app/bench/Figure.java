package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;
import java.util.Optional;

/**
 * One measured figure beside its goal.
 *
 * @param ours our side, in {@code unit}
 * @param peer the other side of the same run; empty where there is no peer
 * @param runs rounds that {@code ours} and {@code peer} are the medians of
 */
record Figure(String name, double ours, Optional<Peer> peer, String unit, Goal goal, int runs) {

  /** The other side. */
  record Peer(String name, double value) {}

  /** What is wanted. */
  sealed interface Goal {

    double bound();

    /** So many times better than the peer, where more is better. */
    record TimesThePeer(double bound) implements Goal {}

    /** Our own figure at most this. */
    record AtMost(double bound) implements Goal {}

    /** Our own figure at most this much above the peer's. */
    record WithinOfPeer(double bound) implements Goal {}

    /** A figure that is told, without a goal. */
    record Told() implements Goal {
      @Override
      public double bound() {
        return Double.NaN;
      }
    }
  }

  /** How many times ours is the peer's. */
  Optional<Double> ratio() {
    return peer.filter(p -> p.value() > 0).map(p -> ours / p.value());
  }

  boolean met() {
    return switch (goal) {
      case Goal.TimesThePeer(double bound) -> ratio().map(r -> r >= bound).orElse(false);
      case Goal.AtMost(double bound) -> ours <= bound;
      case Goal.WithinOfPeer(double bound) ->
          peer.isPresent() && ours - peer.get().value() <= bound;
      case Goal.Told() -> true;
    };
  }

  /** The object of {@code --json}; no peer is null. */
  ObjectNode json() {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("name", name).put("ours", rounded(ours));
    peer.ifPresentOrElse(p -> node.put("peer", rounded(p.value())), () -> node.putNull("peer"));
    ratio().ifPresentOrElse(r -> node.put("ratio", rounded(r)), () -> node.putNull("ratio"));
    node.put("unit", unit);
    peer.ifPresentOrElse(p -> node.put("peerName", p.name()), () -> node.putNull("peerName"));
    if (goal instanceof Goal.Told) {
      node.putNull("goal").putNull("met");
    } else {
      node.put("goal", goal.bound()).put("met", met());
    }
    return node.put("runs", runs);
  }

  /** One line for people. */
  String line() {
    String wanted =
        switch (goal) {
          case Goal.TimesThePeer(double bound) -> "mục tiêu ≥ " + number(bound) + " lần";
          case Goal.AtMost(double bound) -> "mục tiêu ≤ " + number(bound);
          case Goal.WithinOfPeer(double bound) -> "mục tiêu: hơn không quá " + number(bound);
          case Goal.Told() -> "";
        };
    String other =
        peer.map(
                p ->
                    "; %s: %s; tỷ lệ %s"
                        .formatted(
                            p.name(), number(p.value()), ratio().map(Figure::number).orElse("–")))
            .orElse("");
    String verdict = goal instanceof Goal.Told ? " " : met() ? "✓" : "✗";
    return "%s %-18s %s %s%s  %s".formatted(verdict, name, number(ours), unit, other, wanted);
  }

  private static String number(double value) {
    String digits = value >= 100 ? "%,.0f" : value >= 1 ? "%,.2f" : "%.4f";
    return String.format(Locale.of("vi", "VN"), digits, value);
  }

  /** Four significant digits: more would be noise. */
  private static double rounded(double value) {
    return value == 0 || !Double.isFinite(value)
        ? value
        : BigDecimal.valueOf(value).round(new MathContext(4)).doubleValue();
  }
}
