package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Finds the words of sellers of bets in a text, however they are written. */
final class Betting {

  /** How a word was written. */
  enum Writing {
    MARKED,
    PLAIN,
    JOINED,
    DISGUISED,
    FOREIGN,
    SHOP
  }

  /**
   * One find.
   *
   * @param selling a word of sellers; otherwise only a word of the topic
   * @param brand name of a seller
   */
  record Hit(String words, Writing writing, boolean selling, boolean brand) {}

  private static final Lexicon WORDS = Lexicon.SHIPPED;
  private static final int LONGEST = 5;

  /** Names made the way sellers make them; the list of brands cannot keep up with them. */
  private static final Pattern BRAND =
      Pattern.compile(
          "slot\\d{2,4}|toto\\d{2,4}|(?:[a-z]{1,6})?\\d{1,4}(?:bet|win|club|clb|vip|king|game|casino|loto|fun|nohu)\\d{0,3}"
              + "|(?:[a-z]{2,8})(?:bet|casino|nohu|loto)\\d{2,4}|(?:ku|sh|ok|new|jun|fun|hi|mu|mb|go|vn|fb|bk|tk|ae|ee|xo|gk|pg|hb|xin|sky|net|one|lucky|typhu|kim)\\d{2,3}"
              + "|(?:8|9|6|7){2,4}(?:vn|vip|b)|(?:viet|sun|hit|rik|man|zo|ku|okv|mm|gem|vic|asia|lucky|king|max|top|net|big|fly|hot)(?:bet|win|vip|club)(?:\\d{1,3})?");

  private static final Set<String> NOT_BRANDS =
      Set.of(
          "topclub", "windows", "mb500", "vn2000", "vn100", "vn30", "ok100", "go100", "hi100",
          "hotclub", "topvip", "bigclub", "new2026", "new2025", "vn84", "sky12", "net100", "one23",
          "365vn", "bigwin", "sunclub");

  /** Parts of a joined word or host name that only sellers use. */
  private static final Pattern JOINED =
      Pattern.compile(
          "nhacai|cacuoc|datcuoc|taixiu|keonha|tylekeo|soikeo|soicau|lodeonline|gamebai|doithuong|xocdia|nohu\\d|nohuonline|sannohu"
              + "|casino|baccarat|banca(?:online|doithuong)|bongdatructuyen|tructiepbongda|dagatructiep|dagaonline|danhbaionline|xosoonline|slotgame"
              + "|slotgacor|gacor|togel|judionline|situsslot|sbobet|jackpot|maxwin|kubet|789bet|8xbet|188bet|dafabet|shbet|f8bet|i9bet|sunwin|kuwin");

  private static final Pattern HOST =
      Pattern.compile(
          ".*(?:bet\\d*|casino\\d*|slots?\\d*|poker\\d*|win\\d{2,3}|\\d{2,3}win|loto\\d+|club\\d{2,3}|\\d{2,3}club|\\d{2,3}vip|(?:88|68|79|789|666|777|888|999|99|66)(?:vn|vip|b|k|x)?)$");

  /** Parts of a name with hyphens. */
  private static final Set<String> PARTS =
      Set.of("bet", "bets", "betting", "poker", "slots", "gambling", "lode");

  private static final Set<String> NOT_HOSTS =
      Set.of("alphabet", "tibet", "elizabet", "diabet", "lisbet");

  private Betting() {}

  /** Hits in a text; each once. */
  static List<Hit> in(String text) {
    List<Hit> hits = new ArrayList<>();
    if (text.isBlank()) {
      return hits;
    }
    String marked = Fold.marked(text);
    Set<String> seen = new HashSet<>();
    foreign(marked, hits, seen);
    String open = Fold.undisguised(marked);
    boolean dressed = Fold.dressed(text);
    List<String> honest = Fold.tokens(dressed ? text.toLowerCase(Locale.ROOT) : marked);
    boolean same = !dressed && open.equals(marked);
    List<String> tokens = same ? honest : Fold.tokens(open);
    boolean bare = mostlyPlain(open);
    phrases(tokens, Writing.MARKED, hits, seen, new HashSet<>(), false);
    if (!same) {
      // What is found only after the disguise is off was disguised.
      List<Hit> before = new ArrayList<>();
      phrases(honest, Writing.MARKED, before, new HashSet<>(), new HashSet<>(), false);
      Set<String> plainly = new HashSet<>();
      before.forEach(h -> plainly.add(h.words));
      hits.replaceAll(
          h ->
              h.writing == Writing.MARKED && !plainly.contains(h.words)
                  ? new Hit(h.words, Writing.DISGUISED, true, h.brand)
                  : h);
    }
    List<String> plain = new ArrayList<>(tokens.size());
    for (String token : tokens) {
      plain.add(Fold.plain(token));
    }
    phrases(plain, Writing.PLAIN, hits, seen, safePlain(bare), true);
    if (marked.chars().anyMatch(c -> (c >= '0' && c <= '9') || c == '@' || c == '$')) {
      leet(plain, hits, seen);
    }
    Set<String> written = dressed ? new HashSet<>(honest) : Set.of();
    for (String token : plain) {
      single(token, hits, seen);
    }
    if (dressed) {
      hits.replaceAll(
          h ->
              h.brand && !written.contains(h.words)
                  ? new Hit(h.words, Writing.DISGUISED, true, true)
                  : h);
    }
    return hits;
  }

