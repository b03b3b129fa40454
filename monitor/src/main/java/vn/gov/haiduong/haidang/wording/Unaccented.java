package vn.gov.haiduong.haidang.wording;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Vietnamese without marks, in its own case, in the characters that every telephone shows. */
public final class Unaccented {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");

  private Unaccented() {}

  public static String of(String text) {
    String apart =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFD))
            .replaceAll("")
            .replace('đ', 'd')
            .replace('Đ', 'D')
            .replace('–', '-')
            .replace('—', '-')
            .replace('“', '"')
            .replace('”', '"')
            .replace("…", "...");
    StringBuilder plain = new StringBuilder(apart.length());
    apart.codePoints().map(c -> c >= ' ' && c < 127 ? c : '?').forEach(plain::appendCodePoint);
    return plain.toString().strip();
  }
}
