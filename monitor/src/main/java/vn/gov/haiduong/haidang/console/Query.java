package vn.gov.haiduong.haidang.console;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * Which targets are asked for. Empty sets mean all. Values of one parameter are alternatives,
 * parameters are conditions that all hold.
 *
 * @param districts codes; {@link #PROVINCE} is what belongs to no district
 * @param words searched without accents in name, id and address
 * @param page from 1
 */
record Query(
    Set<TargetKind> kinds,
    Set<String> agencies,
    Set<String> districts,
    Set<State> states,
    String words,
    int page,
    int size) {

  static final String PROVINCE = "-";
  static final int USUAL_SIZE = 100;
  static final int MOST = 1000;
  private static final int LONGEST_WORDS = 100;
  private static final int MOST_VALUES = 100;
  private static final Set<String> NAMES =
      Set.of("kind", "agency", "district", "state", "q", "page", "size");

  Query {
    kinds = Set.copyOf(kinds);
    agencies = Set.copyOf(agencies);
    districts = Set.copyOf(districts);
    states = Set.copyOf(states);
  }

  /** Whether no target is left out. */
  boolean everything() {
    return kinds.isEmpty()
        && agencies.isEmpty()
        && districts.isEmpty()
        && states.isEmpty()
        && words.isEmpty();
  }

  /** What came of reading the parameters. */
  sealed interface Read {
    record Good(Query query) implements Read {}

    /** All that is wrong, one Vietnamese sentence each. */
    record Bad(List<String> problems) implements Read {
      public Bad {
        problems = List.copyOf(problems);
      }
    }
  }

  /** Reads decoded parameters, each name with its values in order. */
  static Read read(Map<String, List<String>> parameters) {
    List<String> problems = new ArrayList<>();
    parameters.keySet().stream()
        .filter(name -> !NAMES.contains(name))
        .sorted()
        .forEach(
            name ->
                problems.add(
                    "Không có tham số \""
                        + Plain.shown(name, 40)
                        + "\"; được dùng: kind, agency, district, state, q, page, size"));
    Set<TargetKind> kinds =
        enums(TargetKind.class, TargetKind::label, values(parameters, "kind"), "kind", problems);
    Set<State> states =
        enums(State.class, State::label, values(parameters, "state"), "state", problems);
    Set<String> agencies = codes(values(parameters, "agency"), "agency", problems);
    Set<String> districts = codes(values(parameters, "district"), "district", problems);
    String words = last(parameters, "q").strip();
    if (words.length() > LONGEST_WORDS) {
      problems.add("q: cần tối đa " + LONGEST_WORDS + " ký tự, nhận được " + words.length());
    }
    int page = number(last(parameters, "page"), "page", 1, 1_000_000, problems);
    int size = number(last(parameters, "size"), "size", USUAL_SIZE, MOST, problems);
    return problems.isEmpty()
        ? new Read.Good(new Query(kinds, agencies, districts, states, words, page, size))
        : new Read.Bad(problems);
  }

  private static List<String> values(Map<String, List<String>> parameters, String name) {
    return parameters.getOrDefault(name, List.of()).stream()
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(String::strip)
        .filter(value -> !value.isEmpty())
        .limit(MOST_VALUES)
        .toList();
  }

  private static String last(Map<String, List<String>> parameters, String name) {
    List<String> values = parameters.getOrDefault(name, List.of());
    return values.isEmpty() ? "" : values.getLast();
  }

  private static <E extends Enum<E>> Set<E> enums(
      Class<E> type,
      Function<E, String> label,
      List<String> values,
      String name,
      List<String> problems) {
    Set<E> found = EnumSet.noneOf(type);
    for (String value : values) {
      Optional<E> match =
          Arrays.stream(type.getEnumConstants())
              .filter(constant -> label.apply(constant).equals(value))
              .findFirst();
      if (match.isPresent()) {
        found.add(match.get());
      } else {
        problems.add(
            name
                + ": cần một trong "
                + Arrays.stream(type.getEnumConstants())
                    .map(label)
                    .collect(Collectors.joining(", "))
                + "; nhận được \""
                + Plain.shown(value, 40)
                + "\"");
      }
    }
    return found;
  }

  private static Set<String> codes(List<String> values, String name, List<String> problems) {
    Set<String> codes = new HashSet<>();
    for (String value : values) {
      try {
        codes.add(value.equals(PROVINCE) ? PROVINCE : new UnitCode(value).value());
      } catch (IllegalArgumentException e) {
        problems.add(
            name
                + ": cần mã đơn vị gồm a-z, 0-9 và gạch nối; nhận được \""
                + Plain.shown(value, 40)
                + "\"");
      }
    }
    return codes;
  }

  private static int number(String value, String name, int usual, int most, List<String> problems) {
    if (value.isEmpty()) {
      return usual;
    }
    try {
      int number = Integer.parseInt(value);
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with numbers out of range.
    }
    problems.add(
        name + ": cần số từ 1 đến " + most + "; nhận được \"" + Plain.shown(value, 40) + "\"");
    return usual;
  }

  /** Whether anything narrows the view. */
  boolean narrows() {
    return !(kinds.isEmpty()
        && agencies.isEmpty()
        && districts.isEmpty()
        && states.isEmpty()
        && words.isEmpty());
  }

  /** Those of {@code targets} that are asked for, in their order. */
  List<TargetStatus> of(List<TargetStatus> targets) {
    String sought = Plain.unaccented(words);
    return targets.stream().filter(target -> matches(target, sought)).toList();
  }

  private boolean matches(TargetStatus status, String sought) {
    var target = status.target();
    return (kinds.isEmpty() || kinds.contains(target.kind()))
        && (agencies.isEmpty() || agencies.contains(target.unit().value()))
        && (districts.isEmpty()
            || districts.contains(target.district().map(UnitCode::value).orElse(PROVINCE)))
        && (states.isEmpty() || states.contains(status.state()))
        && (sought.isEmpty()
            || target.id().value().contains(sought)
            || Plain.unaccented(target.name()).contains(sought)
            || Plain.unaccented(target.address()).contains(sought));
  }

  /** The asked page of {@code all}; empty past the end. */
  <T> List<T> pageOf(List<T> all) {
    long from = (long) (page - 1) * size;
    if (from >= all.size()) {
      return List.of();
    }
    return all.subList((int) from, (int) Math.min(all.size(), from + size));
  }
}
