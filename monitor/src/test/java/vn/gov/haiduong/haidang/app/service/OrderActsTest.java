package vn.gov.haiduong.haidang.app.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.app.incidents.MuteActs;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.maintenance.Step;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.target.TargetId;

/** What was ordered is read again as it was after a restart. */
class OrderActsTest {

  private static final Instant NOW = Instant.parse("2026-11-25T03:00:00Z");
  private static final Work.Signed LAN = new Work.Signed(NOW, "Nguyễn Thị Lan");

  @Test
  void everyStepComesBackAsItWas() {
    Work work =
        new Work(
            "BT-261125-AAAAA",
            "thay máy chủ",
            List.of(new TargetId("web"), new TargetId("so/mail")),
            NOW.plusSeconds(3_600),
            NOW.plusSeconds(7_200),
            "12/TB-STTTT",
            Optional.of(LocalDate.of(2026, 11, 20)),
            "thư tới các sở",
            LAN,
            Optional.empty(),
            Optional.empty());
    for (Step step :
        List.of(
            new Step.Planned(work),
            new Step.Approved(work.id(), LAN, "12/TB-STTTT"),
            new Step.Ended(work.id(), LAN))) {
      assertThat(OrderActs.step(OrderActs.act(step))).contains(step);
    }
  }

  @Test
  void mutesComeBackAndAreLifted() {
    Mutes.Mute mute =
        new Mutes.Mute("unit:so-y-te", NOW, "Lan", NOW.plusSeconds(60), "đang chuyển nhà");
    Mutes after = MuteActs.after(Mutes.NONE, MuteActs.muted(mute));
    assertThat(after.at(NOW)).containsExactly(mute);
    Entry.Act lifted = MuteActs.unmuted(NOW, "Lan", mute.subject());
    assertThat(MuteActs.after(after, lifted).at(NOW)).isEmpty();
    Entry.Act other = new Entry.Act(NOW, "Lan", "login", "", Body.EMPTY);
    assertThat(MuteActs.after(after, other)).isEqualTo(after);
    assertThat(OrderActs.step(other)).isEmpty();
  }
}
