package vn.gov.haiduong.haidang.sandbox;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;

/** The sound pages of the site systems, each in its own shape and with its own addresses. */
final class SitePages {

  private static final String PORTAL_NAME = "Cổng thông tin điện tử tỉnh Hải Dương";
  static final String PORTAL_URL = "https://haiduong.gov.vn/";

  private static final List<String> MENU =
      List.of(
          "Giới thiệu",
          "Tin tức - Sự kiện",
          "Văn bản chỉ đạo điều hành",
          "Thủ tục hành chính",
          "Dịch vụ công trực tuyến",
          "Lịch công tác",
          "Liên hệ");

  private SitePages() {}

  static String home(Simulated.Web web, List<News.Item> news, LocalDate today) {
    String unit = esc(web.about().unitName());
    return switch (web.style()) {
      case SHAREPOINT, PORTAL, SERVICE, TINY, HEAVY -> sharePoint(web, unit, news, today);
      case MODULES -> modules(web, unit, news, today);
      case VINADES -> vinades(web, unit, news, today);
      case NUMBERED -> numbered(web, unit, news, today);
    };
  }

  /** The same unit, made anew by others: other tags, other words in the menu, fewer news. */
  static String redesigned(Simulated.Web web, List<News.Item> news, LocalDate today) {
    String unit = esc(web.about().unitName());
    StringBuilder cards = new StringBuilder();
    for (News.Item item : news.subList(0, Math.min(4, news.size()))) {
      cards
          .append("<section class=\"card\"><header><h4><a href=\"")
          .append(address(web, item, today))
          .append("\">")
          .append(esc(item.title()))
          .append("</a></h4></header><footer><time datetime=\"")
          .append(item.day())
          .append("\">")
          .append(item.dayShown())
          .append("</time></footer></section>\n");
    }
    return head("Trang thông tin điện tử " + unit, "", "/moi/kieu.css")
        + "<body class=\"v2\"><header class=\"hero\"><p>CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM</p><h1>"
        + unit
        + "</h1><nav class=\"mega\"><a href=\"/cong-dan\">Công dân</a><a href=\"/doanh-nghiep\">Doanh"
        + " nghiệp</a><a href=\"/du-khach\">Du khách</a><a href=\"/so-lieu\">Số liệu mở</a></nav></header>"
        + "<main class=\"grid\"><h2>Nổi bật</h2>\n"
        + cards
        + "</main><aside class=\"quick\"><h3>Lối tắt</h3><p>Đặt lịch làm việc</p><p>Tra cứu hồ sơ</p>"
        + "<p>Phản ánh hiện trường</p></aside>\n"
        + footer(web, unit)
        + "</body></html>\n";
  }

  static String sharePoint(Simulated.Web web, String unit, List<News.Item> news, LocalDate today) {
    StringBuilder items = new StringBuilder();
    for (News.Item item : news) {
      items
          .append("<li class=\"dfwp-item\"><div class=\"item-news\"><a href=\"")
          .append(address(web, item, today))
          .append("\" title=\"")
          .append(esc(item.title()))
          .append("\">")
          .append(esc(item.title()))
          .append("</a> <span class=\"date\">(")
          .append(item.dayShown())
          .append(")</span></div></li>\n");
    }
    return head(unit, "MicrosoftSharePoint", "/_layouts/15/styles/core.css")
        + "<body><form method=\"post\" action=\"./trang-chu.aspx\" id=\"aspnetForm\">\n"
        + "<div id=\"s4-workspace\"><div class=\"banner\"><h1>"
        + unit
        + "</h1></div>\n"
        + menu("<ul class=\"root static\">", "/vi-vn/Trang/", ".aspx")
        + "<div class=\"ms-webpart-zone\"><h2>Tin tức - Sự kiện</h2><ul class=\"dfwp-list\">\n"
        + items
        + "</ul></div>\n"
        + linkBox(web)
        + services()
        + footer(web, unit)
        + "</div></form></body></html>\n";
  }

