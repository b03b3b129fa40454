package vn.gov.haiduong.haidang.notify;

/**
 * A letter's HTML: the plain text with its lines, and the link as a button. Nothing from outside.
 */
final class HtmlLetter {

  private HtmlLetter() {}

  static String of(Text text, Purpose purpose) {
    StringBuilder html = new StringBuilder(2_048);
    html.append("<!doctype html><html lang=\"vi\"><head><meta charset=\"utf-8\"></head>")
        .append("<body style=\"font-family:sans-serif;font-size:16px;line-height:1.5\">");
    for (String line : text.plain().split("\n", -1)) {
      html.append(line.isEmpty() ? "<br>" : "<div>" + escaped(line) + "</div>");
    }
    text.link()
        .ifPresent(
            link ->
                html.append("<p><a href=\"")
                    .append(escaped(link))
                    .append("\" style=\"display:inline-block;padding:10px 18px;color:#ffffff;")
                    .append("background:#0b4f8a;text-decoration:none;border-radius:6px\">")
                    .append(pressed(text, purpose))
                    .append("</a></p>"));
    return html.append("</body></html>").toString();
  }

  private static String pressed(Text text, Purpose purpose) {
    if (purpose == Purpose.REPORT) {
      return "Xem và trả lời";
    }
    return text.code().isPresent() ? "Xác nhận đã nhận" : "Xem sự cố";
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
