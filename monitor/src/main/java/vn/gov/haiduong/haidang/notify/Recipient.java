package vn.gov.haiduong.haidang.notify;

import java.util.List;

/**
 * Somebody who is told.
 *
 * @param id of the person in the contacts, such as {@code truc-01}; no personal data
 * @param addresses in the order in which they are tried
 */
public record Recipient(String id, String name, List<Address> addresses) {

  public Recipient {
    if (id.isBlank() || id.length() > 80) {
      throw new IllegalArgumentException("recipient id: expected 1 to 80 characters");
    }
    addresses = List.copyOf(addresses);
  }

  @Override
  public String toString() {
    return "Recipient[" + id + "]";
  }
}
