package vn.gov.haiduong.haidang.probe;

import java.nio.CharBuffer;
import java.text.Normalizer;
import java.util.List;

/**
 * Looks for plain texts in a stream of visible text, in memory that does not grow with the page.
 * Both sides are compared in NFC with blanks folded. A tag that begins a block may stand for a
 * blank or for nothing: both readings are tried.
 */
final class TextFinder {

  /** Stands in the stream where a block begins or ends and no blank does. */
  static final char BREAK = '\uFFFF';

  private static final int WINDOW = 8192;

  private final char[][] wanted;
  private final boolean[] found;
  private final int overlap;
  private final char[] buffer;
  private int length;
  private int left;

  TextFinder(List<String> wanted) {
    this.wanted = wanted.stream().map(text -> plain(text).toCharArray()).toArray(char[][]::new);
    this.found = new boolean[this.wanted.length];
    int longest = 0;
    for (int i = 0; i < this.wanted.length; i++) {
      longest = Math.max(longest, this.wanted[i].length);
      found[i] = this.wanted[i].length == 0;
      left += found[i] ? 0 : 1;
    }
    this.overlap = 4 * longest + 64;
    this.buffer = new char[left == 0 ? 0 : WINDOW + 2 * overlap];
  }

  /** A text in the form in which it is compared. */
  static String plain(String text) {
    String nfc = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder out = new StringBuilder(nfc.length());
    boolean blank = false;
    for (int i = 0; i < nfc.length(); i++) {
      char c = nfc.charAt(i);
      if (isIgnored(c)) {
        continue;
      }
      if (isBlank(c)) {
        blank = true;
        continue;
      }
      if (blank && !out.isEmpty()) {
        out.append(' ');
      }
      blank = false;
      out.append(c);
    }
    return out.toString();
  }

  static boolean isBlank(char c) {
    return c <= ' '
        || (c >= 0x7F && c <= 0xA0)
        || (c >= 0x2000
            && (c <= 0x200A
                || c == 0x2028
                || c == 0x2029
                || c == 0x202F
                || c == 0x205F
                || c == 0x3000));
  }

  /** Invisible marks that may stand inside a word. */
  static boolean isIgnored(char c) {
    return c == 0xAD || c == 0x200B || c == 0xFEFF || c == BREAK;
  }

  /** Neither blank nor ignored, told without looking twice. */
  static boolean isLetter(char c) {
    return c < 0x2000
        ? c > ' ' && (c < 0x7F || c > 0xA0) && c != 0xAD
        : !isBlank(c) && !isIgnored(c);
  }

  /** Whether anything is still looked for. */
  boolean busy() {
    return left > 0;
  }

  void add(char c) {
    if (left == 0) {
      return;
    }
    buffer[length++] = c;
    if (length == buffer.length) {
      turn();
    }
  }

  void add(char[] run, int from, int to) {
    int at = from;
    while (left > 0 && at < to) {
      int n = Math.min(to - at, buffer.length - length);
      System.arraycopy(run, at, buffer, length, n);
      length += n;
      at += n;
      if (length == buffer.length) {
        turn();
      }
    }
  }

  /** Searches what is there and keeps the tail, cut where no letter is torn apart. */
  private void turn() {
    int cut = boundary(length - 1);
    search(cut);
    int from = boundary(Math.max(0, cut - overlap));
    System.arraycopy(buffer, from, buffer, 0, length - from);
    length -= from;
    if (length > buffer.length - WINDOW / 2) {
      length = 0;
    }
  }

  /** The nearest place at or before {@code at} at which an ASCII character stands. */
  private int boundary(int at) {
    int i = at;
    while (i > 0 && at - i < 64 && buffer[i] > 0x7F) {
      i--;
    }
    return buffer[i] <= 0x7F ? i : at;
  }

  void end() {
    if (left > 0) {
      search(length);
      length = 0;
    }
  }

  private void search(int end) {
    char[] text = buffer;
    int length = end;
    if (needsNormalising(text, end)) {
      text =
          Normalizer.normalize(CharBuffer.wrap(buffer, 0, end), Normalizer.Form.NFC).toCharArray();
      length = text.length;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (!found[i] && contains(text, length, wanted[i])) {
        found[i] = true;
        left--;
      }
    }
  }

  private static boolean contains(char[] text, int length, char[] wanted) {
    char first = wanted[0];
    for (int i = 0; i <= length - wanted.length; i++) {
      if (text[i] == first && beginsAt(text, i, length, wanted)) {
        return true;
      }
    }
    return false;
  }

  /** Where a block begins there may be a blank or nothing. */
  private static boolean beginsAt(char[] text, int from, int length, char[] wanted) {
    int at = from + 1;
    for (int i = 1; i < wanted.length; i++, at++) {
      if (at < length && text[at] == BREAK && wanted[i] != ' ') {
        at++;
      }
      if (at >= length || (text[at] != wanted[i] && text[at] != BREAK)) {
        return false;
      }
    }
    return true;
  }

  private static boolean needsNormalising(char[] text, int length) {
    for (int i = 0; i < length; i++) {
      char c = text[i];
      boolean stable =
          c < 0x300 || (c >= 0x1E00 && c < 0x1F00) || (c >= 0x2010 && c < 0x2040) || c == BREAK;
      if (!stable) {
        return true;
      }
    }
    return false;
  }

  boolean found(int index) {
    return found[index];
  }
}
