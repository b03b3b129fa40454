package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What editors are told beside a file is what the reader takes: each key, at each place. */
class SchemaTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Pattern KNOWN = Pattern.compile("một khóa đã biết \\(([^)]*)\\)");

  @TempDir Path temp;

  @ParameterizedTest(name = "{0}.yml at {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        // file; where in the schema; a file in which only a strange key stands there
        "anchors      | /properties                                  | zz: 1",
        "anchors      | /properties/anchors/items/properties         | anchors: [{zz: 1}]",
        "dependencies | /properties                                  | zz: 1",
        "dependencies | /properties/rules/items/properties           | rules: [{zz: 1}]",
        "goals        | /properties                                  | zz: 1",
        "goals        | /properties/goals/items/properties           | goals: [{zz: 1}]",
        "linkage      | /properties                                  | zz: 1",
        "operator     | /properties                                  | zz: 1",
        "operator     | /properties/vantages/items/properties        | vantages: [{zz: 1}]",
        "operator     | /properties/never_official/items/properties  | never_official: [{zz: 1}]",
        "operator     | /properties/politeness/properties            | politeness: {zz: 1}",
        "pages        | /properties                                  | zz: 1",
        "profiles     | /properties                                  | zz: 1",
        "profiles     | /properties/defaults/properties              | defaults: {zz: 1}",
        "profiles     | /properties/profiles/additionalProperties/properties"
            + " | profiles: {website: {zz: 1}}",
        "scorecard    | /properties                                  | zz: 1",
        "scorecard    | /properties/bands/items/properties           | bands: [{zz: 1}]",
        "scorecard    | /properties/checks/items/properties          | checks: [{zz: 1}]",
        "scorecard    | /properties/mutes/items/properties           | mutes: [{zz: 1}]",
        "scorecard    | /properties/adjustments/items/properties     | adjustments: [{zz: 1}]",
      })
  void tellsEditorsWhatTheReaderTakes(String file, String where, String wrong) throws IOException {
    JsonNode schema =
        new ObjectMapper().readTree(SHIPPED.resolve(file + ".schema.json").toFile()).at(where);
    Set<String> told = new TreeSet<>();
    schema.fieldNames().forEachRemaining(told::add);
    Path dir = copy();
    Path _ = Files.writeString(dir.resolve(file + ".yml"), wrong + "\n");
    assertThat(knownKeys(dir, file + ".yml")).isNotEmpty().isEqualTo(told);
  }

  private static Set<String> knownKeys(Path dir, String file) {
    if (!(TargetsLoader.load(dir, Overrides.NONE, DAY) instanceof LoadResult.Refused refused)) {
      return Set.of();
    }
    for (Problem problem : refused.problems()) {
      Matcher known = KNOWN.matcher(problem.message());
      if (problem.message().contains(file) && known.find()) {
        return new TreeSet<>(List.of(known.group(1).split(", ", -1)));
      }
    }
    return Set.of();
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Path _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    return temp;
  }
}
