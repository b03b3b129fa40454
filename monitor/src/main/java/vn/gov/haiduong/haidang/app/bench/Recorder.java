package vn.gov.haiduong.haidang.app.bench;

import java.util.BitSet;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.TargetId;

/** Keeps what the benchmark asks for. Written by the engine's loop, read by another thread. */
final class Recorder {

  private long good;
  private long bad;
  private double[] lateness = new double[0];
  private double[] roundTrip = new double[0];
  private BitSet measured = new BitSet();

  /** Forgets the last results of single targets; the counts go on. */
  synchronized void expect(int targets) {
    lateness = new double[targets];
    roundTrip = new double[targets];
    measured = new BitSet(targets);
  }

  synchronized void measured(TargetId id, Observation observation, long latenessNanos) {
    if (observation.outcome().verdict() == Verdict.UP) {
      good++;
    } else {
      bad++;
    }
    int index = Targets.index(id);
    if (index >= lateness.length) {
      return; // Of a load that is over.
    }
    measured.set(index);
    lateness[index] = Math.max(0, latenessNanos) / 1e9;
    observation
        .speaker()
        .flatMap(address -> address.protocol())
        .ifPresent(
            facts -> {
              if (facts instanceof ProtocolFacts.Echo echo && !echo.rttNanos().isEmpty()) {
                roundTrip[index] = echo.rttNanos().getFirst() / 1e9;
              }
            });
  }

  synchronized long good() {
    return good;
  }

  synchronized long bad() {
    return bad;
  }

  synchronized int measured() {
    return measured.cardinality();
  }

  synchronized String lateness() {
    return words(measured.stream().mapToDouble(i -> lateness[i]));
  }

  synchronized String roundTrips() {
    return words(DoubleStream.of(roundTrip).filter(seconds -> seconds > 0));
  }

  private static String words(DoubleStream seconds) {
    return seconds.mapToObj(Double::toString).collect(Collectors.joining(" "));
  }
}
