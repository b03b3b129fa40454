package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
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

  /**
   * An alert that nobody says again for so long is over, though its end was never told: longer than
   * any {@code repeat_interval} of the routes that we ship.
   */
  public static final Duration HOLDS = Duration.ofHours(26);

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

  /** Begins what an incident remembers of one alert. */
  static String mark(String key) {
    return MARK + key + ":";
  }

  /** What an incident remembers of one alert. */
  static String mark(Event.Alerted alerted) {
    Instant until = alerted.until().orElseGet(() -> alerted.at().plus(HOLDS));
    return mark(alerted.key())
        + alerted.since().getEpochSecond()
        + ":"
        + until.getEpochSecond()
        + ":"
        + alerted.name();
  }

  /** An alert as an incident remembers it. */
  record Heard(String key, Instant since, Instant until, String name) {

    private static Heard of(String mark) {
      String[] words = mark.split(":", 5);
      return new Heard(
          words[1],
          Instant.ofEpochSecond(Long.parseLong(words[2])),
          Instant.ofEpochSecond(Long.parseLong(words[3])),
          words[4]);
    }

    /** All that the incident remembers. */
    static List<Heard> in(Incident incident) {
      return incident.fired().stream()
          .filter(word -> word.startsWith(MARK))
          .sorted()
          .map(Heard::of)
          .toList();
    }

    /** Nobody has said it again: what is done as if its end had been told. */
    Alert silent() {
      return new Alert(
          name,
          key,
          false,
          Optional.empty(),
          Optional.empty(),
          since,
          "Không còn được báo lại, coi như đã hết");
    }
  }

  CauseKey cause() {
    return new CauseKey(CauseKey.Shared.ALERT, name);
  }

  Event.Alerted holds(Instant now, Instant until) {
    return new Event.Alerted(now, name, key, since, detail, false, Optional.of(until));
  }

  Event.Alerted gone(Instant now) {
    return new Event.Alerted(now, name, key, since, detail, true, Optional.empty());
  }

  /** Where it was heard before and has not gone: repeats change nothing, nor does a closing. */
  Optional<Incident> known(IncidentBook book) {
    return book.all().stream().filter(found -> remembered(found).isPresent()).findFirst();
  }

  /** What this incident remembers of it, if it is the same alert and not a later one. */
  Optional<Heard> remembered(Incident incident) {
    return Heard.in(incident).stream()
        .filter(heard -> heard.key().equals(key))
        .filter(
            heard ->
                Math.abs(heard.since().getEpochSecond() - since.getEpochSecond()) <= SAME_SECONDS)
        .findFirst();
  }

  /** The incident that heard of it; an open one first. */
  Optional<Incident> holder(IncidentBook book) {
    return book.all().stream()
        .sorted(Comparator.comparing(Incident::open).reversed())
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
