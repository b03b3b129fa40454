package vn.gov.haiduong.haidang.target;

/** What is known about a unit's website. */
public enum SiteStanding {
  /** A site is registered and may be measured. */
  REGISTERED("da-co", "Đã có trang"),
  /** Somebody confirmed that there is none. */
  NONE("chua-co", "Chưa có trang"),
  /** Nobody knows yet. */
  UNCONFIRMED("chua-xac-nhan", "Chưa xác nhận");

  private final String label;
  private final String words;

  SiteStanding(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }
}
