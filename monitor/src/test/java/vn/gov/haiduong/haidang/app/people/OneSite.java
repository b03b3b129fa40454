package vn.gov.haiduong.haidang.app.people;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Plan;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.WorkingCalendar;

/** One site, the shipped plan, and a few people by turns: enough to tell somebody of something. */
final class OneSite {

  /** 10:00 local, a Wednesday. */
  static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");

  static final TargetId SITE = new TargetId("w0");

  static final Plan PLAN =
      switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
        case Alerts.Result.Loaded(Alerts read) -> read.plan();
        case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
      };

  private OneSite() {}

  /** Nobody is on duty. */
  static World world() {
    return new World(PLAN, WorkingCalendar.PLAIN, new Directory(Map.of(), Map.of()), Map.of());
  }

  /**
   * These rosters, and contacts of these alone.
   *
   * @param ways where each person is reached
   */
  static World world(Channel channel, Map<String, String> ways, Roster... rosters) {
    Map<PersonId, Contact> contacts = new HashMap<>();
    ways.forEach(
        (person, way) -> {
          PersonId id = new PersonId(person);
          contacts.put(id, new Contact(id, "Người " + person, Map.of(channel, way)));
        });
    Map<String, Roster> byId = new HashMap<>();
    for (Roster roster : rosters) {
      byId.put(roster.id(), roster);
    }
    return new World(PLAN, WorkingCalendar.PLAIN, new Directory(byId, contacts), Map.of());
  }

  /** A roster of these two, always. */
  static Roster roster(String id, String first, String second) {
    return new Roster(
        id, id, true, Map.of("chinh", turn(first), "du-phong", turn(second)), List.of());
  }

  private static Rotation turn(String who) {
    return new Rotation(
        List.of(new PersonId(who)), LocalDate.of(2026, 11, 1), 30, LocalTime.of(7, 30));
  }

  /** The site has been down since {@link #T0}. */
  static Input.OutageDue down(Instant now) {
    return new Input.OutageDue(
        now,
        SITE,
        new Outage(
            T0,
            Optional.empty(),
            T0.plusSeconds(40),
            Optional.of(Cause.CONNECT_REFUSED),
            Optional.of(T0.plusSeconds(40))),
        List.of());
  }

  /** What people get of a turn. */
  static List<Message> messages(Turn turn, World world) {
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
                        tell, turn.book().incident(tell.incident()).orElseThrow(), world, tell.at())
                    .stream())
        .toList();
  }
}
