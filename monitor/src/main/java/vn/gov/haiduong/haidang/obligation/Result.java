package vn.gov.haiduong.haidang.obligation;

/** How a check, a unit or a service stands. */
public enum Result {
  MET("met", "Đạt"),
  NOT_MET("not_met", "Chưa đạt"),
  /** A heuristic check that a person must look at. */
  TO_CHECK("to_check", "Cần kiểm tra"),
  /** Nobody knows yet: not registered, not measured, or the monitor could not see. */
  UNCONFIRMED("unconfirmed", "Chưa xác nhận"),
  MUTED("muted", "Tạm không tính");

  private final String label;
  private final String words;

  Result(String label, String words) {
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
