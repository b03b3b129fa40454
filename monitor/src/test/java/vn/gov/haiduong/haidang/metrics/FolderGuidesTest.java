package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Who opens a folder that operators keep finds what each file is for: in the README beside it, or
 * where a folder has none in that of the folder above. What a README lists is there.
 */
class FolderGuidesTest {

  private static final Path ROOT = Path.of("..");
  private static final Pattern FIRST_COLUMN = Pattern.compile("(?m)^\\| (`[^|]+) \\|");
  private static final Pattern NAME = Pattern.compile("`([^`]+)`");
  // Not in the repository: what npm fetched, secrets, and an operator's own addresses.
  private static final Set<String> LOCAL =
      Set.of("node_modules", "secrets", "contacts.yml", "channels.yml");

  @ParameterizedTest
  @ValueSource(strings = {"dashboards", "alerts", "docker", "targets"})
  void everyFileIsTold(String folder) throws IOException {
    List<Path> files = files(ROOT.resolve(folder));
    assertThat(files).hasSizeGreaterThan(10);
    assertThat(files).allSatisfy(FolderGuidesTest::told);
  }

  @ParameterizedTest
  @ValueSource(strings = {"dashboards", "alerts", "docker", "targets"})
  void everyFileThatIsListedIsThere(String folder) throws IOException {
    for (Path guide : guides(ROOT.resolve(folder))) {
      List<String> names =
          FIRST_COLUMN
              .matcher(Files.readString(guide))
              .results()
              .flatMap(row -> NAME.matcher(row.group(1)).results())
              .map(name -> name.group(1))
              .filter(name -> !name.contains("*") && !name.startsWith("node_modules"))
              .filter(name -> !name.contains(" "))
              .toList();
      assertThat(names).as(guide.toString()).allMatch(n -> Files.exists(guide.resolveSibling(n)));
    }
  }

  private static void told(Path file) throws IOException {
    Path guide = guide(above(file));
    Path within = above(guide).relativize(file);
    String text = Files.readString(guide);
    Set<String> names =
        NAME.matcher(text).results().map(FolderGuidesTest::named).collect(Collectors.toSet());
    String first = within.getName(0) + (within.getNameCount() > 1 ? "/" : "");
    boolean schema = first.endsWith(".schema.json") && text.contains(".schema.json`");
    assertThat(schema || names.contains(within.toString()) || names.contains(first))
        .as("%s is told in %s", within, guide)
        .isTrue();
  }

  private static String named(MatchResult name) {
    return name.group(1);
  }

  private static Path guide(Path folder) {
    Path here = folder.resolve("README.md");
    return Files.exists(here) ? here : guide(above(folder));
  }

  private static Path above(Path file) {
    return Objects.requireNonNull(file.getParent(), "every folder here is below the root");
  }

  private static List<Path> guides(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(f -> f.endsWith("README.md")).filter(f -> kept(folder, f)).toList();
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile)
          .filter(f -> kept(folder, f) && !f.endsWith("README.md"))
          .toList();
    }
  }

  private static boolean kept(Path folder, Path file) {
    for (Path part : folder.relativize(file)) {
      if (LOCAL.contains(part.toString())) {
        return false;
      }
    }
    return true;
  }
}
