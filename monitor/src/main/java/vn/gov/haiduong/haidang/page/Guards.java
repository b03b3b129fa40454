package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What makes words of gambling an honest text. */
final class Guards {

  private Guards() {}

  /**
   * The guard that speaks for a passage, or null.
   *
   * @param near text of the passages beside it
   * @param around words of reports in the page's title and heading
   */
  static @Nullable GuardCode of(String text, String near, int around, List<Betting.Hit> hits) {
    int calls = Betting.count("call", text) + Betting.countPlain("call", text);
    int reports = Betting.count("report", text);
    if (reports == 0 && bare(text)) {
      reports = Betting.countPlain("report", text);
    }
    int beside = Betting.count("report", near);
    int besideCalls = Betting.count("call", near);
    boolean disguised = hits.stream().anyMatch(h -> h.writing() == Betting.Writing.DISGUISED);
    boolean told =
        reports > calls
            || (calls == 0
                && besideCalls == 0
                && (beside >= 2 || (around >= 1 && beside + reports >= 1) || around >= 2));
    if (told && !disguised && stuffing(text, hits) < (reports >= 2 && calls == 0 ? 0.6 : 0.34)) {
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

  /** Share of a passage that is words of sellers: stories are mostly other words. */
  private static double stuffing(String text, List<Betting.Hit> hits) {
    int sold = 0;
    int words = Math.max(1, Fold.tokens(text).size());
    for (Betting.Hit hit : hits) {
      sold += hit.selling() ? hit.words().split(" ", -1).length : 0;
    }
    return words < 6 ? 0 : (double) sold / words;
  }

  private static boolean bare(String text) {
    return text.equals(Fold.plain(text));
  }
}
