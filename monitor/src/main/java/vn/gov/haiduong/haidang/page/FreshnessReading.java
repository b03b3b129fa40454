package vn.gov.haiduong.haidang.page;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.page.Findings.DateSource;
import vn.gov.haiduong.haidang.page.Findings.Freshness;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The newest dated item of a page. A date counts where it is the date of an item: alone in its
 * place, at the beginning or end of a headline, in a column of posting dates, or told by mark-up.
 * Clocks, footers, licences, weather, events and everything after now never count.
 */
final class FreshnessReading {

  private static final int MOST_BESIDE = 400;

  private static final Literals NEVER =
      new Literals(
          List.of(
              "giấy phép",
              "gp-",
              "cấp phép",
              "bản quyền",
              "copyright",
              "©",
              "hôm nay là",
              "hôm nay:",
              "hôm nay (",
              "hôm nay ngày",
              "hôm nay, ngày",
              "bây giờ là",
              "âm lịch",
              "nhiệt độ",
              "°c",
              "độ ẩm",
              "dự báo",
              "thời tiết",
              "diễn ra",
              "khai mạc",
              "bế mạc",
              "từ ngày",
              "đến ngày",
              "đến hết",
              "hạn chót",
              "hạn nộp",
              "hạn cuối",
              "thời hạn",
              "hết hạn",
              "trước ngày",
              "kể từ",
              "hiệu lực",
              "sinh ngày",
              "ngày sinh",
              "thành lập",
              "kỷ niệm",
              "lịch họp",
              "lịch tiếp",
              "lịch công tác",
              "lịch làm việc",
              "lịch phát sóng",
              "sẽ ",
              "tổ chức vào",
              "bắt đầu",
              "kết thúc",
              "sự kiện",
              "khai giảng",
              "đại hội",
              "ngày thi",
              "mở thầu",
              "đóng thầu",
              "giờ mở",
              "truy cập",
              "trực tuyến:",
              "online:",
              "thiết kế bởi",
              "chịu trách nhiệm",
              "đóng góp ý kiến",
              "nghị định số",
              "căn cứ"));

  private static final Pattern DATE_NAMES =
      Pattern.compile(
          "(^|[\\s_-])(dates?|time|ngay|posted|publish\\w{0,4}|meta|created|updated?)|date|thoigian|ngaydang|thoi-gian");

  private static final Pattern POSTED =
      Pattern.compile(
          "ngày (đăng|cập nhật|công khai|công bố|xuất bản|tạo|gửi|đưa|phát hành)|đăng"
              + " (ngày|lúc)|cập nhật|thời gian đăng|đăng tải|posted|published");
  private static final Pattern ISSUED =
      Pattern.compile(
          "ban hành|ngày ký|ngày vb|ngày văn bản|^ngày$|^ngày tháng|ngày, tháng|^thời"
              + " điểm|^date$|ngày bh|ngày bút phê|ngày quyết định");
  private static final Pattern JSON_DATE =
      Pattern.compile(
          "\"(datePublished|dateModified|dateCreated|uploadDate)\"\\s{0,4}:\\s{0,4}\"([^\"]{8,40})\"");

  private final Page page;
  private final LocalDate today;
  private final boolean anyTime;
  private final boolean oneArticle;
  private final boolean oneHeading;
  private final Set<Element> aboveHeading = new HashSet<>();
  private final Set<Element> taken = new HashSet<>();
  private final List<Item> items = new ArrayList<>();

  private record Item(LocalDate date, DateSource source) {}

  private FreshnessReading(Page page, LocalDate today) {
    this.page = page;
    this.today = today;
    this.anyTime = page.document.selectFirst("time") != null;
    this.oneArticle = page.document.select("article").size() == 1;
    List<Element> headings = page.document.select("h1");
    this.oneHeading = headings.size() == 1;
    for (Element heading : headings.stream().limit(20).toList()) {
      aboveHeading.add(heading);
      aboveHeading.addAll(heading.parents());
    }
  }

