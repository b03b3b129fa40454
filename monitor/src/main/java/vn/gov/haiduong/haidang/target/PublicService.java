package vn.gov.haiduong.haidang.target;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A public service of a unit, as registered: what the citizen asks for, and the pages that lead to
 * it on the Internet. Its availability is that of the path of pages; whether dossiers are really
 * handled online is known only by the case system.
 *
 * @param code of the administrative procedure; empty while nobody gave it
 * @param level of the online service, 1 to 4
 * @param steps pages in the order in which a citizen opens them; empty while the link is unknown
 * @param reason why it is not measured; empty when it is
 * @param interval instead of the profile's
 */
public record PublicService(
    TargetId id,
    UnitCode unit,
    String code,
    String name,
    int level,
    ListedStatus status,
    List<Step> steps,
    String profile,
    Optional<Duration> interval,
    String reason,
    String whoKnows,
    String evidence) {

  /**
   * One page of the path.
   *
   * @param address absolute, http or https
   * @param expectText plain texts that must be on it
   */
  public record Step(String address, List<String> expectText) {
    public Step {
      expectText = List.copyOf(expectText);
    }
  }

  public PublicService {
    steps = List.copyOf(steps);
    if (level < 1 || level > 4) {
      throw new IllegalArgumentException("level: expected 1 to 4, got " + level);
    }
  }

  /** Whether the registry says where it is. */
  public boolean addressed() {
    return !steps.isEmpty();
  }
}
