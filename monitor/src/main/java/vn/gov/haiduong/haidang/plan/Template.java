package vn.gov.haiduong.haidang.plan;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Vietnamese text with places to fill in, written {@code {{name}}}.
 *
 * @param sms the same for short messages, unaccented; empty where it is never sent as one
 * @param registered id under which the gateway of short messages knows it; empty for none
 */
public record Template(String id, String text, String sms, String registered) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9_]+)}}");

  /** Names of the places, in order. */
  public Set<String> places() {
    return places(text);
  }

  /** Names of the places of any such text, in order. */
  public static Set<String> places(String text) {
    Set<String> places = new LinkedHashSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  /** The text with each place filled in; one without a value stays a visible gap "……". */
  public String filled(Map<String, String> values) {
    return filled(text, values, "……");
  }

  /**
   * Any such text with each place filled in; what is put in is never read as a place itself.
   *
   * @param gap stands where there is no value
   */
  public static String filled(String text, Map<String, String> values, String gap) {
    return PLACE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), gap)));
  }
}
