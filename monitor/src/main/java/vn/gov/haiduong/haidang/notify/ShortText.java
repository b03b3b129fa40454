package vn.gov.haiduong.haidang.notify;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.wording.Septets;
import vn.gov.haiduong.haidang.wording.Unaccented;

/**
 * A short message made of a text of the plan: unaccented and never longer than {@link #LONGEST}.
 * What does not fit is left out in this order: the link, then the ends of names and reasons.
 * Number, level, times, the name of a deadline and the code always stay.
 *
 * @param text as it goes out
 * @param filled what stands in it at each place, for gateways that ask for template and parameters
 */
public record ShortText(String text, Map<String, String> filled) {

  /** Two parts of a concatenated message, of 153 septets each. */
  public static final int LONGEST = 306;

  static final String LINK = "lien_ket";

  /** What may be cut, because the rest says what it is about and how to answer. */
  static final Set<String> MAY_BE_CUT =
      Set.of("doi_tuong", "ly_do", "viec_can_lam", "can_cu", "noi_dung", "don_vi", "han");

  private static final int SHORTEST = 16;

  /** A name of so many characters is still understood: more of it goes before the link does. */
  private static final int READABLE = 40;

  public ShortText {
    filled = Collections.unmodifiableMap(new LinkedHashMap<>(filled));
  }

  /**
   * The text with everything that fits.
   *
   * @param before stands in front of it, such as the mark of an exercise
   * @param pattern with places to fill in
   * @param values of them; one that is missing leaves nothing behind
   */
  public static ShortText of(String before, String pattern, Map<String, String> values) {
    Map<String, String> plain = new LinkedHashMap<>();
    for (String place : Template.places(pattern)) {
      plain.put(place, Unaccented.of(Lines.one(values.getOrDefault(place, ""), 400)));
    }
    Map<String, String> withLink = new LinkedHashMap<>(plain);
    String text = cut(before, pattern, withLink, READABLE);
    if (Septets.of(text) <= LONGEST) {
      return new ShortText(text, withLink);
    }
    var _ = plain.replace(LINK, "");
    text = cut(before, pattern, plain, SHORTEST);
    return new ShortText(text.substring(0, Math.min(text.length(), LONGEST)), plain);
  }

  /** Cuts the longest values, none of them to less than {@code least}, until the whole fits. */
  private static String cut(String before, String pattern, Map<String, String> plain, int least) {
    String text = filled(before, pattern, plain);
    while (Septets.of(text) > LONGEST) {
      Optional<Map.Entry<String, String>> longest =
          plain.entrySet().stream()
              .filter(each -> MAY_BE_CUT.contains(each.getKey()))
              .max(Comparator.comparingInt(each -> each.getValue().length()));
      if (longest.isEmpty() || longest.get().getValue().length() <= least) {
        return text;
      }
      String value = longest.get().getValue();
      int keep = Math.max(least, value.length() - (Septets.of(text) - LONGEST) - 2);
      plain.put(
          longest.get().getKey(),
          value.substring(0, Math.min(keep, value.length() - 1) - 2).strip() + "..");
      text = filled(before, pattern, plain);
    }
    return text;
  }

  private static String filled(String before, String pattern, Map<String, String> values) {
    String text = before + Unaccented.of(Template.filled(pattern, values, ""));
    return text.replaceAll(" +", " ").replaceAll(" (?=[.,;:](?: |$))", "").strip();
  }
}
