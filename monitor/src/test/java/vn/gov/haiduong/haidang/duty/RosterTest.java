package vn.gov.haiduong.haidang.duty;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/** Who is on call. */
class RosterTest {

  private static final PersonId A = new PersonId("a");
  private static final PersonId B = new PersonId("b");
  private static final PersonId C = new PersonId("c");

  private static Instant local(String at) {
    return LocalDateTime.parse(at).atZone(Province.ZONE).toInstant();
  }

  private static Roster roster(List<PersonId> people, Change... changes) {
    return new Roster(
        "desk",
        "Trực",
        true,
        Map.of("chinh", new Rotation(people, LocalDate.of(2026, 12, 1), 1, LocalTime.of(7, 30))),
        List.of(changes));
  }

  private static Optional<PersonId> at(Roster roster, String moment) {
    return roster.onCall("chinh", local(moment));
  }

  private static Interval day(int day) {
    return new Interval(
        local("2026-12-%02dT07:30".formatted(day)), local("2026-12-%02dT07:30".formatted(day + 1)));
  }

  @Test
  void turnsChangeAtTheHandOver() {
    Roster roster = roster(List.of(A, B, C));
    assertEquals(Optional.of(A), at(roster, "2026-12-02T07:29:59"));
    assertEquals(Optional.of(B), at(roster, "2026-12-02T07:30:00"));
    assertEquals(Optional.of(A), at(roster, "2026-12-04T12:00:00"));
  }

  @Test
  void beforeTheFirstHandOverThereIsNobody() {
    assertEquals(Optional.empty(), at(roster(List.of(A)), "2026-12-01T07:29:59"));
  }

  @Test
  void whoIsOnLeaveIsFollowedByTheNext() {
    Roster roster = roster(List.of(A, B), new Change.Leave(B, day(2), "nghỉ phép"));
    assertEquals(Optional.of(A), at(roster, "2026-12-02T12:00"));
  }

  @Test
  void everybodyOnLeaveIsAHole() {
    Roster roster = roster(List.of(A), new Change.Leave(A, day(2), "nghỉ phép"));
    List<Roster.Turn> holes =
        roster.holes(new Interval(local("2026-12-01T07:30"), local("2026-12-10T00:00")));
    assertEquals(1, holes.size());
    assertEquals(day(2), holes.getFirst().during());
  }

  @Test
  void aStandInWinsAndTwoMaySwap() {
    Roster roster =
        roster(
            List.of(A, B, C),
            new Change.StandIn("chinh", C, day(1), "thay"),
            new Change.Swap(A, B, new Interval(day(4).from(), day(5).to()), "đổi ca"));
    assertEquals(Optional.of(C), at(roster, "2026-12-01T20:00"));
    assertEquals(Optional.of(B), at(roster, "2026-12-04T20:00"));
    assertEquals(Optional.of(A), at(roster, "2026-12-05T20:00"));
  }
}
