package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/**
 * Blocks that wait, transparent or unseen, until the visitor scrolls to them and a known script
 * shows them. The mark alone says nothing: its script must be on the page, and nothing but what the
 * script takes back may hide the block.
 */
final class ShownOnScroll {

  /** Longer than this nobody waits for a block to appear. */
  private static final double LONGEST_MILLIS = 20_000;

  private static final Pattern DELAY = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,4})?)\\s?(ms|s)?");
  private static final Pattern BOX_CLASS =
      Pattern.compile("\\bboxClass\\s?:\\s?[\"']([\\w-]{1,40})[\"']");

  /** A script, how it is loaded or begun, and by what it knows its blocks. */
  private enum Script {
    WOW("(?:^|[/_.-])wow(?:[.-][\\w.-]{0,20})?\\.js|\\bnew\\s+WOW\\b", ".wow"),
    AOS("(?:^|[/_.-])aos(?:[.-][\\w.-]{0,20})?\\.js|/aos@|\\bAOS\\s?\\.\\s?init\\b", "data-aos"),
    ELEMENTOR("/elementor/assets/js/", ".elementor-invisible"),
    SAL("(?:^|[/_.-])sal(?:\\.min)?\\.js|/sal\\.js@|\\bsal\\(", "data-sal"),
    SCROLL_REVEAL(
        "scroll-?reveal|\\bScrollReveal\\(", ".load-hidden", "data-sr", "data-scroll-reveal"),
    UIKIT("uikit(?:\\.min)?\\.js", "uk-scrollspy", "data-uk-scrollspy"),
    COMPOSER("/js_composer", ".wpb_animate_when_almost_visible"),
    FLATSOME("/flatsome/assets/js/", "data-animate"),
    DIVI("/themes/(?:Divi|Extra)/", ".et-waypoint", ".et_animated", ".et_pb_animation_off"),
    WAYPOINTS("waypoints?(?:\\.min)?\\.js|\\.waypoint\\(", ".animate-box", ".os-animation");

    private final Pattern runs;
    private final String marks;

    Script(String runs, String... marks) {
      this.runs = Pattern.compile(runs);
      this.marks = String.join(" ", marks);
    }
  }

  private static final ShownOnScroll NOTHING = new ShownOnScroll();

  private final Set<Script> found = EnumSet.noneOf(Script.class);
  private final List<String> classes = new ArrayList<>();

  private ShownOnScroll() {}

  static ShownOnScroll nothing() {
    return NOTHING;
  }

  /** What the page's scripts will show. */
  static ShownOnScroll on(Document document) {
    ShownOnScroll shown = new ShownOnScroll();
    for (Element script : document.select("script").stream().limit(300).toList()) {
      String source = script.attr("src");
      String code = source.isEmpty() ? script.data() : source;
      shown.take(code.length() > 20_000 ? code.substring(0, 20_000) : code);
    }
    return shown;
  }

  private void take(String code) {
    for (Script script : Script.values()) {
      if (!found.contains(script) && script.runs.matcher(code).find()) {
        found.add(script);
      }
    }
    if (found.contains(Script.WOW)) {
      Matcher box = BOX_CLASS.matcher(code);
      if (box.find()) {
        classes.add(box.group(1).toLowerCase(Locale.ROOT));
      }
    }
  }

  /** Whether the block's own script takes back that it cannot be seen. */
  boolean shows(Element element, Map<String, String> says) {
    if (found.isEmpty() || !waits(says) || !marked(element)) {
      return false;
    }
    for (String name : new String[] {"data-wow-delay", "data-aos-delay", "data-delay"}) {
      Matcher delay = DELAY.matcher(element.attr(name));
      if (delay.matches()
          && Double.parseDouble(delay.group(1)) * ("s".equals(delay.group(2)) ? 1000 : 1)
              > LONGEST_MILLIS) {
        return false;
      }
    }
    return true;
  }

  /** Unseen, and not so that no style of the script's could say otherwise. */
  private static boolean waits(Map<String, String> says) {
    String visibility = says.getOrDefault("visibility", "");
    String opacity = says.getOrDefault("opacity", "");
    return (visibility.startsWith("hidden") || Length.of(opacity).orElse(1) < 0.2)
        && !visibility.contains("!important")
        && !opacity.contains("!important");
  }

  private boolean marked(Element element) {
    String names = " " + element.className().toLowerCase(Locale.ROOT).replaceAll("\\s", " ") + " ";
    for (Script script : found) {
      for (String mark : script.marks.split(" ", 10)) {
        if (mark.startsWith(".")
            ? names.contains(" " + mark.substring(1) + " ")
            : element.hasAttr(mark)) {
          return true;
        }
      }
    }
    return classes.stream().anyMatch(name -> names.contains(" " + name + " "));
  }
}
