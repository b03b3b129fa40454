package vn.gov.haiduong.haidang.page;

import java.util.Arrays;
import java.util.BitSet;
import java.util.Locale;

/**
 * What is kept of a text to compare it with another: hashes of pairs of neighbouring words, bounded
 * in number. Does not change after it is made.
 */
public final class TextPrint {

  private static final int MAX = 30_000;

  private static final BitSet ORDINARY = new BitSet();

  static {
    "abcdefghijklmnopqrstuvwxyz0123456789".chars().forEach(ORDINARY::set);
  }

  private final int[] pairs;

  private TextPrint(int[] pairs) {
    this.pairs = pairs;
  }

  static TextPrint of(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    int[] hashes = new int[Math.min(MAX, low.length() / 2 + 1)];
    int n = 0;
    int before = 0;
    int word = 0;
    boolean inside = false;
    for (int i = 0; i <= low.length() && n < hashes.length; ) {
      int c = i < low.length() ? low.codePointAt(i) : ' ';
      int width = Character.charCount(c);
      if (c < 128 ? ORDINARY.get(c) : spoken(c)) {
        for (int k = 0; k < width; k++) {
          word =
              31 * word + low.charAt(i + k); // as String.hashCode, which older prints were made of
        }
        inside = true;
      } else if (inside) {
        hashes[n++] = before * 31 + word;
        before = word;
        word = 0;
        inside = false;
      }
      i += width;
    }
    return new TextPrint(Arrays.stream(hashes, 0, n).sorted().distinct().toArray());
  }

  /** A letter or a number of any script. */
  private static boolean spoken(int c) {
    int type = Character.getType(c);
    return Character.isLetter(c)
        || type == Character.DECIMAL_DIGIT_NUMBER
        || type == Character.LETTER_NUMBER
        || type == Character.OTHER_NUMBER;
  }

  /** Share of pairs that both have, 0 to 1; two empty texts are alike. */
  public double similarity(TextPrint other) {
    if (pairs.length + other.pairs.length == 0) {
      return 1;
    }
    int both = 0;
    int i = 0;
    int j = 0;
    while (i < pairs.length && j < other.pairs.length) {
      if (pairs[i] == other.pairs[j]) {
        both++;
        i++;
        j++;
      } else if (pairs[i] < other.pairs[j]) {
        i++;
      } else {
        j++;
      }
    }
    return 2.0 * both / (pairs.length + other.pairs.length);
  }

  /** How much of {@code other} is still here, 0 to 1. */
  double keeps(TextPrint other) {
    if (other.pairs.length == 0) {
      return 1;
    }
    long both = Arrays.stream(other.pairs).filter(p -> Arrays.binarySearch(pairs, p) >= 0).count();
    return (double) both / other.pairs.length;
  }

  int size() {
    return pairs.length;
  }
}
