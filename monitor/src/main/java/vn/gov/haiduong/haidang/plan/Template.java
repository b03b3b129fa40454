package vn.gov.haiduong.haidang.plan;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Vietnamese text with places to fill in, written {@code {{name}}}.
 *
 * @param registered id under which a gateway knows it (SMS and Zalo ask for that); empty for none
 */
public record Template(String id, String text, String registered) {

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-z0-9_]+)}}");

  /** Names of the places, in order. */
  public Set<String> places() {
    Set<String> places = new LinkedHashSet<>();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.add(matcher.group(1));
    }
    return places;
  }

  /** The text with each place filled in; one without a value stays a visible gap "……". */
  public String filled(java.util.Map<String, String> values) {
    return PLACE
        .matcher(text)
        .replaceAll(found -> Matcher.quoteReplacement(values.getOrDefault(found.group(1), "……")));
  }
}
