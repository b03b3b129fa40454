package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All signals of one page, from the functions that each look for one sort of them. */
final class Signals {

  /** Signals with the guards that spoke for the page. */
  record Told(List<Signal> signals, List<Findings.Guard> guards) {}

  private Signals() {}

  static Told of(Page page, PageContext context, KnownHosts hosts, String language) {
    List<Signal> signals = new ArrayList<>();
    List<Findings.Guard> guards = new ArrayList<>();
    WordSignals.add(page, hosts, signals, guards);
    OutboundSignals.add(page, context, hosts, signals);
    TypedAddresses.add(page, hosts, signals);
    CodeSignals.add(page, hosts, signals, guards);
    LoginSignals.add(page, context, signals);
    DanglingSignals.add(page, signals);
    DefaceSignals.add(page, signals, guards);
    DefaceLook.add(page, hosts, signals);
    IdentitySignals.add(page, context, hosts, language, signals);
    Namesake.add(page, hosts, signals);
    Doorway.add(page, hosts, language, signals);
    Pitch.add(page, hosts, signals);
    ReflectedSearch.add(page, language, signals);
    return new Told(signals, guards);
  }

  /** A hard one is stronger than a soft one, whatever their scores. */
  private static boolean stronger(Signal one, Signal other) {
    return one.hard() == other.hard() ? one.score() > other.score() : one.hard();
  }

  /** Of two signals of one code the stronger, so that nothing counts twice. */
  static List<Signal> once(List<Signal> signals) {
    Map<String, Signal> kept = new LinkedHashMap<>();
    for (Signal signal : signals) {
      kept.merge(
          signal.code() + (signal.guarded() ? " guarded" : ""),
          signal,
          (a, b) -> stronger(b, a) ? b : a);
    }
    return List.copyOf(kept.values());
  }
}
