package vn.gov.haiduong.haidang.config;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Idna;

/** Host names as people write them → lower case and punycode, or an address literal. */
final class Hosts {

  private static final Pattern LABEL = Pattern.compile("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?");
  private static final Pattern NUMERIC = Pattern.compile("[0-9]+|0x[0-9a-f]*");
  private static final Pattern V4 = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  private Hosts() {}

  /** A host name, never an address; empty when it is none. */
  static Optional<String> name(String written) {
    String ascii;
    try {
      ascii = Idna.toAscii(written);
    } catch (IllegalArgumentException notAName) {
      return Optional.empty();
    }
    if (ascii.endsWith(".")) {
      ascii = ascii.substring(0, ascii.length() - 1);
    }
    String[] labels = ascii.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return Optional.empty();
      }
    }
    boolean numeric = NUMERIC.matcher(labels[labels.length - 1]).matches();
    return numeric || ascii.length() > 253 ? Optional.empty() : Optional.of(ascii);
  }

  /** A host name or an address literal without brackets. */
  static Optional<String> nameOrAddress(String written) {
    if (V4.matcher(written).matches() || written.indexOf(':') >= 0) {
      return literal(written).map(_ -> written.toLowerCase(Locale.ROOT));
    }
    return name(written);
  }

  /** An address literal; a name is never looked up. */
  static Optional<InetAddress> literal(String written) {
    if (written.indexOf('%') >= 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(written));
    } catch (IllegalArgumentException notALiteral) {
      return Optional.empty();
    }
  }
}
