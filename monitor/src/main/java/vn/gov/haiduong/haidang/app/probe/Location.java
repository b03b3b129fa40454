package vn.gov.haiduong.haidang.app.probe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * The part of an address after the scheme, taken apart; user and password are already gone.
 *
 * @param host as {@link HostName} gives it
 * @param path as written, empty or beginning with a slash
 * @param query as written, without the question mark; semicolon parameters of the host included
 */
record Location(String host, Optional<Integer> port, String path, Optional<String> query) {

  /** Characters of a path or query that go as they are (RFC 3986, and what servers know). */
  private static final String SAFE = "!$&'()*+,-./:;=?@_~%[]";

  static Location read(String afterScheme) {
    int end = authorityEnd(afterScheme);
    String authority = afterScheme.substring(0, end);
    authority = authority.substring(authority.lastIndexOf('@') + 1);
    String rest = afterScheme.substring(end);
    int fragment = rest.indexOf('#');
    if (fragment >= 0) {
      rest = rest.substring(0, fragment);
    }
    int mark = rest.indexOf('?');
    String path = mark < 0 ? rest : rest.substring(0, mark);
    Optional<String> query = mark < 0 ? Optional.empty() : Optional.of(rest.substring(mark + 1));
    int semicolon = authority.indexOf(';');
    if (semicolon >= 0 && query.isEmpty()) {
      query = Optional.of(authority.substring(semicolon + 1).replace(';', '&'));
      authority = authority.substring(0, semicolon);
    }
    HostPort at = HostPort.read(authority);
    return new Location(at.host(), at.port(), path, query);
  }

  /** The same text without user and password. */
  static String withoutCredentials(String afterScheme) {
    int end = authorityEnd(afterScheme);
    int at = afterScheme.substring(0, end).lastIndexOf('@');
    return afterScheme.substring(at + 1);
  }

  private static int authorityEnd(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '/' || c == '?' || c == '#') {
        return i;
      }
    }
    return text.length();
  }

  /** Path and query as sent: begins with a slash, everything unusual percent-encoded as UTF-8. */
  String requestTarget() {
    String whole = (path.isEmpty() ? "/" : path) + query.map(q -> "?" + q).orElse("");
    StringBuilder sent = new StringBuilder(whole.length() + 16);
    for (byte b : whole.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || SAFE.indexOf(c) >= 0;
      if (plain) {
        sent.append(c);
      } else {
        sent.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return sent.toString();
  }

  /** Where a path or query means nothing, one that is written is a mistake worth telling. */
  void refuseTail() {
    refusePath();
    allowOnly(Set.of());
  }

  void refusePath() {
    if (!path.isEmpty() && !path.equals("/")) {
      throw new BadAddress("Không dùng được đường dẫn “" + Plain.shown(path, 60) + "” ở đây.");
    }
  }

  void allowOnly(Set<String> names) {
    List<String> seen = new ArrayList<>();
    for (String[] pair : parameters()) {
      if (!names.contains(pair[0]) || seen.contains(pair[0])) {
        throw new BadAddress("Không dùng được tham số “" + Plain.shown(pair[0], 60) + "” ở đây.");
      }
      seen.add(pair[0]);
    }
  }

  Optional<String> parameter(String name) {
    return parameters().stream()
        .filter(pair -> pair[0].equals(name))
        .map(pair -> pair[1])
        .findFirst();
  }

  private List<String[]> parameters() {
    List<String[]> pairs = new ArrayList<>();
    for (String part : query.orElse("").split("&", -1)) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        String value = equals < 0 ? "" : part.substring(equals + 1);
        pairs.add(new String[] {decoded(name), decoded(value)});
      }
    }
    return pairs;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