  private static Set<String> safePlain(boolean bare) {
    return bare ? new HashSet<>(Set.of("all")) : new HashSet<>();
  }

  /** The longer phrase wins over a shorter one inside it. */
  private static void phrases(
      List<String> tokens,
      Writing writing,
      List<Hit> hits,
      Set<String> seen,
      Set<String> mode,
      boolean plain) {
    if (plain && mode.isEmpty()) {
      return;
    }
    for (int i = 0; i < tokens.size(); i++) {
      if (!WORDS.begins(tokens.get(i))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      String best = "";
      String group = "";
      int honest = 0;
      for (int n = 0; n < LONGEST && i + n < tokens.size(); n++) {
        phrase.append(n == 0 ? "" : " ").append(tokens.get(i + n));
        String words = phrase.toString();
        if (plain && n == 0) {
          continue;
        }
        if (plain ? WORDS.isPlain("honest", words) : WORDS.isMarked("honest", words)) {
          best = "";
          honest = n;
          continue;
        }
        for (String one : new String[] {"sell", "topic"}) {
          if (plain ? WORDS.isPlain(one, words) : WORDS.isMarked(one, words)) {
            if (group.isEmpty() || one.equals("sell") || !group.equals("sell")) {
              best = words;
              group = one;
            }
            break;
          }
        }
      }
      i += best.isEmpty() ? honest : 0;
      if (!best.isEmpty() && seen.add(best) && seen.add(Fold.plain(best) + "|")) {
        boolean selling = group.equals("sell");
        if (!plain || selling || tokens.size() < 400) {
          hits.add(new Hit(best, writing, selling, false));
        }
      }
    }
  }

  private static void leet(List<String> plain, List<Hit> hits, Set<String> seen) {
    if (plain.stream().noneMatch(Fold::leet)) {
      return;
    }
    for (int i = 0; i < plain.size(); i++) {
      if (!WORDS.begins(Fold.unleet(plain.get(i))) && plain.get(i).length() < 6) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      boolean changed = false;
      for (int n = 0; n < 4 && i + n < plain.size(); n++) {
        String token = plain.get(i + n);
        String open = Fold.unleet(token);
        changed |= !open.equals(token);
        phrase.append(n == 0 ? "" : " ").append(open);
        String words = phrase.toString();
        if (changed
            && (WORDS.isPlain("sell", words) || (WORDS.isPlain("topic", words) && n > 0))
            && seen.add("1337 " + words)) {
          hits.add(new Hit(words, Writing.DISGUISED, true, false));
        }
      }
      String token = plain.get(i);
      if (token.length() >= 6) {
        String open = Fold.unleet(token);
        if (!open.equals(token)
            && JOINED.matcher(open).find()
            && !JOINED.matcher(token).find()
            && seen.add("1337 " + open)) {
          hits.add(new Hit(token, Writing.DISGUISED, true, false));
        }
      }
    }
  }

  private static void single(String token, List<Hit> hits, Set<String> seen) {
    if (token.length() < 3 || token.length() > 80) {
      return;
    }
    if (brand(token)) {
      if (seen.add(token)) {
        hits.add(new Hit(token, Writing.MARKED, true, true));
      }
    } else if (token.length() >= 6
        && JOINED.matcher(token).find()
        && !WORDS.isPlain("topic", token)
        && !WORDS.isPlain("sell", token)
        && seen.add(token)) {
      hits.add(new Hit(token, Writing.JOINED, true, false));
    }
  }

  static boolean brand(String token) {
    if (!WORDS.isPlain("brand", token)
        && !digit(token)
        && !token.endsWith("bet")
        && !token.endsWith("win")
        && !token.endsWith("vip")
        && !token.endsWith("club")) {
      return false;
    }
    return token.length() <= 14
        && !NOT_BRANDS.contains(token)
        && (WORDS.isPlain("brand", token) || (BRAND.matcher(token).matches() && !document(token)));
  }

  /** Whether a joined word has a part that only sellers use. */
  static boolean joined(String token) {
    return JOINED.matcher(token).find();
  }

  /** Short forms of documents and units that look like a seller's name. */
  private static boolean document(String token) {
    return DOCUMENT.matcher(token).matches();
  }

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "(?:qd|nq|ct|tt|tb|kh|bc|cv|nd|hd|tw|lt|gp|vb|so|dt|ql|dh|tl|f|k|a|vn)\\d{1,4}");

