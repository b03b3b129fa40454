package vn.gov.haiduong.haidang.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The cookies of one probe: kept between its hops and forgotten with it. Follows RFC 6265 as far as
 * a visit of some seconds needs it. Not thread-safe.
 */
public final class Cookies {

  private static final int MOST = 50;
  private static final int MAX_SIZE = 4096;
  private static final int MAX_HEADER = 8192;

  private static final Set<String> SECOND_LEVEL =
      Set.of("com", "net", "org", "gov", "edu", "info", "biz", "name", "int", "ac", "health", "co");

  private final List<Cookie> kept = new ArrayList<>();

  private record Cookie(
      String name, String value, String domain, boolean hostOnly, String path, boolean secure) {}

  /** Takes a Set-Cookie line in, or ignores it. */
  public void take(WebUrl from, String line) {
    if (line.length() > MAX_SIZE || line.chars().anyMatch(c -> c < 0x20 || c == 0x7F)) {
      return;
    }
    String[] parts = line.split(";", -1);
    int equal = parts[0].indexOf('=');
    if (equal < 1) {
      return;
    }
    String name = parts[0].substring(0, equal).strip();
    String value = parts[0].substring(equal + 1).strip();
    String domain = "";
    String path = defaultPath(from.path());
    boolean secure = false;
    boolean gone = false;
    for (int i = 1; i < parts.length; i++) {
      int at = parts[i].indexOf('=');
      String key = (at < 0 ? parts[i] : parts[i].substring(0, at)).strip().toLowerCase(Locale.ROOT);
      String said = at < 0 ? "" : parts[i].substring(at + 1).strip();
      switch (key) {
        case "domain" -> domain = bare(said);
        case "path" -> path = said.startsWith("/") ? said : path;
        case "secure" -> secure = true;
        case "max-age" -> gone = said.startsWith("-") || said.equals("0");
        case "expires" -> gone = gone || longPast(said);
        default -> {
          // Attributes for browsers alone.
        }
      }
    }
    if (name.isEmpty() || (secure && !from.tls()) || !mayBeFor(from.host(), domain)) {
      return;
    }
    put(
        new Cookie(
            name, value, domain.isEmpty() ? from.host() : domain, domain.isEmpty(), path, secure),
        gone);
  }

  private void put(Cookie cookie, boolean gone) {
    kept.removeIf(
        c ->
            c.name.equals(cookie.name)
                && c.domain.equals(cookie.domain)
                && c.path.equals(cookie.path));
    if (!gone && kept.size() < MOST) {
      kept.add(cookie);
    }
  }

  /** The Cookie header for a request, or "" for none. */
  public String header(WebUrl to) {
    if (kept.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    for (Cookie c : kept) {
      if (goesTo(c, to) && out.length() + c.name.length() + c.value.length() < MAX_HEADER) {
        out.append(out.isEmpty() ? "" : "; ").append(c.name).append('=').append(c.value);
      }
    }
    return out.toString();
  }

  private static boolean goesTo(Cookie c, WebUrl to) {
    boolean host = c.hostOnly ? to.host().equals(c.domain) : within(to.host(), c.domain);
    int query = to.path().indexOf('?');
    String path = query < 0 ? to.path() : to.path().substring(0, query);
    boolean below =
        path.equals(c.path)
            || (path.startsWith(c.path)
                && (c.path.endsWith("/") || path.charAt(c.path.length()) == '/'));
    return host && below && (!c.secure || to.tls());
  }

  private static boolean within(String host, String domain) {
    return host.equals(domain) || host.endsWith("." + domain);
  }

  private static boolean mayBeFor(String host, String domain) {
    if (domain.isEmpty() || domain.equals(host)) {
      return true;
    }
    String[] labels = domain.split("\\.", -1);
    boolean registry =
        labels.length < 2
            || (labels.length == 2 && labels[1].length() == 2 && SECOND_LEVEL.contains(labels[0]));
    return !registry && within(host, domain) && InnerAddresses.literal(host).isEmpty();
  }

  private static String bare(String domain) {
    String lower = domain.toLowerCase(Locale.ROOT);
    return lower.startsWith(".") ? lower.substring(1) : lower;
  }

  private static boolean longPast(String date) {
    return date.matches(".*\\b(19\\d\\d|200\\d|201\\d)\\b.*")
        || date.matches(".*-\\d\\d-(7\\d|0\\d) .*");
  }

  private static String defaultPath(String path) {
    int query = path.indexOf('?');
    String plain = query < 0 ? path : path.substring(0, query);
    int slash = plain.lastIndexOf('/');
    return slash <= 0 ? "/" : plain.substring(0, slash);
  }
}
