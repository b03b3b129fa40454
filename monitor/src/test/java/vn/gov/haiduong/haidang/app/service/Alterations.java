package vn.gov.haiduong.haidang.app.service;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Clock;

/** What is changed in a real exposition on its way to Prometheus: samples by their beginning. */
final class Alterations implements UnaryOperator<String> {

  private record Change(String name, Pattern sample, DoubleSupplier value) {

    /** By its name first: an exposition has tens of thousands of lines. */
    boolean meets(String line) {
      return line.startsWith(name) && sample.matcher(line).lookingAt();
    }
  }

  private record Copy(Change of, String label, String other) {}

  private final List<Change> changes = new ArrayList<>();
  private final List<Copy> copies = new ArrayList<>();
  private final List<Supplier<String>> more = new ArrayList<>();
  private final long began = Clock.system().nanos();

  static double now() {
    return Clock.system().now().toEpochMilli() / 1000.0;
  }

  /** Every sample that begins like that gets this value. */
  Alterations set(String sample, double value) {
    return set(sample, () -> value);
  }

  /** So many seconds before the moment at which Prometheus asks; negative for after. */
  Alterations ago(String sample, double seconds) {
    return set(sample, () -> now() - seconds);
  }

  /** Grows from the first time on, by so much a second. */
  Alterations growing(String sample, double perSecond) {
    return set(sample, () -> 1_000 + perSecond * (Clock.system().nanos() - began) / 1e9);
  }

  Alterations set(String sample, DoubleSupplier value) {
    changes.add(new Change(name(sample), Pattern.compile(sample), value));
    return this;
  }

  private static String name(String sample) {
    return sample.replaceFirst("[^a-z_].*", "");
  }

  /** A sample that the service would export and now does not. */
  Alterations add(String sample, DoubleSupplier value) {
    more.add(() -> sample + " " + value.getAsDouble());
    return this;
  }

  /** Each sample that begins like that once more, under another label and with this value. */
  Alterations twice(String sample, String label, String other, double value) {
    Change of = new Change(name(sample), Pattern.compile(sample), () -> value);
    copies.add(new Copy(of, label, other));
    return this;
  }

  /** Changes that meet no sample of the exposition: each is a mistake of the test. */
  List<String> missed(String exposition) {
    return changes.stream()
        .filter(change -> exposition.lines().noneMatch(change::meets))
        .map(Change::sample)
        .map(Pattern::pattern)
        .toList();
  }

  @Override
  public String apply(String exposition) {
    StringBuilder changed = new StringBuilder(exposition.length() + 4_096);
    exposition
        .lines()
        .forEach(
            line -> {
              var _ = changed.append(changed(line)).append('\n');
              for (Copy copy : copies) {
                if (copy.of.meets(line)) {
                  String twin = line.replace(copy.label, copy.other);
                  var _ = changed.append(valued(twin, copy.of.value)).append('\n');
                }
              }
            });
    more.forEach(line -> changed.append(line.get()).append('\n'));
    return changed.toString();
  }

  private String changed(String line) {
    if (line.startsWith("#")) {
      return line;
    }
    for (Change change : changes) {
      if (change.meets(line)) {
        return valued(line, change.value);
      }
    }
    return line;
  }

  private static String valued(String line, DoubleSupplier value) {
    int end = line.indexOf('}') < 0 ? line.indexOf(' ') : line.indexOf("} ") + 1;
    return line.substring(0, end) + " " + value.getAsDouble();
  }
}
