package vn.gov.haiduong.haidang.config;

import java.util.List;
import java.util.Map;
import vn.gov.haiduong.haidang.plan.Template;
import vn.gov.haiduong.haidang.wording.Septets;
import vn.gov.haiduong.haidang.wording.Unaccented;

/** What a short message must be, so that its reader understands it without a link. */
final class ShortTexts {

  /** So much may be said beside what is filled in: facts need the rest of two parts. */
  private static final int LONGEST_FIXED = 140;

  /** What the message of an occasion must name; ids are those that the rules of incidents use. */
  private static final Map<String, List<String>> NEEDED =
      Map.ofEntries(
          Map.entry("opened", List.of("ma_su_co", "muc", "doi_tuong", "gio_bat_dau", "xac_nhan")),
          Map.entry("raised", List.of("ma_su_co", "muc", "doi_tuong", "xac_nhan")),
          Map.entry("escalated", List.of("ma_su_co", "muc", "doi_tuong", "xac_nhan")),
          Map.entry("reminded", List.of("ma_su_co", "doi_tuong", "thoi_gian")),
          Map.entry("grew", List.of("ma_su_co", "so_doi_tuong")),
          Map.entry("clock_warning", List.of("ma_su_co", "van_ban", "han_gio", "con_lai")),
          Map.entry("clock_overdue", List.of("ma_su_co", "van_ban", "han_gio")),
          Map.entry("recovered", List.of("ma_su_co", "doi_tuong", "gio_ket_thuc", "thoi_gian")),
          Map.entry("retracted", List.of("ma_su_co")),
          Map.entry("many", List.of("so_tin", "danh_sach")),
          Map.entry("month_draft", List.of("thang", "don_vi", "han_gio", "lien_ket")),
          Map.entry("month_again", List.of("thang", "don_vi", "han_gio", "lien_ket")),
          Map.entry("month_close", List.of("thang", "lien_ket")));

  private ShortTexts() {}

  static void check(Fields f, Template template) {
    List<String> needed = NEEDED.getOrDefault(template.id(), List.of());
    if (template.sms().isEmpty()) {
      if (!needed.isEmpty()) {
        f.place("id").wrong("lời tin nhắn ngắn (sms) cho " + template.id(), "", "");
      }
      return;
    }
    YamlNode place = f.place("sms");
    String plain = Unaccented.of(template.sms());
    if (!plain.equals(template.sms())) {
      place.wrong("lời không dấu, chỉ chữ ASCII", template.sms(), plain);
    }
    int fixed = Septets.of(Template.filled(template.sms(), Map.of(), ""));
    if (fixed > LONGEST_FIXED) {
      place.wrong(
          "phần cố định không quá " + LONGEST_FIXED + " ký tự", Integer.toString(fixed), "");
    }
    for (String name : needed) {
      if (!Template.places(template.sms()).contains(name)) {
        place.wrong("có chỗ điền {{" + name + "}}", template.sms(), "");
      }
    }
  }
}
