package vn.gov.haiduong.haidang;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.net.IDN;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The walls of ARCHITECTURE.md: who may know whom. */
class WallsTest {

  private static final String ROOT = "vn.gov.haiduong.haidang.";

  /** Each pure room and the rooms that it may depend on. */
  private static final Map<String, List<String>> PURE =
      Map.ofEntries(
          Map.entry("time", List.of()),
          Map.entry("access", List.of("time")),
          Map.entry("maintenance", List.of("target", "time")),
          Map.entry("wording", List.of("time", "probe", "health", "target")),
          Map.entry("target", List.of("time")),
          Map.entry("probe", List.of("target", "time")),
          Map.entry("page", List.of("target", "time")),
          Map.entry("schedule", List.of("target", "time")),
          Map.entry("pagewatch", List.of("page", "schedule", "probe", "target", "time")),
          Map.entry("health", List.of("probe", "target", "time")),
          Map.entry("journal", List.of("health", "probe", "target", "time")),
          Map.entry(
              "report",
              List.of(
                  "journal",
                  "obligation",
                  "linkage",
                  "maintenance",
                  "health",
                  "probe",
                  "target",
                  "time",
                  "wording")),
          Map.entry("plan", List.of("target", "time")),
          Map.entry("duty", List.of("plan", "time")),
          Map.entry(
              "incident", List.of("plan", "duty", "health", "probe", "target", "time", "wording")),
          Map.entry("linkage", List.of("page", "target", "time", "wording")),
          Map.entry(
              "obligation",
              List.of("linkage", "plan", "status", "health", "probe", "target", "time", "wording")),
          Map.entry("status", List.of("health", "probe", "target", "time")));

  private static final List<String> ADAPTERS =
      List.of(
          "config",
          "ledger",
          "net",
          "metrics",
          "console",
          "sandbox",
          "notify",
          "reply",
          "document");

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("vn.gov.haiduong.haidang");

  static Stream<String> pureRooms() {
    return PURE.keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("pureRooms")
  void aPureRoomKnowsOnlyItsPureNeighbours(String room) {
    List<String> allowed =
        Stream.concat(Stream.of(room), PURE.getOrDefault(room, List.of()).stream()).toList();
    String[] forbidden =
        Stream.concat(
                PURE.keySet().stream(),
                Stream.concat(ADAPTERS.stream(), Stream.of("engine", "app")))
            .filter(name -> !allowed.contains(name))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(forbidden)
                    .allowEmptyShould(true)))
        .isEmpty();
  }

  @ParameterizedTest
  @MethodSource("pureRooms")
  void aPureRoomKnowsNothingOfTheOutside(String room) {
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + room + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(
                        "io.vertx..",
                        "io.netty..",
                        "io.micrometer..",
                        "io.prometheus..",
                        "org.slf4j..",
                        "java.nio.file..",
                        "java.sql..",
                        "com.fasterxml..")
                    .allowEmptyShould(true)))
        .isEmpty();
  }

  static Stream<String> adapters() {
    return ADAPTERS.stream();
  }

  @ParameterizedTest
  @MethodSource("adapters")
  void adaptersDoNotKnowEachOther(String adapter) {
    String[] others =
        Stream.concat(ADAPTERS.stream(), Stream.of("engine", "app"))
            .filter(name -> !name.equals(adapter))
            .map(name -> ROOT + name + "..")
            .toArray(String[]::new);
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideInAPackage(ROOT + adapter + "..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAnyPackage(others)
                    .allowEmptyShould(true)))
        .isEmpty();
  }

  @Test
  void nobodyKnowsApp() {
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "app..")
                    .should()
                    .dependOnClassesThat()
                    .resideInAPackage(ROOT + "app..")))
        .isEmpty();
  }

  @Test
  void roomsHaveNoCycles() {
    assertThat(broken(slices().matching(ROOT + "(*)..").should().beFreeOfCycles())).isEmpty();
  }

  @Test
  void onlyTheClockReadsTheMachinesClock() {
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "time..")
                    .should()
                    .callMethod(System.class, "nanoTime")
                    .orShould()
                    .callMethod(System.class, "currentTimeMillis")
                    .orShould()
                    .callMethod(Instant.class, "now")))
        .isEmpty();
  }

  /** The JDK's reading of IDNA turns ß into ss: another host. {@code target.Idna} knows better. */
  @Test
  void hostNamesBecomePunycodeInOnePlace() {
    assertThat(
            broken(
                noClasses()
                    .that()
                    .resideOutsideOfPackage(ROOT + "target..")
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(IDN.class)))
        .isEmpty();
  }

  /** What breaks {@code rule}, a sentence each. */
  private static List<String> broken(ArchRule rule) {
    return rule.evaluate(CLASSES).getFailureReport().getDetails();
  }
}
