package vn.gov.haiduong.haidang.page;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Province;

/** The forms in which Vietnamese sites write a date. Patterns are bounded, none can run away. */
final class DateForms {

  /** A date in a text, from {@code start} to {@code end}. */
  record Found(LocalDate date, int start, int end) {}

  private static final Pattern NUMERIC =
      Pattern.compile(
          "(?<![\\d/.,]|\\d-)(\\d{1,2})\\s?([/.-])\\s?(\\d{1,2})\\s?\\2\\s?(\\d{4}|\\d{2})(?![\\d/]|[.,-]\\d)");
  private static final Pattern ROMAN =
      Pattern.compile(
          "(?<![\\d/.,-])(\\d{1,2})\\s?([/.-])\\s?(i{1,3}|iv|vi{0,3}|ix|xi{0,2})\\s?\\2\\s?((?:19|20)\\d{2})(?![\\d/])");
  private static final Pattern ISO =
      Pattern.compile("(?<![\\d/-])((?:19|20)\\d{2})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)");
  private static final Pattern WORDS =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})\\s?[,/-]?\\s?(?:tháng|thang|thg\\.?|th\\.?)\\s?(\\d{1,2}|[\\p{L}]{2,5}(?:\\s[\\p{L}]{3,4})?)\\s?[,./-]?\\s?(?:năm|nam)?\\s?((?:19|20)\\d{2})");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "(?:tháng|thang|thg\\.?|th)\\s?(\\d{1,2}|[\\p{L}]{2,5}(?:\\s[\\p{L}]{3,4})?)\\s(\\d{1,2})\\s?,\\s?((?:19|20)\\d{2})");
  private static final Pattern ENGLISH =
      Pattern.compile(
          "(?<!\\d)(\\d{1,2})(?:st|nd|rd|th)?(?:\\s|(-))(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?,?[\\s-]((?:19|20)\\d{2}|(?<=-)(?:1\\d|2\\d)(?!\\d))");
  private static final Pattern ENGLISH_FIRST =
      Pattern.compile(
          "(?<![\\p{L}])(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?\\s(\\d{1,2})(?:st|nd|rd|th)?,?\\s((?:19|20)\\d{2})");
  private static final Pattern SHORT =
      Pattern.compile("[\\[(]\\s?(\\d{1,2})\\s?[/.-]\\s?(\\d{1,2})\\s?[\\])]");
  private static final Pattern SHORT_ALONE =
      Pattern.compile(
          "^(?:\\d{1,2}[:h]\\d{2}\\s?[,|–-]?\\s?)?(?:ngày\\s)?(\\d{1,2})[/-](\\d{1,2})(?:\\s?[,|–-]?\\s?\\d{1,2}[:h]\\d{2})?$");
  private static final Pattern SHORT_WORDS =
      Pattern.compile("^(?:ngày\\s)?(\\d{1,2})\\s?(?:tháng|thg\\.?)\\s?(\\d{1,2})$");
  private static final Pattern AGO =
      Pattern.compile(
          "(?<![\\p{L}\\d])(\\d{1,3}|một|vài|hai|ba|bốn|năm)\\s(giây|phút|giờ|tiếng|ngày|tuần|tháng|năm|minutes?|hours?|days?|weeks?|months?)\\s(?:trước|ago)");
  private static final Pattern SINCE =
      Pattern.compile(
          "cách đây\\s(?:khoảng\\s)?(\\d{1,3}|một|vài|hai|ba|bốn|năm)\\s(giây|phút|giờ|tiếng|ngày|tuần|tháng|năm)(?!\\p{L})");
  private static final Pattern TODAY =
      Pattern.compile(
          "^(?:(?:\\d{1,2}[:h]\\d{2}\\s?[,|–-]?\\s?)?(hôm nay|hôm qua|hôm kia|vừa xong|mới đây|vừa"
              + " mới|yesterday|today|just now))(?:[\\s,|–-]{1,4}(?:lúc\\s)?\\d{1,2}[:h]\\d{2})?$");

  private static final List<String> ENGLISH_MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

  private static final Map<String, Integer> MONTHS =
      Map.ofEntries(
          Map.entry("một", 1),
          Map.entry("giêng", 1),
          Map.entry("hai", 2),
          Map.entry("ba", 3),
          Map.entry("tư", 4),
          Map.entry("bốn", 4),
          Map.entry("năm", 5),
          Map.entry("sáu", 6),
          Map.entry("bảy", 7),
          Map.entry("bẩy", 7),
          Map.entry("tám", 8),
          Map.entry("chín", 9),
          Map.entry("mười", 10),
          Map.entry("mười một", 11),
          Map.entry("mười hai", 12),
          Map.entry("chạp", 12));

  private DateForms() {}

  /** Every date in the text, in order; relative ones counted from {@code today}. */
  static List<Found> in(String text, LocalDate today) {
    List<Found> found = new ArrayList<>();
    if (text.length() > 20_000) {
      return found;
    }
    String low = ordinary(text.toLowerCase(Locale.ROOT));
    if (low.length() != text.length()) {
      low = text;
    }
    int digit = firstDigit(low);
    if (digit >= 0) {
      boolean signs = low.indexOf('/') >= 0 || low.indexOf('-') >= 0 || low.indexOf('.') >= 0;
      boolean months = low.contains("th");
      if (signs) {
        collect(ISO, low, digit, found, m -> day(m.group(1), m.group(3), m.group(4)));
        collect(NUMERIC, low, digit, found, m -> numeric(m.group(1), m.group(3), m.group(4)));
        if (romanMonth(low)) {
          collect(ROMAN, low, digit, found, m -> day(m.group(4), roman(m.group(3)), m.group(1)));
        }
      }
      if (months) {
        collect(WORDS, low, digit, found, m -> day(m.group(3), month(m.group(2)), m.group(1)));
        if (low.indexOf(',') >= 0) {
          collect(MONTH_FIRST, low, 0, found, m -> day(m.group(3), month(m.group(1)), m.group(2)));
        }
      }
      if (ENGLISH_MONTHS.stream().anyMatch(low::contains)) {
        collect(
            ENGLISH,
            low,
            digit,
            found,
            m -> day(century(m.group(4)), english(m.group(3)), m.group(1)));
        collect(
            ENGLISH_FIRST, low, 0, found, m -> day(m.group(3), english(m.group(1)), m.group(2)));
      }
      if (signs) {
        if (low.indexOf('(') >= 0 || low.indexOf('[') >= 0) {
          collect(SHORT, low, 0, found, m -> nearest(m.group(1), m.group(2), today));
        }
        if (low.length() < 60) {
          collect(SHORT_ALONE, low, 0, found, m -> nearest(m.group(1), m.group(2), today));
        }
      }
      if (months && low.length() < 40) {
        collect(SHORT_WORDS, low, 0, found, m -> nearest(m.group(1), m.group(2), today));
      }
    }
    if (low.contains("trước") || low.contains("ago")) {
      collect(AGO, low, 0, found, m -> ago(m.group(1), m.group(2), today));
    }
    if (low.contains("cách đây")) {
      collect(SINCE, low, 0, found, m -> ago(m.group(1), m.group(2), today));
    }
    if (low.length() < 60) {
      collect(TODAY, low.strip(), 0, found, m -> spoken(m.group(1), today));
    }
    found.sort(Comparator.comparingInt(Found::start));
    return found;
  }

  /** Digits and strokes in full width, and strokes of fractions, as on a keyboard. */
  private static String ordinary(String low) {
    StringBuilder out = null;
    for (int i = 0; i < low.length(); i++) {
      char c = low.charAt(i);
      char plain =
          c >= 0xFF10 && c <= 0xFF19
              ? (char) ('0' + c - 0xFF10)
              : c == 0x2215 || c == 0xFF0F || c == 0x2044
                  ? '/'
                  : c == 0x2010 || c == 0x2011 || c == 0x2212 || c == 0xFF0D ? '-' : c;
      if (plain != c) {
        out = out == null ? new StringBuilder(low) : out;
        out.setCharAt(i, plain);
      }
    }
    return out == null ? low : out.toString();
  }

  private static String roman(String word) {
    return String.valueOf(
        List.of("i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii")
                .indexOf(word)
            + 1);
  }

  private static String century(String year) {
    return year.length() == 2 ? "20" + year : year;
  }

  /** Where most forms begin at the earliest; -1 where there is no digit at all. */
  private static int firstDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        return i;
      }
    }
    return -1;
  }

  /** Whether a Roman figure may stand behind a sign that parts a date. */
  private static boolean romanMonth(String low) {
    for (int i = 0; i + 1 < low.length(); i++) {
      if ("/.-".indexOf(low.charAt(i)) >= 0) {
        int at = Character.isWhitespace(low.charAt(i + 1)) ? i + 2 : i + 1;
        if (at < low.length() && "ivx".indexOf(low.charAt(at)) >= 0) {
          return true;
        }
      }
    }
    return false;
  }

  private interface Reading {
    Optional<LocalDate> date(Matcher matcher);
  }

  /**
   * @param from no form begins before; what stands there is still looked back at
   */
  private static void collect(
      Pattern pattern, String text, int from, List<Found> into, Reading reading) {
    Matcher matcher = pattern.matcher(text);
    for (boolean more = matcher.find(from); more && into.size() < 200; more = matcher.find()) {
      int start = matcher.start();
      int end = matcher.end();
      if (into.stream().noneMatch(f -> start < f.end && f.start < end)) {
        reading.date(matcher).ifPresent(date -> into.add(new Found(date, start, end)));
      }
    }
  }

  /** What is left of a text when its date, the time and the words around a date are taken out. */
  static String without(String text, Found found) {
    String rest =
        text.substring(0, found.start) + " " + text.substring(Math.min(text.length(), found.end));
    return LEFT.matcher(rest.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
  }

  /** Whether what follows a date is only the time, a count of readers and the like. */
  static boolean bare(String tail) {
    String after = tail.strip();
    return !after.isEmpty()
        && after.length() <= 40
        && after.charAt(0) != ')'
        && after.charAt(0) != ']'
        && (BY.matcher(after.toLowerCase(Locale.ROOT)).matches()
            || LEFT.matcher(after.toLowerCase(Locale.ROOT)).replaceAll(" ").isBlank());
  }

  /** Who wrote it. */
  private static final Pattern BY =
      Pattern.compile(
          "(?:[|,•·-]\\s?)?(?:bởi|by|tác giả|người đăng|đăng bởi|nguồn|theo)[\\s:]\\s?[^.!?;]{2,36}");

  private static final Pattern LEFT =
      Pattern.compile(
          "(?:thứ|chủ)\\s(?:hai|ba|tư|năm|sáu|bảy|nhật|[2-7])|\\bcn\\b|t[2-7]\\b|\\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\\b|đã\\s|ngày\\s(?:đăng|viết|xuất"
              + " bản|cập nhật|tạo|đưa tin|phát hành|gửi|công bố|đăng tin|đăng tải)|(?:được"
              + " )?(?:đăng|cập nhật|xuất bản|viết|gửi|đưa)(?:\\s(?:lúc|ngày|vào|tin|bởi|lần"
              + " cuối|mới nhất))?|đăng"
              + " tải|post(?:ed)?(?:\\son)?|publish(?:ed)?(?:\\son)?|updated?|date|thời"
              + " gian|ngày|lúc|vào|hồi"
              + "|\\d{1,2}\\s?(?::|h|giờ)\\s?\\d{0,2}(?:\\s?(?::|phút)\\s?\\d{0,2})?(?:\\s?(?:am|pm|sa|ch))?\\b|gmt\\s?\\+?\\d{0,2}|(?:\\+07:?00)|(?:số"
              + " )?lượt (?:xem|đọc)\\s?:?\\s?[\\d.,]{0,9}|(?:lượt"
              + " )?xem\\s?:?\\s?[\\d.,]{1,9}|views?\\s?:?\\s?[\\d.,]{0,9}|[\\d.,]{1,9}\\s(?:lượt"
              + " xem|lượt đọc|views?|bình luận)|\\bt\\d{2}:\\d{2}(?::\\d{2})?\\S{0,12}"
              + "|[\\p{Punct}–—•·|»«“”]|\\s{2,}");

  private static Optional<LocalDate> numeric(String first, String second, String year) {
    int a = Integer.parseInt(first);
    int b = Integer.parseInt(second);
    String full = year.length() == 2 ? "20" + year : year;
    // Some installations speak English: the month comes first where the second cannot be one.
    return b > 12 && a <= 12 ? day(full, first, second) : day(full, second, first);
  }

  static Optional<LocalDate> day(String year, String month, String day) {
    return month.isEmpty()
        ? Optional.empty()
        : day(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
  }

  private static Optional<LocalDate> day(int year, int month, int day) {
    try {
      return year < 1995 || year > 2100
          ? Optional.empty()
          : Optional.of(LocalDate.of(year, month, day));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static String month(String word) {
    if (Character.isDigit(word.charAt(0))) {
      return word;
    }
    Integer n = MONTHS.get(word.strip());
    if (n == null && word.indexOf(' ') > 0) {
      n = MONTHS.get(word.substring(0, word.indexOf(' ')));
    }
    return n == null ? "" : String.valueOf(n);
  }

  private static String english(String word) {
    return String.valueOf(ENGLISH_MONTHS.indexOf(word.substring(0, 3)) + 1);
  }

  /** Without a year: the last such day that has been. */
  private static Optional<LocalDate> nearest(String day, String month, LocalDate today) {
    Optional<LocalDate> this_ =
        day(today.getYear(), Integer.parseInt(month), Integer.parseInt(day));
    return this_.isPresent() && this_.get().isAfter(today)
        ? day(today.getYear() - 1, Integer.parseInt(month), Integer.parseInt(day))
        : this_;
  }

  private static Optional<LocalDate> ago(String count, String unit, LocalDate today) {
    Integer spoken = MONTHS.get(count);
    int n =
        Character.isDigit(count.charAt(0)) ? Integer.parseInt(count) : spoken == null ? 2 : spoken;
    return Optional.of(
        switch (unit) {
          case "ngày", "day", "days" -> today.minusDays(n);
          case "tuần", "week", "weeks" -> today.minusWeeks(n);
          case "tháng", "month", "months" -> today.minusMonths(n);
          case "năm" -> today.minusYears(n);
          case "giờ", "tiếng", "hour", "hours" -> today.minus(n / 24, ChronoUnit.DAYS);
          default -> today;
        });
  }

  private static Optional<LocalDate> spoken(String words, LocalDate today) {
    return Optional.of(
        switch (words) {
          case "hôm qua", "yesterday" -> today.minusDays(1);
          case "hôm kia" -> today.minusDays(2);
          default -> today;
        });
  }

  /** The date at the beginning of a machine's stamp such as that of {@code datetime}. */
  static Optional<LocalDate> stamp(String text, LocalDate today) {
    String stripped = text.strip();
    if (stripped.matches("\\d{8}(T?\\d{4,6})?")) {
      return day(stripped.substring(0, 4), stripped.substring(4, 6), stripped.substring(6, 8));
    }
    if (stripped.matches("\\d{4}-\\d{2}-\\d{2}[T ]\\d{2}:\\d{2}.{0,20}(Z|[+-]\\d{2}:?\\d{2})")) {
      try {
        String iso = stripped.replace(' ', 'T');
        iso =
            iso.matches(".*[+-]\\d{4}$")
                ? iso.substring(0, iso.length() - 2) + ":" + iso.substring(iso.length() - 2)
                : iso;
        return Optional.of(
            OffsetDateTime.parse(iso).atZoneSameInstant(Province.ZONE).toLocalDate());
      } catch (DateTimeException e) {
        return in(stripped, today).stream().findFirst().map(Found::date);
      }
    }
    return in(stripped, today).stream().findFirst().map(Found::date);
  }
}
