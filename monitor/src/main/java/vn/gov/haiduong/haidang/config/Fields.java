package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.plan.Allowance;

/** The entries of one YAML map, read by name; whatever is wrong is told with its place. */
final class Fields {

  private static final Pattern AMOUNT = Pattern.compile("([0-9]{1,5})(s|m|h|d|wh|wd)");
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9_-]{0,59}");
  private static final Duration LONGEST = Duration.ofDays(3660);

  private final YamlNode node;
  private final Map<String, YamlNode> entries;

  private Fields(YamlNode node, Map<String, YamlNode> entries) {
    this.node = node;
    this.entries = entries;
  }

  /** The map's entries; keys outside of {@code known} are problems. */
  static Fields of(YamlNode node, String... known) {
    return new Fields(node, node.known(List.of(known)));
  }

  YamlNode node() {
    return node;
  }

  Optional<YamlNode> at(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  /** The place of the entry, or of the whole map when it is missing. */
  YamlNode place(String key) {
    return at(key).orElse(node);
  }

  boolean has(String key) {
    return entries.containsKey(key);
  }

  /** A text that must be there and not be blank. */
  String need(String key, String what) {
    Optional<YamlNode> entry = at(key);
    if (entry.isEmpty()) {
      node.wrong(what + " (" + key + ")", "", "");
      return "";
    }
    String text = entry.get().text();
    if (text.isBlank()) {
      entry.get().wrong(what, "", "");
    }
    return text;
  }

  String id() {
    String id = need("id", "mã");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      place("id").wrong("mã gồm a-z, 0-9, gạch nối", id, "");
    }
    return id;
  }

  String text(String key) {
    return at(key).map(YamlNode::text).orElse("");
  }

  boolean yes(String key) {
    return at(key).map(YamlNode::yes).orElse(false);
  }

  int number(String key, int low, int high, int otherwise) {
    return at(key).map(entry -> entry.number(low, high, otherwise)).orElse(otherwise);
  }

  List<YamlNode> list(String key) {
    return at(key).map(YamlNode::list).orElse(List.of());
  }

  List<String> texts(String key) {
    return list(key).stream().map(YamlNode::text).toList();
  }

  /** One of a closed set. */
  <T> Optional<T> one(String key, Function<String, Optional<T>> find, Stream<String> labels) {
    return at(key).flatMap(entry -> one(entry, find, labels.toList()));
  }

  /** Several of a closed set. */
  <T> Set<T> several(String key, Function<String, Optional<T>> find, Stream<String> labels) {
    List<String> known = labels.toList();
    Set<T> found = new LinkedHashSet<>();
    list(key).forEach(entry -> one(entry, find, known).ifPresent(found::add));
    return found;
  }

  private static <T> Optional<T> one(
      YamlNode entry, Function<String, Optional<T>> find, List<String> known) {
    String text = entry.text();
    Optional<T> found = find.apply(text);
    if (found.isEmpty()) {
      entry.wrong("một trong: " + String.join(", ", known), text, Likely.hint(text, known));
    }
    return found;
  }

  /** {@code 30s 15m 4h 5d} in calendar time, {@code 4wh} open hours, {@code 1wd} working days. */
  Optional<Allowance> allowance(String key) {
    return at(key).flatMap(Fields::allowance);
  }

  private static Optional<Allowance> allowance(YamlNode entry) {
    String text = entry.text();
    Matcher matcher = AMOUNT.matcher(text);
    if (!matcher.matches() || Integer.parseInt(matcher.group(1)) == 0) {
      entry.wrong("thời lượng như 15m, 4h, 5d, 4wh, 1wd", text, "");
      return Optional.empty();
    }
    int amount = Integer.parseInt(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "wd" -> new Allowance.WorkingDays(amount);
          case "wh" -> new Allowance.WorkingTime(Duration.ofHours(amount));
          default -> new Allowance.Calendar(length(amount, matcher.group(2)));
        });
  }

  private static Duration length(long amount, String unit) {
    return switch (unit) {
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** Calendar time; zero when it is not there. */
  Duration span(String key) {
    return at(key).map(Fields::span).orElse(Duration.ZERO);
  }

  static Duration span(YamlNode entry) {
    String text = entry.text();
    Matcher matcher = AMOUNT.matcher(text);
    if (matcher.matches() && !matcher.group(2).startsWith("w")) {
      Duration read = length(Long.parseLong(matcher.group(1)), matcher.group(2));
      if (read.compareTo(LONGEST) <= 0) {
        return read;
      }
    }
    entry.wrong("thời lượng theo lịch như 30s, 15m, 4h, 5d", text, "");
    return Duration.ZERO;
  }

  List<Duration> spans(String key) {
    List<Duration> spans = new ArrayList<>();
    list(key).forEach(entry -> spans.add(span(entry)));
    return spans;
  }

  LocalDate day(String key) {
    String text = need(key, "ngày dạng năm-tháng-ngày, ví dụ 2026-12-01");
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException notOne) {
      if (!text.isEmpty()) {
        place(key).wrong("ngày dạng năm-tháng-ngày, ví dụ 2026-12-01", text, "");
      }
      return LocalDate.EPOCH;
    }
  }

  LocalTime time(String key, LocalTime otherwise) {
    if (!has(key)) {
      return otherwise;
    }
    String text = text(key);
    try {
      return LocalTime.parse(text);
    } catch (DateTimeParseException notOne) {
      place(key).wrong("giờ dạng \"07:30\"", text, "");
      return otherwise;
    }
  }
}
