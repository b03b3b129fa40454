package vn.gov.haiduong.haidang.page;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Idna;

/**
 * An http or https address as a browser resolves it (URL standard, as far as links on pages need
 * it): blanks and line ends inside are dropped, backslashes are slashes, user and password are
 * dropped, the host is lower case and punycode without trailing dot, the usual port is left out.
 *
 * @param rest path, query and fragment, beginning with a slash
 */
record WebAddress(String scheme, String host, int port, String rest) {

  private static final int MAX = 4096;

  /** The address that a link on a page of {@code base} leads to; empty where it is not http(s). */
  static Optional<WebAddress> resolve(String base, String raw) {
    String whole = cleaned(raw);
    String link = whole.length() > MAX ? whole.substring(0, MAX) : whole;
    int colon = schemeEnd(link);
    if (colon > 0) {
      String scheme = link.substring(0, colon).toLowerCase(Locale.ROOT);
      if (!scheme.equals("http") && !scheme.equals("https")) {
        return Optional.empty();
      }
      String after = link.substring(colon + 1);
      return authority(scheme, slashed(after));
    }
    Optional<WebAddress> from = absolute(base);
    if (slashed(link).startsWith("//")) {
      return authority(from.map(WebAddress::scheme).orElse("https"), slashed(link));
    }
    return from.map(b -> b.relative(link));
  }

  /** An address that names its scheme and host. */
  static Optional<WebAddress> absolute(String raw) {
    String link = cleaned(raw);
    return schemeEnd(link) > 0 ? resolve("", link) : Optional.empty();
  }

  private WebAddress relative(String link) {
    if (link.isEmpty()) {
      return this;
    }
    if (link.startsWith("/") || link.startsWith("\\")) {
      return new WebAddress(scheme, host, port, slashed(link));
    }
    int end = rest.length();
    int query = rest.indexOf('?');
    int mark = rest.indexOf('#');
    end = query >= 0 ? Math.min(end, query) : end;
    end = mark >= 0 ? Math.min(end, mark) : end;
    if (link.startsWith("#")) {
      return new WebAddress(scheme, host, port, (mark < 0 ? rest : rest.substring(0, mark)) + link);
    }
    if (link.startsWith("?")) {
      return new WebAddress(scheme, host, port, rest.substring(0, end) + link);
    }
    String folder = rest.substring(0, rest.lastIndexOf('/', Math.max(0, end - 1)) + 1);
    String path = link.startsWith("./") ? link.substring(2) : link;
    while (path.startsWith("../") && folder.length() > 1) {
      path = path.substring(3);
      folder = folder.substring(0, folder.lastIndexOf('/', folder.length() - 2) + 1);
    }
    return new WebAddress(scheme, host, port, (folder.isEmpty() ? "/" : folder) + path);
  }

  private static Optional<WebAddress> authority(String scheme, String link) {
    int from = 0;
    while (from < link.length() && link.charAt(from) == '/') {
      from++;
    }
    int end = from;
    while (end < link.length() && "/?#".indexOf(link.charAt(end)) < 0) {
      end++;
    }
    String authority = link.substring(from, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int port = -1;
    int colon = authority.lastIndexOf(':');
    if (colon >= 0 && authority.indexOf(']', colon) < 0) {
      String digits = authority.substring(colon + 1);
      if (!digits.isEmpty()) {
        if (digits.length() > 5 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
          return Optional.empty();
        }
        port = Integer.parseInt(digits);
      }
      authority = authority.substring(0, colon);
    }
    String host = plainHost(decoded(authority));
    if (host.isEmpty() || host.length() > 253 || host.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    if (port == (scheme.equals("http") ? 80 : 443)) {
      port = -1;
    }
    String rest = link.substring(end);
    return Optional.of(
        new WebAddress(scheme, host, port, rest.startsWith("/") ? rest : "/" + rest));
  }

  /** Lower case, punycode, without trailing dot. */
  static String plainHost(String host) {
    String plain = host.strip().toLowerCase(Locale.ROOT);
    while (plain.endsWith(".")) {
      plain = plain.substring(0, plain.length() - 1);
    }
    if (plain.chars().allMatch(c -> c < 128)) {
      return plain;
    }
    try {
      return Idna.toAscii(plain);
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) {
      return plain;
    }
  }

  static String withoutWww(String host) {
    return host.startsWith("www.") ? host.substring(4) : host;
  }

  /** Percent signs resolved as UTF-8; broken ones stay. */
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    byte[] out = new byte[bytes.length];
    int n = 0;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] == '%' && i + 2 < bytes.length) {
        int high = Character.digit(bytes[i + 1], 16);
        int low = Character.digit(bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          out[n++] = (byte) (high * 16 + low);
          i += 2;
          continue;
        }
      }
      out[n++] = bytes[i];
    }
    return new String(out, 0, n, StandardCharsets.UTF_8);
  }

  private static String slashed(String link) {
    int end = link.indexOf('?');
    String path = end < 0 ? link : link.substring(0, end);
    return path.indexOf('\\') < 0
        ? link
        : path.replace('\\', '/') + (end < 0 ? "" : link.substring(end));
  }

  private static String cleaned(String raw) {
    String link = raw.strip();
    boolean dirty = link.chars().anyMatch(c -> c < ' ');
    if (!dirty) {
      return link;
    }
    StringBuilder out = new StringBuilder(link.length());
    link.chars().filter(c -> c >= ' ').forEach(c -> out.append((char) c));
    return out.toString().strip();
  }

  /** Index of the colon after a scheme, or -1. */
  private static int schemeEnd(String link) {
    for (int i = 0; i < link.length() && i < 24; i++) {
      char c = link.charAt(i);
      if (c == ':') {
        return i == 0 ? -1 : i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      if (!letter && (i == 0 || !((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.'))) {
        return -1;
      }
    }
    return -1;
  }

  /** Scheme, host and port. */
  String origin() {
    return scheme + "://" + host + (port < 0 ? "" : ":" + port);
  }

  @Override
  public String toString() {
    return origin() + rest;
  }
}
