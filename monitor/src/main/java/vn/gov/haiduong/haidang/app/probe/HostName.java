package vn.gov.haiduong.haidang.app.probe;

import io.netty.util.NetUtil;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Idna;
import vn.gov.haiduong.haidang.wording.Plain;

/** A host as people write it → lower case and punycode, or an address literal. */
final class HostName {

  /** Underscores are not host names by the letter, but names that are asked for carry them. */
  private static final Pattern LABEL = Pattern.compile("[a-z0-9_-]{1,63}");

  /**
   * A last label of digits alone (or hex) is an address to browsers, never a name (URL Standard).
   */
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  private HostName() {}

  /** A name or an IPv4 literal. */
  static String read(String written) {
    if (NetUtil.isValidIpV4Address(written)) {
      return written;
    }
    String ascii = ascii(written);
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        throw bad(written);
      }
    }
    if (NUMERIC.matcher(labels[labels.length - 1]).matches() || ascii.length() > 253) {
      throw bad(written);
    }
    return ascii;
  }

  /** The text between brackets. */
  static String readIpV6(String literal) {
    // A zone is this machine's own matter and would leave through headers and output.
    if (literal.indexOf('%') >= 0 || !NetUtil.isValidIpV6Address(literal)) {
      throw new BadAddress("Địa chỉ IPv6 “" + Plain.shown(literal, 60) + "” không hợp lệ.");
    }
    return literal.toLowerCase(Locale.ROOT);
  }

  private static String ascii(String written) {
    if (written.codePoints().anyMatch(c -> Plain.unfit(c) || c <= ' ')) {
      throw bad(written);
    }
    try {
      String composed = Normalizer.normalize(written, Normalizer.Form.NFC);
      String ascii = Idna.toAscii(composed);
      return ascii.endsWith(".") ? ascii.substring(0, ascii.length() - 1) : ascii;
    } catch (IllegalArgumentException notAName) {
      throw bad(written);
    }
  }

  private static BadAddress bad(String written) {
    return new BadAddress(
        written.isEmpty()
            ? "Thiếu tên máy."
            : "Tên máy “" + Plain.shown(written, 100) + "” không hợp lệ.");
  }
}
