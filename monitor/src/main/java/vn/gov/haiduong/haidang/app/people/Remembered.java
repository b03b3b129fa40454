package vn.gov.haiduong.haidang.app.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;

/**
 * Where what people are told and do is kept, and what was kept of it before this start.
 *
 * @param events of incidents, in the order of entry
 * @param notifications lately, in the order of entry
 * @param earlier reads notifications however old they are
 */
public record Remembered(
    Journal journal,
    List<Happened> events,
    List<Entry.Notification> notifications,
    Earlier earlier) {

  /** An event of one incident. */
  public record Happened(IncidentId incident, Event event) {}

  /** Looks into the journal; blocks. */
  @FunctionalInterface
  public interface Earlier {

    /** Where nothing is kept beyond this process. */
    Earlier NOTHING = (_, _, _, _) -> List.of();

    /**
     * What was told of incidents, in the order of entry: the latest {@code most} entries at most.
     *
     * @param what word of the entries that are asked for; empty for all
     * @throws vn.gov.haiduong.haidang.journal.UnreadableJournal when it cannot be read now
     */
    List<Entry.Notification> told(
        Set<String> incidents, Optional<String> what, Instant from, int most);
  }

  public Remembered {
    events = List.copyOf(events);
    notifications = List.copyOf(notifications);
  }

  /** Without a look at what is older. */
  public Remembered(
      Journal journal, List<Happened> events, List<Entry.Notification> notifications) {
    this(journal, events, notifications, Earlier.NOTHING);
  }
}
