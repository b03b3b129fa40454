package vn.gov.haiduong.haidang.app.people;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.console.PeoplePorts.Told.State;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.notify.Attempt;
import vn.gov.haiduong.haidang.notify.Correspondence;
import vn.gov.haiduong.haidang.notify.Delivery;
import vn.gov.haiduong.haidang.notify.JournalOutbox;
import vn.gov.haiduong.haidang.notify.Purpose;

/**
 * Who was told of an incident and what came back, from the ledger however long ago it was, and from
 * what this process did since. Blocks; from any thread.
 */
final class Whom implements PeoplePorts.Telling {

  private static final Logger LOG = LoggerFactory.getLogger(Whom.class);

  /** Of one incident: a thousand people by three channels, told and reminded several times. */
  private static final int MOST = 20_000;

  /** Of all that are open. */
  private static final int MOST_OF_ALL = 200_000;

  private final Remembered.Earlier earlier;
  private final JournalOutbox outbox;
  private final Supplier<List<Attempt>> lately;

  /**
   * @param lately attempts of this process, latest first
   */
  Whom(Remembered.Earlier earlier, JournalOutbox outbox, Supplier<List<Attempt>> lately) {
    this.earlier = earlier;
    this.outbox = outbox;
    this.lately = lately;
  }

  @Override
  public PeoplePorts.AllTold of(Incident incident) {
    String id = incident.id().value();
    // What is in neither is what is being kept just now: so first what this process knows.
    List<Correspondence.Waits> waits = outbox.waits(id);
    List<Correspondence.GivenUp> givenUp = outbox.givenUp(id);
    List<Attempt> tried =
        lately.get().reversed().stream().filter(attempt -> attempt.incident().equals(id)).toList();
    List<Entry.Notification> kept = List.of();
    boolean whole = true;
    try {
      kept = earlier.told(Set.of(id), Optional.empty(), incident.openedAt(), MOST + 1);
      whole = kept.size() <= MOST;
    } catch (UnreadableJournal e) {
      LOG.atWarn().addKeyValue("incident", id).setCause(e).log("who was told cannot be read");
      whole = false;
    }
    return new PeoplePorts.AllTold(
        Correspondence.of(kept, tried, givenUp, waits).lines().stream()
            .map(line -> told(id, line))
            .toList(),
        whole);
  }

  @Override
  public Map<IncidentId, Set<String>> people(List<Incident> incidents) {
    Map<IncidentId, Set<String>> people = new TreeMap<>();
    if (incidents.isEmpty()) {
      return people;
    }
    Set<String> ids =
        incidents.stream().map(incident -> incident.id().value()).collect(Collectors.toSet());
    Instant since =
        incidents.stream().map(Incident::openedAt).min(Instant::compareTo).orElseThrow();
    List<Entry.Notification> kept = new ArrayList<>();
    try {
      kept.addAll(
          earlier.told(ids, Optional.of(JournalOutbox.QUEUED), since, MOST_OF_ALL).reversed());
    } catch (UnreadableJournal e) {
      LOG.atWarn().setCause(e).log("who was told cannot be read");
    }
    for (String id : ids) {
      Set<String> told = people.computeIfAbsent(new IncidentId(id), _ -> new LinkedHashSet<>());
      outbox.waits(id).forEach(one -> told.add(one.person()));
    }
    for (Attempt attempt : lately.get()) {
      if (ids.contains(attempt.incident())) {
        people
            .computeIfAbsent(new IncidentId(attempt.incident()), _ -> new LinkedHashSet<>())
            .add(attempt.person());
      }
    }
    for (Entry.Notification told : kept) {
      told.body()
          .text("person")
          .ifPresent(
              person ->
                  people
                      .computeIfAbsent(
                          new IncidentId(told.incident().orElseThrow()), _ -> new LinkedHashSet<>())
                      .add(person));
    }
    return people;
  }

  private static PeoplePorts.Told told(String incident, Correspondence.Line line) {
    return switch (line) {
      case Correspondence.Tried(Attempt attempt) -> told(attempt);
      case Correspondence.Waits(Instant at, String _, String person, Purpose purpose, int tries) ->
          new PeoplePorts.Told(
              at,
              incident,
              person,
              "",
              words(purpose),
              tries == 0 ? "" : " (đã thử " + tries + " lần)",
              State.WAITING);
      case Correspondence.GivenUp(
              Instant at,
              String _,
              String person,
              Optional<Purpose> purpose,
              String reason) ->
          new PeoplePorts.Told(
              at,
              incident,
              person,
              "",
              purpose.map(Whom::words).orElse(""),
              reason,
              State.GIVEN_UP);
    };
  }

  /** One attempt, in words. */
  static PeoplePorts.Told told(Attempt attempt) {
    return new PeoplePorts.Told(
        attempt.at(),
        attempt.incident(),
        attempt.person(),
        attempt.channel().words(),
        words(attempt.purpose()),
        attempt.delivery().said(),
        attempt.delivery() instanceof Delivery.Accepted ? State.ACCEPTED : State.NOT_TAKEN);
  }

  private static String words(Purpose purpose) {
    return switch (purpose) {
      case OPENED -> "báo sự cố";
      case ESCALATED -> "chuyển cấp";
      case REMINDER -> "nhắc";
      case UPDATE -> "cập nhật";
      case DEADLINE -> "thời hạn";
      case RECOVERED -> "khôi phục";
      case CLOSED -> "đóng";
      case OWN_SIDE -> "phía giám sát";
      case DIGEST -> "tổng hợp";
      case REPORT -> "báo cáo tháng";
      case TEST -> "thử";
    };
  }
}
