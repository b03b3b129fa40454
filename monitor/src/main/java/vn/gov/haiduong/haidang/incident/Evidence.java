package vn.gov.haiduong.haidang.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The folder of evidence of an incident: first and last failing measurement of its members and the
 * first answer, kept with its events, each sealed by a hash of what it says and of where it
 * belongs. As many as fit into a folder that a person can read.
 */
public final class Evidence {

  /** Begins the keys of what is in the folder, among what an incident remembers. */
  static final String MARK = "evidence:";

  static final int MOST = 60;
  static final int LONGEST = 4000;

  private Evidence() {}

  static Event.Witnessed event(
      IncidentId incident, Instant at, TargetId target, String what, String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    return new Event.Witnessed(
        at, target, what, bounded, seal(incident, at, target, what, bounded));
  }

  /** Whether there is room, and it is not there yet. */
  static boolean admits(Incident incident, Event.Witnessed seen) {
    return !incident.fired().contains(MARK + seen.sha256())
        && incident.fired().stream().filter(key -> key.startsWith(MARK)).count() < MOST;
  }

  /** Lower-case hex of the SHA-256 of what is kept and to whom it belongs. */
  public static String seal(
      IncidentId incident, Instant at, TargetId target, String what, String text) {
    return sha256(String.join("\n", incident.value(), at.toString(), target.value(), what, text));
  }

  /** Whether a piece still says what was sealed. */
  public static boolean intact(IncidentId incident, Event.Witnessed seen) {
    return seal(incident, seen.at(), seen.target(), seen.what(), seen.text()).equals(seen.sha256());
  }

  /** The pieces among an incident's events, in order. */
  public static List<Event.Witnessed> of(List<Event> events) {
    List<Event.Witnessed> pieces = new ArrayList<>();
    for (Event event : events) {
      if (event instanceof Event.Witnessed seen) {
        pieces.add(seen);
      }
    }
    return List.copyOf(pieces);
  }

  /** Seal of the whole folder: of the seals of its pieces, in order. */
  public static String seal(List<Event.Witnessed> pieces) {
    return sha256(String.join("\n", pieces.stream().map(Event.Witnessed::sha256).toList()));
  }

  /** What a piece is, in Vietnamese. */
  public static String words(String what) {
    return switch (what) {
      case "first" -> "Phép đo hỏng đầu tiên";
      case "last" -> "Phép đo hỏng cuối cùng";
      case "page_first" -> "Trang ở lần đọc đầu";
      case "page_again" -> "Trang ở lần đọc lại";
      case "page_clean" -> "Trang sau khi hết dấu hiệu";
      case "answer" -> "Phép đo trả lời đầu tiên";
      default -> what;
    };
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
