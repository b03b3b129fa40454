package vn.gov.haiduong.haidang.plan;

import java.util.Optional;

/** The stages of an ordinary incident, TT 20/2017 Điều 11, in order. */
public enum Stage {
  RECEIVE("tiep-nhan", "Tiếp nhận, xác minh"),
  FIRST_RESPONSE("ung-cuu-ban-dau", "Ứng cứu ban đầu"),
  HANDLE("xu-ly", "Xử lý, gỡ bỏ"),
  RESTORE("khoi-phuc", "Khôi phục"),
  REVIEW("tong-ket", "Tổng kết");

  private final String label;
  private final String words;

  Stage(String label, String words) {
    this.label = label;
    this.words = words;
  }

  /** Value of the metric label {@code stage}. */
  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  public static Optional<Stage> of(String label) {
    for (Stage stage : values()) {
      if (stage.label.equals(label)) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
