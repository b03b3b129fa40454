package vn.gov.haiduong.haidang.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * The project's own pages to try the page reading on: styles of provincial sites, ordinary and
 * difficult honest pages, and pages as strangers leave them. Made from a seed. The unseen part has
 * its own styles, techniques and words, and is not looked at while word lists and rules are tuned.
 */
final class PageCorpus {

  /**
   * One page.
   *
   * @param dirty a clear case of injection or defacement
   * @param unseen kept apart while tuning
   */
  record Sample(String name, String html, boolean dirty, boolean unseen) {}

  static final String SITE = "sonoivu.haiduong.gov.vn";

  private static final List<String> AGENCIES =
      List.of(
          "Sở Nội vụ tỉnh Hải Dương",
          "UBND huyện Cẩm Giàng",
          "Sở Y tế Hải Dương",
          "UBND phường Trần Hưng Đạo",
          "Sở Nông nghiệp và Phát triển nông thôn",
          "Thanh tra tỉnh Hải Dương",
          "UBND xã Lương Điền");

  private static final List<String> NEWS =
      List.of(
          "Hội nghị triển khai nhiệm vụ cải cách hành chính năm 2026",
          "Thông báo lịch tiếp công dân định kỳ của lãnh đạo",
          "Đoàn công tác của tỉnh kiểm tra tiến độ dự án đường trục Đông - Tây",
          "Kỷ niệm ngày thành lập Đảng bộ tỉnh: nhiều hoạt động ý nghĩa",
          "Công bố danh mục thủ tục hành chính được sửa đổi, bổ sung",
          "Khai mạc giải bóng đá thanh niên các xã, phường năm 2026",
          "Kết quả xổ số kiến thiết đóng góp cho quỹ an sinh xã hội",
          "Phòng, chống rét cho đàn gia súc, gia cầm vụ đông",
          "Tập huấn an toàn thông tin cho cán bộ chuyên trách",
          "Tổ chức ra quân vệ sinh môi trường đón Tết Nguyên đán",
          "Thi đua lập thành tích chào mừng Đại hội đại biểu các cấp",
          "Trao tặng nhà tình nghĩa cho gia đình chính sách",
          "Chính sách hỗ trợ học phí cho học sinh năm học mới",
          "Mời quan tâm báo giá thiết bị văn phòng quý IV");

  private static final List<String> SELLERS =
      List.of(
          "789bet", "kubet", "jun88", "new88", "hi88", "shbet", "f8bet", "sunwin", "go88", "98win");
  private static final List<String> OTHER_SELLERS =
      List.of(
          "abc88",
          "yo88",
          "bet69",
          "33win",
          "mibet",
          "nohu90",
          "vin777",
          "ee88",
          "luck8bet",
          "topbet88");

  private final Random random;
  private final List<Sample> samples = new ArrayList<>();

  private PageCorpus(long seed) {
    this.random = new Random(seed);
  }

  static List<Sample> make(long seed) {
    PageCorpus corpus = new PageCorpus(seed);
    corpus.honest(false);
    corpus.honest(true);
    corpus.dirty(false);
    corpus.dirty(true);
    return corpus.samples;
  }

  private String one(List<String> of) {
    return of.get(random.nextInt(of.size()));
  }

  private void add(String name, String html, boolean dirty, boolean unseen) {
    samples.add(new Sample(name, html, dirty, unseen));
  }

