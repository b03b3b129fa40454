package vn.gov.haiduong.haidang.incident;

import java.util.Optional;
import vn.gov.haiduong.haidang.duty.PersonId;

/**
 * Who did something: always a named person, never the machine.
 *
 * @param name as shown and kept
 * @param person when it is one of the contacts
 * @param means how it came in
 */
public record Actor(String name, Optional<PersonId> person, Means means) {

  /** How an act came in. */
  public enum Means {
    LINK("link", "liên kết trong tin báo"),
    CODE("code", "mã xác nhận"),
    PAGE("page", "trang quản trị"),
    API("api", "API"),
    DESK("desk", "bàn trực nhập hộ");

    private final String label;
    private final String words;

    Means(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }

    /** Whether it used up a one-time code: sent as a reply, or read to the desk. */
    public boolean byCode() {
      return this == CODE || this == DESK;
    }
  }

  public Actor {
    if (name.isBlank() || name.length() > 200) {
      throw new IllegalArgumentException("actor: expected a name of 1 to 200 characters");
    }
  }
}
