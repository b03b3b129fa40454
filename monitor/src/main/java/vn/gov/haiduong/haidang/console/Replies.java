package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.access.Attempts;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Answers that people give by sending a code back, however they came: six digits somewhere in the
 * text, and who sent it. A known sender is heard for himself alone and counted by himself, so that
 * strangers who write in cannot keep him from answering.
 */
public final class Replies {

  private static final Pattern SIX = Pattern.compile("(?<!\\d)\\d{6}(?!\\d)");
  private static final int LONGEST_SENDER = 254;
  private static final long ACT_SECONDS = 15;

  private final PeoplePorts ports;
  private final Clock clock;

  public Replies(PeoplePorts ports, Clock clock) {
    this.ports = ports;
    this.clock = clock;
  }

  /** What came of a reply. */
  public sealed interface Heard {

    /**
     * It was a good code; now used up.
     *
     * @param refusal why the incident was not taken over all the same; empty when it was
     */
    record Good(String incident, Optional<Refusal> refusal) implements Heard {}

    /** There are no six digits in it. */
    record NoCode() implements Heard {}

    /** The code is nobody's, somebody else's, or used up. */
    record Wrong() implements Heard {}

    /** This sender, or strangers together, guessed too often. */
    record TooOften() implements Heard {}
  }

  /**
   * Who was told of the incidents that a reply may be about, where its sender does not say who he
   * is; looks into the ledger, so from a worker. Empty where nobody needs to be looked for.
   */
  public Map<IncidentId, Set<String>> told(String text, String from) {
    Asked asked = asked(from);
    return SIX.matcher(text).find()
            && asked.senders().isEmpty()
            && ports.attempts().heard(asked.subject(), asked.place())
        ? ports.telling().people(open())
        : Map.of();
  }

  /**
   * Hears a reply.
   *
   * @param from number or address of the sender; empty when nobody knows it
   * @param through who handed it on, for the record
   * @param told what {@link #told} said of it
   */
  public Future<Heard> hear(
      String text, String from, String through, Map<IncidentId, Set<String>> told) {
    Matcher digits = SIX.matcher(text);
    if (!digits.find()) {
      return Future.succeededFuture(new Heard.NoCode());
    }
    Asked asked = asked(from);
    Attempts attempts = ports.attempts();
    // Without a sender a reply is a guess over everybody who was told: only few are heard.
    if (!attempts.heard(asked.subject(), asked.place())) {
      return Future.succeededFuture(new Heard.TooOften());
    }
    for (Incident incident : open()) {
      Set<String> people =
          asked.senders().isEmpty() ? told.getOrDefault(incident.id(), Set.of()) : asked.senders();
      for (String person : people) {
        if (ports.codes().take(incident.id().value(), person, digits.group())) {
          return acknowledge(incident, person);
        }
      }
    }
    attempts.missed(asked.subject(), asked.place());
    ports.audit().keep(through, "wrong_code", "reply");
    return Future.succeededFuture(new Heard.Wrong());
  }

  /** Whose guesses it counts among. */
  private record Asked(Set<String> senders, String subject, String place) {}

  private Asked asked(String from) {
    Set<String> senders = from.length() > LONGEST_SENDER ? Set.of() : senders(from);
    return senders.isEmpty()
        ? new Asked(
            senders,
            "replies of strangers",
            from.isEmpty() ? "nobody" : Integer.toHexString(from.hashCode()))
        : new Asked(
            senders,
            "reply of " + String.join(" ", senders),
            Integer.toHexString(plain(from).hashCode()));
  }

  private List<Incident> open() {
    return ports.incidents().get().stream().filter(Incident::open).toList();
  }

  private Future<Heard> acknowledge(Incident incident, String person) {
    Actor actor = new Actor(ports.nameOf(person), ports.person(person), Actor.Means.CODE);
    Event.Done act = new Event.Acknowledged(clock.now(), actor, "Trả lời tin", Optional.empty());
    return ports
        .acts()
        .act(incident.id(), act)
        .timeout(ACT_SECONDS, TimeUnit.SECONDS)
        .map(refusal -> new Heard.Good(incident.id().value(), refusal));
  }

  /** Whose number or address this is: one person may stand in the contacts more than once. */
  private Set<String> senders(String from) {
    String plain = plain(from);
    return plain.isEmpty()
        ? Set.of()
        : ports.world().get().directory().contacts().values().stream()
            .filter(
                contact ->
                    contact.addresses().values().stream()
                        .anyMatch(address -> plain(address).equals(plain)))
            .map(Contact::id)
            .map(Object::toString)
            .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Numbers with and without the country's code are the same; so are letters of either case. */
  static String plain(String address) {
    String text = address.strip().toLowerCase(Locale.ROOT);
    if (!text.matches("[+0-9 ().-]+")) {
      int open = text.lastIndexOf('<');
      int close = text.lastIndexOf('>');
      return open >= 0 && close > open ? text.substring(open + 1, close) : text;
    }
    String digits = text.replaceAll("\\D", "");
    return digits.startsWith("84") && digits.length() > 9 ? "0" + digits.substring(2) : digits;
  }
}
