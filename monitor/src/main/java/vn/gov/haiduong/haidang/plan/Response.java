package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * What a severity asks for.
 *
 * @param tell bodies that hear of it at once, together (TT 20/2017 Điều 10.2a; phương châm tại chỗ)
 * @param channels in this order until one delivers
 * @param acknowledgeWithin internal; no law gives it
 * @param classifyWithin until a named person has said what it is; empty where nobody need
 * @param remindEvery in working days for findings, in hours for outages; empty for never
 * @param remindTimes how often at most
 * @param remindThenEvery after that, more seldom; empty for no more
 * @param remindThenTimes how often at most; a reminder always ends
 * @param digest told together in the morning of the next working day, not one by one
 */
public record Response(
    Severity severity,
    List<String> tell,
    List<Channel> channels,
    Allowance acknowledgeWithin,
    Optional<Duration> classifyWithin,
    List<Escalation> escalations,
    Optional<Allowance> remindEvery,
    int remindTimes,
    Optional<Allowance> remindThenEvery,
    int remindThenTimes,
    boolean digest,
    String legalBasis) {

  public Response {
    tell = List.copyOf(tell);
    channels = List.copyOf(channels);
    escalations = List.copyOf(escalations);
  }

  /** When it is reminded of what was reached at {@code from}, in order. */
  public List<Instant> reminders(Instant from, WorkingCalendar calendar) {
    List<Instant> reminders = new ArrayList<>();
    Instant due = from;
    if (remindEvery.isPresent()) {
      for (int i = 0; i < remindTimes; i++) {
        due = remindEvery.get().due(due, calendar);
        reminders.add(due);
      }
    }
    if (remindThenEvery.isPresent()) {
      for (int i = 0; i < remindThenTimes; i++) {
        due = remindThenEvery.get().due(due, calendar);
        reminders.add(due);
      }
    }
    return reminders;
  }
}
