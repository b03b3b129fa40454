package vn.gov.haiduong.haidang.app.people;

import java.util.Optional;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.CauseWords;

/**
 * What an incident is about for one reader: whoever answers for one of two hundred sites hears the
 * name of his own, and how many others there are.
 *
 * @param name of the site, and of how many others
 * @param address where it is measured
 */
record About(String name, String address) {

  /** For whoever answers for all of it. */
  static About of(Incident incident, World world) {
    return incident
        .root()
        .map(Member::target)
        .map(target -> of(incident, target, world))
        .orElseGet(() -> new About(incident.kind().words(), "bộ giám sát"));
  }

  /** For whoever answers for this one of it. */
  static About of(Incident incident, TargetId own, World world) {
    Optional<Subject> subject = world.subject(own);
    long all = incident.members().stream().filter(member -> member.leftAt().isEmpty()).count();
    return new About(
        subject.map(Subject::name).orElse(own.value())
            + (all > 1 ? " (và " + (all - 1) + " đối tượng khác)" : ""),
        subject.map(Subject::address).filter(address -> !address.isBlank()).orElseGet(own::value));
  }

  /** The same with what is wrong with it. */
  String what(Incident incident) {
    return name
        + incident.firstCause().map(cause -> ": " + CauseWords.of(cause).name()).orElse("")
        + (incident.detail().isEmpty() ? "" : " – " + incident.detail());
  }

  /** What answers again is the site, not what was wrong with it. */
  String again(Incident incident) {
    return switch (incident.kind()) {
      case OUTAGE, FLAPPING -> name;
      case OWN_SIDE -> "Bộ giám sát";
      case FINDING -> what(incident);
    };
  }
}
