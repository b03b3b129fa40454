package vn.gov.haiduong.haidang.app.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.duty.Rotation;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** What people did about an incident is explained in Vietnamese, with what they said. */
class RehearsedTest {

  private static final Instant T0 = Instant.parse("2026-11-25T03:00:00Z");
  private static final Actor LAN = new Actor("Nguyễn Thị Lan", Optional.empty(), Actor.Means.PAGE);

  private final World world = world();
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<Event> events = new ArrayList<>();

  private static World world() {
    return switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 25))) {
      case Alerts.Result.Loaded(Alerts read) ->
          new World(read.plan(), read.calendar(), new Directory(Map.of(), Map.of()), Map.of());
      case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private Incident take(Input input) {
    Turn turn = book.next(input, world);
    assertThat(turn.refusal()).isEmpty();
    book = turn.book();
    turn.kept().forEach(kept -> events.add(kept.event()));
    return book.open().getFirst();
  }

  @Test
  void whatPeopleDidIsSaidInTheirWords() {
    Instant now = T0.plusSeconds(60);
    Outage outage =
        new Outage(T0, Optional.empty(), now, Optional.of(Cause.CONNECT_TIMEOUT), Optional.of(now));
    Incident incident =
        take(new Input.OutageDue(now, new TargetId("cong-tinh"), outage, List.of()));
    for (Event.Done done :
        List.of(
            new Event.Acknowledged(now, LAN, "đang xem", Optional.empty()),
            new Event.Assigned(now, LAN, "Trần Văn Minh", ""),
            new Event.Classified(
                now, LAN, "loi-ha-tang", "", Severity.S2, false, false, false, "nhiều đơn vị"),
            new Event.StepDone(now, LAN, "xac-minh", "12/BC"),
            new Event.StageEntered(now, LAN, Stage.HANDLE),
            new Event.Escalated(now, LAN, "cần lãnh đạo"),
            new Event.Judged(now, LAN, "quá sức"),
            new Event.Noted(now, LAN, "gọi nhà mạng"),
            new Event.Muted(now, LAN, now.plusSeconds(3_600), "đang sửa"),
            new Event.Unmuted(now, LAN))) {
      incident = take(new Input.Act(incident.id(), done));
    }

    List<String> said =
        new Rehearsed(world, Duration.ofHours(1), Optional.empty(), false, Severity.S1)
            .goOn(incident, events, now);

    assertThat(said.stream().filter(line -> line.contains("Nguyễn Thị Lan: ")))
        .extracting(line -> line.replaceFirst(".*Nguyễn Thị Lan: ", ""))
        .containsExactly(
            "xác nhận đã nhận: đang xem",
            "giao cho Trần Văn Minh",
            "phân loại Sự cố do lỗi của hệ thống, thiết bị, phần mềm, hạ tầng kỹ thuật, mức S2"
                + " \"Cao\": nhiều đơn vị",
            "đã làm bước Tiếp nhận, xác minh sự cố, văn bản số 12/BC",
            "sang giai đoạn Xử lý, gỡ bỏ",
            "yêu cầu chuyển cấp: cần lãnh đạo",
            "nhận định có thể vượt khả năng xử lý: quá sức",
            "ghi chú: gọi nhà mạng",
            "ngừng nhắc đến 11:01:00 25/11/2026: đang sửa",
            "nhắc trở lại");
  }

  @Test
  void aStepThatRingsIsExplainedAsOne() {
    List<String> said =
        new Rehearsed(world, Duration.ofHours(1), Optional.empty(), false, Severity.S1)
            .play(
                List.of(
                    new TargetId("a"),
                    new TargetId("b"),
                    new TargetId("c"),
                    new TargetId("d"),
                    new TargetId("e")),
                Signal.DOWN,
                Cause.CONNECT_TIMEOUT,
                T0);
    assertThat(said)
        .anyMatch(
            line ->
                line.contains("Chuyển cấp (chưa ai nhận)")
                    && line.contains("quy tắc s2-goi, qua cuộc gọi, rồi tin nhắn SMS"))
        .filteredOn(line -> line.contains("quy tắc s2-15p"))
        .isNotEmpty()
        .noneMatch(line -> line.contains("cuộc gọi"));
  }

  /** An outage that nobody answered, with the person at the desk and one who stands in. */
  private List<String> ahead(World people, Duration hours) {
    Instant now = T0.plusSeconds(60);
    Outage outage =
        new Outage(T0, Optional.empty(), now, Optional.of(Cause.CONNECT_TIMEOUT), Optional.of(now));
    Turn turn =
        IncidentBook.EMPTY.next(
            new Input.OutageDue(now, new TargetId("cong-tinh"), outage, List.of()), people);
    return new Rehearsed(people, hours, Optional.empty(), false, Severity.S1)
        .goOn(
            turn.book().open().getFirst(),
            turn.kept().stream().map(Turn.Kept::event).toList(),
            now);
  }

  private World staffed(String... contacts) {
    Map<PersonId, Contact> reached = new HashMap<>();
    for (String one : contacts) {
      PersonId id = new PersonId(one);
      reached.put(id, new Contact(id, "Người " + one, Map.of(Channel.SMS, "0912000001")));
    }
    Roster desk =
        new Roster(
            "desk",
            "desk",
            true,
            Map.of("chinh", always("mot"), "du-phong", always("hai")),
            List.of());
    return new World(
        world.plan(), world.calendar(), new Directory(Map.of("desk", desk), reached), Map.of());
  }

  private static Rotation always(String who) {
    return new Rotation(
        List.of(new PersonId(who)), LocalDate.of(2026, 11, 1), 30, LocalTime.of(7, 30));
  }

  @Test
  void whileMutedNobodyIsSaidToHearAndThenWhoMustKnow() {
    World people = staffed("mot", "hai");
    Instant until = T0.plus(Duration.ofHours(2));
    World muted =
        people.with(
            Mutes.NONE.with(
                new Mutes.Mute(
                    Mutes.ofTarget(new TargetId("cong-tinh")), T0, "Lan", until, "đang sửa")));

    assertThat(tells(ahead(muted, Duration.ofHours(3))).getFirst())
        .startsWith("+1 giờ 59 phút")
        .contains("Sự cố mới");
    assertThat(tells(ahead(people, Duration.ofHours(3))).getFirst())
        .startsWith("+25 phút")
        .contains("Sắp đến hạn (Có người nhận xử lý)");
  }

  /** Who would be told of what from now on, each as one line. */
  private static List<String> tells(List<String> said) {
    return said.stream()
        .filter(line -> line.startsWith("+") && !line.contains("  Quy tắc "))
        .toList();
  }

  @Test
  void whoStandsInForSomebodyWithoutAContactIsNamed() {
    assertThat(ahead(staffed("hai"), Duration.ofHours(1)))
        .anyMatch(line -> line.contains("Người hai"))
        .noneMatch(line -> line.contains("Người mot"));
  }

  @Test
  void whatWaitsForTheMorningIsSaidTo() {
    List<String> said =
        new Rehearsed(
                staffed("mot", "hai"), Duration.ofHours(1), Optional.empty(), false, Severity.S1)
            .play(List.of(new TargetId("a")), Signal.CERT_EXPIRING, Cause.CONNECT_TIMEOUT, T0);
    assertThat(said)
        .anyMatch(
            line ->
                line.contains("Sự cố mới")
                    && line.contains(", gom vào đầu giờ ngày làm việc kế tiếp"));
  }
}
