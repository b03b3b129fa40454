package vn.gov.haiduong.haidang.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/** Services, meetings, goals and the scorecard are read with the place of every problem. */
class DutyFilesTest {

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final LocalDate DAY = LocalDate.of(2026, 11, 24);
  private static final String SERVICES =
      "id,unit,code,name,level,status,link,expect_text,steps,why_not\n";

  @TempDir Path temp;

  @Test
  void theShippedServicesAreHonestAboutWhatNobodyKnows() {
    Configuration shipped = loaded(SHIPPED);
    assertThat(shipped.duties().services()).isNotEmpty().noneMatch(s -> s.addressed());
    assertThat(shipped.duties().scorecard().checks().stream().mapToInt(c -> c.weight()).sum())
        .isEqualTo(100);
    assertThat(shipped.inventory().goals()).anyMatch(goal -> goal.demand().isPresent());
  }

  @Test
  void aServiceWithAPathBecomesAJourneyOfItsPages() throws IOException {
    Path dir = copy();
    write(
        dir,
        "services.csv",
        SERVICES
            + "dvc/1,syt,,Cấp phép,3,do,https://dv.example/danh-muc,Danh mục,"
            + "https://dv.example/thu-tuc?id=7 => Thành phần hồ sơ,\n");
    Assignment made =
        loaded(dir).assignments().stream()
            .filter(a -> a.target().id().value().equals("dvc/1"))
            .findFirst()
            .orElseThrow();
    assertThat(made.method())
        .isInstanceOfSatisfying(
            Assignment.Active.class,
            active ->
                assertThat(active.spec())
                    .isInstanceOfSatisfying(
                        ProbeSpec.Journey.class,
                        journey -> {
                          assertThat(journey.pages())
                              .extracting(ProbeSpec.Http::path)
                              .containsExactly("/danh-muc", "/thu-tuc?id=7");
                          assertThat(journey.pages().get(1).rules().expectText())
                              .containsExactly("Thành phần hồ sơ");
                        }));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "a page that creates a dossier is refused; services.csv; dvc/1,syt,,A,3,do,https://d.example/nop-ho-so,,,; có thể tạo hồ sơ thật",
        "a measured service without link; services.csv; dvc/1,syt,,A,3,do,,,,; chua-xac-nhan",
        "a service of nobody; services.csv; dvc/1,xyz,,A,3,chua-xac-nhan,,,,vì; đơn vị có thật",
        "an address that is no address; services.csv; dvc/1,syt,,A,3,do,d.example,,,; địa chỉ đầy đủ",
      })
  void problems(String sentence, String file, String row, String said) throws IOException {
    Path dir = copy();
    write(dir, file, SERVICES + row + "\n");
    assertThat(refused(dir)).anyMatch(p -> p.contains(file + ":2") && p.contains(said));
  }

  @Test
  void everythingWrongInAllFilesIsToldAtOnce() throws IOException {
    Path dir = copy();
    write(
        dir,
        "meetings.csv",
        "id,title,date,start,end,points,document\nh,Họp,2026-12-01,9h,8h,x,\n");
    write(dir, "processing.csv", "unit,month,received,online,source\nsyt,2012,10,20,b\n");
    write(dir, "scorecard.yml", "formula: f\nlegal_basis: l\nchecks:\n  - code: htps\n");
    assertThat(refused(dir))
        .anyMatch(p -> p.contains("meetings.csv:2") && p.contains("một giờ như 08:00"))
        .anyMatch(p -> p.contains("processing.csv:2") && p.contains("0 đến 10"))
        .anyMatch(p -> p.contains("scorecard.yml:4") && p.contains("https"));
  }

  @Test
  void anInventoryOfBeforeTheseTablesIsStillRead() throws IOException {
    Path dir = copy();
    for (String file : List.of("services.csv", "meetings.csv", "domains.csv", "scorecard.yml")) {
      Files.delete(dir.resolve(file));
    }
    assertThat(loaded(dir).duties().services()).isEmpty();
  }

  private static Configuration loaded(Path dir) {
    return switch (TargetsLoader.load(dir, Overrides.NONE, DAY)) {
      case LoadResult.Loaded(Configuration read) -> read;
      case LoadResult.Refused(List<Problem> problems) ->
          throw new AssertionError(problems.stream().map(Problem::message).toList());
    };
  }

  private static List<String> refused(Path dir) {
    return switch (TargetsLoader.load(dir, Overrides.NONE, DAY)) {
      case LoadResult.Loaded _ -> List.of("loaded");
      case LoadResult.Refused refused -> refused.problems().stream().map(Problem::message).toList();
    };
  }

  private Path copy() throws IOException {
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.toList()) {
        Path _ = Files.copy(file, temp.resolve(file.getFileName()));
      }
    }
    return temp;
  }

  private static void write(Path dir, String name, String text) throws IOException {
    Path _ = Files.writeString(dir.resolve(name), text);
  }
}
