package vn.gov.haiduong.haidang.page;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A server's or an application's own notice that something failed: nothing of the agency stands
 * there, and yet nobody changed the page. Whether the site answers is the probe's business.
 */
final class ErrorNotice {

  private static final int LONGEST = 900;

  private static final Pattern SAYS =
      Pattern.compile(
          "server error|internal error|\\bnot found\\b|\\bforbidden\\b|access (?:is )?denied|service (?:is )?(?:temporarily )?unavailable|bad gateway|gateway time-?out|runtime error"
              + "|database connection|critical error|too many (?:requests|connections)|under maintenance|bad request|page cannot be displayed"
              + "|lỗi (?:hệ thống|máy chủ|kết nối|404|500|502|503)|không tìm thấy|bảo trì|nâng cấp|tạm (?:dừng|ngừng|ngưng)|gián đoạn|http status \\d{3}|requested url was rejected|request (?:was )?(?:rejected|blocked)");

  /** What stands on a page that waits for its site, or was never filled. */
  private static final Pattern WAITS =
      Pattern.compile(
          "đang (?:xây dựng|cập nhật|phát triển|chuyển hướng|tải)|sắp ra mắt|under construction|coming soon|it works|welcome to nginx|default (?:web ?)?page|iis windows|redirecting|temporarily|xin lỗi|javascript|website is (?:under|being)|chờ trong giây lát|vui lòng (?:quay lại|thử lại|chờ)|bao tri|nang cap");

  private ErrorNotice() {}

  /** Whether the words are those of a page that fails or waits, whatever else is on it. */
  static boolean speaks(Page page) {
    String text = page.visibleText();
    String low = (page.title + " . " + text).toLowerCase(Locale.ROOT);
    return text.length() <= 2 * LONGEST && (SAYS.matcher(low).find() || WAITS.matcher(low).find());
  }

  /** Short, with nothing on it that could be somebody's message. */
  static boolean of(Page page) {
    String text = page.visibleText();
    return text.length() <= LONGEST
        && page.pictures == 0
        && page.scripts.isEmpty()
        && page.links.size() <= 3
        && SAYS.matcher((page.title + " . " + text).toLowerCase(Locale.ROOT)).find();
  }
}
