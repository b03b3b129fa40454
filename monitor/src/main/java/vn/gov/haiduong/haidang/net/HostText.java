package vn.gov.haiduong.haidang.net;

import java.net.InetAddress;
import java.text.Normalizer;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Idna;
import vn.gov.haiduong.haidang.wording.Plain;

/** What stands where a host is expected. */
sealed interface HostText {

  /** A letter-digit-hyphen label; underscores occur in names that really exist. */
  Pattern LABEL = Pattern.compile("[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?");

  /** The last label of a name is never a number: that would be a broken address. */
  Pattern NUMBER = Pattern.compile("[0-9]+|0x[0-9a-f]*");

  /** Four numbers; the shorter forms that old programs take are nobody's intention. */
  Pattern DOTTED = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}");

  /** An address. */
  record Literal(InetAddress address) implements HostText {}

  /** A name that may be asked for: lower case, punycode, without trailing dot. */
  record Name(String name) implements HostText {}

  /** Neither; {@code why} is a Vietnamese sentence. */
  record Bad(String why) implements HostText {}

  /** Reads IP literals (also in brackets) and names; Vietnamese letters become punycode. */
  static HostText read(String host) {
    String text = Normalizer.normalize(host.strip(), Normalizer.Form.NFC);
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    if (!bare.contains(":") && !DOTTED.matcher(bare).matches()) {
      return name(text);
    }
    try {
      return new Literal(InetAddress.ofLiteral(bare));
    } catch (IllegalArgumentException _) {
      return bad(text);
    }
  }

  private static HostText name(String text) {
    String name;
    try {
      name = Idna.toAscii(text);
    } catch (IllegalArgumentException _) {
      return bad(text);
    }
    if (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    String[] labels = name.split("\\.", -1);
    for (String label : labels) {
      if (!LABEL.matcher(label).matches()) {
        return bad(text);
      }
    }
    return name.length() > 253 || NUMBER.matcher(labels[labels.length - 1]).matches()
        ? bad(text)
        : new Name(name);
  }

  private static Bad bad(String text) {
    return new Bad("“" + Plain.shown(text, 100) + "” không phải là tên máy hay địa chỉ hợp lệ");
  }
}
