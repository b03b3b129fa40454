package vn.gov.haiduong.haidang.page;

import java.util.Arrays;
import java.util.Locale;

/**
 * What is kept of a text to compare it with another: hashes of pairs of neighbouring words, bounded
 * in number. Does not change after it is made.
 */
public final class TextPrint {

  private static final int MAX = 30_000;

  private final int[] pairs;

  private TextPrint(int[] pairs) {
    this.pairs = pairs;
  }

  static TextPrint of(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", MAX);
    int[] hashes = new int[words.length];
    int n = 0;
    String before = "";
    for (String word : words) {
      if (!word.isEmpty()) {
        hashes[n++] = before.hashCode() * 31 + word.hashCode();
        before = word;
      }
    }
    return new TextPrint(Arrays.stream(hashes, 0, n).sorted().distinct().toArray());
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
