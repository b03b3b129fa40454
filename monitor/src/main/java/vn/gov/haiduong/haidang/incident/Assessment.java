package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.plan.Facts;
import vn.gov.haiduong.haidang.target.TargetKind;

/** An incident in the words that the plan's rules ask about. */
public final class Assessment {

  private static final int LOWEST_PRIORITY = 99;

  private Assessment() {}

  public static Facts facts(Incident incident, World world, Instant now) {
    Set<String> causes = new HashSet<>();
    Set<TargetKind> kinds = new HashSet<>();
    int level = 0;
    int priority = LOWEST_PRIORITY;
    int members = 0;
    for (Member member : incident.members()) {
      member.cause().ifPresent(cause -> causes.add(cause.label()));
      members += member.leftAt().isPresent() ? 0 : 1;
      Optional<Subject> subject = world.subject(member.target());
      if (subject.isPresent()) {
        kinds.add(subject.get().kind());
        level = Math.max(level, subject.get().level());
        priority = Math.min(priority, subject.get().priority());
      }
    }
    return new Facts(
        incident.signal(),
        causes,
        kinds,
        level,
        priority,
        members,
        incident.lasted(now),
        incident.cause().shared() == CauseKey.Shared.PARENT);
  }
}
