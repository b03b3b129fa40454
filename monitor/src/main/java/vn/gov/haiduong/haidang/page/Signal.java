package vn.gov.haiduong.haidang.page;

/**
 * One thing that speaks against a page.
 *
 * @param guarded a guard took it away; it is shown and does not count
 * @param evidence in Vietnamese, with the words of the page
 * @param where a selector of the place, or ""
 * @param score 0 to 1; a soft one below {@link ContentVerdict#LOW} is of low weight
 */
public record Signal(
    SignalCode code, boolean hard, boolean guarded, String evidence, String where, double score) {

  private static final int MAX = 300;

  public Signal {
    if (!(score >= 0 && score <= 1)) {
      throw new IllegalArgumentException("score: expected 0 to 1, got " + score);
    }
    evidence = evidence.length() > MAX ? evidence.substring(0, MAX) + "…" : evidence;
    where = where.length() > MAX ? where.substring(0, MAX) + "…" : where;
  }

  static Signal hard(SignalCode code, String evidence, String where, double score) {
    return new Signal(code, true, false, evidence, where, score);
  }

  static Signal soft(SignalCode code, String evidence, String where, double score) {
    return new Signal(code, false, false, evidence, where, score);
  }

  Signal behindGuard() {
    return new Signal(code, hard, true, evidence, where, score);
  }

  public Family family() {
    return code.family();
  }
}
