package vn.gov.haiduong.haidang.config;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.target.Listing;
import vn.gov.haiduong.haidang.target.People;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Inventory and response plan as incidents see them. The leaders and specialists that agencies
 * named in the inventory become contacts; who is named twice with the same number and address is
 * one person.
 */
public final class Worlds {

  private final Configuration read;
  private final Map<PersonId, Contact> contacts = new LinkedHashMap<>();
  private final Map<String, PersonId> known = new HashMap<>();

  private Worlds(Configuration read) {
    this.read = read;
    read.alerts().ifPresent(alerts -> contacts.putAll(alerts.directory().contacts()));
  }

  /** The world of a configuration; without a response plan a bare one. */
  public static World of(Configuration read) {
    Worlds worlds = new Worlds(read);
    Map<TargetId, Subject> subjects = new HashMap<>();
    for (Listing row : read.inventory().listings()) {
      subjects.put(row.id(), worlds.subject(row));
    }
    if (read.alerts().isEmpty()) {
      return World.bare(List.of(), List.of()).about(subjects);
    }
    Alerts alerts = read.alerts().get();
    return new World(
        alerts.plan(),
        alerts.calendar(),
        new Directory(alerts.directory().rosters(), worlds.contacts),
        subjects);
  }

  private Subject subject(Listing row) {
    UnitCode unit = row.listed().unit();
    String unitName = read.inventory().unit(unit).map(Unit::name).orElse(unit.value());
    return switch (row) {
      case Site site ->
          new Subject(
              row.id(),
              row.listed().name(),
              row.listed().kind(),
              unit,
              unitName,
              site.address(),
              site.level().orElse(0),
              row.listed().priority(),
              row.listed().hostedOn(),
              row.listed().reachedThrough(),
              site.vendor().orElse(""),
              leader(unit, site.people()),
              specialist(unit, site.people()),
              site.observeOnly());
      case Point point ->
          new Subject(
              row.id(),
              row.listed().name(),
              row.listed().kind(),
              unit,
              unitName,
              point.address().orElse(""),
              0,
              row.listed().priority(),
              row.listed().hostedOn(),
              row.listed().reachedThrough(),
              "",
              Optional.empty(),
              Optional.empty(),
              false);
    };
  }

  private Optional<PersonId> leader(UnitCode unit, People people) {
    return person(unit, "leader", people.leader(), people.leaderPhone(), people.leaderEmail());
  }

  private Optional<PersonId> specialist(UnitCode unit, People people) {
    return person(
        unit,
        "specialist",
        people.specialist(),
        people.specialistPhone(),
        people.specialistEmail());
  }

  private Optional<PersonId> person(
      UnitCode unit, String role, String name, String phone, String mail) {
    if (name.isBlank() || (phone.isBlank() && mail.isBlank())) {
      return Optional.empty();
    }
    // Whoever looks after the sites of several agencies is one person, with one code.
    String same = name + "|" + phone + "|" + mail;
    return Optional.of(
        known.computeIfAbsent(
            same,
            _ -> {
              PersonId id = free(unit + "/" + role);
              Map<Channel, String> addresses = new EnumMap<>(Channel.class);
              if (!phone.isBlank()) {
                addresses.put(Channel.SMS, phone);
              }
              if (!mail.isBlank()) {
                addresses.put(Channel.MAIL, mail);
              }
              contacts.put(id, new Contact(id, name, addresses));
              return id;
            }));
  }

  private PersonId free(String base) {
    PersonId id = new PersonId(base);
    for (int i = 2; contacts.containsKey(id); i++) {
      id = new PersonId(base + "-" + i);
    }
    return id;
  }
}
