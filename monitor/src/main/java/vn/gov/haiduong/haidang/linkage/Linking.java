package vn.gov.haiduong.haidang.linkage;

/** How one link stands; the label is the value of the metric label {@code result}. */
public enum Linking {
  OK("ok", "Đúng"),
  MISSING("missing", "Không có liên kết"),
  WRONG("wrong", "Dẫn sai nơi"),
  BROKEN("broken", "Liên kết hỏng"),
  /** Not decided: the page that should have it could not be read, or it was not measured yet. */
  UNKNOWN("unknown", "Chưa rõ"),
  /** The unit has no site, so no link can be asked for; whether it must have a site is a goal's. */
  NOT_EXPECTED("not_expected", "Không đòi hỏi: đơn vị chưa có trang");

  private final String label;
  private final String words;

  Linking(String label, String words) {
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
