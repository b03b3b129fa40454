package vn.gov.haiduong.haidang.page;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** The words that stand around a date and say nothing else than when. */
final class DateWords {

  private static final int MANY = 34;

  private static final Set<String> WORDS =
      new HashSet<>(
          Arrays.asList(
              ("thứ chủ hai ba tư năm sáu bảy nhật cn đã ngày đăng viết xuất bản cập tạo đưa tin phát"
                      + " hành gửi công bố tải được lúc vào hồi bởi lần cuối mới nhất post posted on"
                      + " publish published update updated date thời gian h giờ phút am pm sa ch gmt"
                      + " số lượt xem đọc view views bình luận t2 t3 t4 t5 t6 t7 mon tue wed thu fri"
                      + " sat sun")
                  .split(" ", -1)));

  private DateWords() {}

  /** Whether few enough other words stand beside the date that it may be alone in its place. */
  static boolean few(String text, DateForms.Found date) {
    return others(text, 0, date.start())
            + others(text, Math.min(text.length(), date.end()), text.length())
        <= MANY;
  }

  private static int others(String text, int from, int to) {
    int letters = 0;
    int start = -1;
    for (int i = from; i <= to; i++) {
      boolean inside = i < to && Character.isLetterOrDigit(text.charAt(i));
      if (inside && start < 0) {
        start = i;
      } else if (!inside && start >= 0) {
        String word = text.substring(start, i).toLowerCase(Locale.ROOT);
        start = -1;
        boolean plain = !WORDS.contains(word) && !Character.isDigit(word.charAt(0));
        letters += plain && !partly(word) ? word.length() : 0;
      }
    }
    return letters;
  }

  private static boolean partly(String word) {
    return word.contains("ngày")
        || word.contains("date")
        || word.contains("lúc")
        || word.contains("vào")
        || word.contains("hồi")
        || word.contains("day")
        || word.contains("post")
        || word.contains("view");
  }
}
