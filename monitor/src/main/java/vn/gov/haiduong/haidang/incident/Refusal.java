package vn.gov.haiduong.haidang.incident;

import java.util.Locale;

/** Why a move is not legal; the words are for the person who tried. */
public enum Refusal {
  CLOSED("Sự cố đã đóng"),
  NOT_CLOSED("Sự cố chưa đóng"),
  NOT_RECOVERED("Chưa đóng được: còn đối tượng chưa phục hồi"),
  NOT_CLASSIFIED("Chưa đóng được: chưa có người phân loại"),
  ALREADY_ACKNOWLEDGED("Người này đã nhận sự cố"),
  UNKNOWN_INCIDENT("Không có sự cố này"),
  UNKNOWN_TYPE("Loại sự cố không có trong kế hoạch"),
  UNKNOWN_SUB("Loại sự cố không có mục con này"),
  UNKNOWN_STEP("Bước này không có trong kế hoạch"),
  UNKNOWN_CLOCK("Thời hạn hay công văn này không có trong kế hoạch"),
  STEP_ALREADY_DONE("Bước này đã ghi là xong"),
  ALREADY_SENT("Văn bản này đã ghi là đã gửi"),
  REASON_NEEDED("Cần ghi lý do"),
  NOBODY_ABOVE("Không chuyển cấp được: kế hoạch không có cấp trên cho mức này, hãy gọi trực tiếp"),
  NUMBER_NEEDED("Cần ghi số văn bản"),
  SERIOUS_NEEDS_S1("Sự cố nghiêm trọng phải ở mức S1"),
  STAGE_BACKWARDS("Không quay lại giai đoạn trước; hãy mở lại sự cố"),
  MUTE_TOO_LONG("Chỉ ngừng nhắc tối đa 7 ngày"),
  MUTE_IN_PAST("Thời điểm hết ngừng nhắc phải ở phía trước"),
  NOT_MUTED("Sự cố không bị ngừng nhắc"),
  NOT_A_MEMBER("Đối tượng không thuộc sự cố"),
  TEXT_TOO_LONG("Nội dung quá dài");

  private final String words;

  Refusal(String words) {
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