  private static String modules(
      Simulated.Web web, String unit, List<News.Item> news, LocalDate today) {
    StringBuilder rows = new StringBuilder();
    for (News.Item item : news) {
      rows.append("<tr><td class=\"ArticleTitle\"><a href=\"")
          .append(address(web, item, today))
          .append("\">")
          .append(esc(item.title()))
          .append("</a></td><td class=\"ArticleDate\">")
          .append(item.dayShown())
          .append("</td></tr>\n");
    }
    return head(unit, "Microsoft Visual Studio .NET 7.1", "/Styles/Portal.css")
        + "<body topmargin=\"0\"><table width=\"100%\" cellpadding=\"0\"><tr><td class=\"Banner\"><b>"
        + unit
        + "</b></td></tr><tr><td>\n"
        + menu("<ul class=\"TopMenu\">", "/Modules/Menu/Default.aspx?id=", "")
        + "</td></tr><tr><td><table class=\"ArticleList\"><caption>Tin mới nhất</caption>\n"
        + rows
        + "</table></td></tr><tr><td>\n"
        + linkBox(web)
        + services()
        + "</td></tr><tr><td>"
        + footer(web, unit)
        + "</td></tr></table></body></html>\n";
  }

  private static String vinades(
      Simulated.Web web, String unit, List<News.Item> news, LocalDate today) {
    StringBuilder items = new StringBuilder();
    for (News.Item item : news) {
      items
          .append("<article class=\"news_column\"><h3><a href=\"")
          .append(address(web, item, today))
          .append("\">")
          .append(esc(item.title()))
          .append(
              "</a></h3><p class=\"text-muted\"><em class=\"fa fa-clock-o\"></em> <time datetime=\"")
          .append(item.day())
          .append("\">")
          .append(item.dayShown())
          .append("</time></p></article>\n");
    }
    return head(unit, "NukeViet v4.5", "/themes/default/css/style.css")
        + "<body><noscript><div class=\"alert\">Trình duyệt của bạn không hỗ trợ JavaScript</div></noscript>\n"
        + "<header><div class=\"logo\"><a href=\"/\">"
        + unit
        + "</a></div></header>\n"
        + menu("<nav><ul class=\"nav navbar-nav\">", "/", "/")
        + "<main class=\"container\"><h2>Tin tức</h2>\n"
        + items
        + "</main>\n"
        + linkBox(web)
        + services()
        + footer(web, unit)
        + "</body></html>\n";
  }

  private static String numbered(
      Simulated.Web web, String unit, List<News.Item> news, LocalDate today) {
    StringBuilder items = new StringBuilder();
    for (News.Item item : news) {
      items
          .append("<div class=\"item\"><a href=\"")
          .append(address(web, item, today))
          .append("\">")
          .append(esc(item.title()))
          .append("</a><span> Ngày đăng: ")
          .append(item.dayShown())
          .append("</span></div>\n");
    }
    return head(unit, "", "/assets/site.css")
        + "<body><div id=\"header\"><h1>"
        + unit
        + "</h1></div>\n"
        + menu("<ul id=\"menu\">", "/", "-c1.html")
        + "<div id=\"content\">\n"
        + items
        + "</div>\n"
        + linkBox(web)
        + services()
        + footer(web, unit)
        + "</body></html>\n";
  }

  static String article(Simulated.Web web, News.Item item, LocalDate today) {
    String unit = esc(web.about().unitName());
    return head(esc(item.title()), "", "/assets/site.css")
        + "<body><div class=\"banner\"><a href=\"/\">"
        + unit
        + "</a></div><div class=\"article\"><h1>"
        + esc(item.title())
        + "</h1><p class=\"date\">Ngày đăng: "
        + item.dayShown()
        + "</p><p>Ngày "
        + item.dayShown()
        + ", "
        + unit
        + " cho biết: đơn vị tiếp tục thực hiện nghiêm túc các chương trình, kế hoạch đã đề ra, bảo đảm"
        + " tiến độ và chất lượng công việc, phục vụ tốt nhất người dân và doanh nghiệp trên địa bàn"
        + " tỉnh.</p><p><a href=\""
        + address(web, item, today)
        + "\">Bản in</a></p></div>\n"
        + footer(web, unit)
        + "</body></html>\n";
  }