  static Freshness of(Page page, PageContext context) {
    FreshnessReading reading =
        new FreshnessReading(page, LocalDate.ofInstant(context.now(), Province.ZONE));
    reading.times();
    new MarkedDates(reading, page, reading.today).find();
    reading.tables();
    reading.blocks();
    reading.meta();
    reading.jsonLd();
    reading.badges();
    Optional<Item> best = Optional.empty();
    for (Item item : reading.items) {
      if (best.isEmpty() || item.date.isAfter(best.get().date)) {
        best = Optional.of(item);
      }
    }
    return new Freshness(best.map(Item::date), best.map(Item::source), reading.items.size());
  }

  /** A date of the mark-up; what the element says in words is not looked at any more. */
  void take(Element element, LocalDate date, DateSource source) {
    taken.add(element);
    add(date, source);
  }

  private void add(LocalDate date, DateSource source) {
    if (!date.isAfter(today)) {
      items.add(new Item(date, source));
    }
  }

  /** Regions are told anew for elements that the walk kept no block of. */
  boolean excluded(Element element) {
    Region region = Region.BODY;
    List<Element> path = new ArrayList<>(element.parents());
    for (int i = Math.min(path.size(), 60) - 1; i >= 0; i--) {
      region = Region.of(path.get(i), region, page.names);
    }
    return excluded(Region.of(element, region, page.names));
  }

  private static boolean excluded(Region region) {
    return switch (region) {
      case FOOTER, CLOCK, WEATHER, EVENT, HEADER, NAV -> true;
      case BODY, ARTICLE -> false;
    };
  }

  /** Only where nothing else is dated, because the year of a badge is a guess. */
  private void badges() {
    if (items.isEmpty()) {
      DayBadges.of(page, today).stream()
          .filter(badge -> !excluded(badge.element()))
          .forEach(badge -> add(badge.date(), DateSource.LIST_ITEM));
    }
  }

  private void times() {
    for (Element time :
        page.document.select("time,[itemprop=datePublished],[itemprop=dateModified]")) {
      if (time.normalName().equals("meta") || time.closest("noscript,template") != null) {
        continue;
      }
      taken.add(time);
      Element item = time.closest("[itemtype*=Event]");
      String stamp =
          time.hasAttr("datetime")
              ? time.attr("datetime")
              : time.hasAttr("content") ? time.attr("content") : time.text();
      if (item == null && !excluded(time) && !stamp.isBlank() && !NEVER.in(around(time))) {
        DateForms.stamp(stamp.length() > 200 ? stamp.substring(0, 200) : stamp, today)
            .ifPresent(date -> add(date, DateSource.TIME));
      }
    }
  }

  /** Whether the words right beside it say that it is no date of an item. */
  static boolean never(Element element) {
    return NEVER.in(around(element));
  }

  /** Own text of the parent; of one with very many children it says nothing of this one. */
  private static String around(Element element) {
    Element parent = element.parent();
    return parent == null || parent.childNodeSize() > MOST_BESIDE
        ? ""
        : parent.ownText().toLowerCase(Locale.ROOT);
  }

  private void tables() {
    for (Element table : page.document.select("table")) {
      List<Element> rows = rowsOf(table);
      if (rows.size() < 2 || rows.size() > 3000 || excluded(table)) {
        continue;
      }
      List<Element> head = cells(rows.getFirst());
      int posted = -1;
      int issued = -1;
      boolean dated = false;
      boolean header = head.size() >= 2;
      for (int i = 0; i < head.size() && header; i++) {
        String words = head.get(i).text().toLowerCase(Locale.ROOT).strip();
        if (words.length() > 60) {
          header = false;
        } else if (posted < 0 && POSTED.matcher(words).find()) {
          posted = i;
        } else if (issued < 0 && ISSUED.matcher(words).find()) {
          issued = i;
        }
        dated |=
            words.contains("ngày")
                || words.contains("thời gian")
                || words.contains("hạn")
                || words.contains("giờ");
      }
      if (!header || (posted < 0 && issued < 0 && !dated)) {
        continue;
      }
      taken.add(table);
      int column = posted >= 0 ? posted : issued;
      if (column < 0) {
        continue;
      }
      for (Element row : rows.subList(1, rows.size())) {
        List<Element> cells = cells(row);
        if (column < cells.size() && cells.size() == head.size()) {
          DateForms.in(shortened(cells.get(column).text()), today).stream()
              .findFirst()
              .ifPresent(found -> add(found.date(), DateSource.TABLE));
        }
      }
    }
  }

