package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What rules and boards ask for is what the service exports. A name that another feature will bring
 * stands in {@code alerts/prometheus/promised.txt}, and only as long as it is not there.
 */
class WatchedNamesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern NAME = Pattern.compile("\\b(?:avail|probe)_[a-z0-9_]+\\b");
  private static final Pattern REGISTERED =
      Pattern.compile("(Gauge|Counter)\\.builder\\(\\s*\"(avail_[a-z_]+)\"");
  private static final Pattern RECORDED =
      Pattern.compile("\\b[a-z]+:avail_[a-z0-9_]+(:[a-z0-9_]+)?");

  @Test
  void everyNameInRulesAndBoardsIsExportedOrPromised() throws IOException {
    Set<String> known = new TreeSet<>(exported());
    known.addAll(promised());
    assertThat(used()).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void whatIsExportedIsNoLongerAPromise() throws IOException {
    assertThat(promised())
        .as("exported by now: delete the line")
        .doesNotContainAnyElementsOf(exported());
  }

  @Test
  void aPromiseThatNobodyAsksForIsDeleted() throws IOException {
    assertThat(used()).containsAll(promised());
  }

  private static Set<String> exported() throws IOException {
    Set<String> names = ofSnapshots();
    // What is counted where it happens is registered there: its name stands in the source.
    try (Stream<Path> files = Files.walk(ROOT.resolve("monitor/src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        Matcher matcher = REGISTERED.matcher(Files.readString(file));
        while (matcher.find()) {
          names.add(matcher.group(2) + (matcher.group(1).equals("Gauge") ? "" : "_total"));
        }
      }
    }
    return names;
  }

  private static Set<String> ofSnapshots() {
    return Stream.of(Names.values())
        .flatMap(
            name ->
                name.type() == Names.Type.HISTOGRAM
                    ? Stream.of("_bucket", "_sum", "_count").map(end -> name.sample() + end)
                    : Stream.of(name.sample()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> promised() throws IOException {
    return Files.readAllLines(ROOT.resolve("alerts/prometheus/promised.txt")).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> used() throws IOException {
    Set<String> names = new TreeSet<>();
    for (String folder : new String[] {"alerts/prometheus", "dashboards/json"}) {
      Path path = ROOT.resolve(folder);
      if (!Files.isDirectory(path)) {
        continue;
      }
      try (Stream<Path> files = Files.list(path)) {
        for (Path file : files.filter(f -> f.toString().matches(".*\\.(yml|json)")).toList()) {
          Matcher matcher = NAME.matcher(RECORDED.matcher(Files.readString(file)).replaceAll(""));
          while (matcher.find()) {
            names.add(matcher.group());
          }
        }
      }
    }
    return names;
  }
}
