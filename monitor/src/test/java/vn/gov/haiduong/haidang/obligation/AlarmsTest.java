package vn.gov.haiduong.haidang.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.status.SampleProvince;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * People are told of a point that is not ready for a meeting, from half an hour before to its end.
 */
class AlarmsTest {

  private static final Snapshot SNAPSHOT = SampleProvince.of(400, 7);
  private static final Instant NOW = SNAPSHOT.at();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 24);

  @Test
  void onlyFromHalfAnHourBeforeToTheEnd() {
    assertThat(alarms(Duration.ofMinutes(31))).isEmpty();
    assertThat(alarms(Duration.ofMinutes(30))).isNotEmpty();
    assertThat(alarms(Duration.ofMinutes(-59))).isNotEmpty();
    assertThat(alarms(Duration.ofHours(-1))).isEmpty();
  }

  @Test
  void onlyForPointsThatDoNotAnswerAndNeverForWhatNobodyCanSee() {
    List<Alarms.Alarm> alarms = alarms(Duration.ofMinutes(10));
    assertThat(alarms)
        .extracting(alarm -> alarm.key().target())
        .containsExactlyInAnyOrderElementsOf(of(State.DOWN).toList());
    assertThat(alarms).allMatch(alarm -> alarm.key().signal() == Signal.MEETING_NOT_READY);
    assertThat(alarms).allMatch(alarm -> alarm.detail().contains("họp bắt đầu sau 10 phút"));
    Standing.OfMeeting of = standing(Duration.ofMinutes(10)).meetings().getFirst();
    assertThat(of.ready() + of.waiting().size()).isEqualTo(of.points());
    assertThat(of.waiting()).anyMatch(point -> point.result() == Result.UNCONFIRMED);
  }

  @Test
  void aDomainIsRememberedThirtyDaysBefore() {
    assertThat(renewals(TODAY.plusDays(31))).isEmpty();
    assertThat(renewals(TODAY.plusDays(30)))
        .singleElement()
        .satisfies(
            alarm -> {
              assertThat(alarm.key().signal()).isEqualTo(Signal.DOMAIN_EXPIRING);
              assertThat(alarm.detail()).contains(".test hết hạn ngày 24/12/2026");
            });
  }

  private static List<Alarms.Alarm> renewals(LocalDate expires) {
    String host =
        SNAPSHOT.targets().stream()
            .map(TargetStatus::target)
            .filter(target -> target.kind() == TargetKind.WEBSITE)
            .flatMap(target -> HostName.ofAddress(target.address()).stream())
            .findFirst()
            .orElseThrow();
    Domain domain = new Domain(host, new UnitCode("ubnd-tinh"), Optional.of(expires), "", "");
    return Alarms.of(standing(Duration.ofDays(9)), SNAPSHOT, List.of(domain)).values().stream()
        .toList();
  }

  private static List<Alarms.Alarm> alarms(Duration until) {
    return List.copyOf(Alarms.of(standing(until), SNAPSHOT, List.of()).values());
  }

  /** Any targets will do for points: what counts is how they stand. */
  private static Stream<TargetId> of(State state) {
    return SNAPSHOT.targets().stream()
        .filter(status -> status.target().kind() == TargetKind.WEBSITE)
        .filter(status -> status.state() == state)
        .limit(3)
        .map(TargetStatus::target)
        .map(target -> target.id());
  }

  private static Standing standing(Duration until) {
    List<TargetId> points =
        Stream.of(
                of(State.UP),
                of(State.DOWN),
                of(State.UNKNOWN),
                Stream.of(new TargetId("khong-co")))
            .flatMap(ids -> ids)
            .toList();
    Meeting meeting =
        new Meeting(
            "giao-ban",
            "Giao ban",
            NOW.plus(until),
            NOW.plus(until).plus(Duration.ofHours(1)),
            points,
            "");
    return Standings.of(
        new Registry(
            List.of(),
            new Duties(
                List.of(),
                List.of(meeting),
                List.of(),
                List.of(),
                List.of(),
                Scorecard.NONE,
                PortalListing.HOME_PAGE),
            Set.of(),
            Set.of()),
        SNAPSHOT,
        new Sightings(Map.of(), Map.of(), Map.of(), List.of()),
        TODAY);
  }
}
