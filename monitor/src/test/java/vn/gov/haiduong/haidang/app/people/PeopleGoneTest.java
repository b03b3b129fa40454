package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** Somebody or something is taken out of the files while it matters. */
class PeopleGoneTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");
  private static final TargetId SITE = new TargetId("w0");
  private static final Plan PLAN =
      switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
        case Alerts.Result.Loaded(Alerts read) -> read.plan();
        case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
      };

  private static Roster roster(String id, String first, String second) {
    return new Roster(
        id, id, true, Map.of("chinh", turn(first), "du-phong", turn(second)), List.of());
  }

  private static Rotation turn(String who) {
    return new Rotation(
        List.of(new PersonId(who)), LocalDate.of(2026, 11, 1), 30, LocalTime.of(7, 30));
  }

  /** With contacts of these alone. */
  private static World world(String... people) {
    Map<PersonId, Contact> contacts = new HashMap<>();
    for (String person : people) {
      contacts.put(
          new PersonId(person),
          new Contact(new PersonId(person), person, Map.of(Channel.SMS, "0912345678")));
    }
    Directory directory =
        new Directory(
            Map.of("desk", roster("desk", "mot", "hai"), "csirt", roster("csirt", "ba", "bon")),
            contacts);
    return new World(PLAN, WorkingCalendar.PLAIN, directory, Map.of());
  }

  private static Turn down(World world) {
    return IncidentBook.EMPTY.next(
        new Input.OutageDue(
            T0.plusSeconds(60),
            SITE,
            new Outage(
                T0,
                Optional.empty(),
                T0.plusSeconds(40),
                Optional.of(Cause.CONNECT_REFUSED),
                Optional.of(T0.plusSeconds(40))),
            List.of()),
        world);
  }

  private static List<Message> messages(Turn turn, World world) {
    Secret secret = new Secret(new byte[Secret.LEAST_BYTES]);
    Telling telling =
        new Telling(new AckLinks(secret), new OneTimeCodes(secret), "https://a.vn", false);
    return turn.effects().stream()
        .filter(Effect.Tell.class::isInstance)
        .map(Effect.Tell.class::cast)
        .flatMap(
            tell ->
                telling
                    .messages(
                        tell,
                        turn.book().incident(tell.incident()).orElseThrow(),
                        world,
                        T0.plusSeconds(60))
                    .stream())
        .toList();
  }

  private static List<String> told(World world) {
    return messages(down(world), world).stream()
        .map(message -> message.recipient().id())
        .distinct()
        .toList();
  }

  @Test
  void whoStandsAtTheDeskHears() {
    assertThat(told(world("mot", "hai", "ba", "bon"))).contains("mot").doesNotContain("hai");
  }

  @Test
  void whereThePersonAtTheDeskIsGoneTheNextHearsAtOnce() {
    assertThat(told(world("hai", "ba", "bon"))).contains("hai");
    assertThat(told(world("bon"))).containsExactly("bon");
  }

  @Test
  void aLowFindingWaitsForTheNextWorkingMorningAndAnOutageDoesNot() {
    World world = world("mot", "hai", "ba", "bon");
    Turn found =
        IncidentBook.EMPTY.next(
            new Input.Found(
                T0.plusSeconds(60),
                SITE,
                vn.gov.haiduong.haidang.plan.Signal.CERT_EXPIRING,
                T0,
                "chứng thư còn 7 ngày"),
            world);
    // 10:01 on a Wednesday: the next working day begins at 07:30.
    assertThat(messages(found, world))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.notBefore()).contains(Instant.parse("2026-11-26T00:30:00Z")));
    assertThat(messages(down(world), world))
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.notBefore()).isEmpty());
  }

  @Test
  void whereThereIsNobodyAtAllNobodyIsMadeUp() {
    assertThat(told(world())).isEmpty();
  }

  @Test
  void aTargetThatLeavesTheInventoryIsNotSaidToHaveRecovered() {
    World world = world("mot", "hai", "ba", "bon");
    IncidentBook open = down(world).book();
    Turn left = open.next(new Input.Removed(T0.plusSeconds(600), SITE), world);

    Incident over = left.book().all().iterator().next();
    assertThat(over.phase()).isEqualTo(Incident.Phase.RESOLVED);
    assertThat(messages(left, world))
        .isNotEmpty()
        .allSatisfy(
            message -> {
              assertThat(message.purpose()).isEqualTo(Purpose.CLOSED);
              assertThat(message.text().brief()).contains("da ra khoi danh muc giam sat luc 10:10");
              assertThat(message.text().plain()).doesNotContain("hoạt động trở lại");
              assertThat(message.text().subject()).doesNotContain("khôi phục");
            });
  }
}
