package vn.gov.haiduong.haidang.config;

import java.util.List;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * {@code alerts/} without a problem that keeps it from being used.
 *
 * @param directory rosters, and the contacts of {@code contacts.yml} where there is one
 * @param holes slots of duty in which nobody is on call in the next days. {@code check} refuses
 *     them; a service that starts in the night before them watches all the same
 * @param notices what is allowed but should be seen to, in Vietnamese
 * @param hash SHA-256 of the files, contacts left out, lower-case hex
 */
public record Alerts(
    Plan plan,
    WorkingCalendar calendar,
    Directory directory,
    List<Problem> holes,
    List<String> notices,
    String hash) {

  public Alerts {
    holes = List.copyOf(holes);
    notices = List.copyOf(notices);
  }

  /** What came of reading. */
  public sealed interface Result {

    record Loaded(Alerts alerts) implements Result {}

    /** Nothing of it is used; every problem is listed. */
    record Refused(List<Problem> problems) implements Result {
      public Refused {
        problems = List.copyOf(problems);
      }
    }
  }
}
