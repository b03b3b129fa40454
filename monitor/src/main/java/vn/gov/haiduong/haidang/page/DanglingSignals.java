package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;

/**
 * The site's name leads to a platform where nobody has the place any more: what answers is the
 * platform's notice, and the next comer may take the name over. Notices are data.
 */
final class DanglingSignals {

  private static final List<String> NOTICES =
      DataFile.lines("unclaimed.txt").stream().map(line -> line.toLowerCase(Locale.ROOT)).toList();

  /** A platform's notice is short; an article that quotes one is not. */
  private static final int LONGEST = 1_500;

  private DanglingSignals() {}

  static void add(Page page, List<Signal> signals) {
    String text = page.title + "\n" + page.visibleText();
    if (text.length() > LONGEST) {
      return;
    }
    String low = text.toLowerCase(Locale.ROOT).replace('’', '\'');
    NOTICES.stream()
        .filter(low::contains)
        .findFirst()
        .ifPresent(
            notice ->
                signals.add(
                    Signal.hard(SignalCode.DANGLING_NAME, "\"" + notice + "\"", "body", 0.8)));
  }
}
