package vn.gov.haiduong.haidang.page;

import java.util.Locale;

/** The closed set of guards: what makes words of gambling or defacement an honest text. */
public enum GuardCode {
  NEWS_ABOUT_CRIME("tin về phòng, chống tội phạm cờ bạc"),
  WARNING("cảnh báo, tuyên truyền"),
  STATE_LOTTERY("xổ số kiến thiết của nhà nước"),
  SPORT("tin thể thao"),
  SECURITY_TRAINING("tập huấn, tin an toàn thông tin");

  private final String words;

  GuardCode(String words) {
    this.words = words;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In Vietnamese. */
  public String words() {
    return words;
  }
}
