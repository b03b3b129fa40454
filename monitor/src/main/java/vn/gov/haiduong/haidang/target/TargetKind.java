package vn.gov.haiduong.haidang.target;

/** What a target is to the directive. The label is the value of the metric label {@code kind}. */
public enum TargetKind {
  PORTAL("portal", "Cổng thông tin điện tử"),
  WEBSITE("website", "Trang thông tin điện tử"),
  SERVICE("service", "Dịch vụ trực tuyến"),
  PORTAL_LINK("portal_link", "Liên kết với cổng"),
  WAN("wan", "Mạng diện rộng"),
  DATACENTRE("datacentre", "Trung tâm dữ liệu"),
  DNS("dns", "Máy chủ tên miền"),
  MAIL("mail", "Thư điện tử công vụ"),
  VIDEO("video", "Hội nghị truyền hình");

  private final String label;
  private final String words;

  TargetKind(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  /** The Vietnamese name that officers read. */
  public String words() {
    return words;
  }
}
