package vn.gov.haiduong.haidang.sandbox;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The portal's pages that list units, as portals list them: bodies on the home page as a list and
 * as banners, districts and communes on two further pages as a list to choose from, an image map,
 * and a menu that a script builds.
 */
final class PortalPages {

  static final String DISTRICTS = "/danh-ba/cap-huyen.aspx";
  static final String COMMUNES = "/danh-ba/cap-xa.aspx";

  private PortalPages() {}

  /** One unit in a listing. */
  private record Entry(String name, String address) {}

  /**
   * The page at {@code path}.
   *
   * @param wrong the listing lacks some units, leads some elsewhere and some to pages that are gone
   */
  static String page(
      Simulated.Web portal,
      String path,
      List<News.Item> news,
      List<Simulated.Web> all,
      LocalDate today,
      boolean wrong) {
    List<Entry> bodies = new ArrayList<>();
    List<Entry> even = new ArrayList<>();
    List<Entry> odd = new ArrayList<>();
    int n = 0;
    for (Simulated.Web member : all) {
      if (member.equals(portal) || member.style() == Style.TINY || member.style() == Style.HEAVY) {
        continue;
      }
      n++;
      if (wrong && n % 40 == 7) {
        continue;
      }
      Entry entry = new Entry(SitePages.esc(member.about().unitName()), address(member, n, wrong));
      List<Entry> into = member.about().district().isEmpty() ? bodies : n % 2 == 0 ? even : odd;
      into.add(entry);
    }
    return switch (path) {
      case DISTRICTS -> listing(portal, "Cấp huyện, cấp xã (1)", choice(even) + map(even));
      case COMMUNES -> listing(portal, "Cấp huyện, cấp xã (2)", script(odd));
      default -> {
        String page =
            SitePages.sharePoint(portal, SitePages.esc(portal.about().unitName()), news, today);
        int end = page.lastIndexOf("<div class=\"footer\">");
        yield page.substring(0, end) + list(bodies) + page.substring(end);
      }
    };
  }

  private static String address(Simulated.Web member, int n, boolean wrong) {
    String address = (member.https() ? "https://" : "http://") + member.host() + "/";
    return wrong && n % 40 == 8
        ? address.replace(".gov.vn/", ".vn/")
        : wrong && n % 40 == 9 ? address + "khong-con-trang-nay" : address;
  }

  private static String listing(Simulated.Web portal, String title, String units) {
    return SitePages.head(title, "MicrosoftSharePoint", "/_layouts/15/styles/core.css")
        + "<body><h1>"
        + title
        + "</h1>\n"
        + units
        + SitePages.footer(portal, SitePages.esc(portal.about().unitName()))
        + "</body></html>\n";
  }

  private static String list(List<Entry> entries) {
    StringBuilder out =
        new StringBuilder("<h2>Trang thông tin các cơ quan, đơn vị</h2>\n<ul class=\"units\">\n");
    int n = 0;
    for (Entry entry : entries) {
      String shown =
          n++ % 5 == 4
              ? "<img src=\"/images/banner.gif\" alt=\"" + entry.name() + "\">"
              : entry.name();
      out.append("<li><a href=\"").append(entry.address()).append("\">").append(shown);
      out.append("</a></li>\n");
    }
    return out.append("</ul>\n<p><a href=\"")
        .append(DISTRICTS)
        .append("\">Cấp huyện</a> <a href=\"")
        .append(COMMUNES)
        .append("\">Cấp xã</a></p>\n")
        .toString();
  }

  private static String choice(List<Entry> entries) {
    StringBuilder out = new StringBuilder("<select onchange=\"location=this.value\">\n");
    for (int i = 0; i < entries.size(); i += 2) {
      out.append("<option value=\"")
          .append(entries.get(i).address())
          .append("\">")
          .append(entries.get(i).name())
          .append("</option>\n");
    }
    return out.append("</select>\n").toString();
  }

  private static String map(List<Entry> entries) {
    StringBuilder out = new StringBuilder("<map name=\"donvi\">\n");
    for (int i = 1; i < entries.size(); i += 2) {
      out.append("<area shape=\"rect\" href=\"")
          .append(entries.get(i).address())
          .append("\" alt=\"")
          .append(entries.get(i).name())
          .append("\">\n");
    }
    return out.append("</map>\n").toString();
  }

  private static String script(List<Entry> entries) {
    StringBuilder out = new StringBuilder("<div id=\"ds\"></div><script>\nvar donvi=[\n");
    for (Entry entry : entries) {
      out.append("{ten:\"")
          .append(entry.name())
          .append("\",url:\"")
          .append(entry.address().replace("/", "\\/"))
          .append("\"},\n");
    }
    return out.append("];veDanhSach(donvi);\n</script>\n").toString();
  }
}
