package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * Copies of other people's login pages. A password alone is an agency's right to ask; together with
 * a bank's name, a card or a one-time code it is not.
 */
final class LoginSignals {

  private static final Pattern BRAND =
      Pattern.compile(
          "\\b(vietcombank|vcb|bidv|vietinbank|agribank|techcombank|mb ?bank|sacombank|vpbank|tpbank|hdbank|vib|shb|eximbank"
              + "|digibank|smartbanking|internet banking|ngan hang so|vneid|facebook|zalo|momo|zalopay|paypal|microsoft account"
              + "|google account|apple id|metamask|netflix|shopee|hoan thue)\\b");
  private static final Pattern CODE = Pattern.compile("\\b(otp|pin|ma xac thuc|smart ?otp)\\b");
  private static final Pattern CARD =
      Pattern.compile("\\b(cvv|cvc|so ?the|sothe|card|ccnum|ngay het han the)");
  private static final Pattern ACCOUNT =
      Pattern.compile("\\b(stk|so ?tai ?khoan|sotaikhoan|bank|ngan ?hang)\\b");
  private static final Pattern AGENCY =
      Pattern.compile(
          "\\b(ubnd|uy ban|so [a-z]{2,}|tinh|huyen|xa|phuong|hai duong|gov vn|cong vu)\\b");

  private LoginSignals() {}

  static void add(Page page, PageContext context, List<Signal> signals) {
    StringBuilder asked = new StringBuilder();
    Element password = null;
    for (Element field :
        page.document.select("input,select,textarea").stream().limit(60).toList()) {
      if (field.attr("type").equalsIgnoreCase("password")) {
        password = password == null ? field : password;
      }
      asked
          .append(field.attr("name"))
          .append(" . ")
          .append(field.id())
          .append(" . ")
          .append(field.attr("placeholder"))
          .append(" . ");
    }
    if (asked.isEmpty()) {
      return;
    }
    String fields = plain(asked.toString());
    boolean code = CODE.matcher(fields).find();
    boolean card = CARD.matcher(fields).find();
    boolean account = ACCOUNT.matcher(fields).find();
    int secrets = (password == null ? 0 : 1) + (code ? 1 : 0) + (card ? 1 : 0);
    if (secrets == 0) {
      return;
    }
    String title = plain(page.title);
    String heads = title + " . " + plain(headings(page));
    boolean brand = BRAND.matcher(heads).find();
    long inner =
        page.links.stream()
            .filter(l -> l.via() == Via.LINK && PageLinks.own(l, context) && l.raw().length() > 1)
            .count();
    boolean alone = brand && password != null && inner < 3 && !AGENCY.matcher(title).find();
    boolean money = secrets >= 2 && (brand || card || account);
    if (alone || money) {
      Element at = password == null ? page.document.body() : password;
      String where = Page.where(at);
      signals.add(
          Signal.hard(
              SignalCode.LOGIN_COPY,
              WordSignals.shortened(page.title + " – hỏi " + asks(password != null, code, card)),
              where,
              0.85));
      signals.add(
          Signal.soft(SignalCode.COLLECTING_FORM, asks(password != null, code, card), where, 0.7));
    }
  }

  private static String asks(boolean password, boolean code, boolean card) {
    return String.join(
        ", ",
        Stream.of(password ? "mật khẩu" : "", code ? "mã xác thực" : "", card ? "số thẻ" : "")
            .filter(s -> !s.isEmpty())
            .toList());
  }

  private static String headings(Page page) {
    StringBuilder text = new StringBuilder();
    page.document.select("h1,h2,h3").stream()
        .limit(6)
        .forEach(h -> text.append(WordSignals.shortened(h.text())).append(" . "));
    return text.toString();
  }

  private static String plain(String text) {
    return Fold.plain(Fold.marked(text.length() > 4_000 ? text.substring(0, 4_000) : text))
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9]+", " ");
  }
}
