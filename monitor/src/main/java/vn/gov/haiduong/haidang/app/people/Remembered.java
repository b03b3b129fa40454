package vn.gov.haiduong.haidang.app.people;

import java.util.List;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;

/**
 * Where what people are told and do is kept, and what was kept of it before this start.
 *
 * @param events of incidents, in the order of entry
 * @param notifications in the order of entry
 */
public record Remembered(
    Journal journal, List<Happened> events, List<Entry.Notification> notifications) {

  /** An event of one incident. */
  public record Happened(IncidentId incident, Event event) {}

  public Remembered {
    events = List.copyOf(events);
    notifications = List.copyOf(notifications);
  }
}
