package vn.gov.haiduong.haidang.plan;

import java.util.Optional;

/** Which law's bodies and clocks are in force. */
public enum Profile {
  QD05_2017("qd05-2017"),
  ND331_2026("nd331-2026"),
  /** All clocks of both run; the earliest is shown. */
  MERGED("merged");

  private final String label;

  Profile(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  /** Whether what is written for {@code other} runs under this profile. */
  public boolean runs(Profile other) {
    return this == MERGED || this == other;
  }

  public static Optional<Profile> of(String label) {
    for (Profile profile : values()) {
      if (profile.label.equals(label)) {
        return Optional.of(profile);
      }
    }
    return Optional.empty();
  }
}
