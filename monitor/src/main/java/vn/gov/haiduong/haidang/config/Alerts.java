package vn.gov.haiduong.haidang.config;

import java.util.List;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * {@code alerts/} without a problem.
 *
 * @param directory rosters, and the contacts of {@code contacts.yml} where there is one
 * @param notices what is allowed but should be seen to, in Vietnamese
 * @param hash SHA-256 of the files, contacts left out, lower-case hex
 */
public record Alerts(
    Plan plan, WorkingCalendar calendar, Directory directory, List<String> notices, String hash) {

  public Alerts {
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
