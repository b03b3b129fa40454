package vn.gov.haiduong.haidang.page;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Which hosts are ordinary on an agency's page. */
final class KnownHosts {

  private static final Set<String> LISTED = Set.copyOf(DataFile.lines("known-hosts.txt"));

  /** Zones in which names cost little and where sellers of bets live. */
  private static final Pattern CHEAP =
      Pattern.compile(
          ".*\\.(xyz|top|vip|club|win|bet|casino|icu|buzz|app|pro|live|fun|site|online|shop|store"
              + "|space|website|best|bid|loan|men|work|click|link|ink|wiki|cfd|sbs|cyou|monster|quest"
              + "|rest|bar|poker|games?|lol|mobi|cc|ws|tk|ml|ga|cf|gq|pw|ru|su|cn|in|id|th|ph|kh|la"
              + "|date|party|racing|stream|download|trade|world|today|life|group|one|ltd|blog|asia"
              + "|network|host|press|bond|skin|homes|boats|hair|beauty|makeup|mom|autos|uno|dev|page"
              + "|zone|tech|team|run|plus|red|green|black|vin|capital|center|city|ac|sh|to|is|gg|me|tv)$");

  private static final Pattern THROWAWAY =
      Pattern.compile(
          ".*\\.(?:xyz|top|icu|buzz|click|link|cyou|sbs|cfd|monster|quest|pw|su|tk|ml|ga|cf|gq|bond"
              + "|rest|win|bet|casino|loan|bid|vip|ws|lol|hair|skin|mom|stream|download|racing)$");

  /** Names that only their owners have a reason to put into a host's name. */
  private static final Pattern IMITATED =
      Pattern.compile(
          "google-?(?:tag|apis|analytics|fonts|ajax|static|cdn|syndication)|(?:fonts|ajax|apis)[.-]?google|gstatic|jsdelivr|cloud-?flare|cdnjs"
              + "|bootstrap-?cdn|font-?awesome|jquery-?(?:cdn|min|code|static|lib)|(?:code|cdn|ajax)[.-]?jquery|facebook|fbcdn|doubleclick|recaptcha|microsoft|zalo|unpkg");

  private final Set<String> inventory = new HashSet<>();
  private final PageContext context;

  KnownHosts(PageContext context) {
    this.context = context;
    context.knownHosts().forEach(host -> inventory.add(WebAddress.withoutWww(host)));
    context.portalHosts().forEach(host -> inventory.add(WebAddress.withoutWww(host)));
  }

  /** Of the inventory, of the state, or in the list of libraries and widgets. */
  boolean known(String host) {
    String plain = WebAddress.withoutWww(host);
    if (context.isOwn(host) || below(plain) || inventory.contains(plain)) {
      return true;
    }
    for (String at = plain; ; at = at.substring(at.indexOf('.') + 1)) {
      if (LISTED.contains(at)) {
        return true;
      }
      if (at.indexOf('.') < 0) {
        return inner(plain);
      }
    }
  }

  /** Whether it is known whose page it is. */
  boolean siteKnown() {
    return context.site().isPresent();
  }

  /** A name under the site's own, such as its pages for telephones. */
  private boolean below(String host) {
    return context.site().filter(s -> host.endsWith("." + WebAddress.withoutWww(s))).isPresent();
  }

  /** Loopback and inner addresses: a page under test, an intranet link. */
  private static boolean inner(String host) {
    return host.equals("localhost")
        || host.startsWith("127.")
        || host.startsWith("10.")
        || host.startsWith("192.168.");
  }

  /** A name of the country, of which many are honest that nobody listed. */
  static boolean ofCountry(String host) {
    return host.endsWith(".vn");
  }

  /** Of the cheap zones those in which hardly anybody honest keeps code for others. */
  static boolean throwaway(String host) {
    return THROWAWAY.matcher(host).matches();
  }

  /** Nobody honest would fetch code from an unknown host of that name. */
  static boolean doubtful(String host) {
    return throwaway(host) || imitates(host);
  }

  /** An unknown host that wears the name of a house whose code is on every page. */
  static boolean imitates(String host) {
    return IMITATED.matcher(host).find();
  }

  static boolean cheap(String host) {
    return CHEAP.matcher(host).matches() || host.matches("[0-9.]{7,15}");
  }
}
