package vn.gov.haiduong.haidang.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * Badges of a day and a month beside a headline, as the themes of one widespread system draw them.
 * They name no year: the last such day is meant.
 */
final class DayBadges {

  /** One badge. */
  record Badge(Element element, LocalDate date) {}

  private static final int MOST = 200;
  private static final int HEADLINE = 20;
  private static final Pattern DAY =
      Pattern.compile("(\\d{1,2})\\s?[/-]?\\s?(?:tháng|thg|th|t)\\.?\\s?(\\d{1,2})");

  private static final Pattern FILED = Pattern.compile("/((?:19|20)\\d{2})/\\d{1,2}/");

  private DayBadges() {}

  static List<Badge> of(Page page, LocalDate today) {
    List<Badge> badges = new ArrayList<>();
    for (Element element :
        page
            .document
            .select("[class*=date],[class*=badge],[class*=ngay],[class*=calendar]")
            .stream()
            .limit(MOST)
            .toList()) {
      if (element.childNodeSize() <= 9 && besideHeadline(element)) {
        date(element.text(), today).ifPresent(day -> badges.add(told(element, day)));
      }
    }
    return descending(badges);
  }

  /** The year stands in the address that the headline leads to, on systems that file by date. */
  private static Badge told(Element element, LocalDate guess) {
    Element item = element.parent();
    for (int up = 0; item != null && up < 3; up++, item = item.parent()) {
      Element link = item.selectFirst("a[href]");
      if (link != null) {
        Matcher year = FILED.matcher(link.attr("href"));
        return year.find() && Integer.parseInt(year.group(1)) < guess.getYear()
            ? new Badge(element, guess.withYear(Integer.parseInt(year.group(1))))
            : new Badge(element, guess);
      }
    }
    return new Badge(element, guess);
  }

  /**
   * Lists begin with the newest. Where after at least two that fall the dates leap up once, the
   * list has gone back over a new year, and what follows is a year older. A first one that does not
   * fit is pinned and tells nothing.
   */
  private static List<Badge> descending(List<Badge> badges) {
    int leaps = 0;
    int at = -1;
    for (int i = 1; i < badges.size(); i++) {
      if (badges.get(i).date.isAfter(badges.get(i - 1).date)) {
        leaps++;
        at = i;
      }
    }
    if (leaps != 1 || at < 2) {
      return badges;
    }
    List<Badge> told = new ArrayList<>();
    for (int i = 0; i < badges.size(); i++) {
      Badge badge = badges.get(i);
      told.add(i < at ? badge : new Badge(badge.element, badge.date.minusYears(1)));
    }
    return told;
  }

  private static Optional<LocalDate> date(String text, LocalDate today) {
    Matcher day = DAY.matcher(text.length() > 24 ? "" : text.strip().toLowerCase(Locale.ROOT));
    if (!day.matches()) {
      return Optional.empty();
    }
    try {
      LocalDate date =
          LocalDate.of(
              today.getYear(), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(1)));
      return Optional.of(date.isAfter(today) ? date.minusYears(1) : date);
    } catch (DateTimeException e) {
      return Optional.empty(); // no day of the calendar
    }
  }

  private static boolean besideHeadline(Element badge) {
    Element item = badge.parent();
    for (int up = 0; item != null && up < 3; up++, item = item.parent()) {
      Element link = item.selectFirst("a[href]");
      if (link != null) {
        return item.select("a[href]").stream()
            .limit(6)
            .anyMatch(a -> a.text().length() >= HEADLINE);
      }
    }
    return false;
  }
}
