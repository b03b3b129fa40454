package vn.gov.haiduong.haidang.probe;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * More of an answer that was no good, for the folder of evidence. Bounded; no values of cookies and
 * no secrets.
 *
 * @param fields lines of the answer's header, such as {@code server: nginx}
 * @param names what the resolvers said of another host that a redirect led to, a line each
 * @param body the copy that was taken of the body; empty where there was none or no room
 */
public record Exhibit(List<String> fields, List<String> names, Optional<Copy> body) {

  private static final int MOST_FIELDS = 30;
  private static final int LONGEST_FIELD = 200;
  private static final int MOST_TEXT = 2_000;

  private static final String HIDDEN = "(không giữ)";
  private static final Pattern SECRET =
      Pattern.compile("cookie|auth|token|secret|session|csrf|xsrf|key|passw|credential|signature");
  private static final Pattern QUERY = Pattern.compile("\\?[^\\s\"'<>,;]*");

  /**
   * A copy of a body, as it was read.
   *
   * @param sha256 of the bytes that were kept, lower-case hex
   * @param bytes that were kept, after codings were undone
   * @param whole whether these are all that came
   */
  public record Copy(String sha256, int bytes, boolean whole) {}

  /**
   * Header fields as they may be shown: of a cookie its name alone, nothing of what may be a
   * secret, addresses without what is asked of them.
   *
   * @param namesAndValues names in lower case and values by turns
   */
  public static List<String> shown(List<String> namesAndValues) {
    List<String> lines = new ArrayList<>();
    int text = 0;
    for (int i = 0;
        i + 1 < namesAndValues.size() && lines.size() < MOST_FIELDS && text < MOST_TEXT;
        i += 2) {
      String name = namesAndValues.get(i);
      String line =
          Printable.of(name + ": " + value(name, namesAndValues.get(i + 1)), LONGEST_FIELD);
      lines.add(line);
      text += line.length();
    }
    int left = namesAndValues.size() / 2 - lines.size();
    if (left > 0) {
      lines.add("và " + left + " dòng nữa");
    }
    return lines;
  }

  private static String value(String name, String value) {
    return switch (name) {
      case "set-cookie" -> cookieName(value) + "=" + HIDDEN;
      case "www-authenticate", "proxy-authenticate" -> value.split("\\s", 2)[0];
      default ->
          SECRET.matcher(name).find() ? HIDDEN : QUERY.matcher(value).replaceAll("?" + HIDDEN);
    };
  }

  private static String cookieName(String line) {
    int end = line.indexOf('=');
    return end < 0 ? "" : line.substring(0, end).strip();
  }

  public Exhibit {
    fields = List.copyOf(fields);
    names = List.copyOf(names);
  }
}
