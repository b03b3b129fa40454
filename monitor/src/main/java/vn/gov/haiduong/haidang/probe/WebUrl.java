package vn.gov.haiduong.haidang.probe;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Idna;

/**
 * An http or https address, read as leniently as browsers do and written in one form only. User and
 * password are dropped when read and so are fragments: neither can reach an output or a server.
 *
 * @param host lower case, punycode, no trailing dot; an IPv4 literal in dotted decimal; an IPv6
 *     literal without brackets
 * @param path path and query, beginning with a slash, ASCII only
 */
public record WebUrl(boolean tls, String host, int port, String path) {

  private static final int MAX_LENGTH = 64 * 1024;

  public static int defaultPort(boolean tls) {
    return tls ? 443 : 80;
  }

  /** Reads an absolute address; empty when it is none, or of another scheme. */
  public static Optional<WebUrl> parse(String text) {
    return read(Optional.empty(), text);
  }

  /** Resolves a reference as RFC 3986 says; empty when invalid or of another scheme. */
  public Optional<WebUrl> resolve(String reference) {
    return read(Optional.of(this), reference);
  }

  private static Optional<WebUrl> read(Optional<WebUrl> base, String reference) {
    String text = reference.strip();
    int fragment = text.indexOf('#');
    text = fragment < 0 ? text : text.substring(0, fragment);
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    int colon = schemeEnd(text);
    if (colon > 0) {
      String scheme = text.substring(0, colon).toLowerCase(Locale.ROOT);
      boolean tls = scheme.equals("https");
      if (!tls && !scheme.equals("http")) {
        return Optional.empty();
      }
      String rest = slashes(text.substring(colon + 1));
      if (rest.startsWith("//")) {
        return authority(tls, rest.substring(2));
      }
      // "http:page" is relative to a base of the same scheme and nothing otherwise.
      return base.filter(b -> b.tls == tls).flatMap(b -> b.relative(rest));
    }
    String rest = slashes(text);
    if (base.isEmpty()) {
      return Optional.empty();
    }
    return rest.startsWith("//")
        ? authority(base.get().tls, rest.substring(2))
        : base.get().relative(rest);
  }

  private static int schemeEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ':') {
        return i;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.');
      if (!letter && !later) {
        return -1;
      }
    }
    return -1;
  }

  /** Backslashes before the query are slashes to every browser. */
  private static String slashes(String text) {
    int query = text.indexOf('?');
    String path = query < 0 ? text : text.substring(0, query);
    return path.indexOf('\\') < 0
        ? text
        : path.replace('\\', '/') + (query < 0 ? "" : text.substring(query));
  }

  private Optional<WebUrl> relative(String reference) {
    int query = path.indexOf('?');
    String here = query < 0 ? path : path.substring(0, query);
    if (reference.isEmpty()) {
      return Optional.of(this);
    }
    String whole;
    if (reference.startsWith("/")) {
      whole = reference;
    } else if (reference.startsWith("?")) {
      whole = here + reference;
    } else {
      whole = here.substring(0, here.lastIndexOf('/') + 1) + reference;
    }
    return Optional.of(new WebUrl(tls, host, port, encoded(whole)));
  }

  private static Optional<WebUrl> authority(boolean tls, String text) {
    int end = 0;
    while (end < text.length() && text.charAt(end) != '/' && text.charAt(end) != '?') {
      end++;
    }
    String authority = text.substring(0, end);
    String rest = text.substring(end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    int bracket = authority.indexOf(']');
    int colon = authority.indexOf(':', Math.max(0, bracket));
    String hostText = colon < 0 ? authority : authority.substring(0, colon);
    int port = colon < 0 ? defaultPort(tls) : portOf(authority.substring(colon + 1), tls);
    Optional<String> host = host(hostText);
    if (port < 1 || host.isEmpty()) {
      return Optional.empty();
    }
    String path = rest.startsWith("/") ? rest : "/" + rest;
    return Optional.of(new WebUrl(tls, host.get(), port, encoded(path)));
  }

  private static int portOf(String text, boolean tls) {
    if (text.isEmpty()) {
      return defaultPort(tls);
    }
    if (text.length() > 5 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int port = Integer.parseInt(text);
    return port <= 65_535 ? port : -1;
  }

  /** A host in the one form that is used everywhere; empty when it cannot be one. */
  public static Optional<String> host(String text) {
    if (text.startsWith("[")) {
      return text.endsWith("]") && text.indexOf(':') > 0
          ? InnerAddresses.literal(text.substring(1, text.length() - 1)).map(WebUrl::written)
          : Optional.empty();
    }
    String name;
    try {
      name =
          text.indexOf('%') < 0
              ? text
              : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
      name = Idna.toAscii(name);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    if (InnerAddresses.endsInNumber(name)) {
      return InnerAddresses.ipv4InAnyForm(name).map(WebUrl::written);
    }
    return isName(name) ? Optional.of(name) : Optional.empty();
  }

  private static boolean isName(String name) {
    if (name.isEmpty() || name.length() > 253) {
      return false;
    }
    for (String label : name.split("\\.", -1)) {
      if (label.isEmpty() || label.length() > 63) {
        return false;
      }
    }
    return name.chars()
        .allMatch(
            c ->
                (c >= 'a' && c <= 'z')
                    || (c >= '0' && c <= '9')
                    || c == '-'
                    || c == '_'
                    || c == '.');
  }

  private static String written(InetAddress address) {
    String text = address.getHostAddress();
    int scope = text.indexOf('%');
    return address instanceof Inet6Address && scope > 0 ? text.substring(0, scope) : text;
  }

  private static String encoded(String whole) {
    int query = whole.indexOf('?');
    String path = query < 0 ? whole : whole.substring(0, query);
    return escape(withoutDots(path)) + (query < 0 ? "" : escape(whole.substring(query)));
  }

  private static String withoutDots(String path) {
    if (!path.contains("/.") && !path.toLowerCase(Locale.ROOT).contains("/%2e")) {
      return path;
    }
    Deque<String> kept = new ArrayDeque<>();
    String[] parts = path.substring(1).split("/", -1);
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].toLowerCase(Locale.ROOT).replace("%2e", ".");
      boolean last = i == parts.length - 1;
      if (part.equals("..")) {
        kept.pollLast();
      } else if (!part.equals(".")) {
        kept.addLast(parts[i]);
        continue;
      }
      if (last) {
        kept.addLast("");
      }
    }
    return "/" + String.join("/", kept);
  }

  private static String escape(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > ' ' && b < 0x7F && b != '"' && b != '<' && b != '>' && b != '`';
      if (plain) {
        out.append((char) b);
      } else {
        out.append('%').append(hex(b >> 4)).append(hex(b));
      }
    }
    return out.toString();
  }

  private static char hex(int nibble) {
    return "0123456789ABCDEF".charAt(nibble & 0xF);
  }

  /** Host and port as the Host header has them. */
  public String authority() {
    String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
    return port == defaultPort(tls) ? shown : shown + ":" + port;
  }

  /** The whole address. */
  public String text() {
    return (tls ? "https://" : "http://") + authority() + path;
  }

  /** The host without a leading "www.". */
  public static String bareHost(String host) {
    return host.startsWith("www.") && host.indexOf('.', 4) > 0 ? host.substring(4) : host;
  }
}
