package vn.gov.haiduong.haidang.linkage;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Idna;

/**
 * Host names as they are compared: lower case, punycode, without trailing dot, port or leading
 * {@code www.}. Two names are the same host when these forms are equal, never because one ends with
 * or contains the other.
 */
public final class HostName {

  private static final int MOST_PARAMETERS = 30;

  private HostName() {}

  /** The form that is compared; the text itself in lower case where it is no name. */
  public static String canonical(String host) {
    String name = host.strip().toLowerCase(Locale.ROOT);
    try {
      name = Idna.toAscii(name);
    } catch (IllegalArgumentException notAName) {
      // Compared as it stands; it equals no registered host.
    }
    while (name.endsWith(".")) {
      name = name.substring(0, name.length() - 1);
    }
    return name.startsWith("www.") ? name.substring(4) : name;
  }

  /** Host of an absolute web address, canonical; empty for anything else. */
  public static Optional<String> ofAddress(String address) {
    String text = address.strip();
    if (text.startsWith("//")) {
      text = "http:" + text;
    }
    int scheme = text.indexOf("://");
    if (scheme < 0) {
      return Optional.empty();
    }
    String word = text.substring(0, scheme).toLowerCase(Locale.ROOT);
    if (!word.equals("http") && !word.equals("https")) {
      return Optional.empty();
    }
    int from = scheme + 3;
    int end = from;
    while (end < text.length() && "/?#\\".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    String authority = text.substring(from, end);
    // What stands before @ is a user name, however much it looks like a host.
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    if (authority.startsWith("[")) {
      return Optional.of(authority.toLowerCase(Locale.ROOT));
    }
    int colon = authority.indexOf(':');
    String host = colon < 0 ? authority : authority.substring(0, colon);
    return host.isEmpty() ? Optional.empty() : Optional.of(canonical(host));
  }

  /** Absolute addresses that stand in the parameters of {@code address}, decoded. */
  public static List<String> carried(String address) {
    List<String> carried = new ArrayList<>();
    int query = address.indexOf('?');
    if (query < 0) {
      return carried;
    }
    String[] pairs = address.substring(query + 1).split("[&;#]", MOST_PARAMETERS + 1);
    for (String pair : pairs) {
      String value = pair.substring(pair.indexOf('=') + 1);
      try {
        String decoded = URLDecoder.decode(value, StandardCharsets.UTF_8).strip();
        String lower = decoded.toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
          carried.add(decoded);
        }
      } catch (IllegalArgumentException brokenEscape) {
        // No address then.
      }
    }
    return carried;
  }
}
