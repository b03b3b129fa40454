package vn.gov.haiduong.haidang.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * The round of one month's draft through the agencies: who was asked until when, who was reminded,
 * whose time passed in silence, and when somebody was last reminded to close. Immutable; what it
 * knows is read from the journal, and what follows is appended there.
 *
 * @param asked until when each agency may answer
 * @param reminded agencies that were reminded
 * @param over agencies whose time is over
 * @param closers when those who close were last reminded
 */
public record Round(
    YearMonth month,
    Map<UnitCode, Instant> asked,
    Set<UnitCode> reminded,
    Set<UnitCode> over,
    Optional<Instant> closers) {

  public Round {
    asked = Map.copyOf(asked);
    reminded = Set.copyOf(reminded);
    over = Set.copyOf(over);
  }

  /** Nobody was asked yet. */
  public static Round begin(YearMonth month) {
    return new Round(month, Map.of(), Set.of(), Set.of(), Optional.empty());
  }

  /** What is to be done now. */
  public sealed interface Due {

    /** Each agency gets its draft. */
    record Ask() implements Due {}

    /** These have little time left. */
    record Remind(Set<UnitCode> units) implements Due {}

    /** The time of these is over. */
    record End(Set<UnitCode> units) implements Due {}

    /** Nobody may answer any more, and nobody has closed the month. */
    record Close() implements Due {}
  }

  /** The opening hour of the first working day after the month. */
  public static Instant opens(YearMonth month, WorkingCalendar calendar) {
    LocalDate day = month.plusMonths(1).atDay(1);
    Instant eve = Province.startOf(day).minusMillis(1);
    LocalDate first = Province.local(calendar.plusWorkingDays(eve, 1)).toLocalDate();
    return first.atTime(calendar.opens()).atZone(Province.ZONE).toInstant();
  }

  /**
   * What is due, in order.
   *
   * @param closed whether the month is frozen: then nobody is asked or reminded any more
   */
  public List<Due> due(
      Instant now, WorkingCalendar calendar, Duration remindBefore, boolean closed) {
    List<Due> due = new ArrayList<>();
    if (asked.isEmpty()) {
      if (!closed && !now.isBefore(opens(month, calendar))) {
        due.add(new Due.Ask());
      }
      return due;
    }
    Set<UnitCode> late = until(now);
    late.removeAll(over);
    Set<UnitCode> soon = until(now.plus(remindBefore));
    soon.removeAll(until(now));
    soon.removeAll(reminded);
    if (!soon.isEmpty() && !closed) {
      due.add(new Due.Remind(soon));
    }
    if (!late.isEmpty()) {
      due.add(new Due.End(late));
    }
    if (!closed && until(now).size() == asked.size() && closersMayHear(now, calendar)) {
      due.add(new Due.Close());
    }
    return due;
  }

  /** Once each working day, while offices are open; the first time as soon as all is in. */
  private boolean closersMayHear(Instant now, WorkingCalendar calendar) {
    return closers.isEmpty()
        || (calendar.openAt(now)
            && Province.local(closers.get())
                .toLocalDate()
                .isBefore(Province.local(now).toLocalDate()));
  }

  /** Agencies whose time has run out at that moment. */
  private Set<UnitCode> until(Instant at) {
    return asked.entrySet().stream()
        .filter(it -> !at.isBefore(it.getValue()))
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** After agencies were asked. */
  public Round asked(Map<UnitCode, Instant> units) {
    Map<UnitCode, Instant> all = new HashMap<>(asked);
    units.forEach(all::putIfAbsent);
    return new Round(month, all, reminded, over, closers);
  }

  /** After agencies were reminded, or were found to have nothing to be reminded of. */
  public Round reminded(Set<UnitCode> units) {
    return new Round(month, asked, both(reminded, units), over, closers);
  }

  /** After the time of agencies was found over. */
  public Round over(Set<UnitCode> units) {
    return new Round(month, asked, reminded, both(over, units), closers);
  }

  /** After those who close were reminded. */
  public Round closersReminded(Instant at) {
    return new Round(month, asked, reminded, over, Optional.of(at));
  }

  private static Set<UnitCode> both(Set<UnitCode> some, Set<UnitCode> others) {
    Set<UnitCode> all = new TreeSet<>(some);
    all.addAll(others);
    return all;
  }
}
