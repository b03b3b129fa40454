package vn.gov.haiduong.haidang.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.DateSource;
import vn.gov.haiduong.haidang.time.Province;

/** Dates that the mark-up tells beside or instead of words. */
final class MarkedDates {

  private static final int MOST = 500;
  private static final Set<String> WORDED = Set.of("abbr", "span", "small", "i");

  private final FreshnessReading reading;
  private final Page page;
  private final LocalDate today;

  MarkedDates(FreshnessReading reading, Page page, LocalDate today) {
    this.reading = reading;
    this.page = page;
    this.today = today;
  }

  /** Keeps what may have a date in its mark-up, as the page is taken apart. */
  static void note(Page page, Element element, String tag) {
    if (page.stamped.size() < MOST
        && ((WORDED.contains(tag) && element.hasAttr("title"))
            || element.hasAttr("data-date")
            || element.hasAttr("data-time")
            || element.hasAttr("data-datetime")
            || element.hasAttr("data-timestamp"))) {
      page.stamped.add(element);
    }
    int children = element.childrenSize();
    if (children >= 2 && children <= 4 && page.boxed.size() < MOST && element.hasAttr("class")) {
      String names = element.className().toLowerCase(Locale.ROOT);
      if (names.contains("date")
          || names.contains("ngay")
          || names.contains("calendar")
          || names.contains("time")) {
        page.boxed.add(element);
      }
    }
  }

  void find() {
    attributes();
    boxes();
  }

  /** Dates in attributes of what shows "five days" or nothing at all. */
  private void attributes() {
    for (Element element : page.stamped) {
      String stamp = "";
      for (String name :
          new String[] {"title", "data-date", "data-datetime", "data-timestamp", "data-time"}) {
        stamp = stamp.isEmpty() ? element.attr(name).strip() : stamp;
      }
      if (stamp.length() < 8
          || stamp.length() > 40
          || element.text().length() > 40
          || element.normalName().equals("time")
          || reading.excluded(element)
          || FreshnessReading.never(element)
          || !FreshnessReading.belongsToItem(element)) {
        continue;
      }
      Optional<LocalDate> date =
          stamp.matches("1\\d{9}(?:\\d{3})?")
              ? Optional.of(
                  LocalDate.ofInstant(
                      Instant.ofEpochSecond(Long.parseLong(stamp.substring(0, 10))), Province.ZONE))
              : DateForms.stamp(stamp, today);
      date.ifPresent(day -> reading.take(element, day, DateSource.TIME));
    }
  }

  /** Boxes whose day, month and year are elements of their own, drawn without a blank between. */
  private void boxes() {
    for (Element box : page.boxed) {
      if (box.childrenSize() < 2 || box.childrenSize() > 4 || !box.ownText().isBlank()) {
        continue;
      }
      List<String> parts = box.children().stream().map(c -> c.text().strip()).toList();
      if (parts.stream().anyMatch(p -> p.length() > 12 || p.isEmpty()) || reading.isTaken(box)) {
        continue;
      }
      String text = String.join(" ", parts);
      boolean numbers = text.matches("\\d{1,2} \\d{1,2}[ /-]\\d{4}");
      List<DateForms.Found> found =
          DateForms.in(numbers ? text.replace(' ', '/').replace('-', '/') : text, today);
      if (found.size() == 1
          && text.matches(".*\\b(?:19|20)\\d{2}\\b.*")
          && !reading.excluded(box)
          && FreshnessReading.belongsToItem(box)) {
        reading.take(box, found.getFirst().date(), DateSource.LIST_ITEM);
      }
    }
  }
}