  private static boolean digit(String token) {
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) >= '0' && token.charAt(i) <= '9') {
        return true;
      }
    }
    return false;
  }

  private static boolean strange(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c > 0xE00 && c < 0x1E00) || c > 0x2E00) {
        return true;
      }
    }
    return false;
  }

  /** Digits of a telephone number that are kept back: 0964.831.xxx. */
  private static boolean veiled(List<String> tokens, int i) {
    return tokens.get(i).equals("xxx")
        && ((i > 0 && tokens.get(i - 1).chars().allMatch(Character::isDigit))
            || (i + 1 < tokens.size() && tokens.get(i + 1).chars().allMatch(Character::isDigit)));
  }

  private static void foreign(String marked, List<Hit> hits, Set<String> seen) {
    boolean other = strange(marked);
    if (other) {
      for (String group : new String[] {"foreign", "shop"}) {
        for (String words : WORDS.unspaced(group)) {
          if (marked.contains(words) && seen.add(words)) {
            hits.add(
                new Hit(words, group.equals("shop") ? Writing.SHOP : Writing.FOREIGN, true, false));
          }
        }
      }
    }
    List<String> tokens = Fold.tokens(marked);
    for (int i = 0; i < tokens.size(); i++) {
      if (!WORDS.begins(tokens.get(i))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int n = 0; n < LONGEST && i + n < tokens.size(); n++) {
        String words = phrase.append(n == 0 ? "" : " ").append(tokens.get(i + n)).toString();
        boolean bets = WORDS.isMarked("foreign", words);
        if ((bets || WORDS.isMarked("shop", words))
            && !(n == 0 && veiled(tokens, i))
            && seen.add(words)) {
          hits.add(new Hit(words, bets ? Writing.FOREIGN : Writing.SHOP, true, false));
        }
      }
    }
  }

  /** Hardly any Vietnamese mark: words without them are how the text is written. */
  private static boolean mostlyPlain(String text) {
    int letters = 0;
    int marks = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c)) {
        letters++;
        marks += c > 0xC0 ? 1 : 0;
      }
    }
    return letters >= 5 && marks * 12 < letters;
  }

  /** How many different phrases of a group stand in the text. */
  static int count(String group, String text) {
    if (text.isEmpty()) {
      return 0;
    }
    List<String> tokens = Fold.tokens(Fold.marked(text));
    Set<String> found = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!WORDS.begins(tokens.get(i))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int n = 0; n < LONGEST && i + n < tokens.size(); n++) {
        String words = phrase.append(n == 0 ? "" : " ").append(tokens.get(i + n)).toString();
        if (WORDS.isMarked(group, words)) {
          found.add(words);
        }
      }
    }
    return found.size();
  }

  static int countPlain(String group, String text) {
    List<String> tokens = Fold.tokens(Fold.plain(Fold.marked(text)));
    Set<String> found = new HashSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      if (!WORDS.begins(tokens.get(i))) {
        continue;
      }
      StringBuilder phrase = new StringBuilder();
      for (int n = 0; n < LONGEST && i + n < tokens.size(); n++) {
        String words = phrase.append(n == 0 ? "" : " ").append(tokens.get(i + n)).toString();
        if (n > 0 && WORDS.isPlain(group, words)) {
          found.add(words);
        }
      }
    }
    return found.size();
  }

  /** Whether a host is named as sellers name theirs. */
  static boolean host(String host) {
    for (String label : WebAddress.withoutWww(host).split("\\.", 8)) {
      if (label.length() < 3 || NOT_HOSTS.contains(label)) {
        continue;
      }
      String joined = label.replace("-", "");
      if (JOINED.matcher(joined).find()
          || brand(joined)
          || (!host.endsWith(".vn") && HOST.matcher(label).matches() && !label.matches("\\d+"))) {
        return true;
      }
      for (String part : label.split("-", 8)) {
        if (part.length() > 2 && (brand(part) || PARTS.contains(part))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether a path of an address speaks of bets. */
  static boolean path(String rest) {
    String plain = Fold.plain(Fold.marked(WebAddress.decoded(rest)));
    return JOINED.matcher(plain.replaceAll("[^a-z0-9]", "")).find()
        || in(plain.replaceAll("[^\\p{L}\\p{N}]+", " ")).stream().anyMatch(Hit::selling);
  }
}
