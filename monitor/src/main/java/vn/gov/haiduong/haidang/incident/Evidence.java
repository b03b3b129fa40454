package vn.gov.haiduong.haidang.incident;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The folder of evidence of an incident: first and last failing measurement of its members and the
 * first answer, kept with its events, each sealed by a hash of what it says and of where it
 * belongs. As many as fit into a folder that a person can read: each kind has room of its own, so
 * that the beginnings of many leave room for the ends, and the first members have theirs for sure.
 */
public final class Evidence {

  /** Begins the line of a piece that names the kept copy of a page by its hash. */
  public static final String COPY = "Bản lưu SHA-256: ";

  /** Begins the keys of what is in the folder, among what an incident remembers. */
  static final String MARK = "evidence:";

  /** In all, whatever an incident is about. */
  static final int MOST = 60;

  static final int LONGEST = 6000;

  /** Members whose last failure and first answer have room for sure. */
  static final int WHOLE = 8;

  private Evidence() {}

  static Event.Witnessed event(
      IncidentId incident, Instant at, TargetId target, String what, String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    return new Event.Witnessed(
        at, target, what, bounded, seal(incident, at, target, what, bounded));
  }

  /** Pieces of one kind. An outage has the first three kinds alone, a finding the others. */
  private static int room(String what) {
    return switch (what) {
      case "first" -> 30;
      case "last", "answer" -> 15;
      default -> 20;
    };
  }

  /** What an incident remembers of a piece. */
  static String key(Event.Witnessed seen) {
    return MARK + seen.what() + " " + seen.target() + " " + seen.sha256();
  }

  /** A piece that is in the folder. */
  private record Piece(String what, String target) {
    static Piece of(String key) {
      String[] words = key.substring(MARK.length()).split(" ", 3);
      return new Piece(words[0], words.length > 1 ? words[1] : "");
    }
  }

  /** Whether there is room, and it is not there yet. */
  static boolean admits(Incident incident, Event.Witnessed seen) {
    return !incident.fired().contains(key(seen)) && hasRoom(incident, seen.target(), seen.what());
  }

  static boolean hasRoom(Incident incident, TargetId target, String what) {
    List<Piece> there =
        incident.fired().stream().filter(key -> key.startsWith(MARK)).map(Piece::of).toList();
    List<Piece> same = there.stream().filter(piece -> piece.what().equals(what)).toList();
    int room = room(what);
    if (there.size() >= MOST || same.size() >= room) {
      return false;
    }
    if (!what.equals("last") && !what.equals("answer")) {
      return true;
    }
    Set<String> whole = whole(incident, there);
    return whole.contains(target.value())
        || same.stream().filter(piece -> !whole.contains(piece.target())).count() < room - WHOLE;
  }

  /** The first members of which there is a beginning: by their start, which never changes. */
  private static Set<String> whole(Incident incident, List<Piece> there) {
    Set<String> begun =
        there.stream()
            .filter(piece -> piece.what().equals("first"))
            .map(Piece::target)
            .collect(Collectors.toSet());
    return incident.members().stream()
        .filter(member -> begun.contains(member.target().value()))
        .sorted(Comparator.comparing(Member::start).thenComparing(Member::target))
        .limit(WHOLE)
        .map(member -> member.target().value())
        .collect(Collectors.toSet());
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
