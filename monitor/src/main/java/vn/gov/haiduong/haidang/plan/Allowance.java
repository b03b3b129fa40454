package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.time.Instant;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** Time that the plan or the law allows, in calendar or in working time. */
public sealed interface Allowance {

  /** Runs day and night. */
  record Calendar(Duration length) implements Allowance {
    public Calendar {
      positive(length.isPositive(), length);
    }
  }

  /**
   * Working days ("ngày làm việc"): the first is the next working day, the last ends at closing.
   */
  record WorkingDays(int days) implements Allowance {
    public WorkingDays {
      positive(days > 0, days);
    }
  }

  /** Counts while offices are open. */
  record WorkingTime(Duration length) implements Allowance {
    public WorkingTime {
      positive(length.isPositive(), length);
    }
  }

  /** When the time is up that began at {@code from}. */
  default Instant due(Instant from, WorkingCalendar calendar) {
    return switch (this) {
      case Calendar(Duration length) -> from.plus(length);
      case WorkingDays(int days) -> calendar.plusWorkingDays(from, days);
      case WorkingTime(Duration length) -> calendar.plusWorkingTime(from, length);
    };
  }

  private static void positive(boolean is, Object got) {
    if (!is) {
      throw new IllegalArgumentException("allowance: expected more than nothing, got " + got);
    }
  }
}
