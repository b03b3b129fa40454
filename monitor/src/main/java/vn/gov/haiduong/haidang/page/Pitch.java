package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * A piece of running text, of two lines or of a whole article, that speaks for strangers: it leads
 * to them in its midst, names a price or a way to reach them, and nothing in it is of the place.
 * What is sold does not matter; what counts is how many of the marks of an offer come together.
 *
 * @param hosts to which it leads, unknown and not of the country
 * @param priced it names a price
 * @param reached it shows a host's bare name, a button or a chat
 * @param wares it names what nobody may offer, or no agency would
 * @param points marks that speak for an offer, less those that speak against
 */
record Pitch(
    Set<String> hosts,
    String text,
    String where,
    boolean priced,
    boolean reached,
    boolean wares,
    int points) {

  /** From so many marks on it is an offer; local advertising of the honest stays below. */
  private static final int ENOUGH = 5;

  /** Links so few passages apart belong to one text. */
  private static final int APART = 3;

  private static final int BEFORE = 3;
  private static final int FAR = 8;
  private static final int PASSAGE = 25;

  /** So many letters beside the links make a text of what else is a list of links. */
  private static final int PROSE = 12;

  private static final int LONGEST = 4_000;
  private static final int MOST_LINKS = 400;

  private static final Pattern PRICE =
      Pattern.compile(
          "(?<![\\p{L}\\d])\\d{1,4}(?:[.,]\\d{1,3}){0,3}\\s?(?:k|tr|triệu|củ|đ|vnđ|vnd|đồng|usd|u|\\$|usdt|%)(?!\\p{L})|[$€£]\\s?\\d");

  /** A host's name as the whole anchor. */
  private static final Pattern BARE_HOST =
      Pattern.compile(
          "\\W{0,4}(?:https?://)?(?:www\\.)?[a-z0-9-]{2,40}(?:\\.[a-z0-9-]{2,20}){1,3}(?:/\\S{0,80})?\\W{0,4}");

  private static final int LONGEST_WARE = 5;

  /** Before a ware: somebody speaks against it. */
  private static final Set<String> DENIES =
      Set.of("không", "cấm", "chống", "ngừa", "trừ", "hứa", "mời");

  /** Where one is told to write to, and addresses that do not show where they lead. */
  private static final Set<String> CHATS =
      Set.of("t.me", "wa.me", "m.me", "telegram.me", "bit.ly", "tinyurl.com", "cutt.ly");

  Pitch {
    hosts = Set.copyOf(hosts);
  }

  static void add(Page page, KnownHosts hosts, List<Signal> signals) {
    texts(page, hosts).stream()
        .map(links -> of(page, links))
        .filter(pitch -> pitch.points >= ENOUGH && pitch.strange())
        .max(Comparator.comparingInt(Pitch::points))
        .ifPresent(pitch -> pitch.tell(page, signals));
  }

  /** One firm's own name is what local advertising leads to, and a list of firms to several. */
  private boolean strange() {
    return wares
        || hosts.stream().anyMatch(host -> KnownHosts.cheap(host) || CHATS.contains(host))
        || (hosts.size() >= 3 && points >= ENOUGH + 2);
  }

  /** Links to strangers that stand near each other in what the page itself says. */
  private static List<List<Page.Link>> texts(Page page, KnownHosts hosts) {
    List<List<Page.Link>> texts = new ArrayList<>();
    int links = 0;
    for (Page.Link link : page.links) {
      String host = link.via() == Via.LINK ? host(link) : "";
      if (host.isEmpty()
          || link.hiding() != null
          || link.picture()
          || (link.region() != Region.BODY && link.region() != Region.ARTICLE)
          || hosts.known(host)
          || KnownHosts.ofCountry(host)
          || ++links > MOST_LINKS) {
        continue;
      }
      if (texts.isEmpty() || link.block() - texts.getLast().getLast().block() > APART) {
        texts.add(new ArrayList<>());
      }
      texts.getLast().add(link);
    }
    return texts;
  }

  private static String host(Page.Link link) {
    return link.target().map(WebAddress::host).orElse("");
  }

  private static Pitch of(Page page, List<Page.Link> links) {
    int first = links.getFirst().block();
    int last = Math.min(links.getLast().block(), page.blocks.size() - 1);
    StringBuilder within = new StringBuilder();
    int blanks = 0;
    for (int i = first; i <= last && within.length() < LONGEST; i++) {
      Page.Block block = page.blocks.get(i);
      if (block.hiding() == null) {
        within.append(block.text()).append(" . ");
        blanks += 3;
      }
    }
    int anchors = links.stream().mapToInt(link -> link.text().length()).sum();
    Set<String> hosts = new TreeSet<>();
    links.forEach(link -> hosts.add(host(link)));
    String title = page.title.toLowerCase(Locale.ROOT);
    String own = low(within);
    String before = before(page, first);
    String all = before + " . " + own;
    boolean priced = PRICE.matcher(all + " " + title).find();
    boolean reached =
        hosts.stream().anyMatch(CHATS::contains)
            || links.stream().map(Page.Link::text).map(t -> low(t)).anyMatch(Pitch::shows);
    int wares = wares(all + " . " + title);
    // A list of links is a text too where it names such wares.
    int points =
        within.length() - anchors - blanks < PROSE && wares == 0
            ? 0
            : forIt(hosts, all, title, before)
                + (priced ? 1 : 0)
                + (reached ? 1 : 0)
                + (wares == 0 ? 0 : 2 + Math.min(3, wares))
                - against(own, before, title, wares > 0);
    return new Pitch(
        hosts,
        WordSignals.shortened(within.toString()),
        where(page, first),
        priced,
        reached,
        wares > 0,
        points);
  }

  private static String where(Page page, int block) {
    return block < page.blocks.size() ? Page.where(page.blocks.get(block).element()) : "body";
  }

  /** What is said just before the first link. */
  private static String before(Page page, int first) {
    StringBuilder text = new StringBuilder();
    int passages = 0;
    for (int i = Math.min(first, page.blocks.size()) - 1;
        i >= Math.max(0, first - FAR) && passages < BEFORE;
        i--) {
      Page.Block block = page.blocks.get(i);
      if (block.hiding() == null && block.text().length() >= PASSAGE) {
        text.insert(0, block.text() + " . ");
        passages++;
      }
    }
    return low(text);
  }

  private static int forIt(Set<String> hosts, String all, String title, String before) {
    int cheap = (int) hosts.stream().filter(h -> KnownHosts.cheap(h) && !CHATS.contains(h)).count();
    int cries = Doorway.count(Doorway.CRIES, all) + Doorway.count(Doorway.CRIES_ENGLISH, all);
    return Math.min(2, cheap)
        + (hosts.size() >= 3 ? 1 : 0)
        + (cries >= 1 ? 1 : 0)
        + (cries >= 3 ? 1 : 0)
        + (Doorway.CRIES.matcher(title).find() ? 1 : 0)
        + (hosts.stream().anyMatch(CHATS::contains) ? 1 : 0)
        + (namesakes(hosts, all + " " + title, before + " " + title) ? 1 : 0);
  }

  /** Different wares that it names and does not deny; with disguises and without. */
  private static int wares(String text) {
    String marked = Fold.marked(text);
    Set<String> found = new HashSet<>();
    wares(Fold.tokens(marked), found);
    wares(Fold.tokens(Fold.undisguised(marked)), found);
    return found.size();
  }

  private static void wares(List<String> tokens, Set<String> found) {
    for (int i = 0; i < tokens.size(); i++) {
      if (!Lexicon.SHIPPED.begins(tokens.get(i)) || (i > 0 && DENIES.contains(tokens.get(i - 1)))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int n = 0; n < LONGEST_WARE && i + n < tokens.size(); n++) {
        String words = phrase.append(n == 0 ? "" : " ").append(tokens.get(i + n)).toString();
        if (Lexicon.SHIPPED.isMarked("ware", words) || Lexicon.SHIPPED.isMarked("shop", words)) {
          found.add(words);
        }
      }
    }
  }

  /** What is said beside the links counts once, what is said with them twice. */
  private static int against(String own, String before, String title, boolean wares) {
    int within = Doorway.count(Doorway.OF_HERE, own);
    boolean beside = Doorway.OF_HERE.matcher(before).find();
    // Who offers forbidden wares names the places to which he brings them.
    return (wares ? 1 : 2) * Math.min(2, within)
        + (beside ? 1 : 0)
        + Math.min(6, 2 * Betting.count("report", own) + reports(before + " . " + title));
  }

  private static int reports(String text) {
    return Math.min(2, Betting.count("report", text));
  }

  /** A host is called by what the text speaks of: nobody but a seller names himself so. */
  private static boolean namesakes(Set<String> hosts, String all, String before) {
    String joined = joined(all);
    String said = joined(before);
    for (String host : hosts) {
      String name = WebAddress.withoutWww(host);
      for (String word : name.split("[.-]", 12)) {
        if (word.length() >= 5 && joined.contains(word)) {
          return true;
        }
      }
      String label = name.split("\\.", 2)[0].replace("-", "");
      for (int at = 0; at + 7 <= Math.min(label.length(), 40); at++) {
        if (said.contains(label.substring(at, at + 7))) {
          return true;
        }
      }
    }
    return false;
  }

  private static String joined(String text) {
    return Fold.plain(Fold.marked(text)).replaceAll("[^a-z0-9]+", "");
  }

  private static boolean shows(String anchor) {
    return BARE_HOST.matcher(anchor).matches()
        || (anchor.length() <= 40 && Doorway.BUTTON.matcher(anchor).find());
  }

  private static String low(CharSequence text) {
    String whole = text.toString();
    return whole.substring(0, Math.min(LONGEST, whole.length())).toLowerCase(Locale.ROOT);
  }

  /** As signals; a title that is not of the place is one of its own. */
  private void tell(Page page, List<Signal> signals) {
    signals.add(
        Signal.soft(
            SignalCode.SELLING_AWAY,
            text + " → " + String.join(", ", hosts.stream().sorted().limit(4).toList()),
            where,
            0.6));
    if (reached && (priced || wares)) {
      signals.add(Signal.soft(SignalCode.PRICED_OFFER, text, where, 0.6));
    }
    if (signals.stream().noneMatch(s -> s.code() == SignalCode.TITLE_STRANGE)
        && !page.title.isEmpty()
        && !Doorway.here(page.title)) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.6));
    }
  }
}