  /** A page of a style with a body in its middle, an end before the body closes and a head part. */
  String page(int style, String agency, String middle, String end, String head) {
    String items = items(style, 10);
    String links =
        "<select onchange=\"window.open(this.value)\"><option value=\"\">-- Liên kết website"
            + " --</option><option value=\"https://haiduong.gov.vn\">Cổng TTĐT tỉnh</option><option"
            + " value=\"http://chinhphu.vn\">Chính phủ</option><option"
            + " value=\"https://dichvucong.gov.vn\">Dịch vụ công quốc gia</option><option"
            + " value=\"http://baohaiduong.vn\">Báo Hải Dương</option></select>";
    String foot =
        "Bản quyền thuộc "
            + agency
            + ". Giấy phép số 12/GP-STTTT ngày 12/03/2015. Địa chỉ: số 5 đường Bạch Đằng. Điện"
            + " thoại 0220.3853.404";
    String menu = menu();
    return switch (style % 7) {
      case 0 ->
          "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><title>"
              + agency
              + "</title><meta name=\"generator\" content=\"NukeViet v4.5\"><link"
              + " rel=\"stylesheet\" href=\"/themes/default/css/bootstrap.min.css\"><script"
              + " src=\"/assets/js/jquery/jquery.min.js\"></script><script async"
              + " src=\"https://www.googletagmanager.com/gtag/js?id=G-1\"></script><script>window.dataLayer=window.dataLayer||[];function"
              + " gtag(){dataLayer.push(arguments);}gtag('js',new Date());</script>"
              + head
              + "</head><body><noscript><div class=\"alert\">Trình duyệt của bạn đã tắt"
              + " JavaScript</div></noscript><header><div class=\"banner\"><img"
              + " src=\"/uploads/banner.jpg\" alt=\""
              + agency
              + "\"></div></header>"
              + "<nav class=\"navbar\"><ul class=\"nav\">"
              + menu
              + "</ul></nav><div class=\"container\"><div class=\"col-md-16\">"
              + middle
              + items
              + "</div><div class=\"col-md-8\"><div class=\"panel\">"
              + links
              + "<iframe src=\"https://www.youtube.com/embed/abc\" width=\"300\""
              + " height=\"200\"></iframe><div class=\"counter\">Đang truy cập:"
              + " 23</div></div></div></div><footer id=\"footer\">"
              + foot
              + "</footer>"
              + end
              + "</body></html>";
      case 1 ->
          "<!DOCTYPE html><html><head><meta http-equiv=\"Content-Type\" content=\"text/html;"
              + " charset=utf-8\"><title>Trang chủ - "
              + agency
              + "</title><style>.sub-menu{display:none}.menu li:hover"
              + " .sub-menu{display:block}.modal{display:none}.sr-only{position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)}.tab-pane{display:none}.tab-pane.active{display:block}</style>"
              + head
              + "</head><body><a class=\"sr-only\" href=\"#main\">Bỏ qua điều hướng</a><div"
              + " id=\"top-header\"><span class=\"date-now\">Thứ Tư, 25/11/2026</span></div><ul"
              + " class=\"menu\"><li><a href=\"/\">Trang chủ</a><ul class=\"sub-menu\">"
              + menu
              + "</ul></li></ul>"
              + "<div id=\"main\"><div class=\"tab-pane active\">"
              + items
              + "</div><div class=\"tab-pane\">"
              + items(style, 4)
              + "</div>"
              + middle
              + links
              + "</div><div class=\"modal\" id=\"m\"><a"
              + " href=\"https://www.facebook.com/sonoivu\">Facebook</a></div><div"
              + " class=\"footer\">"
              + foot
              + " Thiết kế bởi <a href=\"https://vnpt.com.vn\">VNPT</a></div>"
              + end
              + "</body></html>";
      case 2 ->
          "<html xmlns=\"http://www.w3.org/1999/xhtml\" dir=\"ltr\""
              + " lang=\"vi-VN\"><head><title>\r\n"
              + "\t"
              + agency
              + "\r\n</title><script src=\"/_layouts/15/init.js\"></script>"
              + head
              + "</head><body><form method=\"post\" action=\"./\" id=\"aspnetForm\"><input"
              + " type=\"hidden\" name=\"__VIEWSTATE\" value=\""
              + viewState()
              + "\"/><div id=\"s4-workspace\"><div class=\"ms-core-navigation\"><ul>"
              + menu
              + "</ul></div>"
              + "<div id=\"DeltaPlaceHolderMain\">"
              + middle
              + items
              + "</div><div class=\"chan-trang\">"
              + foot
              + "</div></div>"
              + links
              + "</form>"
              + end
              + "</body></html>";
      case 3 ->
          "<!DOCTYPE html><html lang=\"vi-VN\"><head><meta charset=\"UTF-8\"><title>Trang chủ - "
              + agency
              + " - Cổng thông tin điện tử</title><link href=\"/o/theme/css/main.css\""
              + " rel=\"stylesheet\">"
              + head
              + "</head><body class=\"yui3-skin-sam controls-visible\"><div id=\"wrapper\"><div"
              + " id=\"navigation\"><ul role=\"menubar\">"
              + menu
              + "</ul></div><section class=\"portlet\"><div class=\"portlet-body\">"
              + items
              + middle
              + "</div></section><div class=\"portlet-lienket\">"
              + links
              + "<a href=\"https://haiduong.gov.vn/\"><img src=\"/documents/banner-cong.png\""
              + " alt=\"Cổng tỉnh\"></a></div><div id=\"footer\">"
              + foot
              + "</div></div><script>Liferay.Loader={config:function(){}};var"
              + " themeDisplay={getPathMain:function(){return '/c'}};</script>"
              + end
              + "</body></html>";
      case 4 ->
          "<html><head><meta http-equiv=\"content-type\" content=\"text/html;"
              + " charset=utf-8\"><title>"
              + agency
              + "</title>"
              + head
              + "</head><body bgcolor=\"#FFFFFF\"><table width=\"1000\" align=\"center\"><tr><td"
              + " colspan=\"3\"><img src=\"images/banner.gif\"></td></tr><tr><td width=\"200\""
              + " valign=\"top\"><ul>"
              + menu
              + "</ul>"
              + links
              + "</td><td>"
              + items
              + middle
              + "</td><td width=\"180\"><marquee scrollamount=\"2\" direction=\"up\""
              + " height=\"120\"><a href=\"/tb.htm\">Thông báo mới</a></marquee></td></tr><tr><td"
              + " colspan=\"3\" class=\"footer\">"
              + foot
              + "</td></tr></table>"
              + end
              + "</body></html>";
      case 5 ->
          "<!DOCTYPE html><html lang=\"vi\"><head><meta charset=\"utf-8\"><meta name=\"viewport\""
              + " content=\"width=device-width\"><title>"
              + agency
              + " | Trang thông tin điện tử</title><link rel=\"stylesheet\""
              + " href=\"https://cdn.jsdelivr.net/npm/swiper/swiper.css\"><script>jQuery(function(){});</script>"
              + head
              + "</head><body class=\"home page-template\"><div class=\"site\"><div"
              + " class=\"site-header\"><a href=\"/\">"
              + agency
              + "</a><button class=\"menu-toggle\">Menu</button><div class=\"offcanvas\""
              + " style=\"display:none\"><ul>"
              + menu
              + "</ul></div></div><div class=\"entry\">"
              + middle
              + items
              + "</div><aside><a href=\"https://haiduong.gov.vn\">Cổng tỉnh</a> <a"
              + " href=\"https://zalo.me/123\">Zalo</a> <a"
              + " href=\"https://www.congtyxaydung.com\">Nhà tài trợ</a>"
              + links
              + "</aside><div class=\"site-footer\">"
              + foot
              + "</div></div>"
              + end
              + "</body></html>";
      default ->
          "<!DOCTYPE html><html lang=\"vi-VN\"><head><meta charset=\"utf-8\"><title>"
              + agency
              + "</title><link href=\"/Portals/_default/default.css\" rel=\"stylesheet\">"
              + head
              + "</head><body id=\"Body\"><div id=\"dnn_ControlPanel\"></div><div"
              + " class=\"DnnModule\"><ul id=\"dnn_pnav\">"
              + menu
              + "</ul></div><div id=\"dnn_ContentPane\">"
              + items
              + middle
              + "</div><div class=\"dnn_foot copyright\">"
              + foot
              + "</div>"
              + links
              + "<script src=\"/DesktopModules/x.js\"></script>"
              + end
              + "</body></html>";
    };
  }