  private static List<Element> rowsOf(Element table) {
    List<Element> rows = new ArrayList<>();
    for (Element child : table.children()) {
      if (child.normalName().equals("tr")) {
        rows.add(child);
      } else {
        child.children().stream().filter(c -> c.normalName().equals("tr")).forEach(rows::add);
      }
    }
    return rows;
  }

  private static List<Element> cells(Element row) {
    return row.children().stream()
        .filter(c -> c.normalName().equals("td") || c.normalName().equals("th"))
        .toList();
  }

  private static String shortened(String text) {
    return text.length() > 300 ? text.substring(0, 300) : text;
  }

  private void blocks() {
    for (int i = 0; i < page.blocks.size(); i++) {
      Page.Block block = page.blocks.get(i);
      if (excluded(block.region())
          || isTaken(block.element())
          || (block.hiding() != null && block.hiding().technique().equals("noscript"))) {
        continue;
      }
      block(block, i == 0 ? "" : page.blocks.get(i - 1).text());
    }
  }

  boolean isTaken(Element element) {
    if (anyTime
        && element.childNodeSize() < 80
        && element.selectFirst("time") != null
        && element.select("time").size() < 3) {
      return true;
    }
    int up = 0;
    for (Element at = element; at != null && up < 40; at = at.parent(), up++) {
      if (taken.contains(at)) {
        return true;
      }
    }
    return false;
  }

  private void block(Page.Block block, String before) {
    String text = block.text();
    if (text.length() > 600) {
      return;
    }
    List<DateForms.Found> found = DateForms.in(text, today);
    if (found.isEmpty() || (found.size() > 1 && !sameDay(found))) {
      if (found.size() > 1) {
        several(block, found);
      }
      return;
    }
    DateForms.Found date = found.getFirst();
    String tail = text.substring(Math.min(text.length(), date.end()));
    if (DateForms.bare(tail)) {
      text = text.substring(0, date.end());
    }
    String low = text.toLowerCase(Locale.ROOT);
    int beside = text.length() - (date.end() - date.start());
    // Much text around a date is never only "posted at" and the like.
    boolean alone =
        beside <= 120
            && DateWords.few(text, date)
            && (beside < 24 || DateForms.without(text, date).length() <= 24);
    boolean last = date.end() >= text.length() - 12 - timeAfter(text, date);
    boolean first = date.start() <= 14;
    if (alone ? neverAlone(low, before) : NEVER.in(low) && !bracketed(text, date)) {
      return;
    }
    boolean item = belongsToItem(block.element());
    if ((alone && (item || inArticle(block)))
        || (!alone
            && ((bracketed(text, date) && (first || last))
                || ((first || last) && stands(text, date) && hasLink(block.element()))))) {
      add(
          date.date(),
          inArticle(block) && !listed(block.element()) ? DateSource.ARTICLE : DateSource.LIST_ITEM);
    }
  }

  private static boolean sameDay(List<DateForms.Found> found) {
    return found.stream().map(DateForms.Found::date).distinct().count() == 1;
  }

  /** A flat line with several headlines, each with its date in brackets. */
  private void several(Page.Block block, List<DateForms.Found> found) {
    if (NEVER.in(block.text().toLowerCase(Locale.ROOT))) {
      return;
    }
    for (DateForms.Found date : found) {
      if (bracketed(block.text(), date) && hasLink(block.element())) {
        add(date.date(), DateSource.LIST_ITEM);
      }
    }
  }

  private static boolean neverAlone(String low, String before) {
    String near = before.length() > 60 ? "" : before.toLowerCase(Locale.ROOT);
    return NEVER.in(low) || (near.endsWith(":") && NEVER.in(near));
  }

  private static int timeAfter(String text, DateForms.Found date) {
    String after = text.substring(Math.min(text.length(), date.end()));
    return after.length() <= 14 && after.chars().anyMatch(Character::isDigit) ? after.length() : 0;
  }

  private static boolean bracketed(String text, DateForms.Found date) {
    String before = text.substring(0, date.start()).stripTrailing();
    String after = text.substring(Math.min(text.length(), date.end())).stripLeading();
    String own = text.substring(date.start(), Math.min(text.length(), date.end()));
    return own.startsWith("[")
        || own.startsWith("(")
        || ((before.indexOf('(') >= 0 || before.indexOf('[') >= 0)
            && before.matches(
                "(?s).*[\\[(](?:ngày|đăng|cập nhật|thứ \\S{2,4},?|\\d{1,2}[:h]\\d{2},?|\\s){0,4}$")
            && after.matches("(?s)^[^\\p{L}]{0,16}[\\])].*"));
  }

