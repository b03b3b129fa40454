package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/** One row of a table read cell by cell; what a cell cannot mean becomes a problem. */
record Cells(Table table, Table.Row row, Problems problems) {

  private static final List<DateTimeFormatter> DATES =
      Stream.of("uuuu-MM-dd", "d/M/uuuu")
          .map(
              form ->
                  DateTimeFormatter.ofPattern(form, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  String text(String column) {
    return row.text(column);
  }

  /** The only kinds of labels reach this: an unknown one was a problem when the table was read. */
  <E> E pick(String column, E[] values, Function<E, String> label, E otherwise) {
    return Stream.of(values)
        .filter(value -> label.apply(value).equals(text(column)))
        .findFirst()
        .orElse(otherwise);
  }

  boolean yes(String column) {
    return text(column).equals("co");
  }

  List<String> texts(String column) {
    return Arrays.stream(text(column).split("\\|"))
        .map(String::strip)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  Optional<UnitCode> unit(String column) {
    return code(column, UnitCode::new, "mã gồm a-z, 0-9, - (tối đa 40 ký tự)");
  }

  Optional<TargetId> id(String column) {
    return code(column, TargetId::new, "mã gồm a-z, 0-9, - _ . / (tối đa 80 ký tự)");
  }

  private <T> Optional<T> code(String column, Function<String, T> make, String expected) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(make.apply(text));
    } catch (IllegalArgumentException notACode) {
      wrong(column, expected, text, "chữ thường, không dấu, không dấu cách");
      return Optional.empty();
    }
  }

  Optional<LocalDate> date(String column) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    for (DateTimeFormatter form : DATES) {
      Optional<LocalDate> date = date(text, form);
      if (date.isPresent()) {
        return date;
      }
    }
    wrong(column, "một ngày như 2011-12-31 hoặc 31/12/2011", text, "");
    return Optional.empty();
  }

  private static Optional<LocalDate> date(String text, DateTimeFormatter form) {
    try {
      return Optional.of(LocalDate.parse(text, form));
    } catch (DateTimeParseException notThisForm) {
      return Optional.empty();
    }
  }

  Optional<Integer> number(String column, int low, int high) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    try {
      int number = Integer.parseInt(text);
      if (number >= low && number <= high) {
        return Optional.of(number);
      }
    } catch (NumberFormatException notOne) {
      // Said below, with the range.
    }
    wrong(column, "một số từ " + low + " đến " + high, text, "");
    return Optional.empty();
  }

  Optional<Duration> duration(String column, Duration low, Duration high) {
    String text = text(column);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> read = YamlNode.duration(text);
    if (read.isPresent() && read.get().compareTo(low) >= 0 && read.get().compareTo(high) <= 0) {
      return read;
    }
    wrong(
        column,
        "thời lượng từ " + YamlNode.shown(low) + " đến " + YamlNode.shown(high) + ", ví dụ 60s",
        text,
        "");
    return Optional.empty();
  }

  void wrong(String column, String expected, String found, String hint) {
    Table.Cell cell = row.cells().get(column);
    problems.add(
        new Problem(
            table.file(),
            cell == null ? row.line() : cell.line(),
            cell == null ? 0 : cell.column(),
            column,
            expected,
            found,
            hint));
  }
}
