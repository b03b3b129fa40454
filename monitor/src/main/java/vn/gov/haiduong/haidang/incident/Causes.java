package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.incident.Incident.Kind;
import vn.gov.haiduong.haidang.target.TargetId;

/** What outages have in common, and when that is over. */
final class Causes {

  /** Outages that began further apart have not one cause that nobody saw in between. */
  private static final Duration TOGETHER = Duration.ofMinutes(5);

  /** Flapping is judged over an hour. */
  private static final Duration FLAPPING = Duration.ofHours(1);

  /** A recovery that was told so long ago is not taken back for a child that is heard of late. */
  static final Duration STILL_FRESH = Duration.ofMinutes(5);

  /** Who is still down so long after the cause has gone has another one. */
  static final Duration SPLIT_AFTER = Duration.ofMinutes(2);

  private Causes() {}

  static boolean near(Incident incident, Instant start) {
    Duration together = incident.kind() == Kind.FLAPPING ? FLAPPING : TOGETHER;
    return Duration.between(incident.since(), start).abs().compareTo(together) <= 0;
  }

  /**
   * Whether an outage is its parent's: the parent is down, or was when the outage began. A child
   * that is asked first begins a little earlier than its parent.
   */
  static boolean within(Member child, Member parent) {
    return parent.isDown()
        || (parent.leftAt().isEmpty()
            && parent.end().filter(child.start()::isBefore).isPresent()
            && !child.start().isBefore(parent.start().minus(TOGETHER)));
  }

  /** Whether an outage of this target lies in the time since then. */
  static boolean wasDown(IncidentBook book, TargetId target, Instant since) {
    return book.all().stream()
        .filter(incident -> incident.kind() == Kind.OUTAGE && incident.mergedInto().isEmpty())
        .flatMap(incident -> incident.member(target).stream())
        .filter(member -> member.leftAt().isEmpty())
        .anyMatch(member -> member.end().filter(end -> !end.isAfter(since)).isEmpty());
  }

  static CauseKey key(CommonCauses.Group group) {
    CauseKey.Shared shared =
        switch (group.shared()) {
          case PARENT -> CauseKey.Shared.PARENT;
          case ADDRESS -> CauseKey.Shared.ADDRESS;
          case RESOLVER -> CauseKey.Shared.RESOLVER;
          case ZONE -> CauseKey.Shared.ZONE;
          case CERTIFICATE -> CauseKey.Shared.CERTIFICATE;
          case PLATFORM -> CauseKey.Shared.PLATFORM;
        };
    return new CauseKey(shared, group.key());
  }

  /** When the common cause was last seen to be gone; empty while it may be there. */
  static Optional<Instant> gone(Incident incident) {
    if (incident.kind() != Kind.OUTAGE
        || incident.cause().shared() == CauseKey.Shared.TARGET
        || incident.phase() != Incident.Phase.OPEN) {
      return Optional.empty();
    }
    List<Member> here =
        incident.members().stream().filter(member -> member.leftAt().isEmpty()).toList();
    Optional<Member> parent =
        here.stream().filter(member -> incident.cause().names(member.target())).findFirst();
    if (parent.isPresent()) {
      return parent.filter(Member::recovered).flatMap(Member::end);
    }
    List<Member> recovered = here.stream().filter(Member::recovered).toList();
    return recovered.size() * 2 > here.size()
        ? recovered.stream().flatMap(member -> member.end().stream()).max(Instant::compareTo)
        : Optional.empty();
  }
}
