package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * A search page that repeats a stranger's question in its title or heading: search engines take it
 * for the agency's word. Nobody asks an agency for a seller's handle.
 */
final class ReflectedSearch {

  private static final Pattern ASKS =
      Pattern.compile(
          "tìm kiếm|tìm thấy|kết quả|từ khóa|từ khoá|search|tim kiem|ket qua|results? for");

  private static final Pattern HANDLE =
      Pattern.compile(
          "(?:telegram|tele|zalo|whatsapp|wechat|line|skype|微信|电报|飞机|纸飞机)\\s?[:：@]?\\s?@?[\\w+]{4,}"
              + "|(?<![\\w.])@[a-z][\\w]{4,}|t\\.me/|\\bqq\\s?[:：]?\\s?\\d{6,}"
              + "|\\b(?:https?://|www\\.)?[a-z0-9-]{3,40}\\.(?:com|net|org|vip|cc|top|xyz|club|win|bet|app|site|online|fun|live|me|io|co)\\b");

  private ReflectedSearch() {}

  static void add(Page page, String language, List<Signal> signals) {
    look(page, page.title, "title", language, signals);
    for (Element heading : page.document.select("h1").stream().limit(3).toList()) {
      look(page, heading.text(), "h1", language, signals);
    }
  }

  private static void look(
      Page page, String said, String where, String language, List<Signal> signals) {
    String low = Fold.marked(said).toLowerCase(Locale.ROOT);
    if (said.length() > 400 || !ASKS.matcher(low).find()) {
      return;
    }
    boolean handle = HANDLE.matcher(low).find();
    boolean strange = language.equals("vi") && foreignLetters(said) >= 4;
    boolean sells = page.hits(said).stream().anyMatch(Betting.Hit::selling);
    if (handle || (strange && sells)) {
      signals.add(
          Signal.soft(SignalCode.SEARCH_REFLECTED, WordSignals.shortened(said), where, 0.7));
    }
    if (strange && (handle || sells)) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, WordSignals.shortened(said), where, 0.7));
    }
  }

  /** Letters of scripts that no Vietnamese question needs. */
  private static int foreignLetters(String text) {
    return (int)
        text.codePoints()
            .filter(Character::isLetter)
            .filter(c -> c > 0x370 && !(c >= 0x1E00 && c < 0x2000))
            .count();
  }
}
