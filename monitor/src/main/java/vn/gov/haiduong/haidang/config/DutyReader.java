package vn.gov.haiduong.haidang.config;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.Change;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** {@code roster.yml} and {@code contacts.yml}. */
final class DutyReader {

  /** How far ahead a slot without anybody is a problem. */
  static final int AHEAD_DAYS = 14;

  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

  private final References people = new References("một mã người của contacts.yml");
  final List<String> notices = new ArrayList<>();
  private final Map<Roster, Map<String, YamlNode>> slotsInUse = new LinkedHashMap<>();

  Map<PersonId, Contact> contacts(YamlNode node) {
    Map<PersonId, Contact> found = new LinkedHashMap<>();
    for (YamlNode item : Fields.of(node, "people").list("people")) {
      Fields f =
          Fields.of(
              item, "id", "name", "sms", "zalo", "mail", "voice", "webhook", "command", "telegram");
      Map<Channel, String> addresses = new LinkedHashMap<>();
      for (Channel channel : Channel.values()) {
        String address = f.text(channel.label());
        if (!address.isBlank()) {
          addresses.put(channel, address);
        }
      }
      Optional<PersonId> id = person(f.place("id"), f.id());
      if (addresses.isEmpty()) {
        item.wrong("ít nhất một kênh liên lạc (sms, zalo, mail, …)", "", "");
      }
      id.ifPresent(
          who -> {
            if (found.put(who, new Contact(who, f.text("name"), addresses)) != null) {
              item.wrong("mỗi mã một lần", who.value(), "");
            }
          });
    }
    return found;
  }

  /** Rosters by id. */
  Map<String, Roster> rosters(YamlNode node) {
    Map<String, Roster> found = new LinkedHashMap<>();
    for (YamlNode item : Fields.of(node, "rosters").list("rosters")) {
      roster(item)
          .ifPresent(
              roster -> {
                if (found.put(roster.id(), roster) != null) {
                  item.wrong("mỗi mã một lần", roster.id(), "");
                }
              });
    }
    return found;
  }

  void check(Map<PersonId, Contact> contacts) {
    people.check(contacts.keySet().stream().map(PersonId::value).toList());
  }

  private Optional<Roster> roster(YamlNode item) {
    Fields f = Fields.of(item, "id", "name", "active", "slots", "changes");
    String id = f.id();
    boolean active = f.yes("active");
    Map<String, Rotation> slots = new LinkedHashMap<>();
    Map<String, YamlNode> places = new LinkedHashMap<>();
    for (YamlNode slot : f.list("slots")) {
      Fields s = Fields.of(slot, "id", "people", "start", "days", "hand_over");
      List<PersonId> turn = new ArrayList<>();
      for (YamlNode person : s.list("people")) {
        person(person, person.text())
            .ifPresent(
                who -> {
                  people.take(person, who.value());
                  turn.add(who);
                });
      }
      if (turn.size() > 200) {
        slot.wrong("tối đa 200 người một ca", "" + turn.size(), "");
      }
      String slotId = s.id();
      places.put(slotId, slot);
      slots.put(
          slotId,
          new Rotation(
              turn,
              s.day("start"),
              s.number("days", 1, 366, 1),
              s.time("hand_over", LocalTime.of(7, 30))));
    }
    List<Change> changes = new ArrayList<>();
    f.list("changes").forEach(change -> change(change, slots).ifPresent(changes::add));
    if (id.isBlank()) {
      return Optional.empty();
    }
    Roster roster = new Roster(id, f.need("name", "tên lịch trực"), active, slots, changes);
    if (active) {
      slotsInUse.put(roster, places);
    } else {
      notices.add("lịch trực \"" + roster.name() + "\" chưa dùng: điền người rồi đổi active");
    }
    return Optional.of(roster);
  }

  /** Slots of active rosters without anybody in the days from {@code today} on. */
  List<Problem> holes(LocalDate today) {
    List<Problem> holes = new ArrayList<>();
    slotsInUse.forEach((roster, places) -> holes.addAll(holes(roster, places, today)));
    return holes;
  }

  private static List<Problem> holes(Roster roster, Map<String, YamlNode> places, LocalDate today) {
    List<Problem> holes = new ArrayList<>();
    Instant from = today.atStartOfDay(Province.ZONE).toInstant();
    Instant to = today.plusDays(AHEAD_DAYS).atStartOfDay(Province.ZONE).toInstant();
    for (Roster.Turn hole : roster.holes(new Interval(from, to))) {
      YamlNode place = places.get(hole.slot());
      if (place != null) {
        holes.add(
            place.problem(
                "có người trực trong " + AHEAD_DAYS + " ngày tới",
                "trống từ "
                    + Province.dateTime(hole.during().from())
                    + " đến "
                    + Province.dateTime(hole.during().to()),
                ""));
      }
    }
    return holes;
  }

  private Optional<Change> change(YamlNode item, Map<String, Rotation> slots) {
    Fields f = Fields.of(item, "kind", "slot", "person", "with", "from", "to", "reason");
    Optional<PersonId> person = named(f, "person");
    Instant from = moment(f, "from");
    Instant to = moment(f, "to");
    if (!from.isBefore(to)) {
      item.wrong("from trước to", f.text("from") + " – " + f.text("to"), "");
      return Optional.empty();
    }
    Interval during = new Interval(from, to);
    String reason = f.need("reason", "lý do");
    List<String> kinds = List.of("stand-in", "leave", "swap");
    String kind = f.need("kind", "loại thay đổi");
    if (!kinds.contains(kind)) {
      f.place("kind").wrong("một trong: stand-in, leave, swap", kind, Likely.hint(kind, kinds));
      return Optional.empty();
    }
    if (person.isEmpty()) {
      return Optional.empty();
    }
    return switch (kind) {
      case "stand-in" -> {
        String slot = f.need("slot", "ca trực");
        if (!slots.containsKey(slot)) {
          f.place("slot").wrong("một ca của lịch này", slot, Likely.hint(slot, slots.keySet()));
        }
        yield Optional.of(new Change.StandIn(slot, person.get(), during, reason));
      }
      case "leave" -> Optional.of(new Change.Leave(person.get(), during, reason));
      default -> {
        Optional<PersonId> with = named(f, "with");
        if (with.equals(person)) {
          item.wrong("hai người khác nhau", f.text("with"), "");
          yield Optional.empty();
        }
        yield with.map(other -> new Change.Swap(person.get(), other, during, reason));
      }
    };
  }

  private Optional<PersonId> named(Fields f, String key) {
    Optional<PersonId> person = person(f.place(key), f.need(key, "mã người"));
    person.ifPresent(who -> people.take(f.place(key), who.value()));
    return person;
  }

  private static Optional<PersonId> person(YamlNode place, String id) {
    try {
      return id.isBlank() ? Optional.empty() : Optional.of(new PersonId(id));
    } catch (IllegalArgumentException notOne) {
      place.wrong("mã người gồm a-z, 0-9, gạch nối", id, "");
      return Optional.empty();
    }
  }

  private static Instant moment(Fields f, String key) {
    String text = f.need(key, "thời điểm dạng \"2026-12-24 07:30\"");
    try {
      return LocalDateTime.parse(text, MOMENT).atZone(Province.ZONE).toInstant();
    } catch (DateTimeParseException notOne) {
      if (!text.isEmpty()) {
        f.place(key).wrong("thời điểm dạng \"2026-12-24 07:30\"", text, "");
      }
      return Instant.EPOCH;
    }
  }
}
