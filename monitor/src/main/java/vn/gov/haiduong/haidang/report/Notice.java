package vn.gov.haiduong.haidang.report;

import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** Whether users were told of maintenance as early as the law demands. */
public enum Notice {
  /** {@link Work#NOTICE_DAYS} working days before it began, or earlier. */
  DUE("đủ"),
  LATE("chưa đủ"),
  /** No announcement is recorded; a recording need not know of one. */
  NONE("chưa ghi nhận");

  private final String words;

  Notice(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Working days between the announcement and the beginning; 0 where none is recorded. */
  public static int days(History.Maintained maintained, WorkingCalendar calendar) {
    return Work.noticeDays(maintained.order().announced(), maintained.start(), calendar);
  }

  public static Notice of(History.Maintained maintained, WorkingCalendar calendar) {
    if (maintained.order().announced().isEmpty()) {
      return NONE;
    }
    return days(maintained, calendar) >= Work.NOTICE_DAYS ? DUE : LATE;
  }
}
