package vn.gov.haiduong.haidang.page;

import static java.util.Map.entry;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The language of a text, told by its letters and by its smallest words. */
final class Language {

  private static final int MAX = 60_000;

  /** Letters that of all languages on such pages only Vietnamese has. */
  private static final String VIETNAMESE = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

  private static final Map<String, Set<String>> SMALL_WORDS =
      Map.ofEntries(
          entry(
              "vi",
              words(
                  "cua va cac trong nguoi duoc khong nhung tinh huyen cong thong tin voi cho ngay thang"
                      + " nam nha cai uy ban nhan dan so ve tai theo den dang ky trang chu la mot co"
                      + " nay khi tren dia ban thanh pho xa phuong van chinh phap luat hanh dich vu"
                      + " gioi thieu lien he quan ly nuoc thu tuc hoat dong bao chuyen doi tu")),
          entry(
              "en",
              words(
                  "the of and to in is that for it with as was on are be this by from at or have an you"
                      + " your our we will has not but all their which more about news home contact"
                      + " hacked security")),
          entry(
              "id",
              words(
                  "dan yang di dengan untuk ini itu dari pada adalah tidak dalam akan juga atau saya"
                      + " anda kami bisa sudah ada oleh situs terbaru hari permainan pemain daftar"
                      + " resmi terpercaya gacor mudah menang agen judi slot paling bonus")),
          entry(
              "fr",
              words(
                  "le la les des et est une pour dans que qui sur avec par au pas plus ce il vous"
                      + " nous")),
          entry(
              "es",
              words("el la los las de y que en un una por con para es se del al lo como mas su")),
          entry(
              "de",
              words(
                  "der die das und ist nicht mit von zu den ein eine auf im für auch sich dem wir")),
          entry(
              "tr",
              words(
                  "ve bir bu için ile olarak en çok daha da de bahis giriş güncel casino sitesi")),
          entry(
              "pt", words("o os as de da do e que em um uma para com não por mais dos como no na")),
          // Of these only words that no Vietnamese text without marks has.
          entry("it", words("il della sono gli nel alla più dei anche questo per non delle degli")),
          entry("pl", words("się jest nie że dla oraz przez są lub który bez jak najlepsze w z")),
          entry("nl", words("een voor zijn niet worden deze naar ook onze bij beste")),
          entry("ro", words("și este pentru sunt sau din prin cele mai")),
          entry("cs", words("že pro jsou nebo také které při nejlepší")),
          entry("tl", words("mga ang ng ay ito iyong mo ka gamit")));

  private Language() {}

  private static Set<String> words(String text) {
    return new HashSet<>(Arrays.asList(text.split(" ", -1)));
  }

  /** ISO 639 code; empty where the text is too short to tell. */
  static Optional<String> of(String all) {
    String text = (all.length() > MAX ? all.substring(0, MAX) : all).toLowerCase(Locale.ROOT);
    text = Normalizer.normalize(text, Normalizer.Form.NFC);
    int letters = 0;
    int vietnamese = 0;
    Map<String, Integer> scripts = new HashMap<>();
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (!Character.isLetter(c)) {
        continue;
      }
      letters++;
      if (c < 0x250) {
        vietnamese += c > 0x100 && VIETNAMESE.indexOf(c) >= 0 ? 1 : 0;
      } else if (VIETNAMESE.indexOf(c) >= 0) {
        vietnamese++;
      } else {
        scripts.merge(script(c), 1, Integer::sum);
      }
    }
    if (letters < 12) {
      return scripts.isEmpty() && vietnamese == 0
          ? Optional.empty()
          : Optional.of(scripts.isEmpty() ? "vi" : heaviest(scripts));
    }
    int foreign = scripts.values().stream().mapToInt(Integer::intValue).sum();
    // A Chinese or Thai letter says as much as several Latin ones.
    if (foreign * 2.2 > letters - foreign) {
      return Optional.of(heaviest(scripts));
    }
    int latin = letters - foreign;
    if (vietnamese * 100 > latin * 4) {
      return Optional.of("vi");
    }
    return small(text, vietnamese * 100 > latin);
  }

  private static Optional<String> small(String text, boolean some) {
    Map<String, Integer> hits = new HashMap<>();
    int count = 0;
    for (String word : text.split("[^\\p{L}]+", 8000)) {
      if (word.length() < 16 && !word.isEmpty()) {
        count++;
        for (var language : SMALL_WORDS.entrySet()) {
          if (language.getValue().contains(word)) {
            hits.merge(language.getKey(), 1, Integer::sum);
          }
        }
      }
    }
    if (some) {
      hits.merge("vi", count / 8, Integer::sum);
    }
    String best = "";
    int most = 0;
    for (var hit : hits.entrySet()) {
      if (hit.getValue() > most || (hit.getValue() == most && hit.getKey().equals("vi"))) {
        best = hit.getKey();
        most = hit.getValue();
      }
    }
    return most == 0 || most * 25 < count ? Optional.empty() : Optional.of(best);
  }

  private static String heaviest(Map<String, Integer> scripts) {
    if (scripts.getOrDefault("kana", 0) * 12 > scripts.getOrDefault("zh", 0)
        && scripts.containsKey("kana")) {
      return "ja";
    }
    return scripts.entrySet().stream()
        .filter(e -> !e.getKey().equals("kana"))
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElse("ja");
  }

  private static String script(int c) {
    return switch (Character.UnicodeScript.of(c)) {
      case HAN -> "zh";
      case HIRAGANA, KATAKANA -> "kana";
      case HANGUL -> "ko";
      case THAI -> "th";
      case LAO -> "lo";
      case KHMER -> "km";
      case CYRILLIC -> "ru";
      case ARABIC -> "ar";
      case HEBREW -> "he";
      case GREEK -> "el";
      case DEVANAGARI -> "hi";
      default -> "und";
    };
  }
}
