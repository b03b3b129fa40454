package vn.gov.haiduong.haidang.sandbox;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Province;

/** The page of the mail box: what arrived, with its links to press. */
final class MailboxView {

  private static final Pattern LINK = Pattern.compile("https?://[A-Za-z0-9./:_\\[\\]-]+");
  private static final String STYLE =
      "body{font:16px/1.5 system-ui,'Liberation Sans',sans-serif;margin:0;background:#eef2f5;color:#17212b}"
          + "main{max-width:46rem;margin:0 auto;padding:1rem}article{background:#fff;border:1px solid"
          + " #d8dee6;border-left:5px solid #0b4f6c;border-radius:6px;padding:.6rem 1rem;margin:.6rem 0;"
          + "overflow-wrap:anywhere}article.sms{border-left-color:#156c42}h2{font-size:1rem;margin:.2rem"
          + " 0}pre{white-space:pre-wrap;font:inherit;margin:.3rem 0}small{color:#51606f}"
          + "@media(prefers-color-scheme:dark){body{background:#0f151b;color:#e7ecf1}"
          + "article{background:#182129;border-color:#2c3844}small{color:#a5b2bf}a{color:#8cc4ff}}";

  private MailboxView() {}

  static String page(List<Mailbox.Item> items) {
    StringBuilder html = new StringBuilder(16_384);
    html.append("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\">")
        .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">")
        .append("<meta http-equiv=\"refresh\" content=\"5\">")
        .append("<title>Hộp thư mô phỏng</title><style>")
        .append(STYLE)
        .append("</style></head><body><main><h1>Hộp thư mô phỏng</h1>")
        .append("<p>Thư và tin nhắn mà Hải Đăng gửi cho những người trực của tỉnh mô phỏng.")
        .append(" Bấm liên kết để xác nhận như trên điện thoại.</p>");
    if (items.isEmpty()) {
      html.append("<p>Chưa có tin nào.</p>");
    }
    for (Mailbox.Item item : items) {
      html.append("<article class=\"")
          .append(item.means().equals("thư") ? "mail" : "sms")
          .append("\"><small>")
          .append(escaped(item.means()))
          .append(" · ")
          .append(Province.dateTime(item.at()))
          .append(" · tới ")
          .append(escaped(item.to()))
          .append("</small>");
      if (!item.subject().isEmpty()) {
        html.append("<h2>").append(escaped(item.subject())).append("</h2>");
      }
      html.append("<pre>").append(linked(item.text())).append("</pre></article>");
    }
    return html.append("</main></body></html>").toString();
  }

  private static String linked(String text) {
    Matcher matcher = LINK.matcher(text);
    StringBuilder html = new StringBuilder();
    int at = 0;
    while (matcher.find()) {
      html.append(escaped(text.substring(at, matcher.start())));
      String url = escaped(matcher.group());
      html.append("<a href=\"").append(url).append("\">").append(url).append("</a>");
      at = matcher.end();
    }
    return html.append(escaped(text.substring(at))).toString();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