  /** The date is set off from the words beside it by a dash, a bar, a line end or a colon. */
  private static boolean stands(String text, DateForms.Found date) {
    String before = text.substring(0, date.start()).stripTrailing();
    String after = text.substring(Math.min(text.length(), date.end())).stripLeading();
    boolean left =
        before.isEmpty()
            || "-–—|:•,(>»".indexOf(before.charAt(before.length() - 1)) >= 0
            || before.matches(".*(?:[:h]\\d{2}|ngày|lúc|thứ \\S{2,4})$");
    boolean right =
        after.isEmpty()
            || "-–—|:•)<]»".indexOf(after.charAt(0)) >= 0
            || after.matches("^,?\\s?\\d{1,2}[:h].*")
            || (before.isEmpty() && Character.isUpperCase(after.charAt(0)));
    return before.isEmpty() ? right : after.isEmpty() || after.length() <= 14 || (left && right);
  }

  private static boolean hasLink(Element element) {
    Element at = element;
    for (int up = 0; at != null && up < 3; up++, at = at.parent()) {
      if (at.normalName().equals("a") || at.selectFirst("a[href]") != null) {
        return true;
      }
    }
    return false;
  }

  /** Somewhere near above stands a headline that this is the date of. */
  static boolean belongsToItem(Element element) {
    Element at = element;
    Element seen = null;
    for (int up = 0; at != null && up < 5; up++, at = at.parent()) {
      String tag = at.normalName();
      if (tag.equals("body") || tag.equals("html") || at.childNodeSize() > 120) {
        return false;
      }
      if (headline(at, seen)) {
        return true;
      }
      seen = at;
    }
    return false;
  }

  private static final Set<String> HEADINGS = Set.of("h1", "h2", "h3", "h4", "h5");

  /** Whether a headline stands in it, what was looked at already left out. */
  private static boolean headline(Element in, @Nullable Element seen) {
    if ((HEADINGS.contains(in.normalName()) || (in.normalName().equals("a") && in.hasAttr("href")))
        && in.text().length() >= 12) {
      return true;
    }
    for (Element child = in.firstElementChild();
        child != null;
        child = child.nextElementSibling()) {
      if (!child.equals(seen) && headline(child, null)) {
        return true;
      }
    }
    return false;
  }

  private static boolean listed(Element element) {
    return element.closest("li,ul,ol,dl,tr") != null;
  }

  private boolean inArticle(Page.Block block) {
    if (block.region() == Region.ARTICLE && oneArticle) {
      return true;
    }
    Element at = block.element();
    for (int up = 0; at != null && up < 4; up++, at = at.parent()) {
      if (at.normalName().equals("body")) {
        break;
      }
      if (aboveHeading.contains(at)) {
        return true;
      }
    }
    return DATE_NAMES
            .matcher(
                (block.element().className() + " " + block.element().id()).toLowerCase(Locale.ROOT))
            .find()
        && oneHeading
        && !belongsToItem(block.element());
  }

  private void meta() {
    page.meta(
            "article:published_time",
            "article:modified_time",
            "datePublished",
            "dateModified",
            "og:updated_time",
            "pubdate",
            "publishdate",
            "publish_date",
            "dc.date",
            "dc.date.issued",
            "dcterms.date",
            "dcterms.created",
            "dcterms.issued",
            "dcterms.modified",
            "DC.Date.created",
            "article.published",
            "sailthru.date",
            "parsely-pub-date")
        .flatMap(text -> DateForms.stamp(shortened(text), today))
        .ifPresent(date -> add(date, DateSource.META));
  }

  private void jsonLd() {
    for (Page.Script script : page.scripts) {
      if (script.element().attr("type").toLowerCase(Locale.ROOT).contains("ld+json")
          && script.code().length() < 300_000) {
        Matcher matcher = JSON_DATE.matcher(script.code());
        while (matcher.find()) {
          DateForms.stamp(matcher.group(2), today).ifPresent(date -> add(date, DateSource.JSON_LD));
        }
      }
    }
  }
}
