package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import vn.gov.haiduong.haidang.target.TargetKind;

/**
 * When a rule applies: all that is said must hold; empty sets and zeros ask nothing.
 *
 * @param causes labels of {@code probe.Cause}
 * @param levelAtLeast approved level; 0 asks nothing
 * @param priorityAtMost 0 asks nothing
 * @param membersAtLeast 0 asks nothing
 * @param lastedAtLeast zero asks nothing
 */
public record Condition(
    Set<Signal> signals,
    Set<String> causes,
    Set<TargetKind> kinds,
    int levelAtLeast,
    int priorityAtMost,
    int membersAtLeast,
    Duration lastedAtLeast) {

  public Condition {
    signals = Set.copyOf(signals);
    causes = Set.copyOf(causes);
    kinds = Set.copyOf(kinds);
  }

  public boolean holds(Facts facts) {
    return (signals.isEmpty() || signals.contains(facts.signal()))
        && (causes.isEmpty() || facts.causes().stream().anyMatch(causes::contains))
        && (kinds.isEmpty() || facts.kinds().stream().anyMatch(kinds::contains))
        && facts.level() >= levelAtLeast
        && (priorityAtMost == 0 || facts.priority() <= priorityAtMost)
        && facts.members() >= membersAtLeast
        && facts.lasted().compareTo(lastedAtLeast) >= 0;
  }

  /** What must hold, in Vietnamese, for whoever asks why. */
  public String words() {
    List<String> said = new ArrayList<>();
    if (!signals.isEmpty()) {
      said.add("dấu hiệu: " + joined(signals.stream().map(Signal::words).sorted().toList()));
    }
    if (!causes.isEmpty()) {
      said.add("nguyên nhân đo được: " + joined(causes.stream().sorted().toList()));
    }
    if (!kinds.isEmpty()) {
      said.add(
          "loại đối tượng: " + joined(kinds.stream().map(TargetKind::words).sorted().toList()));
    }
    if (levelAtLeast > 0) {
      said.add("cấp độ từ " + levelAtLeast);
    }
    if (priorityAtMost > 0) {
      said.add("ưu tiên đến " + priorityAtMost);
    }
    if (membersAtLeast > 0) {
      said.add("từ " + membersAtLeast + " đối tượng cùng nguyên nhân");
    }
    if (lastedAtLeast.isPositive()) {
      said.add("kéo dài từ " + span(lastedAtLeast));
    }
    return said.isEmpty() ? "mọi trường hợp" : String.join("; ", said);
  }

  private static String span(Duration length) {
    if (length.toMinutesPart() == 0 && length.toSecondsPart() == 0) {
      return length.toHours() + " giờ";
    }
    return length.toSecondsPart() == 0
        ? length.toMinutes() + " phút"
        : length.toSeconds() + " giây";
  }

  private static String joined(List<String> words) {
    return String.join(", ", words);
  }
}
