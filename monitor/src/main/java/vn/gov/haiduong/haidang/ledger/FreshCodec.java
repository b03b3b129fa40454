package vn.gov.haiduong.haidang.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/** A batch of measurements and heartbeats as they came, each with its place in the journal. */
final class FreshCodec {

  /** An entry at its place. */
  record Placed(long seq, Entry entry) {}

  private static final int BEAT = 4;

  private FreshCodec() {}

  static boolean takes(Entry entry) {
    return entry instanceof Entry.Observed || entry instanceof Entry.Heartbeat;
  }

  static byte[] encode(List<Placed> batch) {
    Map<String, Integer> words = new LinkedHashMap<>();
    Bytes.Out out = new Bytes.Out();
    long seq = 0;
    long at = 0;
    for (Placed placed : batch) {
      out.signed(placed.seq() - seq);
      out.signed(placed.entry().at().toEpochMilli() - at);
      seq = placed.seq();
      at = placed.entry().at().toEpochMilli();
      if (placed.entry() instanceof Entry.Observed seen) {
        out.number(seen.verdict().exitCode());
        word(seen.target().value(), words, out);
        word(seen.cause().map(Cause::label).orElse(""), words, out);
        out.number(seen.cadence().interval().toMillis());
        out.number(seen.cadence().confirm());
        out.number(seen.durationMicros().orElse(-1) + 1);
      } else {
        out.number(BEAT);
      }
    }
    return out.toBytes();
  }

  private static void word(String word, Map<String, Integer> words, Bytes.Out out) {
    Integer known = words.get(word);
    if (known == null) {
      words.put(word, words.size() + 1);
      out.number(0);
      out.text(word);
    } else {
      out.number(known);
    }
  }

  static List<Placed> decode(byte[] body) {
    List<Placed> batch = new ArrayList<>();
    List<String> words = new ArrayList<>();
    words.add("");
    Bytes.In in = new Bytes.In(body);
    long seq = 0;
    long at = 0;
    while (in.more()) {
      seq += in.signed();
      at += in.signed();
      Instant moment = Instant.ofEpochMilli(at);
      int code = in.count();
      if (code == BEAT) {
        batch.add(new Placed(seq, new Entry.Heartbeat(moment)));
        continue;
      }
      TargetId target = new TargetId(word(in, words));
      Optional<Cause> cause = Cause.of(word(in, words));
      Cadence cadence = new Cadence(Duration.ofMillis(in.number()), in.count());
      long duration = in.number();
      batch.add(
          new Placed(
              seq,
              new Entry.Observed(
                  moment,
                  target,
                  verdict(code),
                  cause,
                  cadence,
                  duration == 0 ? OptionalLong.empty() : OptionalLong.of(duration - 1))));
    }
    return batch;
  }

  private static Verdict verdict(int code) {
    for (Verdict verdict : Verdict.values()) {
      if (verdict.exitCode() == code) {
        return verdict;
      }
    }
    throw new IllegalArgumentException("fresh: expected a verdict, got " + code);
  }

  private static String word(Bytes.In in, List<String> words) {
    int number = in.count();
    if (number > 0) {
      return words.get(number);
    }
    words.add(in.text());
    return words.getLast();
  }
}
