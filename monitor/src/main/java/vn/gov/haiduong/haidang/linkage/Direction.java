package vn.gov.haiduong.haidang.linkage;

/** Which of the two leads to the other. */
public enum Direction {
  FROM_PORTAL("tu-cong", "Cổng dẫn tới đơn vị"),
  TO_PORTAL("ve-cong", "Đơn vị dẫn về Cổng");

  private final String label;
  private final String words;

  Direction(String label, String words) {
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
