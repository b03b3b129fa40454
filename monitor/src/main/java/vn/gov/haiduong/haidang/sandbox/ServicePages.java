package vn.gov.haiduong.haidang.sandbox;

import java.util.Optional;

/** The pages of two public services up to the form that nobody but a citizen sends. */
final class ServicePages {

  private ServicePages() {}

  /**
   * The page at {@code path}; empty where the service has none.
   *
   * @param lost the page of the building licence is gone
   */
  static Optional<String> page(Simulated.Web web, String path, boolean lost) {
    return switch (path) {
      case "/dvc/tra-cuu.aspx" ->
          Optional.of(
              page(
                  web,
                  "Tra cứu kết quả giải quyết hồ sơ",
                  "<form method=\"post\" action=\"/dvc/ket-qua\"><label>Nhập mã hồ sơ"
                      + " <input name=\"ma\"></label><button>Tra cứu</button></form>"));
      case "/dvc/cap-phep.aspx" ->
          lost
              ? Optional.empty()
              : Optional.of(
                  page(
                      web,
                      "Cấp giấy phép xây dựng nhà ở riêng lẻ",
                      "<h2>Thành phần hồ sơ</h2><ol><li>Đơn đề nghị</li><li>Bản vẽ</li></ol>"
                          + "<form method=\"post\" action=\"/dvc/nop-ho-so\">"
                          + "<button>Nộp hồ sơ</button></form>"));
      default -> Optional.empty();
    };
  }

  private static String page(Simulated.Web web, String title, String body) {
    return SitePages.head(title, "", "/Content/site.css")
        + "<body><h1>"
        + title
        + "</h1>"
        + body
        + SitePages.footer(web, SitePages.esc(web.about().unitName()))
        + "</body></html>\n";
  }
}
