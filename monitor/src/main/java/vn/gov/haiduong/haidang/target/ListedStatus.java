package vn.gov.haiduong.haidang.target;

/** What is to be done with a row of the inventory. */
public enum ListedStatus {
  MEASURED("do", "Đo"),
  UNCONFIRMED("chua-xac-nhan", "Chưa xác nhận"),
  /** Must not be measured, with a reason. */
  FORBIDDEN("khong-do", "Không được đo"),
  RETIRED("da-ngung", "Đã ngừng");

  private final String label;
  private final String words;

  ListedStatus(String label, String words) {
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
