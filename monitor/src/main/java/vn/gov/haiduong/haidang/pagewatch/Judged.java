package vn.gov.haiduong.haidang.pagewatch;

import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.page.ContentVerdict;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.SignalCode;
import vn.gov.haiduong.haidang.probe.Cause;

/** What one reading of a page says, the gravest last. Never an accusation: a person looks. */
public enum Judged {
  /** Nothing to be seen. */
  SOUND("không thấy gì lạ"),
  /** Somebody may look when there is time; nobody is told. */
  LOOK("nên xem lại khi rảnh"),
  /** It is no longer the page that was approved; perhaps a redesign. */
  CHANGED("khác bản đã duyệt"),
  SUSPECT("cần kiểm tra");

  private static final double OTHER_TEXT = 0.3;

  private final String words;

  Judged(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Judged> of(String label) {
    for (Judged judged : values()) {
      if (judged.label().equals(label)) {
        return Optional.of(judged);
      }
    }
    return Optional.empty();
  }

  /** What the findings of a reading come to. */
  public static Judged of(Findings findings) {
    if (findings.verdict() == ContentVerdict.SUSPECT) {
      return SUSPECT;
    }
    boolean another =
        findings.signals().stream()
            .anyMatch(s -> s.code() == SignalCode.BASELINE_IDENTITY && !s.guarded());
    boolean rebuilt =
        findings
            .baseline()
            .filter(c -> c.structureChanged() && c.similarity() < OTHER_TEXT)
            .isPresent();
    if (another || rebuilt) {
      return CHANGED;
    }
    return findings.verdict() == ContentVerdict.CHECK ? LOOK : SOUND;
  }

  /** Whether it is said only after a second reading. */
  public boolean grave() {
    return this == CHANGED || this == SUSPECT;
  }

  /** The cause that lies over the target's time; empty for what is not grave. */
  public Optional<Cause> cause() {
    return switch (this) {
      case SOUND, LOOK -> Optional.empty();
      case CHANGED -> Optional.of(Cause.CONTENT_CHANGED);
      case SUSPECT -> Optional.of(Cause.CONTENT_SUSPECT);
    };
  }
}
