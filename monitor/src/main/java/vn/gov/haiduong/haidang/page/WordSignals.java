package vn.gov.haiduong.haidang.page;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Words of sellers of bets in what a visitor reads. Where the same passage speaks of crime,
 * warnings, the state's lottery or sport, a guard takes them away; passages that call to play are
 * never guarded.
 */
final class WordSignals {

  private static final Pattern GIVES =
      Pattern.compile(
          "(?:tặng|nhận|thưởng|miễn phí|free|tang|nhan|thuong)\\b[^.!?]{0,24}?\\b\\d{2,5}\\s?k\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** What sellers write behind their name into a title. */
  private static final Pattern OFFERS =
      Pattern.compile(
          "trang chủ|đăng (?:ký|nhập)|chính thức|tải|link|casino|nhà cái|cá cược|uy tín|khuyến mãi|official|login|daftar|\\+\\s?\\d{2,5}\\s?k|trang chu|dang (?:ky|nhap)|chinh thuc");

  private static final Pattern COMPANY =
      Pattern.compile("công ty|tnhh|doanh nghiệp|nhà máy|tập đoàn|nhà đầu tư|nhà thầu");
  private static final Pattern WORK =
      Pattern.compile(
          "tuyển dụng|công nhân|người lao động|khu công nghiệp|sản xuất|giấy chứng nhận");
  private static final Pattern ASKS =
      Pattern.compile("tìm kiếm|tìm thấy|kết quả|từ khóa|từ khoá|search|tim kiem|ket qua");

  private static final class Sum {
    final Set<String> words = new LinkedHashSet<>();
    double weight;
    String where = "";
  }

  private final Page page;
  private final Map<Betting.Writing, Sum> open = new EnumMap<>(Betting.Writing.class);
  private final Sum guarded = new Sum();
  private final Sum joined = new Sum();
  private final Sum calls = new Sum();
  private final Sum reflected = new Sum();
  private final Sum dense = new Sum();
  private final Set<GuardCode> told = new LinkedHashSet<>();
  private final List<Findings.Guard> guards;
  private final int around;

  private WordSignals(Page page, List<Findings.Guard> guards) {
    this.page = page;
    this.guards = guards;
    this.around = aroundCount(page);
  }

  static void add(Page page, KnownHosts hosts, List<Signal> signals, List<Findings.Guard> guards) {
    WordSignals words = new WordSignals(page, guards);
    BitSet strange = new BitSet();
    BitSet pictures = new BitSet();
    for (Page.Link link : page.links) {
      String host = link.target().map(WebAddress::host).orElse("");
      boolean leads = link.via() == Findings.Via.LINK || link.via() == Findings.Via.SCRIPT;
      if (leads && !host.isEmpty() && !hosts.known(host)) {
        if (!KnownHosts.ofCountry(host) || Betting.host(host)) {
          strange.set(link.block());
        }
        if (link.picture() && link.hiding() == null && !pictures.get(link.block())) {
          pictures.set(link.block());
          words.passage(link.text(), Page.where(link.element()), "", -1, true);
        }
      }
    }
    String story = words.story();
    words.passage(page.title, "title", story, -1, false);
    for (String title : page.scriptTitles) {
      words.passage(title, "title", "", -1, true);
    }
    for (String drawn : page.drawnWords) {
      words.passage(drawn, "style", page.title, -1, false);
    }
    for (String name : new String[] {"description", "keywords", "og:title", "og:description"}) {
      String text = page.meta(name).orElse("");
      if (text.length() < 2000 && !text.equals(page.title)) {
        words.passage(text, "meta", page.title + " . " + story, -1, false);
      }
    }
    for (String text : LinkedData.words(page)) {
      words.passage(text, "json-ld", page.title, -1, false);
    }
    for (String text : page.longAlts) {
      words.passage(text, "img[alt]", page.title, -1, false);
    }
    for (int i = 0; i < page.blocks.size(); i++) {
      Page.Block block = page.blocks.get(i);
      Hiding hiding = block.hiding();
      if (hiding == null || hiding.openable()) {
        words.passage(block.text(), "", "", i, strange.get(i));
      }
    }
    words.tell(signals);
  }

  /**
   * @param index of the block, or -1 for what is none
   * @param leadsAway the passage has a link to a stranger: no guard speaks for it
   */
  private void passage(String text, String place, String beside, int index, boolean leadsAway) {
    List<Betting.Hit> hits = page.hits(text);
    if (hits.isEmpty()) {
      joins(text, index < 0 ? place : Page.where(page.blocks.get(index).element()), joined);
      return;
    }
    String where = index < 0 ? place : Page.where(page.blocks.get(index).element());
    String near = index < 0 ? beside : near(index);
    boolean sells = hits.stream().anyMatch(Betting.Hit::selling);
    GuardCode guard = leadsAway && sells ? null : Guards.of(text, near, around, hits);
    if (guard != null) {
      hits.forEach(h -> guarded.words.add(h.words()));
      page.guardedTexts.add(text);
      guarded.where = guarded.where.isEmpty() ? where : guarded.where;
      if (index >= 0) {
        page.guarded.set(index);
      }
      if (told.add(guard)) {
        guards.add(new Findings.Guard(guard, shortened(text)));
      }
      return;
    }
    if (!leadsAway && (company(text, hits) || pharmacy(text, hits))) {
      return;
    }
    long selling = hits.stream().filter(Betting.Hit::selling).count();
    invites(text, hits, where);
    if (index >= 0
        && (selling >= 2
            || (selling >= 1
                && Betting.count("call", text) + Betting.countPlain("call", text) > 0))) {
      page.selling.set(index);
    }
    if (selling >= 3 && Guards.stuffing(text, hits) >= 0.34) {
      dense.words.add(shortened(text));
      dense.where = dense.where.isEmpty() ? where : dense.where;
    }
    for (Betting.Hit hit : hits) {
      Sum sum = open.computeIfAbsent(hit.writing(), _ -> new Sum());
      if (sum.words.add(hit.words())) {
        sum.weight += !hit.selling() ? 0.34 : hit.brand() && hit.words().length() < 4 ? 0.5 : 1;
        sum.where = sum.where.isEmpty() ? where : sum.where;
      }
    }
    agency(text, hits, where, joined);
  }

  /** Enterprises have such names too: nothing but names, where enterprises are spoken of. */
  private static boolean company(String text, List<Betting.Hit> hits) {
    String marked = Fold.marked(text);
    return text.length() >= 40
        && hits.stream().allMatch(h -> h.brand() || Betting.brand(h.words()))
        && COMPANY.matcher(marked).find()
        && (WORK.matcher(marked).find()
            || Betting.count("call", text) + Betting.countPlain("call", text) == 0);
  }

  /** Names of medicines alone, as hospitals list and doctors name them: nobody offers anything. */
  private static boolean pharmacy(String text, List<Betting.Hit> hits) {
    return hits.stream().allMatch(h -> Lexicon.SHIPPED.isMarked("medicine", h.words()))
        && !SOLD.matcher(text.toLowerCase(Locale.ROOT)).find();
  }

  private static final Pattern SOLD =
      Pattern.compile(
          "\\b(?:buy|cheap|order|online|price|discount|shipping|generic|without|sale)\\b|[$€£]\\s?\\d|mua|giá rẻ|chính hãng|đặt hàng|giao hàng|kín đáo|zalo|hotline");

  /** A seller's name with a call to play, or in what a search page repeats of a question. */
  private void invites(String text, List<Betting.Hit> hits, String where) {
    boolean brand = hits.stream().anyMatch(h -> h.selling() && h.brand());
    long selling = hits.stream().filter(Betting.Hit::selling).count();
    String low = text.length() > 600 ? "" : Fold.undisguised(Fold.marked(text));
    if (brand && where.equals("title") && OFFERS.matcher(low).find()) {
      calls.words.add(shortened(text));
      calls.where = where;
    }
    if ((brand || selling >= 2)
        && (Betting.count("call", text) + Betting.countPlain("call", text) > 0
            || GIVES.matcher(low).find())) {
      calls.words.add(shortened(text));
      calls.where = calls.where.isEmpty() ? where : calls.where;
    }
    if (selling > 0
        && (where.equals("title") || where.contains("h1"))
        && ASKS.matcher(low).find()) {
      reflected.words.add(shortened(text));
      reflected.where = where;
    }
  }

  private void tell(List<Signal> signals) {
    if (!joined.words.isEmpty()) {
      signals.add(
          Signal.hard(SignalCode.AGENCY_BRAND_JOINED, quoted(joined.words), joined.where, 0.9));
    }
    if (!calls.words.isEmpty()) {
      signals.add(Signal.soft(SignalCode.BETTING_CALL, quoted(calls.words), calls.where, 0.6));
    }
    if (!reflected.words.isEmpty()) {
      signals.add(
          Signal.soft(SignalCode.SEARCH_REFLECTED, quoted(reflected.words), reflected.where, 0.7));
    }
    if (!dense.words.isEmpty()) {
      signals.add(Signal.soft(SignalCode.BETTING_DENSE, quoted(dense.words), dense.where, 0.6));
    }
    open.forEach((writing, sum) -> told(writing, sum, open, signals));
    Sum disguised = open.get(Betting.Writing.DISGUISED);
    if (disguised != null && disguised.weight >= 2) {
      // What it says and that it hides what it says are two things.
      signals.add(
          Signal.soft(SignalCode.BETTING_WORDS, quoted(disguised.words), disguised.where, 0.6));
    }
    if (!guarded.words.isEmpty()) {
      signals.add(
          Signal.soft(SignalCode.BETTING_WORDS, quoted(guarded.words), guarded.where, 0.5)
              .behindGuard());
    }
  }

  private static void told(
      Betting.Writing writing, Sum sum, Map<Betting.Writing, Sum> all, List<Signal> signals) {
    double weight = sum.weight;
    SignalCode code =
        switch (writing) {
          case MARKED -> SignalCode.BETTING_WORDS;
          case PLAIN -> SignalCode.BETTING_PLAIN;
          case JOINED -> SignalCode.BETTING_JOINED;
          case DISGUISED -> SignalCode.BETTING_DISGUISED;
          case FOREIGN -> SignalCode.BETTING_FOREIGN;
          case SHOP -> SignalCode.SHOP_FOREIGN;
        };
    if (writing == Betting.Writing.DISGUISED) {
      weight += 1;
    }
    double others =
        all.entrySet().stream()
            .filter(e -> e.getKey() != writing)
            .mapToDouble(e -> e.getValue().weight)
            .sum();
    if (weight < 0.9 && others < 2) {
      return;
    }
    double score =
        weight >= 2 || (weight >= 0.9 && others >= 1) ? Math.min(1, 0.5 + weight / 16) : 0.4;
    signals.add(Signal.soft(code, quoted(sum.words), sum.where, score));
  }

  /** A seller's name and an agency's written as one word. */
  private static void joins(String text, String where, Sum into) {
    if (!longWord(text)) {
      return;
    }
    for (String token : Fold.tokens(Fold.plain(Fold.undisguised(Fold.marked(text))))) {
      if (token.length() >= 9 && token.length() <= 80 && joinsAgency(token)) {
        into.words.add(token);
        into.where = where;
      }
    }
  }

  /** Whether eight or more characters stand together; words of Vietnamese are shorter. */
  private static boolean longWord(String text) {
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) <= ' ' ? 0 : run + 1;
      if (run >= 8) {
        return true;
      }
    }
    return false;
  }

  /** A seller's name written together with an agency's, or in one short phrase with it. */
  private static void agency(String text, List<Betting.Hit> hits, String where, Sum into) {
    joins(text, where, into);
    boolean brand = hits.stream().anyMatch(Betting.Hit::brand);
    boolean sells = hits.stream().anyMatch(h -> h.selling() && !h.brand());
    boolean headline = where.equals("title") || where.matches(".*\\bh[12]\\b.*");
    if ((brand || (sells && where.equals("title")))
        && text.length() < (headline ? 200 : 90)
        && (headline || hits.size() >= 2)
        && Betting.count("agency", text) + Betting.countPlain("agency", text) > (headline ? 0 : 1)
        && (brand || !where.equals("title") || offers(text) || inOnePart(text))) {
      into.words.add(shortened(text));
      into.where = where;
    }
  }

  /** Whether the words are those with which sellers call. */
  static boolean offers(String text) {
    return OFFERS.matcher(Fold.undisguised(Fold.marked(text))).find()
        || Betting.count("call", text) + Betting.countPlain("call", text) > 0;
  }

  /** Systems put the site's name behind every headline: that alone joins nothing. */
  private static boolean inOnePart(String title) {
    return Arrays.stream(PARTS.split(title, 12))
        .anyMatch(
            part ->
                Betting.count("agency", part) + Betting.countPlain("agency", part) > 0
                    && Betting.in(part).stream().anyMatch(Betting.Hit::selling));
  }

  /** Between the parts of a title. */
  static final Pattern PARTS = Pattern.compile("\\s[-–—|>»•]+\\s");

  private static boolean joinsAgency(String token) {
    String rest = token;
    boolean agency = false;
    for (String name :
        new String[] {
          "sonoivu",
          "soyte",
          "sotaichinh",
          "sotuphap",
          "soxaydung",
          "socongthuong",
          "sogiaoduc",
          "sonongnghiep",
          "sothongtin",
          "sokhoahoc",
          "sokehoach",
          "sogiaothong",
          "sovanhoa",
          "solaodong",
          "sotainguyen",
          "ubnd",
          "uybannhandan",
          "uyban",
          "hdnd",
          "congantinh",
          "congan",
          "thanhtra",
          "chicuc",
          "giamdoc",
          "chutich",
          "congthongtin",
          "haiduong",
          "tinhuy",
          "huyen",
          "thanhpho",
          "chinhphu",
          "govvn"
        }) {
      if (rest.contains(name)) {
        agency = true;
        rest = rest.replace(name, " ");
      }
    }
    if (!agency) {
      return false;
    }
    for (String part : rest.split(" ", 10)) {
      if (part.length() >= 3
          && (Betting.brand(part)
              || Betting.joined(part)
              || Lexicon.SHIPPED.joined("brand").stream()
                  .anyMatch(
                      b ->
                          b.length() >= 4
                              ? part.contains(b)
                              : b.length() == 3 && part.startsWith(b)))) {
        return true;
      }
    }
    return false;
  }

  /** What is told under the heading that the title repeats; else what the page begins with. */
  private String story() {
    for (String part : PARTS.split(page.title, 12)) {
      for (int i = 0; part.length() >= 20 && i < page.blocks.size(); i++) {
        Page.Block block = page.blocks.get(i);
        if (block.hiding() == null && block.text().equals(part)) {
          return between(i + 1, i + 6, -1, WordSignals::sentence);
        }
      }
    }
    return near(-1);
  }

  /** Headlines of other news have no full stop. */
  private static boolean sentence(String text) {
    return text.length() > 40 && ".!?…”\")".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  /** Text of the neighbours, for passages that are one story in several blocks. */
  private String near(int i) {
    return i < 0 ? "" : between(i - 2, i + 2, i, text -> text.length() > 30);
  }

  /**
   * Visible passages one after the other.
   *
   * @param which only such
   */
  private String between(int from, int to, int without, Predicate<String> which) {
    StringBuilder text = new StringBuilder();
    for (int k = Math.max(0, from); k <= Math.min(page.blocks.size() - 1, to); k++) {
      Page.Block block = page.blocks.get(k);
      if (k != without && block.hiding() == null && which.test(block.text())) {
        text.append(block.text(), 0, Math.min(600, block.text().length())).append(" . ");
      }
    }
    return text.toString();
  }

  /** Words of reports in title and main heading. */
  private static int aroundCount(Page page) {
    var heading = page.document.selectFirst("h1");
    return Betting.count("report", page.title + " . " + (heading == null ? "" : heading.text()));
  }

  static String quoted(Set<String> words) {
    return words.stream().limit(8).map(w -> "\"" + w + "\"").collect(Collectors.joining(", "));
  }

  static String shortened(String text) {
    return text.length() > 160 ? text.substring(0, 160) + "…" : text;
  }
}
