package vn.gov.haiduong.haidang.probe;

/**
 * Makes text from outside fit to be shown: no control characters (C0, C1, DEL), no bidirectional
 * controls, no line or paragraph separators, no lone surrogates, no more than so many characters.
 * What is removed becomes one blank, so that words do not run together.
 */
public final class Printable {

  /** Enough for a URL or a sentence. */
  public static final int LONG = 500;

  /** Enough for a name or a header value. */
  public static final int SHORT = 120;

  private Printable() {}

  /** {@code text} in at most {@link #LONG} characters. */
  public static String of(String text) {
    return of(text, LONG);
  }

  /** {@code text} trimmed and in at most {@code limit} characters, the last one "…" where cut. */
  public static String of(String text, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit: expected at least 1, got " + limit);
    }
    if (text.length() <= limit && isPlain(text)) {
      return text.strip();
    }
    StringBuilder out = new StringBuilder(Math.min(text.length(), limit + 2));
    boolean blankOwed = false;
    for (int i = 0; i < text.length() && out.length() <= limit; ) {
      int point = text.codePointAt(i);
      i += Character.charCount(point);
      if (isHidden(point)) {
        blankOwed = !out.isEmpty();
        continue;
      }
      if (blankOwed && point != ' ') {
        out.append(' ');
      }
      blankOwed = false;
      out.appendCodePoint(point);
    }
    return cut(out, limit).strip();
  }

  private static String cut(StringBuilder out, int limit) {
    if (out.length() <= limit) {
      return out.toString();
    }
    int end = limit - 1;
    if (end > 0 && Character.isHighSurrogate(out.charAt(end - 1))) {
      end--;
    }
    return out.substring(0, end) + "…";
  }

  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || (c >= 0x7F && (Character.isSurrogate(c) || isHidden(c)))) {
        return false;
      }
    }
    return true;
  }

  /** Whether a code point must not reach any output. */
  public static boolean isHidden(int point) {
    return point < 0x20
        || (point >= 0x7F && point <= 0x9F)
        || point == 0x061C
        || point == 0x200E
        || point == 0x200F
        || (point >= 0x2028 && point <= 0x202E)
        || (point >= 0x2066 && point <= 0x2069)
        || (point >= 0xD800 && point <= 0xDFFF)
        || point == 0xFEFF
        || (point >= 0xE0000 && point <= 0xE007F);
  }
}
