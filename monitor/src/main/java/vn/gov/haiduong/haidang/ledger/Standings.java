package vn.gov.haiduong.haidang.ledger;

import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.health.Timeline;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Where folding stands, as bytes of the table {@code checkpoint}.
 *
 * @param seq up to which entries were looked at
 * @param upTo entries dated before it and not later than {@code seq} are folded
 */
record Standings(long seq, Instant upTo, Timeline.Standing standing) {

  byte[] encode() {
    Bytes.Out out = new Bytes.Out();
    out.number(seq);
    out.signed(upTo.toEpochMilli());
    out.signed(standing.last().toEpochMilli());
    out.number(standing.stopped() ? 1 : 0);
    out.number(standing.blind().size());
    standing.blind().forEach(scope -> out.text(scope.map(Side::label).orElse("")));
    out.number(standing.healths().size());
    new TreeMap<>(standing.healths())
        .forEach(
            (id, saved) -> {
              out.text(id.value());
              out.bytes(saved);
            });
    return out.toBytes();
  }

  static Standings decode(byte[] bytes) {
    Bytes.In in = new Bytes.In(bytes);
    long seq = in.number();
    Instant upTo = Instant.ofEpochMilli(in.signed());
    Instant last = Instant.ofEpochMilli(in.signed());
    boolean stopped = in.number() == 1;
    Set<Optional<Side>> blind = new HashSet<>();
    for (int left = in.count(); left > 0; left--) {
      blind.add(Side.of(in.text()));
    }
    Map<TargetId, byte[]> healths = new TreeMap<>();
    for (int left = in.count(); left > 0; left--) {
      healths.put(new TargetId(in.text()), in.bytes());
    }
    return new Standings(seq, upTo, new Timeline.Standing(last, stopped, blind, healths));
  }
}
