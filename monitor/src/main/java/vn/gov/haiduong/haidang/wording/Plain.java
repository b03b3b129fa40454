package vn.gov.haiduong.haidang.wording;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.probe.Printable;

/** Text from outside made fit to be shown, and text reduced to what can be compared. */
public final class Plain {

  /** Everything between a scheme's slashes and the last at sign before the path. */
  private static final Pattern CREDENTIALS = Pattern.compile("(?<=://)[^/?#\\s]*@");

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Plain() {}

  /**
   * Fit to be shown on one line: without control and bidirectional control characters (each run
   * becomes one blank), without user and password in addresses, at most {@code limit} characters,
   * cut with an ellipsis and never in the middle of a character.
   */
  public static String shown(String text, int limit) {
    return cut(withoutControls(withoutCredentials(text)), limit);
  }

  /** Drops user and password from every address in the text. */
  public static String withoutCredentials(String text) {
    return text.contains("@") ? CREDENTIALS.matcher(text).replaceAll("") : text;
  }

  /** Each run of C0, C1, bidirectional control, line separator or lone surrogate is one blank. */
  public static String withoutControls(String text) {
    if (text.codePoints().noneMatch(Plain::unfit)) {
      return text;
    }
    StringBuilder plain = new StringBuilder(text.length());
    boolean gap = false;
    int i = 0;
    while (i < text.length()) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (unfit(c)) {
        gap = true;
        continue;
      }
      if (gap && !plain.isEmpty() && c != ' ') {
        plain.append(' ');
      }
      gap = false;
      plain.appendCodePoint(c);
    }
    return plain.toString();
  }

  /** Whether the character may disturb a terminal, a log line or the reading direction. */
  public static boolean unfit(int c) {
    return Printable.isHidden(c);
  }

  private static String cut(String text, int limit) {
    if (text.length() <= limit) {
      return text;
    }
    int end = Math.max(0, limit - 1);
    if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end) + "…";
  }

  /**
   * Lower case without Vietnamese diacritics, for searching: "Sở Nội vụ, Đông" becomes "so noi vu,
   * dong".
   */
  public static String unaccented(String text) {
    String apart = Normalizer.normalize(text, Normalizer.Form.NFD);
    return MARKS
        .matcher(apart)
        .replaceAll("")
        .replace('đ', 'd')
        .replace('Đ', 'd')
        .toLowerCase(Locale.ROOT);
  }
}
