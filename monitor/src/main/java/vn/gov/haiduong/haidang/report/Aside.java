package vn.gov.haiduong.haidang.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/**
 * What a month's papers say beside the ledger's figures.
 *
 * @param duties linkage, services, goals and scorecard; empty where nobody kept them
 * @param contacts units that named a leader and a specialist; empty where no inventory was read
 * @param voices what agencies say about their outages
 * @param handled how people handled the incidents; none where no plan was read
 * @param sources what the report was made by: plan, lists and vantage with their versions
 * @param calendar by which days of notice are counted; weekends alone where no plan was read
 */
public record Aside(
    Optional<MonthDuties> duties,
    Optional<Set<UnitCode>> contacts,
    List<Voice> voices,
    List<Handled> handled,
    List<String> sources,
    WorkingCalendar calendar) {

  public static final Aside NOTHING = new Aside(Optional.empty(), Optional.empty());

  public Aside {
    contacts = contacts.map(Set::copyOf);
    voices = List.copyOf(voices);
    handled = List.copyOf(handled);
    sources = List.copyOf(sources);
  }

  /** Without voices and incidents. */
  public Aside(Optional<MonthDuties> duties, Optional<Set<UnitCode>> contacts) {
    this(duties, contacts, List.of(), List.of(), List.of(), WorkingCalendar.PLAIN);
  }

  /** The same with what agencies say. */
  public Aside hearing(List<Voice> said) {
    return new Aside(duties, contacts, said, handled, sources, calendar);
  }

  /** The same with how incidents were handled, and the calendar of the plan. */
  public Aside handling(List<Handled> how, WorkingCalendar days) {
    return new Aside(duties, contacts, voices, how, sources, days);
  }

  /** The same with one more source. */
  public Aside madeBy(String source) {
    List<String> more = new ArrayList<>(sources);
    more.add(source);
    return new Aside(duties, contacts, voices, handled, more, calendar);
  }

  /** Whether any agency was asked or has answered. */
  public boolean heard() {
    return voices.stream().anyMatch(it -> it.asked().isPresent() || !it.answers().isEmpty());
  }
}
