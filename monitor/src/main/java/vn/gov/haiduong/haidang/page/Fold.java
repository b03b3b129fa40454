package vn.gov.haiduong.haidang.page;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text reduced to what can be compared. */
final class Fold {

  private static final String LOOK_FROM = "аеорсухіјѕԁɡһӏкмнтвορανιτκηυɑıġ";
  private static final String LOOK_TO = "aeopcyxijsdghlkmhtbopaviтknuaig".replace('т', 't');

  private Fold() {}

  /** Lower case and composed; compatibility forms (full width, mathematical) made ordinary. */
  static String marked(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
  }

  /** Without diacritics. */
  static String plain(String marked) {
    if (ascii(marked)) {
      return marked;
    }
    String apart = Normalizer.normalize(marked, Normalizer.Form.NFD);
    StringBuilder out = new StringBuilder(apart.length());
    for (int i = 0; i < apart.length(); i++) {
      char c = apart.charAt(i);
      if (c == 'đ') {
        out.append('d');
      } else if (!(c >= 0x300 && c <= 0x36F)) {
        out.append(c);
      }
    }
    return out.toString();
  }

  /** Letters in full width or of the mathematical alphabets, which nobody needs for a text. */
  static boolean dressed(String text) {
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c >= 0xFF21 && c <= 0xFF5A) || c == 0xD835) {
        odd++;
      }
    }
    return odd >= 2;
  }

  private static boolean ascii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 128) {
        return false;
      }
    }
    return true;
  }

  static boolean invisible(int c) {
    return c == 0x200B
        || c == 0x200C
        || c == 0x200D
        || c == 0x2060
        || c == 0xFEFF
        || c == 0xAD
        || c == 0x180E
        || c == 0x200E
        || c == 0x200F
        || (c >= 0x2061 && c <= 0x2064);
  }

  /** Zero-width characters dropped, letters that only look Latin made Latin. */
  static String undisguised(String marked) {
    StringBuilder out = new StringBuilder(marked.length());
    for (int i = 0; i < marked.length(); i++) {
      char c = marked.charAt(i);
      if (invisible(c)) {
        continue;
      }
      int at = c > 0x100 ? LOOK_FROM.indexOf(c) : -1;
      out.append(at >= 0 && at < LOOK_TO.length() ? LOOK_TO.charAt(at) : c);
    }
    return out.toString();
  }

  /** Whether a word mixes letters with digits or signs that can stand for letters. */
  static boolean leet(String token) {
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      letter |= Character.isLetter(c);
      sign |= "013457@$".indexOf(c) >= 0;
    }
    return letter && sign;
  }

  /** Digits and signs that stand for letters, in words that have letters too. */
  static String unleet(String token) {
    boolean letter = false;
    boolean sign = false;
    for (int i = 0; i < token.length(); i++) {
      letter |= Character.isLetter(token.charAt(i));
      sign |= "013457@$".indexOf(token.charAt(i)) >= 0;
    }
    if (!letter || !sign) {
      return token;
    }
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < token.length(); i++) {
      int at = "013457@$".indexOf(token.charAt(i));
      out.append(at < 0 ? token.charAt(i) : "oieastas".charAt(at));
    }
    return out.toString();
  }

  /** Words of letters and digits; letters written one by one are put together. */
  static List<String> tokens(String text) {
    List<String> tokens = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    StringBuilder singles = new StringBuilder();
    int run = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : ' ';
      boolean inside =
          Character.isLetterOrDigit(c)
              || Character.isSurrogate(c)
              || Character.getType(c) == Character.NON_SPACING_MARK
              || ((c == '@' || c == '$')
                  && !word.isEmpty()
                  && i + 1 < text.length()
                  && (Character.isLetterOrDigit(text.charAt(i + 1))
                      || (text.charAt(i + 1) == ' ' && word.length() >= 2))
                  && word.length() < 5);
      if (inside) {
        word.append(c);
        continue;
      }
      if (word.isEmpty()) {
        continue;
      }
      if (word.length() == 1 && Character.isLetter(word.charAt(0))) {
        singles.append(word);
        run++;
      } else {
        if (run >= 4) {
          tokens.add(singles.toString());
        }
        singles.setLength(0);
        run = 0;
      }
      tokens.add(word.toString());
      word.setLength(0);
    }
    if (run >= 4) {
      tokens.add(singles.toString());
    }
    return tokens;
  }
}
