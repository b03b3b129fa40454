package vn.gov.haiduong.haidang.report;

import java.util.List;

/**
 * A group's month: its figure divides the sums of all members' times, never an average of
 * percentages.
 *
 * @param key stable name, such as {@code website} or {@code 288}
 * @param words as officers read it
 * @param measuredUnits obliged units with a measured target
 * @param obligedUnits obliged units of the inventory; 0 where the recording knows no units
 */
public record GroupFigures(
    String key,
    String words,
    Times times,
    int targets,
    int outages,
    int measuredUnits,
    int obligedUnits) {

  public GroupFigures {
    if (measuredUnits > obligedUnits) {
      throw new IllegalArgumentException(
          "measured units: expected at most " + obligedUnits + ", got " + measuredUnits);
    }
  }

  static GroupFigures of(
      String key, String words, List<TargetFigures> members, int measuredUnits, int obligedUnits) {
    return new GroupFigures(
        key,
        words,
        Times.sum(members.stream().map(TargetFigures::times).toList()),
        members.size(),
        members.stream().mapToInt(member -> member.begun().size()).sum(),
        measuredUnits,
        obligedUnits);
  }

  /** Where fewer than half of the obliged units are measured the group's figure is not told. */
  public boolean enoughUnits() {
    return measuredUnits * 2 >= obligedUnits;
  }

  public Figure.Three figures() {
    return Figure.of(times, enoughUnits());
  }

  /** {@code đo được n/N đơn vị}; empty where there are no units to count. */
  public String measured() {
    return obligedUnits == 0 ? "" : "đo được " + measuredUnits + "/" + obligedUnits + " đơn vị";
  }
}
