package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** The shipped inventory as a run measures it: links are subjects of incidents like all else. */
class LoadingTest {

  private static Monitoring monitoring;

  @BeforeAll
  static void load(@TempDir Path folder) throws Exception {
    Path targets = SmallInventory.in(folder.resolve("targets")).folder();
    String sites = Files.readString(Path.of("..", "targets", "sites.csv"));
    String units = Files.readString(Path.of("..", "targets", "units.csv"));
    Files.writeString(targets.resolve("sites.csv"), sites);
    Files.writeString(targets.resolve("units.csv"), units);
    Loading loading =
        new Loading(
            targets,
            Optional.of(Path.of("..", "alerts")),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Clock.system());
    LoadResult read = loading.load();
    assertThat(read).isInstanceOf(LoadResult.Loaded.class);
    monitoring =
        loading.monitoring(((LoadResult.Loaded) read).configuration(), Clock.system().now());
  }

  @Test
  void aLinkHasANameAndTheKeeperOfItsPageAnswersForIt() {
    Subject from = subject("lk/tu-cong/vp-ubnd");
    assertThat(from.name()).isEqualTo("Cổng dẫn tới đơn vị: Văn phòng UBND tỉnh");
    assertThat(from.unit().value()).isEqualTo("ubnd-tinh");
    Subject back = subject("lk/ve-cong/vp-ubnd");
    assertThat(back.name()).isEqualTo("Đơn vị dẫn về Cổng: Văn phòng UBND tỉnh");
    assertThat(back.unit().value()).isEqualTo("vp-ubnd");
  }

  @Test
  void everythingMeasuredIsASubject() {
    assertThat(monitoring.assignments())
        .isNotEmpty()
        .extracting(assignment -> assignment.target().id())
        .allMatch(id -> monitoring.world().subject(id).isPresent());
  }

  @Test
  void theLinksOfThePortalFailTogetherAndThoseOfSitesEachByItself() {
    assertThat(target("lk/tu-cong/vp-ubnd").platform()).contains("cong-tinh");
    assertThat(target("lk/ve-cong/vp-ubnd").platform()).isEmpty();
  }

  private static Subject subject(String id) {
    return monitoring.world().subject(new TargetId(id)).orElseThrow();
  }

  private static Target target(String id) {
    return monitoring.assignments().stream()
        .map(Assignment::target)
        .filter(target -> target.id().value().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
