package vn.gov.haiduong.haidang.config;

import java.text.Normalizer;

/** Blanks as people leave them behind: no-break, zero-width, doubled, at the ends. */
final class Blanks {

  private Blanks() {}

  /** NFC, every run of blanks one space, none at the ends, nothing invisible. */
  static String folded(String text) {
    String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
    StringBuilder folded = new StringBuilder(composed.length());
    boolean gap = false;
    for (int i = 0; i < composed.length(); i++) {
      char c = composed.charAt(i);
      if (c == '\u200b' || c == '\ufeff' || c == '\u2060') {
        continue;
      }
      if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        gap = true;
        continue;
      }
      if (gap && !folded.isEmpty()) {
        folded.append(' ');
      }
      gap = false;
      folded.append(c);
    }
    return folded.toString();
  }
}
