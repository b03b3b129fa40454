package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schemas of {@code alerts/} tell editors exactly the keys that the readers take. */
class AlertsSchemaTest {

  private static final Path SHIPPED = Path.of("..", "alerts");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final Pattern KNOWN = Pattern.compile("một khóa đã biết \\(([^)]*)\\)");

  @TempDir Path temp;

  /**
   * A map of a file.
   *
   * @param keys that the schema allows in it
   * @param yaml a file in which nothing but a strange key stands there
   */
  record Spot(String file, String where, Set<String> keys, String yaml) {
    @Override
    public String toString() {
      return file + ".yml at " + where;
    }
  }

  /** Every map with keys of its own, of every schema. */
  static List<Spot> spots() throws IOException {
    List<Spot> spots = new ArrayList<>();
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".schema.json")).toList()) {
        String name = file.getFileName().toString().replace(".schema.json", "");
        gather(name, "", new ObjectMapper().readTree(file.toFile()), "%s", spots);
      }
    }
    assertThat(spots.stream().map(Spot::file).distinct())
        .contains("plan", "roster", "contacts", "calendar", "templates");
    return spots;
  }

  private static void gather(
      String file, String where, JsonNode schema, String around, List<Spot> spots) {
    JsonNode properties = schema.path("properties");
    if (properties.isObject()) {
      Set<String> keys = new TreeSet<>();
      properties.fieldNames().forEachRemaining(keys::add);
      spots.add(new Spot(file, where + "/", keys, around.formatted("{zz: 1}")));
      assertThat(schema.path("additionalProperties").asBoolean(true))
          .as("%s%s lets other keys through", file, where)
          .isFalse();
      properties
          .properties()
          .forEach(
              each ->
                  gather(
                      file,
                      where + "/" + each.getKey(),
                      each.getValue(),
                      around.formatted("{" + each.getKey() + ": %s}"),
                      spots));
    }
    if (schema.has("items")) {
      gather(file, where + "[]", schema.path("items"), around.formatted("[%s]"), spots);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("spots")
  void tellsEditorsWhatTheReaderTakes(Spot spot) throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".yml")).toList()) {
        Path _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    Path _ = Files.writeString(temp.resolve(spot.file() + ".yml"), spot.yaml() + "\n");
    assertThat(known(spot.file() + ".yml")).isEqualTo(spot.keys());
  }

  private Set<String> known(String file) {
    if (!(AlertsLoader.load(temp, DAY) instanceof Alerts.Result.Refused refused)) {
      return Set.of();
    }
    for (Problem problem : refused.problems()) {
      Matcher known = KNOWN.matcher(problem.message());
      if (problem.message().contains(file) && problem.message().contains("zz") && known.find()) {
        return new TreeSet<>(List.of(known.group(1).split(", ", -1)));
      }
    }
    return Set.of();
  }
}
