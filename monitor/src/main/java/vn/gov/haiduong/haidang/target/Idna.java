package vn.gov.haiduong.haidang.target;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;

/**
 * Host names as they are asked for: lower case, letters outside ASCII as punycode. The four
 * characters that IDNA 2003 and 2008 read differently are treated as UTS 46 does without transition
 * and browsers since 2023: ß and ς stay themselves, for {@code straße} and {@code strasse} are two
 * hosts; the joiners, which no script of the province writes, make the name invalid. {@link IDN}
 * alone would map or drop all four, and ask another host than the one that was written.
 */
public final class Idna {

  private static final int MOST_LABEL = 63;

  private Idna() {}

  /**
   * The name as DNS and certificates have it.
   *
   * @param name a whole name, with any dot that IDNA takes for one
   * @throws IllegalArgumentException where it cannot be a name of a host
   */
  public static String toAscii(String name) {
    if (name.chars().noneMatch(Idna::deviates)) {
      return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }
    String[] labels = name.split("[.\u3002\uff0e\uff61]", -1);
    for (int i = 0; i < labels.length; i++) {
      labels[i] =
          labels[i].chars().anyMatch(Idna::deviates)
              ? kept(labels[i])
              : IDN.toASCII(labels[i], IDN.ALLOW_UNASSIGNED).toLowerCase(Locale.ROOT);
    }
    return String.join(".", labels);
  }

  /** ß, its capital, final sigma, and the joiners. */
  private static boolean deviates(int c) {
    return c == 'ß' || c == 'ẞ' || c == 'ς' || joins(c);
  }

  private static boolean joins(int c) {
    return c == 0x200c || c == 0x200d;
  }

  private static String kept(String label) {
    // Letter by letter: a whole word would lose σ at its end to ς.
    int[] small = label.codePoints().map(Character::toLowerCase).toArray();
    String plain = Normalizer.normalize(new String(small, 0, small.length), Normalizer.Form.NFKC);
    boolean letters =
        plain
            .codePoints()
            .allMatch(
                c ->
                    Character.isLetterOrDigit(c)
                        || c == '-'
                        || Character.getType(c) == Character.NON_SPACING_MARK
                        || Character.getType(c) == Character.COMBINING_SPACING_MARK);
    if (!letters || plain.startsWith("-") || plain.endsWith("-")) {
      throw new IllegalArgumentException("label: expected letters, digits and hyphens");
    }
    String ascii = "xn--" + Punycode.encode(plain);
    if (ascii.length() > MOST_LABEL) {
      throw new IllegalArgumentException("label: expected at most 63 characters as punycode");
    }
    return ascii;
  }
}
