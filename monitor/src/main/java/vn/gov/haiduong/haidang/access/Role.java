package vn.gov.haiduong.haidang.access;

import java.util.Optional;

/** What somebody may do; each role may also do what those before it may. */
public enum Role {
  /** Reads incidents, evidence, rosters and deliveries. */
  VIEWER("viewer", "Người xem"),
  /** Answers incidents, plans maintenance, mutes reminders. */
  OPERATOR("operator", "Trực vận hành"),
  /** Also names an attack, confirms "nghiêm trọng" and approves maintenance. */
  LEADER("leader", "Lãnh đạo");

  private final String label;
  private final String words;

  Role(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  public boolean may(Role needed) {
    return compareTo(needed) >= 0;
  }

  /** The role of a label; empty when there is none. */
  public static Optional<Role> of(String label) {
    for (Role role : values()) {
      if (role.label.equals(label)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
