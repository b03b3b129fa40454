package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Severity;

/** Who was told of an incident hears of its end, whoever is on duty by then. */
class ReachedTest {

  /** Shifts of a day; the hand-over is at noon, two hours after the first failure. */
  private static final LocalTime NOON = LocalTime.of(12, 0);

  private final World world = world();
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<Effect.Tell> told = new ArrayList<>();
  private final List<Turn.Kept> kept = new ArrayList<>();

  private static World world() {
    Map<PersonId, Contact> contacts = new HashMap<>();
    for (String person : List.of("sang", "chieu", "nghi", "ung-cuu", "lanh-dao")) {
      PersonId key = new PersonId(person);
      contacts.put(key, new Contact(key, person, Map.of(Channel.SMS, "0912345678")));
    }
    Directory directory =
        new Directory(
            Map.of(
                "desk",
                roster("desk", List.of("sang", "chieu"), List.of("nghi")),
                "csirt",
                roster("csirt", List.of("ung-cuu"), List.of())),
            contacts);
    World plain = Plans.world();
    return new World(plain.plan(), plain.calendar(), directory, plain.subjects());
  }

  private static Roster roster(String id, List<String> first, List<String> second) {
    return new Roster(
        id, id, true, Map.of("chinh", turns(first), "du-phong", turns(second)), List.of());
  }

  private static Rotation turns(List<String> people) {
    // The first is on duty until noon of the day of the failure.
    return new Rotation(
        people.stream().map(PersonId::new).toList(), LocalDate.of(2026, 11, 24), 1, NOON);
  }

  private static Instant at(Duration after) {
    return T0.plus(after);
  }

  private void take(Input input) {
    Turn turn = book.next(input, world);
    assertThat(turn.refusal()).isEmpty();
    book = turn.book();
    kept.addAll(turn.kept());
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Tell tell) {
        told.add(tell);
      }
    }
  }

  private void down(String target, Duration start) {
    take(
        new Input.OutageDue(
            at(start.plusSeconds(41)), id(target), Plans.outage(at(start)), List.of()));
  }

  private void back(String target, Duration end) {
    take(new Input.OutageEnded(at(end), id(target), at(end)));
    take(new Input.RecoveryDue(at(end.plusSeconds(120)), id(target), at(end)));
  }

  private List<String> heard(Effect.Occasion occasion) {
    return told.stream()
        .filter(tell -> tell.occasion() == occasion)
        .flatMap(tell -> tell.people().stream())
        .map(PersonId::value)
        .toList();
  }

  @Test
  void whoWasOnDutyAtTheBeginningHearsOfTheRecoveryAndSoDoesWhoIsNow() {
    down("w0", Duration.ZERO);
    assertThat(heard(Effect.Occasion.OPENED)).containsExactly("sang");
    back("w0", Duration.ofHours(5));
    assertThat(heard(Effect.Occasion.RECOVERED)).containsExactlyInAnyOrder("sang", "chieu");
  }

  @Test
  void whoWasCalledInThePlaceOfSomebodyHearsOfItsEnd() {
    down("w0", Duration.ZERO);
    IncidentId incident = book.open().getFirst().id();
    take(
        new Input.Reached(
            at(Duration.ofMinutes(2)),
            incident,
            List.of(new PersonId("nghi"), new PersonId("ung-cuu"))));
    // A restart in between forgets nobody.
    IncidentBook again = IncidentBook.EMPTY;
    for (Turn.Kept one : kept) {
      again = again.restored(one.incident(), KeptForm.event(KeptForm.of(one.event())));
    }
    book = again;
    back("w0", Duration.ofHours(1));
    assertThat(heard(Effect.Occasion.RECOVERED))
        .containsExactlyInAnyOrder("sang", "nghi", "ung-cuu");
  }

  @Test
  void aFalseAlarmIsTakenBackFromAllWhoHeard() {
    down("w0", Duration.ZERO);
    back("w0", Duration.ofHours(1));
    IncidentId incident = book.open().getFirst().id();
    take(
        new Input.Act(
            incident, new Event.Closed(at(Duration.ofHours(4)), AN, "đo nhầm", "", true)));
    assertThat(heard(Effect.Occasion.RETRACTED)).containsExactlyInAnyOrder("sang", "chieu");
  }

  @Test
  void whoHeardOfOneThatBecomesPartOfAnotherHearsSoAndOfTheOthersEnd() {
    down("s0", Duration.ZERO);
    down("s1", Duration.ofSeconds(10));
    List<Incident> before = book.open();
    assertThat(before).hasSize(2);
    take(
        new Input.Reached(
            at(Duration.ofSeconds(60)), before.get(1).id(), List.of(new PersonId("nghi"))));
    told.clear();
    // The host is found to be the cause of both.
    down("host", Duration.ofSeconds(30));
    assertThat(book.open()).hasSize(1);
    take(new Input.Passed(at(Duration.ofMinutes(5))));
    assertThat(heard(Effect.Occasion.GREW)).containsExactlyInAnyOrder("sang", "nghi");
    assertThat(told.getFirst().why())
        .contains("thêm 2 đối tượng")
        .contains("gộp vào đây " + before.get(1).id());
    take(new Input.Passed(at(Duration.ofMinutes(30))));
    for (String target : List.of("host", "s0", "s1")) {
      take(new Input.OutageEnded(at(Duration.ofHours(3)), id(target), at(Duration.ofHours(3))));
    }
    for (String target : List.of("host", "s0", "s1")) {
      take(
          new Input.RecoveryDue(
              at(Duration.ofHours(3).plusSeconds(120)), id(target), at(Duration.ofHours(3))));
    }
    assertThat(heard(Effect.Occasion.RECOVERED)).containsExactlyInAnyOrder("sang", "nghi", "chieu");
    assertThat(told).allSatisfy(tell -> assertThat(tell.people()).doesNotHaveDuplicates());
  }

  @Test
  void whatAPersonCalledAnAttackIsNotSwallowedByTheOutageOfItsHost() {
    down("s0", Duration.ZERO);
    down("s1", Duration.ofSeconds(10));
    Incident attacked =
        book.open().stream()
            .filter(one -> one.member(id("s1")).isPresent())
            .findFirst()
            .orElseThrow();
    take(
        new Input.Act(
            attacked.id(),
            new Event.Classified(
                at(Duration.ofMinutes(1)),
                AN,
                "ma-doc",
                "",
                Severity.S2,
                true,
                false,
                false,
                "có mã lạ")));
    down("host", Duration.ofSeconds(30));
    Incident after = book.incident(attacked.id()).orElseThrow();
    assertThat(after.mergedInto()).isEmpty();
    assertThat(Clocks.owed(after, world, at(Duration.ofMinutes(2)))).isNotEmpty();
  }

  @Test
  void aStepOfALedgerOfBeforeNamesNobody() {
    Event event =
        KeptForm.event(
            Map.of(
                "event", "fired", "at", T0.toString(), "key", "opened", "told", List.of("desk")));
    assertThat(event)
        .isEqualTo(new Event.Fired(T0, "opened", List.of("desk"), List.<PersonId>of()));
    assertThat(Optional.of(event)).isPresent();
  }
}
