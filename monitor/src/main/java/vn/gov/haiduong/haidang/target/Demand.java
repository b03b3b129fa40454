package vn.gov.haiduong.haidang.target;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * How a goal is counted.
 *
 * @param plan the document that sets the goal, such as the directive or a later plan
 * @param measure what is counted
 * @param kinds of units that it is for; only those that the directive obliges are counted
 * @param percent that must be reached
 * @param how printed beside the figure: what the figure says and what it does not
 */
public record Demand(
    String plan, Measure measure, Set<UnitKind> kinds, double percent, String how) {

  public Demand {
    kinds = Set.copyOf(kinds);
    if (percent <= 0 || percent > 100) {
      throw new IllegalArgumentException("percent: expected over 0 to 100, got " + percent);
    }
  }

  /** What is counted; the label stands in {@code goals.yml}. */
  public enum Measure {
    /** Units whose site answers and is joined with the portal in both directions. */
    LINKED("trang-va-lien-ket"),
    /** Public services whose path of pages works. */
    SERVICES("dich-vu-co-duong-dan"),
    /** Video points that are ready. */
    VIDEO("diem-cau-san-sang"),
    /** Pairs of WAN points that reach each other. */
    WAN_PAIRS("cap-diem-mang"),
    /** Units that named a leader and a specialist. */
    CONTACTS("dau-moi"),
    /** Nothing can be seen from outside; reported by hand. */
    BY_HAND("khong-do-duoc");

    private final String label;

    Measure(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }

    public static List<String> labels() {
      return Arrays.stream(values()).map(Measure::label).toList();
    }
  }
}
