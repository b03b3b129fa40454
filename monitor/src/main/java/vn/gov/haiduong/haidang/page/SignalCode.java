package vn.gov.haiduong.haidang.page;

import static vn.gov.haiduong.haidang.page.Family.BASELINE;
import static vn.gov.haiduong.haidang.page.Family.CODE;
import static vn.gov.haiduong.haidang.page.Family.COPIES;
import static vn.gov.haiduong.haidang.page.Family.DEFACE;
import static vn.gov.haiduong.haidang.page.Family.HIDDEN;
import static vn.gov.haiduong.haidang.page.Family.IDENTITY;
import static vn.gov.haiduong.haidang.page.Family.OUTBOUND;
import static vn.gov.haiduong.haidang.page.Family.WORDS;

import java.util.Locale;

/** The closed set of signals, each of one family, with its words for people. */
public enum SignalCode {
  BETTING_WORDS(WORDS, "từ ngữ mời chào cờ bạc, cá cược"),
  BETTING_PLAIN(WORDS, "từ ngữ cờ bạc viết không dấu"),
  BETTING_JOINED(WORDS, "từ ngữ cờ bạc viết liền"),
  BETTING_DISGUISED(WORDS, "từ ngữ cờ bạc viết ngụy trang (ký tự giống, số thay chữ, ký tự ẩn)"),
  BETTING_FOREIGN(WORDS, "từ ngữ cờ bạc tiếng nước ngoài"),
  SHOP_FOREIGN(WORDS, "từ ngữ bán hàng giả, thuốc tiếng nước ngoài"),
  AGENCY_BRAND_JOINED(WORDS, "tên cơ quan ghép với tên nhà cái"),
  BETTING_CALL(WORDS, "lời mời chơi, nạp tiền, nhận thưởng cá cược"),
  BETTING_DENSE(WORDS, "cả đoạn chữ là lời rao cờ bạc"),
  SELLING_AWAY(WORDS, "lời rao bán dẫn tới máy chủ lạ"),
  PRICED_OFFER(WORDS, "lời rao có giá hoặc hàng cấm, kèm chỗ liên hệ của nơi lạ"),
  SEARCH_REFLECTED(WORDS, "trang tìm kiếm in lại từ khóa rao bán"),
  RUN_LURE(WORDS, "lời dẫn dắt người xem chạy lệnh hoặc gọi điện"),
  HIDDEN_LINKS(HIDDEN, "khối liên kết bị giấu"),
  HIDDEN_WORDS(HIDDEN, "chữ cờ bạc bị giấu"),
  HIDDEN_FRAME(HIDDEN, "khung bị giấu tới máy chủ lạ"),
  BETTING_LINKS(OUTBOUND, "liên kết mời chào cờ bạc"),
  UNKNOWN_HOSTS(OUTBOUND, "liên kết tới máy chủ lạ"),
  FOREIGN_FRAME(CODE, "khung của máy chủ lạ"),
  FOREIGN_SCRIPT(CODE, "mã của máy chủ lạ"),
  ENCODED_SCRIPT(CODE, "mã bị mã hóa dẫn ra ngoài"),
  SCRIPT_REDIRECT(CODE, "mã chuyển hướng ra ngoài"),
  CONDITIONAL_REDIRECT(CODE, "mã chuyển hướng theo nguồn truy cập"),
  META_REFRESH(CODE, "thẻ chuyển hướng ra ngoài"),
  HTTP_REDIRECT(CODE, "máy chủ chuyển hướng ra ngoài"),
  FOREIGN_FORM(CODE, "biểu mẫu gửi tới máy chủ lạ"),
  COLLECTING_FORM(CODE, "biểu mẫu lạ hỏi mật khẩu, thẻ hoặc giấy tờ"),
  SCRIPT_SENDS(CODE, "mã gửi điều người dùng gõ ra ngoài"),
  PASTE_COMMAND(CODE, "lệnh để người xem dán vào máy mình"),
  PROGRAM_OFFERED(CODE, "mời tải chương trình từ nơi lạ"),
  MINING_SCRIPT(CODE, "mã đào tiền ảo"),
  DANGLING_NAME(CODE, "tên miền trỏ tới nơi không còn"),
  DEFACE_MARK(DEFACE, "dấu của kẻ thay đổi giao diện"),
  DEFACE_LOOK(DEFACE, "dáng vẻ của trang bị thay: nền đen, một hình, nhạc tự phát"),
  TITLE_STRANGE(IDENTITY, "tiêu đề không phải của cơ quan"),
  HEADING_STRANGE(IDENTITY, "đề mục không phải của cơ quan"),
  LANGUAGE_STRANGE(IDENTITY, "ngôn ngữ lạ"),
  CANONICAL_STRANGE(IDENTITY, "địa chỉ chuẩn (canonical, hreflang) trỏ nơi khác"),
  MENU_STRANGE(IDENTITY, "mục thực đơn dẫn tới máy chủ lạ"),
  SITE_LOST(IDENTITY, "không còn gì của trang cơ quan"),
  IMAGE_ONLY(IDENTITY, "chỉ còn hình ảnh"),
  NEARLY_EMPTY(IDENTITY, "gần như không còn chữ"),
  LOGIN_COPY(IDENTITY, "bản giả trang đăng nhập của nơi khác"),
  PAGE_COVERED(IDENTITY, "lớp phủ che cả trang"),
  COPIES_DIFFER(COPIES, "nội dung đổi theo người xem"),
  COPY_REDIRECTED(COPIES, "một bản bị chuyển đi nơi khác"),
  BASELINE_TEXT(BASELINE, "chữ khác hẳn bản đã duyệt"),
  BASELINE_HOSTS(BASELINE, "có máy chủ mới so với bản đã duyệt"),
  BASELINE_SCRIPTS(BASELINE, "có mã mới so với bản đã duyệt"),
  BASELINE_FORMS(BASELINE, "có biểu mẫu mới so với bản đã duyệt"),
  BASELINE_IDENTITY(BASELINE, "tiêu đề, ngôn ngữ hoặc thực đơn khác bản đã duyệt");

  private final Family family;
  private final String words;

  SignalCode(Family family, String words) {
    this.family = family;
    this.words = words;
  }

  public Family family() {
    return family;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** In Vietnamese. */
  public String words() {
    return words;
  }
}
