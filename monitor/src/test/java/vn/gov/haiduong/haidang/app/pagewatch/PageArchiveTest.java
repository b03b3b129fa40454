package vn.gov.haiduong.haidang.app.pagewatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.time.ManualClock;

/** Copies of pages are evidence: kept as long as the plan says, and no longer. */
class PageArchiveTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");

  @TempDir Path data;

  private final ManualClock clock = new ManualClock(T0);

  private static byte[] page(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void copiesGoWhenTheirTimeIsOverButThoseThatAreNeeded() throws Exception {
    PageArchive archive = new PageArchive(data, clock);
    String old = archive.keep(page("cũ"));
    String approved = archive.keep(page("đã duyệt"));
    String again = archive.keep(page("thấy lại"));
    clock.pass(Duration.ofDays(400));
    String fresh = archive.keep(page("mới"));
    assertThat(archive.keep(page("thấy lại"))).isEqualTo(again);

    assertThat(archive.forget(clock.now().minus(Duration.ofDays(366)), Set.of(approved)))
        .isEqualTo(1);

    assertThat(archive.read(old)).isEmpty();
    assertThat(archive.read(approved)).isPresent();
    assertThat(archive.read(again)).isPresent();
    assertThat(archive.read(fresh)).isPresent();
  }
}
