package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the desk opens at night: a sheet for each alert and each type of incident, of one form; and
 * a README in each folder that says what its files are for.
 */
class RunbooksTest {

  private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  private static final Path SHEETS = ROOT.resolve("docs/runbooks");
  private static final Pattern ALERT = Pattern.compile("(?m)^ +- alert: (\\w+)$");
  private static final Pattern TYPE =
      Pattern.compile("(?m)^  - (?:\\{)?id: ([a-z-]+)(?:,|\\n    )[ ]?number: \\d+");

  /** Title, meaning, two numbered lists, whom, when, by which law; in this order, none empty. */
  private static final Pattern FORM =
      Pattern.compile(
          "# \\S[^\\n]+\\n\\n\\*\\*Nghĩa là gì\\.\\*\\* \\S[^\\n]+(?:\\n[^\\n#]+)*\\n\\n"
              + "## Xem trước\\n\\n(?:\\d\\. \\S[^\\n]+\\n(?: +[^\\n]+\\n)*)+\\n"
              + "## Làm\\n\\n(?:\\d\\. \\S[^\\n]+\\n(?: +[^\\n]+\\n)*)+\\n"
              + "\\*\\*Gọi ai\\.\\*\\* \\S[^\\n]+\\n\\n"
              + "\\*\\*Khi nào nâng cấp\\.\\*\\* \\S[^\\n]+\\n\\n"
              + "\\*\\*Căn cứ\\.\\*\\* \\S[^\\n]+\\n");

  private static List<String> names() throws IOException {
    TreeSet<String> names = new TreeSet<>();
    try (Stream<Path> files = Files.list(ROOT.resolve("alerts/prometheus"))) {
      for (Path rules : files.filter(file -> file.toString().endsWith(".rules.yml")).toList()) {
        ALERT.matcher(Files.readString(rules)).results().forEach(r -> names.add(r.group(1)));
      }
    }
    String plan = Files.readString(ROOT.resolve("alerts/plan.yml"));
    String types = plan.substring(plan.indexOf("\ntypes:"), plan.indexOf("\ntype_rules:"));
    List<MatchResult> found = TYPE.matcher(types).results().toList();
    assertThat(found).as("types of the plan").hasSize(13);
    found.forEach(r -> names.add("loai-" + r.group(1)));
    return List.copyOf(names);
  }

  @Test
  void eachAlertAndTypeHasItsSheetAndNoSheetIsLeftOver() throws IOException {
    String index = Files.readString(SHEETS.resolve("README.md"));
    try (Stream<Path> files = Files.list(SHEETS)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrderElementsOf(
              Stream.concat(Stream.of("README.md"), names().stream().map(name -> name + ".md"))
                  .toList());
    }
    assertThat(names()).allSatisfy(name -> assertThat(index).contains("](" + name + ".md)"));
  }

  @ParameterizedTest
  @MethodSource("names")
  void aSheetHasItsForm(String name) throws IOException {
    assertThat(Files.readString(SHEETS.resolve(name + ".md"))).matches(FORM);
  }

  @ParameterizedTest(name = "a sheet without {0}")
  @ValueSource(
      strings = {
        "# Bộ giám sát không trả lời\n",
        "**Nghĩa là gì.**",
        "## Xem trước\n",
        "## Làm\n",
        "1. Khởi động lại dịch vụ; sổ được phục hồi khi khởi động.\n2. ",
        "**Gọi ai.**",
        "**Khi nào nâng cấp.**",
        "**Căn cứ.**"
      })
  void aDefectOfFormIsSeen(String part) throws IOException {
    String sheet = Files.readString(SHEETS.resolve("MonitorDown.md"));
    assertThat(sheet).matches(FORM).contains(part);
    assertThat(sheet.replace(part, "")).doesNotMatch(FORM);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alerts",
        "alerts/alertmanager",
        "alerts/prometheus",
        "dashboards",
        "docker",
        "docs",
        "targets",
        ".ci"
      })
  void theReadmeOfAFolderNamesEachOfItsFiles(String folder) throws IOException {
    String said = Files.readString(ROOT.resolve(folder).resolve("README.md"));
    try (Stream<Path> files = Files.list(ROOT.resolve(folder))) {
      List<String> unnamed =
          files
              .map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : ""))
              .filter(name -> !name.equals("README.md"))
              .filter(name -> !(said.contains("`" + name + "`") || said.contains("[" + name + "]")))
              .filter(name -> !(name.endsWith(".schema.json") && said.contains(".schema.json`")))
              .toList();
      assertThat(unnamed).isEmpty();
    }
  }
}
