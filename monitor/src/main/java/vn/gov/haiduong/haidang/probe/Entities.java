package vn.gov.haiduong.haidang.probe;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** HTML character references: numeric ones, those of HTML 4, and those that Vietnamese uses. */
final class Entities {

  /** The longest reference that is looked at, without "&amp;" and ";". */
  static final int LONGEST = 12;

  private static final Map<String, String> NAMED = new HashMap<>();

  private static final String LATIN_1 =
      "nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn"
          + " sup2 sup3 acute micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest"
          + " Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave"
          + " Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave"
          + " Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig"
          + " ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute"
          + " ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml";

  private static final String OTHERS =
      "quot 34 amp 38 apos 39 lt 60 gt 62 OElig 338 oelig 339 Scaron 352 scaron 353 Yuml 376 fnof"
          + " 402 circ 710 tilde 732 ensp 8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206"
          + " rlm 8207 ndash 8211 mdash 8212 lsquo 8216 rsquo 8217 sbquo 8218 ldquo 8220 rdquo"
          + " 8221 bdquo 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 permil 8240 prime 8242"
          + " Prime 8243 lsaquo 8249 rsaquo 8250 euro 8364 trade 8482 larr 8592 uarr 8593 rarr"
          + " 8594 darr 8595 harr 8596 minus 8722 le 8804 ge 8805 ne 8800 infin 8734 asymp 8776"
          + " Abreve 258 abreve 259 Dstrok 272 dstrok 273 Itilde 296 itilde 297 Utilde 360 utilde"
          + " 361 AMP 38 LT 60 GT 62 QUOT 34 comma 44 period 46 colon 58 semi 59 excl 33 num 35"
          + " dollar 36 percnt 37 lpar 40 rpar 41 ast 42 plus 43 sol 47 quest 63 commat 64 lsqb 91"
          + " bsol 92 rsqb 93 lowbar 95 lbrace 123 rbrace 125 vert 124 Tab 9 NewLine 10 hyphen 8208"
          + " hearts 9829 check 10003 star 9734 phone 9742 copysr 8471 laquo 171 raquo 187";

  private static final String C1 = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";

  static {
    String[] latin = LATIN_1.split(" ");
    for (int i = 0; i < latin.length; i++) {
      NAMED.put(latin[i], String.valueOf((char) (160 + i)));
    }
    String[] others = OTHERS.split(" ");
    for (int i = 0; i < others.length; i += 2) {
      NAMED.put(others[i], String.valueOf((char) Integer.parseInt(others[i + 1])));
    }
  }

  private Entities() {}

  /** What stands for the reference between "&amp;" and ";", if it is one. */
  static Optional<String> of(CharSequence reference) {
    if (reference.isEmpty()) {
      return Optional.empty();
    }
    if (reference.charAt(0) == '#') {
      return numeric(reference);
    }
    return Optional.ofNullable(NAMED.get(reference.toString()));
  }

  private static Optional<String> numeric(CharSequence reference) {
    boolean hex = reference.length() > 1 && (reference.charAt(1) | 0x20) == 'x';
    int from = hex ? 2 : 1;
    int point = 0;
    if (from == reference.length()) {
      return Optional.empty();
    }
    for (int i = from; i < reference.length(); i++) {
      int digit = Character.digit(reference.charAt(i), hex ? 16 : 10);
      if (digit < 0) {
        return Optional.empty();
      }
      point = Math.min(point * (hex ? 16 : 10) + digit, 0x110000);
    }
    if (point >= 0x80 && point <= 0x9F) {
      return Optional.of(String.valueOf(C1.charAt(point - 0x80)));
    }
    boolean none = point == 0 || point > 0x10FFFF || (point >= 0xD800 && point <= 0xDFFF);
    return Optional.of(none ? "\uFFFD" : Character.toString(point));
  }
}
