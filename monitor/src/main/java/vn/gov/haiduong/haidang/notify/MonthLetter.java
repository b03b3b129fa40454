package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Unaccented;

/** The Vietnamese words of letters about a month's report. */
public sealed interface MonthLetter {

  YearMonth month();

  String link();

  /**
   * An agency's own draft, sent or called to mind.
   *
   * @param unit its name
   * @param outages how many the draft counts
   * @param down how long it was down, in words
   * @param until when it may answer
   * @param again whether it was sent before and not answered
   */
  record Draft(
      YearMonth month,
      String unit,
      int outages,
      String down,
      Instant until,
      boolean again,
      String legalBasis,
      String link)
      implements MonthLetter {}

  /**
   * To those who close: the answers are in.
   *
   * @param answered agencies that said something
   * @param silent agencies that did not answer
   * @param objections that stand
   */
  record Close(YearMonth month, int answered, int silent, int objections, String link)
      implements MonthLetter {}

  /** Of the plan's text about such a letter. */
  default String template() {
    return switch (this) {
      case Draft draft -> draft.again() ? "month_again" : "month_draft";
      case Close _ -> "month_close";
    };
  }

  /**
   * The text for all channels; people read letters, the short message only calls to them.
   *
   * @param template the plan's text about it; a plan without one has ours
   */
  default Text text(boolean drill, Optional<Template> template) {
    Map<String, String> places = places();
    String said = template.map(text -> text.filled(places)).orElseGet(this::subject);
    String subject = (drill ? Letter.DRILL + " " : "") + said;
    ShortText brief =
        ShortText.of(
            drill ? Letter.DRILL_PLAIN + " " : "",
            template
                .map(Template::sms)
                .filter(sms -> !sms.isEmpty())
                .orElse(Unaccented.of(said) + " {{lien_ket}}"),
            places);
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("noi_dung", subject);
    parameters.put("lien_ket", link());
    brief.filled().forEach((name, value) -> parameters.put(Text.SMS_PLACE + name, value));
    template
        .map(Template::registered)
        .filter(id -> !id.isEmpty())
        .ifPresent(id -> parameters.put(Text.SMS_TEMPLATE, id));
    return new Text(
        subject,
        (drill ? Letter.DRILL + " Đây là diễn tập.\n\n" : "") + plain(),
        brief.text(),
        "bao_cao_thang",
        parameters,
        Optional.of(link()));
  }

  private Map<String, String> places() {
    return switch (this) {
      case Draft draft ->
          Map.of(
              "thang", shown(),
              "don_vi", Lines.one(draft.unit(), 80),
              "so_lan", Integer.toString(draft.outages()),
              "thoi_gian", draft.down(),
              "han_gio", Province.dateTime(draft.until()),
              "lien_ket", link());
      case Close close ->
          Map.of(
              "thang", shown(),
              "so_tra_loi", Integer.toString(close.answered()),
              "so_phan_doi", Integer.toString(close.objections()),
              "so_im_lang", Integer.toString(close.silent()),
              "lien_ket", link());
    };
  }

  private String shown() {
    return "%02d/%d".formatted(month().getMonthValue(), month().getYear());
  }

  private String subject() {
    return switch (this) {
      case Draft draft ->
          (draft.again() ? "Nhắc: dự thảo" : "Dự thảo")
              + " kết quả tháng "
              + shown()
              + " của "
              + Lines.one(draft.unit(), 80)
              + ", cho ý kiến trước "
              + Province.dateTime(draft.until());
      case Close _ -> "Báo cáo tháng " + shown() + ": đã hết hạn lấy ý kiến, chờ khóa sổ";
    };
  }

  private String plain() {
    return switch (this) {
      case Draft draft ->
          "Kính gửi "
              + draft.unit()
              + ",\n\nDự thảo báo cáo tháng "
              + shown()
              + " gửi Ban Chỉ đạo công nghệ thông tin tỉnh ghi nhận ở quý cơ quan: "
              + (draft.outages() == 0
                  ? "không có lần gián đoạn nào."
                  : draft.outages() + " lần gián đoạn, tổng cộng " + draft.down() + ".")
              + "\n\nXem dự thảo, đồng ý hoặc phản đối từng lần gián đoạn (không cần đăng nhập): "
              + draft.link()
              + "\n\nHạn trả lời: "
              + Province.dateTime(draft.until())
              + ". Quá hạn, báo cáo ghi “không trả lời”. Phản đối trước khi khóa sổ được ghi vào"
              + " phụ lục 2; phản đối đến sau thì phải lập bản mới. Liên kết này của riêng người"
              + " nhận, xin đừng chuyển tiếp."
              + (draft.legalBasis().isBlank() ? "" : "\nCăn cứ: " + draft.legalBasis() + ".");
      case Close close ->
          "Đã hết hạn các cơ quan trả lời về dự thảo báo cáo tháng "
              + shown()
              + ": "
              + close.answered()
              + " cơ quan có ý kiến, "
              + close.objections()
              + " lần bị phản đối, "
              + close.silent()
              + " cơ quan không trả lời.\n\nXem ý kiến, khóa sổ rồi gửi Ban Chỉ đạo: "
              + close.link()
              + "\n\nMáy chỉ nhắc, không tự khóa sổ và không tự gửi.";
    };
  }
}
