package vn.gov.haiduong.haidang.config;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Vietnamese typed for the fonts of the nineties, read as what it is not: TCVN3 (ABC, .VnTime) and
 * VNI put their letters where today's tables have signs and foreign letters. So "Sở Thông tin" is
 * stored as "Së Th«ng tin" or "Sôû Thoâng tin", and no charset tells. Refused rather than guessed:
 * a wrong name in the inventory goes into letters and reports.
 */
final class OldVietnamese {

  static final String HOW_TO_SAVE =
      "hãy chuyển mã sang Unicode (công cụ chuyển mã của bộ gõ tiếng Việt, ví dụ UniKey Toolkit), rồi lưu"
          + " dạng \"CSV UTF-8\"";

  /** Where TCVN3 has ă â ê ô ơ ư đ à ả ã á ạ ằ ẳ ẵ ắ; no sign that stands inside a word today. */
  private static final String SIGNS = "¨©ª«¬\u00AD®µ¶·¸¹»¼½¾";

  /** Letters of the same table that no Vietnamese word has. */
  private static final String FOREIGN = "ÄÅÆÇËÎÏÑÖØÛÜäåæçëîïñöøûüßþÿ÷×";

  /** Only Vietnamese has them; the rest of its letters are French or Portuguese as well. */
  private static final String OURS = "ăđĩũơưĂĐĨŨƠƯ";

  /** Bytes of windows-1258 that are a tone by themselves, and those they stand behind. */
  private static final String TONES = "\u00CC\u00D2\u00DE\u00EC\u00F2";

  private static final String VOWELS = "aeiouyAEIOUYâêôãõýÂÊÔÃÕÝ";

  private OldVietnamese() {}

  /**
   * The old encoding that {@code text} (composed) seems to be in; empty when it is none.
   *
   * @param foreignAllowed foreign letters that an honest text of this kind may have
   */
  static Optional<String> name(String text, int foreignAllowed) {
    int signs = 0;
    int foreign = 0;
    int ours = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (OURS.indexOf(c) >= 0 || (c >= '\u1EA0' && c <= '\u1EF9')) {
        ours++;
      } else if (SIGNS.indexOf(c) >= 0 && insideWord(text, i)) {
        signs++;
      } else if (FOREIGN.indexOf(c) >= 0 && (ascii(text, i - 1) || ascii(text, i + 1))) {
        foreign++;
      }
    }
    return name(signs, foreign, ours, foreignAllowed);
  }

  /** The same of a file that is no UTF-8, against windows-1258, whose tones follow their vowels. */
  static Optional<String> name(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int signs = 0;
    int foreign = 0;
    int tones = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (TONES.indexOf(c) >= 0 && i > 0 && VOWELS.indexOf(text.charAt(i - 1)) >= 0) {
        tones++;
      } else if (SIGNS.indexOf(c) >= 0 && insideWord(text, i)) {
        signs++;
      } else if (FOREIGN.indexOf(c) >= 0 && (ascii(text, i - 1) || ascii(text, i + 1))) {
        foreign++;
      }
    }
    return name(signs, foreign, tones, 1);
  }

  private static Optional<String> name(int signs, int foreign, int ours, int foreignAllowed) {
    if (signs + foreign < ours || (signs == 0 && foreign <= foreignAllowed)) {
      return Optional.empty();
    }
    return Optional.of(signs > 0 ? "TCVN3 (ABC)" : "TCVN3 (ABC) hoặc VNI");
  }

  /** Behind a letter and, but for the five forms of a that end words, before one. */
  private static boolean insideWord(String text, int at) {
    boolean ends = "µ¶·¸¹".indexOf(text.charAt(at)) >= 0;
    return letter(text, at - 1) && (ends || letter(text, at + 1));
  }

  private static boolean letter(String text, int at) {
    return at >= 0
        && at < text.length()
        && (Character.isLetter(text.charAt(at)) || SIGNS.indexOf(text.charAt(at)) >= 0);
  }

  private static boolean ascii(String text, int at) {
    return at >= 0
        && at < text.length()
        && text.charAt(at) < 0x80
        && Character.isLetter(text.charAt(at));
  }
}
