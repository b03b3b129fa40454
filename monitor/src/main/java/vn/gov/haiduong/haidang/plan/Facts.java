package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.Set;
import vn.gov.haiduong.haidang.target.TargetKind;

/**
 * What the rules are asked about: an incident as it stands.
 *
 * @param causes labels of {@code probe.Cause}
 * @param kinds of the members
 * @param level the highest approved level among the members; 0 when none is approved
 * @param priority the best (least) priority among the members
 * @param members how many targets it has
 * @param lasted since its true start
 * @param sharedParent whether a broken parent is the cause
 */
public record Facts(
    Signal signal,
    Set<String> causes,
    Set<TargetKind> kinds,
    int level,
    int priority,
    int members,
    Duration lasted,
    boolean sharedParent) {
  public Facts {
    causes = Set.copyOf(causes);
    kinds = Set.copyOf(kinds);
  }
}
