package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.Attempts;
import vn.gov.haiduong.haidang.access.Devices;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.access.Sessions;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.incident.World;

/**
 * What the pages about incidents and people ask of the rest of the service. Suppliers answer at
 * once from any thread.
 *
 * @param incidents all that are open, and those closed in the last days
 * @param past all whose story is known, those of {@code incidents} included; may take time
 * @param story the kept events of one, in order; may take time
 * @param told what was told lately and what came back, latest first
 * @param telling reads everything that was told of an incident
 * @param audit keeps who did what besides the incidents' own events
 * @param orders maintenance and mutes
 * @param drafts of the papers that the law asks for
 * @param secureCookie whether people reach the pages over TLS
 */
public record PeoplePorts(
    Supplier<List<Incident>> incidents,
    Supplier<List<Incident>> past,
    Supplier<World> world,
    Function<IncidentId, List<Event>> story,
    Acts acts,
    Supplier<List<Told>> told,
    Telling telling,
    Supplier<Accounts> accounts,
    Sessions sessions,
    AckLinks links,
    DraftLinks draftLinks,
    OneTimeCodes codes,
    Attempts attempts,
    Devices devices,
    Audit audit,
    Orders orders,
    Drafts drafts,
    boolean secureCookie) {

  /** Who of the contacts goes by this key; empty when nobody does. */
  Optional<PersonId> person(String key) {
    try {
      PersonId id = new PersonId(key);
      return world.get().directory().contact(id).map(Contact::id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** The name of somebody in the contacts, else the key itself. */
  String nameOf(String person) {
    return person(person)
        .flatMap(id -> world.get().directory().contact(id))
        .map(Contact::name)
        .filter(name -> !name.isBlank())
        .orElse(person);
  }

  /** Makes the draft of a paper about an incident; takes time. */
  @FunctionalInterface
  public interface Drafts {

    /**
     * The file.
     *
     * @param name such as {@code mau-03.docx}; empty when there is no such paper
     */
    Optional<byte[]> file(Incident incident, String name);
  }

  /** Where acts of people go. */
  @FunctionalInterface
  public interface Acts {

    /** Empty when it was done and kept. */
    Future<Optional<Refusal>> act(IncidentId incident, Event.Done act);
  }

  /** Keeps an act that is no event of an incident. */
  @FunctionalInterface
  public interface Audit {
    void keep(String who, String what, String subject);
  }

  /** Who was told of incidents, however long ago; takes time. */
  public interface Telling {

    /** Everything that was told of it, what waits and what was given up. */
    AllTold of(Incident incident);

    /** Keys of the people who were told of each of these. */
    Map<IncidentId, Set<String>> people(List<Incident> incidents);
  }

  /**
   * What was told of one incident.
   *
   * @param told latest first
   * @param whole false where the ledger cannot be read now or holds more: earlier ones are missing
   */
  public record AllTold(List<Told> told, boolean whole) {
    public AllTold {
      told = List.copyOf(told);
    }
  }

  /**
   * One attempt to tell, or how it stands with a message.
   *
   * @param person key of the contacts; no personal data
   * @param channel in words; empty where none was tried
   * @param what why they were told, in words
   * @param result in words
   */
  public record Told(
      Instant at,
      String incident,
      String person,
      String channel,
      String what,
      String result,
      State state) {

    /** What came of it. */
    public enum State {
      ACCEPTED("accepted", "✔ đã nhận: "),
      NOT_TAKEN("not_taken", "✖ chưa nhận: "),
      WAITING("waiting", "… đang chờ gửi"),
      GIVEN_UP("given_up", "✖ đã thôi gửi: ");

      private final String label;
      private final String words;

      State(String label, String words) {
        this.label = label;
        this.words = words;
      }

      public String label() {
        return label;
      }

      /** Before the result. */
      public String words() {
        return words;
      }
    }

    /** Whether the other side took it. */
    public boolean accepted() {
      return state == State.ACCEPTED;
    }
  }
}