  static String login(Simulated.Web web) {
    String unit = esc(web.about().unitName());
    return head(esc(web.about().name()), "", "/Content/site.css")
        + "<body><h1>"
        + esc(web.about().name())
        + "</h1><form method=\"post\" action=\"/Account/Login\"><fieldset><legend>Đăng nhập hệ thống</legend>"
        + "<label>Tên đăng nhập <input name=\"user\" autocomplete=\"username\"></label>"
        + "<label>Mật khẩu <input type=\"password\" name=\"password\"></label>"
        + "<button>Đăng nhập</button></fieldset></form>\n"
        + "<ul><li>Tra cứu tình trạng hồ sơ</li><li>Nộp hồ sơ trực tuyến</li><li>Đánh giá sự hài lòng</li></ul>\n"
        + footer(web, unit)
        + "</body></html>\n";
  }

  /** The address of an article in the form of the site's system. */
  static String address(Simulated.Web web, News.Item item, LocalDate today) {
    return switch (web.style()) {
      case SHAREPOINT, PORTAL -> "/vi-vn/" + today.getYear() + "/Trang/" + item.slug() + ".aspx";
      case MODULES -> "/Modules/Article/ArticleDetail.aspx?ArticleID=" + item.number();
      case VINADES, HEAVY -> "/tin-tuc/" + item.slug() + "-" + item.number() + ".html";
      case NUMBERED, TINY, SERVICE -> "/" + item.slug() + "-n" + item.number() + ".html";
    };
  }

  static String head(String title, String generator, String css) {
    return "<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\">\n<title>"
        + title
        + "</title>\n"
        + (generator.isEmpty() ? "" : "<meta name=\"GENERATOR\" content=\"" + generator + "\">\n")
        + "<link rel=\"stylesheet\" href=\""
        + css
        + "\"></head>\n";
  }

  private static String menu(String open, String before, String after) {
    StringBuilder out = new StringBuilder(open).append("<li><a href=\"/\">Trang chủ</a></li>");
    for (String item : MENU) {
      out.append("<li><a href=\"")
          .append(before)
          .append(News.slug(item))
          .append(after)
          .append("\">")
          .append(item)
          .append("</a></li>");
    }
    return out.append(open.startsWith("<nav>") ? "</ul></nav>\n" : "</ul>\n").toString();
  }

  /** Links to other bodies, as the list to choose from that most sites have. */
  private static String linkBox(Simulated.Web web) {
    return "<div class=\"links\"><label>Liên kết website <select onchange=\"if(this.value)window.open(this.value)\">"
        + "<option value=\"\">-- Chọn liên kết --</option>"
        + "<option value=\"http://www.chinhphu.vn/\">Cổng thông tin điện tử Chính phủ</option>"
        + (web.linksToPortal()
            ? "<option value=\"" + PORTAL_URL + "\">" + PORTAL_NAME + "</option>"
            : "")
        + "<option value=\"http://www.baohaiduong.vn/\">Báo Hải Dương</option></select></label></div>\n";
  }

  private static String services() {
    return """
        <div class="services"><h2>Dịch vụ công trực tuyến</h2><ul>
        <li>Đăng ký kinh doanh hộ cá thể</li><li>Chứng thực bản sao từ bản chính</li>
        <li>Cấp giấy phép xây dựng nhà ở riêng lẻ</li><li>Tra cứu kết quả giải quyết hồ sơ</li></ul></div>
        """;
  }

  static String footer(Simulated.Web web, String unit) {
    return "<div class=\"footer\"><p>© Bản quyền thuộc "
        + unit
        + ", tỉnh Hải Dương. Ghi rõ nguồn khi phát hành lại thông tin từ trang này.</p>"
        + (web.linksToPortal()
            ? "<p><a href=\"" + PORTAL_URL + "\">" + PORTAL_NAME + "</a></p>"
            : "")
        + "<p>Mã đơn vị: "
        + web.about().unit().value().toUpperCase(Locale.ROOT)
        + "</p></div>\n";
  }

  static String esc(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
