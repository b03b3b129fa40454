package vn.gov.haiduong.haidang.app.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetId;

/** Somebody or something is taken out of the files while it matters. */
class PeopleGoneTest {

  private static final Instant T0 = OneSite.T0;
  private static final TargetId SITE = OneSite.SITE;

  /** With contacts of these alone. */
  private static World world(String... people) {
    Map<String, String> ways = new HashMap<>();
    for (String person : people) {
      ways.put(person, "0912345678");
    }
    return OneSite.world(
        Channel.SMS,
        ways,
        OneSite.roster("desk", "mot", "hai"),
        OneSite.roster("csirt", "ba", "bon"));
  }

  private static Turn down(World world) {
    return IncidentBook.EMPTY.next(OneSite.down(T0.plusSeconds(60)), world);
  }

  private static List<String> told(World world) {
    return OneSite.messages(down(world), world).stream()
        .map(message -> message.recipient().id())
        .distinct()
        .toList();
  }

  @Test
  void whoStandsAtTheDeskHears() {
    assertThat(told(world("mot", "hai", "ba", "bon"))).contains("mot").doesNotContain("hai");
  }

  @Test
  void whereThePersonAtTheDeskIsGoneTheNextHearsAtOnce() {
    assertThat(told(world("hai", "ba", "bon"))).contains("hai");
    assertThat(told(world("bon"))).containsExactly("bon");
  }

  @Test
  void aLowFindingWaitsForTheNextWorkingMorningAndAnOutageDoesNot() {
    World world = world("mot", "hai", "ba", "bon");
    Turn found =
        IncidentBook.EMPTY.next(
            new Input.Found(
                T0.plusSeconds(60), SITE, Signal.CERT_EXPIRING, T0, "chứng thư còn 7 ngày"),
            world);
    // 10:01 on a Wednesday: the next working day begins at 07:30.
    assertThat(OneSite.messages(found, world))
        .isNotEmpty()
        .allSatisfy(
            message ->
                assertThat(message.notBefore()).contains(Instant.parse("2026-11-26T00:30:00Z")));
    assertThat(OneSite.messages(down(world), world))
        .isNotEmpty()
        .allSatisfy(message -> assertThat(message.notBefore()).isEmpty());
  }

  @Test
  void whereThereIsNobodyAtAllNobodyIsMadeUp() {
    assertThat(told(world())).isEmpty();
  }

  @Test
  void aTargetThatLeavesTheInventoryIsNotSaidToHaveRecovered() {
    World world = world("mot", "hai", "ba", "bon");
    IncidentBook open = down(world).book();
    Turn left = open.next(new Input.Removed(T0.plusSeconds(600), SITE), world);

    Incident over = left.book().all().iterator().next();
    assertThat(over.phase()).isEqualTo(Incident.Phase.RESOLVED);
    assertThat(OneSite.messages(left, world))
        .isNotEmpty()
        .allSatisfy(
            message -> {
              assertThat(message.purpose()).isEqualTo(Purpose.CLOSED);
              assertThat(message.text().brief()).contains("da ra khoi danh muc giam sat luc 10:10");
              assertThat(message.text().plain()).doesNotContain("hoạt động trở lại");
              assertThat(message.text().subject()).doesNotContain("khôi phục");
            });
  }
}
