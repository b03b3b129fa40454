package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What makes words of gambling an honest text. */
final class Guards {

  /** How reports and warnings begin; offers do not. */
  private static final Pattern WARNS =
      Pattern.compile(
          "^\\W{0,3}(?:cảnh (?:giác|báo)|cẩn (?:trọng|thận)|thận trọng|coi chừng|đề phòng|chặn|rà soát|gỡ bỏ|khuyến cáo|phòng (?:chống|ngừa)|ngăn chặn|nhận diện|nói không với|đấu tranh|triệt (?:phá|xóa)|bắt (?:giữ|quả tang)?|khởi tố|xét xử|xử (?:phạt|lý)|truy tố|tác hại|hệ lụy|thủ đoạn|thu giữ|tịch thu|tiêu hủy|tạm giữ|phát hiện|lật tẩy)(?!\\p{L})",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A report says which words to look for. */
  private static final Pattern LISTS = Pattern.compile("từ khóa|từ khoá|cụm từ|cú pháp");

  /** Words of police and courts in the scripts of the province's foreign pages. */
  private static final Pattern ABROAD =
      Pattern.compile(
          "警方|公安|警察|破获|逮捕|拘留|打击|犯罪|违法|嫌疑|起诉|判处|禁止|摘発|違法|容疑|경찰|검거|단속|불법|구속|기소|ตำรวจ|จับกุม|ผิดกฎหมาย");

  private Guards() {}

  /**
   * The guard that speaks for a passage, or null.
   *
   * @param near text of the passages beside it
   * @param around words of reports in the page's title and heading
   */
  static @Nullable GuardCode of(String text, String near, int around, List<Betting.Hit> hits) {
    // What stands in quotes is somebody else's: a text that warns repeats what sellers say.
    String own = unquoted(text);
    List<Betting.Hit> said = own.equals(text) ? hits : Betting.in(own);
    int calls = Betting.count("call", own) + Betting.countPlain("call", own);
    int reports = Betting.count("report", text);
    if (reports == 0 && bare(text)) {
      reports = Betting.countPlain("report", text);
    }
    reports += (int) ABROAD.matcher(text).results().limit(4).count();
    int beside = Betting.count("report", near);
    int besideCalls = Betting.count("call", unquoted(near));
    boolean disguised = hits.stream().anyMatch(h -> h.writing() == Betting.Writing.DISGUISED);
    boolean told =
        reports > calls
            || (calls == 0
                && besideCalls == 0
                && (beside >= 2 || (around >= 1 && beside + reports >= 1) || around >= 2));
    boolean warns = WARNS.matcher(text.toLowerCase(Locale.ROOT)).find();
    told |= warns && reports >= 1 && reports + beside > calls + besideCalls;
    boolean lists =
        around >= 2 && calls == 0 && LISTS.matcher(text.toLowerCase(Locale.ROOT)).find();
    double limit = warns || lists || (reports >= 2 && calls == 0) ? 0.6 : 0.34;
    if (told && !disguised && stuffing(own, said) < limit) {
      String low = text.toLowerCase(Locale.ROOT) + near.toLowerCase(Locale.ROOT);
      return low.contains("cảnh báo")
              || low.contains("cảnh giác")
              || low.contains("tuyên truyền")
              || low.contains("khuyến cáo")
              || low.contains("nói không với")
          ? GuardCode.WARNING
          : GuardCode.NEWS_ABOUT_CRIME;
    }
    if (calls == 0
        && besideCalls == 0
        && !disguised
        && Betting.count("training", text + " . " + near) >= 2
        && stuffing(text, hits) < 0.34) {
      return GuardCode.SECURITY_TRAINING;
    }
    boolean selling = hits.stream().anyMatch(Betting.Hit::selling);
    if (!selling && calls == 0) {
      boolean lottery = hits.stream().allMatch(h -> h.words().contains("xổ số"));
      if (lottery) {
        return GuardCode.STATE_LOTTERY;
      }
      boolean sport =
          hits.stream().allMatch(h -> h.words().contains("bóng đá") || h.words().equals("slot"));
      if (sport && Betting.count("sport", text + " " + near) > 0) {
        return GuardCode.SPORT;
      }
    }
    return null;
  }

  /** The text without what it quotes. */
  static String unquoted(String text) {
    for (int i = 0; i < text.length(); i++) {
      if ("\"'“«‘「『".indexOf(text.charAt(i)) >= 0) {
        return QUOTED.matcher(text).replaceAll(" … ");
      }
    }
    return text;
  }

  /** What stands in quotes. */
  static final Pattern QUOTED =
      Pattern.compile(
          "\"[^\"]{2,160}\"|“[^”]{2,160}”|«[^»]{2,160}»|‘[^’]{2,160}’|(?<![\\p{L}\\p{N}])'[^']{2,160}'(?![\\p{L}\\p{N}])|「[^」]{2,160}」|『[^』]{2,160}』");

  /** Share of a passage that is words of sellers: stories are mostly other words. */
  static double stuffing(String text, List<Betting.Hit> hits) {
    if (hits.stream().anyMatch(h -> h.selling() && unspaced(h.words()))) {
      int letters = (int) text.codePoints().filter(Character::isLetter).count();
      int told = hits.stream().filter(Betting.Hit::selling).mapToInt(h -> h.words().length()).sum();
      return letters < 12 ? 0 : Math.min(1, (double) told / letters);
    }
    int sold = 0;
    int words = Math.max(1, Fold.tokens(text).size());
    for (Betting.Hit hit : hits) {
      sold += hit.selling() ? hit.words().split(" ", -1).length : 0;
    }
    return words < 6 ? 0 : (double) sold / words;
  }

  /** Written in a script that puts no blanks between its words. */
  private static boolean unspaced(String words) {
    int c = words.codePointAt(0);
    return c > 0xE00 && !(c >= 0x1E00 && c < 0x2000);
  }

  private static boolean bare(String text) {
    return text.equals(Fold.plain(text));
  }
}
