package vn.gov.haiduong.haidang.duty;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rosters and contacts as read. */
public record Directory(Map<String, Roster> rosters, Map<PersonId, Contact> contacts) {

  /** Nobody at all. */
  public static final Directory EMPTY = new Directory(Map.of(), Map.of());

  public Directory {
    rosters = Map.copyOf(rosters);
    contacts = Map.copyOf(contacts);
  }

  public Optional<Roster> roster(String id) {
    return Optional.ofNullable(rosters.get(id));
  }

  public Optional<Contact> contact(PersonId id) {
    return Optional.ofNullable(contacts.get(id));
  }

  /** Rosters in the order of their ids. */
  public List<Roster> inOrder() {
    return rosters.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
  }
}
