package vn.gov.haiduong.haidang.page;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the signals of a page come to. Never an accusation: a person looks. */
public enum ContentVerdict {
  CLEAN,
  CHECK,
  SUSPECT;

  /** A soft signal below this score is of low weight. */
  static final double LOW = 0.5;

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * The rule of interfaces, section 3: nothing, or one soft signal of low weight, is clean; two
   * signals of different families of which one is hard, or three soft ones, are suspect.
   */
  public static ContentVerdict of(List<Signal> signals) {
    List<Signal> counted = signals.stream().filter(s -> !s.guarded()).toList();
    if (counted.isEmpty()) {
      return CLEAN;
    }
    long soft = counted.stream().filter(s -> !s.hard()).count();
    boolean hard = soft < counted.size();
    Set<Family> families = EnumSet.noneOf(Family.class);
    counted.forEach(s -> families.add(s.family()));
    if (soft >= 3 || (hard && families.size() >= 2)) {
      return SUSPECT;
    }
    return counted.size() == 1 && !hard && counted.getFirst().score() < LOW ? CLEAN : CHECK;
  }
}