  private String viewState() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("ABCDEFGHijklmnop0123456789+/".charAt(random.nextInt(28)));
    }
    return text + "==";
  }

  private static String menu() {
    StringBuilder text = new StringBuilder();
    for (String name :
        List.of(
            "Giới thiệu",
            "Tin tức - Sự kiện",
            "Văn bản",
            "Thủ tục hành chính",
            "Dịch vụ công trực tuyến",
            "Hỏi đáp",
            "Liên hệ")) {
      text.append("<li><a href=\"/")
          .append(name.hashCode() & 0xffff)
          .append("\">")
          .append(name)
          .append("</a></li>");
    }
    return text.toString();
  }

  private String items(int style, int count) {
    StringBuilder text = new StringBuilder("<ul class=\"list-news\">");
    for (int i = 0; i < count; i++) {
      String day = "%02d/%02d/2026".formatted(1 + random.nextInt(24), 10 + random.nextInt(2));
      text.append("<li><a href=\"/tin/")
          .append(random.nextInt(100000))
          .append(".html\">")
          .append(one(NEWS))
          .append("</a> ")
          .append(style % 2 == 0 ? "<span class=\"time\">" + day + "</span>" : "(" + day + ")")
          .append("</li>");
    }
    return text.append("</ul>").toString();
  }

  private void honest(boolean unseen) {
    List<String> middles = unseen ? PageTexts.HONEST_UNSEEN : PageTexts.HONEST;
    int n = unseen ? 70 : 130;
    for (int i = 0; i < n; i++) {
      int style = unseen ? i % 2 == 0 ? 5 + i / 2 % 2 : i % 7 : i % 5;
      String agency = one(AGENCIES);
      String middle = i % 4 == 3 ? "" : middles.get(i % middles.size());
      String head =
          i % 9 == 4
              ? "<style>html{filter:grayscale(100%)}</style>"
              : i % 9 == 7
                  ? "<style>body{background:#c00 url(/tet.jpg)}.x{color:#fff}</style>"
                  : "";
      String end =
          i % 5 == 2
              ? "<script>(function(d,s,id){var"
                  + " js=d.createElement(s);js.id=id;js.src='https://connect.facebook.net/vi_VN/sdk.js';d.body.appendChild(js)}(document,'script','fb'));</script>"
              : "";
      add(
          "honest-" + (unseen ? "unseen-" : "") + i,
          page(style, agency, middle, end, head),
          false,
          unseen);
    }
    List<String> whole = unseen ? PageTexts.WHOLE_UNSEEN : PageTexts.WHOLE;
    for (int i = 0; i < whole.size(); i++) {
      add("honest-whole-" + (unseen ? "unseen-" : "") + i, whole.get(i), false, unseen);
    }
  }

  private void dirty(boolean unseen) {
    List<UnaryOperator<String>> ways = unseen ? PageTexts.WAYS_UNSEEN : PageTexts.WAYS;
    List<String> brands = unseen ? OTHER_SELLERS : SELLERS;
    int rounds = unseen ? 2 : 3;
    for (int round = 0; round < rounds; round++) {
      for (int w = 0; w < ways.size(); w++) {
        String brand = brands.get((w + round * 3) % brands.size());
        String links = PageTexts.links(brand, unseen ? round + 2 : round);
        int style = unseen ? (w + round * 3 + 5) % 7 : (w + round) % 5;
        add(
            "dirty-" + (unseen ? "unseen-" : "") + "hidden-" + w + "-" + round,
            page(style, one(AGENCIES), "", ways.get(w).apply(links), ""),
            true,
            unseen);
      }
    }
    List<String> codes = unseen ? PageTexts.CODES_UNSEEN : PageTexts.CODES;
    for (int i = 0; i < codes.size(); i++) {
      add(
          "dirty-" + (unseen ? "unseen-" : "") + "code-" + i,
          page(unseen ? 5 + i % 2 : i % 5, one(AGENCIES), "", "", codes.get(i)),
          true,
          unseen);
    }
    List<String> faces = unseen ? PageTexts.FACES_UNSEEN : PageTexts.FACES;
    for (int i = 0; i < faces.size(); i++) {
      add("dirty-" + (unseen ? "unseen-" : "") + "face-" + i, faces.get(i), true, unseen);
    }
    List<String> inside = unseen ? PageTexts.INSIDE_UNSEEN : PageTexts.INSIDE;
    for (int i = 0; i < inside.size(); i++) {
      for (int style = 0; style < 2; style++) {
        add(
            "dirty-" + (unseen ? "unseen-" : "") + "inside-" + i + "-" + style,
            page(unseen ? 5 + style : style * 2, one(AGENCIES), inside.get(i), "", ""),
            true,
            unseen);
      }
    }
  }
}
