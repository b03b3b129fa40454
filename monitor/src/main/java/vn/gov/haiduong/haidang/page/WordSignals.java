package vn.gov.haiduong.haidang.page;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Words of sellers of bets in what a visitor reads. Where the same passage speaks of crime,
 * warnings, the state's lottery or sport, a guard takes them away; passages that call to play are
 * never guarded.
 */
final class WordSignals {

  private static final class Sum {
    final Set<String> words = new LinkedHashSet<>();
    double weight;
    String where = "";
  }

  private WordSignals() {}

  static void add(Page page, List<Signal> signals, List<Findings.Guard> guards) {
    Map<Betting.Writing, Sum> open = new EnumMap<>(Betting.Writing.class);
    Sum guarded = new Sum();
    Set<GuardCode> told = new LinkedHashSet<>();
    Sum joined = new Sum();
    int around = aroundCount(page);
    List<Page.Block> blocks = page.blocks;
    for (int i = -1; i < blocks.size(); i++) {
      String text = i < 0 ? page.title : blocks.get(i).text();
      Hiding hiding = i < 0 ? null : blocks.get(i).hiding();
      if (hiding != null && !hiding.openable()) {
        continue;
      }
      List<Betting.Hit> hits = Betting.in(text);
      String where = i < 0 ? "title" : Page.where(blocks.get(i).element());
      if (hits.isEmpty()) {
        continue;
      }
      String near = near(page, i);
      GuardCode guard = Guards.of(text, near, around, hits);
      if (guard != null) {
        hits.forEach(h -> guarded.words.add(h.words()));
        guarded.where = guarded.where.isEmpty() ? where : guarded.where;
        if (told.add(guard)) {
          guards.add(new Findings.Guard(guard, shortened(text)));
        }
        continue;
      }
      for (Betting.Hit hit : hits) {
        Sum sum = open.computeIfAbsent(hit.writing(), _ -> new Sum());
        if (sum.words.add(hit.words())) {
          sum.weight += hit.selling() ? 1 : 0.34;
          sum.where = sum.where.isEmpty() ? where : sum.where;
        }
      }
      agency(text, hits, where, joined);
    }
    if (!joined.words.isEmpty()) {
      signals.add(
          Signal.hard(SignalCode.AGENCY_BRAND_JOINED, quoted(joined.words), joined.where, 0.9));
    }
    open.forEach((writing, sum) -> told(writing, sum, open, signals));
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

  /** A seller's name written together with an agency's, or in one short phrase with it. */
  private static void agency(String text, List<Betting.Hit> hits, String where, Sum into) {
    for (String token : Fold.tokens(Fold.plain(Fold.undisguised(Fold.marked(text))))) {
      if (token.length() >= 9 && token.length() <= 80 && joinsAgency(token)) {
        into.words.add(token);
        into.where = where;
      }
    }
    boolean brand = hits.stream().anyMatch(Betting.Hit::brand);
    boolean sells = hits.stream().anyMatch(h -> h.selling() && !h.brand());
    if ((brand || (sells && where.equals("title")))
        && text.length() < 200
        && (where.equals("title") || where.contains("h1") || hits.size() >= 2)
        && Betting.count("agency", text) + Betting.countPlain("agency", text) > 0) {
      into.words.add(shortened(text));
      into.where = where;
    }
  }

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
                  .anyMatch(b -> b.length() >= 4 && part.contains(b)))) {
        return true;
      }
    }
    return false;
  }

  /** Text of the neighbours, for passages that are one story in several blocks. */
  private static String near(Page page, int i) {
    StringBuilder text = new StringBuilder();
    for (int k = Math.max(0, i - 2); i >= 0 && k <= Math.min(page.blocks.size() - 1, i + 2); k++) {
      Page.Block block = page.blocks.get(k);
      if (k != i && block.hiding() == null && block.text().length() > 30) {
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
