package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What a rule outside says, such as one of Prometheus. All alerts of one name make one incident;
 * one that speaks of an open incident, or of a target that has one, becomes an entry there.
 *
 * <p>An incident made of alerts has no members: the rules look at who is a member of an incident,
 * and would take back what they said.
 *
 * @param name of the rule
 * @param key of what is wrong, the same as long as it lasts and for every sender
 * @param target whom it is about, when it is one of ours
 * @param incident which one it is about, when it says so
 * @param since when it began to hold
 * @param detail one Vietnamese sentence
 */
public record Alert(
    String name,
    String key,
    boolean critical,
    Optional<TargetId> target,
    Optional<IncidentId> incident,
    Instant since,
    String detail) {

  /** Open incidents made of alerts; who sends more names than that sends nonsense. */
  static final int MOST = 100;

  /** Clocks that differ so much still speak of the same beginning. */
  private static final long SAME_SECONDS = 300;

  /** Begins the keys of alerts among what an incident remembers. */
  static final String MARK = "alert:";

  public Alert {
    if (!name.matches("[A-Za-z_][A-Za-z0-9_:.-]{0,99}")) {
      throw new IllegalArgumentException(
          "alert: expected a name of letters, digits, _ : . -, got \"" + name + "\"");
    }
    if (!key.matches("[0-9a-f]{16}")) {
      throw new IllegalArgumentException("alert key: expected 16 hex digits, got \"" + key + "\"");
    }
  }

  /** Begins what an incident remembers of one alert; the second of its beginning follows. */
  static String mark(String key) {
    return MARK + key + ":";
  }

  CauseKey cause() {
    return new CauseKey(CauseKey.Shared.ALERT, name);
  }

  Event.Alerted event(Instant now, boolean gone) {
    return new Event.Alerted(now, name, key, since, detail, gone);
  }

  /** Whether it was heard before and has not gone: repeats change nothing, nor does a closing. */
  boolean known(IncidentBook book) {
    return book.all().stream()
        .flatMap(found -> found.fired().stream())
        .filter(word -> word.startsWith(mark(key)))
        .mapToLong(word -> Long.parseLong(word.substring(mark(key).length())))
        .anyMatch(heard -> Math.abs(heard - since.getEpochSecond()) <= SAME_SECONDS);
  }

  /** The open incident that heard of it. */
  Optional<Incident> holder(IncidentBook book) {
    return book.all().stream()
        .filter(Incident::open)
        .filter(found -> found.fired().stream().anyMatch(word -> word.startsWith(mark(key))))
        .findFirst();
  }

  /** Where it belongs; empty when it is the first of its kind. */
  Optional<Incident> home(IncidentBook book) {
    return incident
        .flatMap(book::incident)
        .filter(Incident::open)
        .or(
            () ->
                target.flatMap(
                    id ->
                        book.open().stream()
                            .filter(found -> found.phase().active())
                            .filter(found -> found.member(id).filter(m -> !m.done()).isPresent())
                            .findFirst()))
        .or(
            () ->
                book.active(Incident.Kind.FINDING).stream()
                    .filter(found -> found.cause().equals(cause()))
                    .findFirst());
  }

  static boolean tooMany(IncidentBook book) {
    return book.active(Incident.Kind.FINDING).stream().filter(Alert::made).count() >= MOST;
  }

  /** Whether the incident was made of alerts and none of them holds any more. */
  static boolean over(Incident incident) {
    return made(incident) && incident.fired().stream().noneMatch(word -> word.startsWith(MARK));
  }

  private static boolean made(Incident incident) {
    return incident.signal() == Signal.ALERT || incident.signal() == Signal.ALERT_CRITICAL;
  }
}
