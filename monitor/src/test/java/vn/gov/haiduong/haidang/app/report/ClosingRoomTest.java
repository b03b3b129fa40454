package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.console.MonthPorts.Progress;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.time.ManualClock;

/** One closing at a time, whoever asks. */
class ClosingRoomTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  @TempDir Path folder;

  private ClosingRoom room() throws Exception {
    return new ClosingRoom(SmallLedger.make(folder), new ManualClock(NOW));
  }

  private static Progress ended(ClosingRoom room) {
    return await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> room.progress().orElseThrow(), it -> !(it instanceof Progress.Running));
  }

  @Test
  void nobodyElseClosesWhileOneIsUnderWay() throws Exception {
    ClosingRoom room = room();
    CompletableFuture<Aside> held = new CompletableFuture<>();
    assertThat(room.progress()).isEmpty();

    assertThat(room.begin(SmallLedger.MONTH, "An", "", held::join)).isEmpty();
    assertThat(room.begin(SmallLedger.MONTH, "Chi", "", () -> Aside.NOTHING))
        .hasValueSatisfying(why -> assertThat(why).contains("Đang khóa sổ"));
    assertThat(room.progress())
        .contains(new Progress.Running(SmallLedger.MONTH, "An", NOW, "đọc sổ và tính số liệu"));

    assertThat(held.complete(Aside.NOTHING)).isTrue();
    assertThat(ended(room)).isEqualTo(new Progress.Done(SmallLedger.MONTH, NOW, 1));
  }

  @Test
  void aClosingThatFailsSaysWhyAndTheNextMayBegin() throws Exception {
    ClosingRoom room = room();
    assertThat(
            room.begin(
                SmallLedger.MONTH,
                "An",
                "",
                () -> {
                  throw new IllegalStateException("sổ không đọc được");
                }))
        .isEmpty();
    assertThat(ended(room))
        .isEqualTo(
            new Progress.Refused(SmallLedger.MONTH, NOW, "Không khóa được: sổ không đọc được"));

    assertThat(room.begin(SmallLedger.MONTH, "Chi", "", () -> Aside.NOTHING)).isEmpty();
    assertThat(ended(room)).isEqualTo(new Progress.Done(SmallLedger.MONTH, NOW, 1));
  }
}
