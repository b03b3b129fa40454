package vn.gov.haiduong.haidang.page;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * An article that sells, whatever it sells: its title and its text cry their wares, nothing in it
 * is of the place or of the state, and the wares are had from a stranger. Lists of words know only
 * what was sold before.
 */
final class Doorway {

  /** How sellers speak in Vietnamese. */
  static final Pattern CRIES =
      Pattern.compile(
          "(?<!\\p{L})(?:giá (?:rẻ|cao|sỉ|tốt|gốc)|báo giá|chính hãng|uy tín|ship ?cod|free ?ship|giao (?:hàng|tận)|kín đáo|24/7|24h|miễn phí|toàn quốc|cam kết|hoàn (?:tiền|\\d)|zalo|telegram|inbox|hotline"
              + "|đặt (?:hàng|lịch|mua)|mua (?:ngay|bán)|thu mua|shop|nhận (?:ngay|tiền|làm|giftcode|code|\\d{2,4}k)|trả thưởng|kiếm tiền|ăn tiền|tiền thật|đổi tiền|tiền mặt|rút (?:về|tiền)|momo|giftcode"
              + "|đăng ký (?:ngay|hồ sơ|nhận)|tải (?:ngay|app|game)|số (?:1|một) (?:việt nam|hiện nay|vn)|hiệu nghiệm|tận (?:tình|nơi)|phục vụ|dùng thử|thành viên mới|hoa hồng|gái xinh|xinh|chu cấp|hẹn hò|bảo mật thông tin|trả góp|khuyến mãi|chỉ cần|không (?:cần|cọc|thẩm định)|trong (?:ngày|\\d{1,2} phút)|bảo hành|nợ xấu|giải ngân|không che|xem full|full (?:clip|hd)|clip hot|18\\+)(?!\\p{L})");

  /** The same in English. */
  static final Pattern CRIES_ENGLISH =
      Pattern.compile(
          "\\b(?:buy|order|for sale|cheap|best|free (?:trial|shipping|registration|download)|discreet|discount|subscription|worldwide|instant|supplier|shop|off|trusted|single|premium|provider|marriage|bitcoin|guarantee\\w{0,2}|price|delivery|channels|scannable|without exam|now)\\b");

  /** What an article of the province speaks of sooner or later. */
  static final Pattern OF_HERE =
      Pattern.compile(
          "(?<!\\p{L})(?:tỉnh|huyện|xã|phường|thị trấn|thành phố|ubnd|[uủ]y ban|uỷ ban|hđnd|hội đồng|hải dương|hai duong|sở|hợp tác xã|htx|ocop|chính phủ|nghị (?:định|quyết)|thông tư|công văn|nông dân|đoàn viên|hội viên|cơ quan|người dân|nhân dân|bệnh viện|nhà trường|học sinh|đồng chí|lễ hội|di tích|khách sạn|địa bàn"
              + "|province|provincial|district|ministry|department|vietnam|viet nam|committee|government|university|tourism|hotels?|festival|pagodas?)(?!\\p{L})");

  /** What stands on a button. */
  static final Pattern BUTTON =
      Pattern.compile(
          "(?<!\\p{L})(?:ngay|tại đây|đăng ký|liên hệ|xem|mua|đặt|tải|vào|gặp|nhận|truy cập|chơi|tham gia|báo giá|now|shop|order|get|buy|free|meet|download|watch|visit|join|play|start|claim|try)(?!\\p{L})");

  private static final int PARAGRAPH = 60;
  private static final int BEFORE = 10;

  /** So many cries sell where the title cries too, and so many where it does not. */
  private static final int ENOUGH = 4;

  private static final int MANY = 6;

  private Doorway() {}

  static void add(Page page, KnownHosts hosts, String language, List<Signal> signals) {
    if (!language.equals("vi") || page.title.isEmpty()) {
      return;
    }
    if (here(page.title)) {
      return;
    }
    boolean cries = title(page.title);
    String title = low(page.title);
    for (Page.Link link : page.links) {
      String host = link.via() == Via.LINK ? link.target().map(WebAddress::host).orElse("") : "";
      if (!host.isEmpty()
          && link.hiding() == null
          && link.text().length() <= 40
          && (link.region() == Region.BODY || link.region() == Region.ARTICLE)
          && !hosts.known(host)
          && !KnownHosts.ofCountry(host)
          && BUTTON.matcher(low(link.text())).find()
          && cries(page, link, title, cries ? ENOUGH : MANY)) {
        signals.add(
            Signal.soft(
                SignalCode.SELLING_AWAY,
                WordSignals.shortened(page.title) + " → " + host,
                Page.where(link.element()),
                0.6));
        if (signals.stream().noneMatch(s -> s.code() == SignalCode.TITLE_STRANGE)) {
          signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.6));
        }
        return;
      }
    }
  }

  /** Every part of the title is of the place. */
  static boolean here(String whole) {
    for (String part : WordSignals.PARTS.split(low(whole), 12)) {
      if (!OF_HERE.matcher(part).find()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a part of the title cries that is not of the place. */
  private static boolean title(String whole) {
    for (String part : WordSignals.PARTS.split(low(whole), 12)) {
      boolean vietnamese = Language.of(part).filter(l -> l.equals("vi")).isPresent();
      int cries = count(vietnamese ? CRIES : CRIES_ENGLISH, part);
      if (cries > Betting.count("report", part) && !OF_HERE.matcher(part).find()) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the paragraphs before the link cry, and are not of the place.
   *
   * @param enough so many cries, of which the title's count
   */
  private static boolean cries(Page page, Page.Link link, String title, int enough) {
    StringBuilder text = new StringBuilder(low(link.text())).append(" . ");
    int paragraphs = 0;
    boolean english = false;
    int last = Math.min(link.block(), page.blocks.size() - 1);
    for (int i = last; i >= Math.max(0, last - BEFORE) && paragraphs < 3; i--) {
      Page.Block block = page.blocks.get(i);
      if (block.hiding() != null || block.text().length() < PARAGRAPH) {
        continue;
      }
      boolean other = Language.of(block.text()).filter(l -> l.equals("en")).isPresent();
      if (paragraphs > 0 && english && !other) {
        break; // the page's own text, in which the stranger's stands
      }
      english = other;
      text.append(low(block.text(), 800)).append(" . ");
      paragraphs++;
    }
    String told = text.toString();
    if (paragraphs == 0 || count(OF_HERE, told) > (english || enough == MANY ? 0 : 1)) {
      return false;
    }
    Pattern cries = english ? CRIES_ENGLISH : CRIES;
    return count(cries, told) >= 1
        && count(cries, told + title) >= enough + 2 * Betting.count("report", told);
  }

  /** How many different phrases of a kind stand in the text. */
  static int count(Pattern what, String text) {
    Set<String> found = new HashSet<>();
    Matcher matcher = what.matcher(text);
    while (matcher.find()) {
      found.add(matcher.group());
    }
    return found.size();
  }

  private static String low(String text) {
    return low(text, text.length());
  }

  private static String low(String text, int most) {
    return text.substring(0, Math.min(most, text.length())).toLowerCase(Locale.ROOT);
  }
}
