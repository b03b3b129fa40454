package vn.gov.haiduong.haidang.sandbox;

/** Site systems seen in the province, told by the form of their addresses, and two for benches. */
public enum Style {
  /** {@code /vi-vn/2026/Trang/tin-tuc.aspx}. */
  SHAREPOINT("sharepoint", "Hệ thống Trang thông tin kiểu SharePoint"),
  /** {@code /Modules/Article/ArticleDetail.aspx?ArticleID=27347}. */
  MODULES("modules", "Hệ thống ASP.NET cũ (Modules/Article)"),
  /** {@code /tin-tuc/ten-bai-viet-27347.html}, with a menu of modules. */
  VINADES("vinades", "Hệ thống NukeViet (VINADES)"),
  /** {@code /ten-bai-viet-n514.html}. */
  NUMBERED("numbered", "Hệ thống bài viết đánh số (n514.html)"),
  /** A login page of a service. */
  SERVICE("service", "Dịch vụ trực tuyến"),
  /** The provincial portal: lists the units. */
  PORTAL("portal", "Cổng thông tin điện tử tỉnh"),
  /** About 60 bytes, for benches. */
  TINY("tiny", "Trang ngắn để đo tốc độ"),
  /** About 100 KB of Vietnamese before gzip, for benches. */
  HEAVY("heavy", "Trang 100 KB để đo tốc độ");

  private final String label;
  private final String words;

  Style(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  /** The path of the home page. */
  String path() {
    return "/";
  }
}
