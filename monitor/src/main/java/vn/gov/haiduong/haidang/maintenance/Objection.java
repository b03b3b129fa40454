package vn.gov.haiduong.haidang.maintenance;

import java.util.Locale;

/** Why a step is not taken; the words are for the person who tried. */
public enum Objection {
  UNKNOWN("Không có đợt bảo trì này"),
  NO_TARGET("Chưa chọn đối tượng nào, hoặc quá 500 đối tượng"),
  NOT_AHEAD("Phải nhập trước giờ bắt đầu bảo trì"),
  TOO_LONG("Một đợt bảo trì dài tối đa 14 ngày"),
  TOO_FAR("Giờ bắt đầu cách hôm nay tối đa một năm"),
  ANNOUNCED_LATER("Ngày thông báo không thể sau ngày bắt đầu"),
  WORDS_NEEDED("Cần ghi nội dung bảo trì, tối đa 1000 ký tự"),
  NUMBER_NEEDED("Cần số văn bản duyệt, tối đa 100 ký tự"),
  ALREADY("Đợt bảo trì này đã duyệt hoặc đã kết thúc"),
  OWN_PLAN("Người lập đợt bảo trì không tự duyệt: cần một lãnh đạo khác duyệt"),
  OVER("Đợt bảo trì này đã qua");

  private final String words;

  Objection(String words) {
    this.words = words;
  }

  public String words() {
    return words;
  }

  /** Value of JSON fields and log keys. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
