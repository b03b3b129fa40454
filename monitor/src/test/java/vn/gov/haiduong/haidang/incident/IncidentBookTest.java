package vn.gov.haiduong.haidang.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;
import static vn.gov.haiduong.haidang.incident.Plans.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.time.Province;

/** One incident for each cause. */
class IncidentBookTest {

  private final World world = Plans.world();
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<Effect> effects = new ArrayList<>();
  private final List<Turn.Kept> kept = new ArrayList<>();

  private void take(Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    effects.addAll(turn.effects());
    kept.addAll(turn.kept());
  }

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  private void down(String target, long seconds, CommonCauses.Group... groups) {
    take(new Input.OutageDue(at(seconds + 40), id(target), outage(at(seconds)), List.of(groups)));
  }

  private void back(String target, long seconds) {
    take(new Input.OutageEnded(at(seconds), id(target), at(seconds)));
    take(new Input.RecoveryDue(at(seconds + 120), id(target), at(seconds)));
  }

  private static CommonCauses.Group address(int members) {
    return new CommonCauses.Group(
        CommonCauses.Shared.ADDRESS,
        "203.0.113.7",
        IntStream.range(0, members).mapToObj(i -> id("w" + i)).toList(),
        members);
  }

  private long openings() {
    return effects.stream()
        .filter(
            effect ->
                effect instanceof Effect.Tell tell && tell.occasion() == Effect.Occasion.OPENED)
        .count();
  }

  @Test
  void twoCausesAreTwoIncidents() {
    down("w0", 0);
    down("w1", 5);
    assertEquals(2, book.open().size());
    assertEquals(2, openings());
  }

  @Test
  void aSharedAddressIsOneIncidentAndOneMessageAfterGathering() {
    for (int i = 0; i < 8; i++) {
      down("w" + i, i, address(8));
    }
    assertEquals(1, book.open().size());
    assertEquals(0, openings());
    take(new Input.Passed(at(60)));
    assertEquals(1, openings());
    Incident incident = book.open().getFirst();
    assertEquals(8, incident.members().size());
    assertEquals(CauseKey.Shared.ADDRESS, incident.cause().shared());
    assertEquals(Severity.S2, incident.severity());
  }

  @Test
  void laterMembersGiveOneUpdateWhenGrowthStops() {
    down("w0", 0, address(2));
    down("w1", 1, address(2));
    take(new Input.Passed(at(61)));
    down("w2", 70, address(3));
    down("w3", 80, address(4));
    take(new Input.Passed(at(125)));
    take(new Input.Passed(at(185)));
    take(new Input.Passed(at(260)));
    assertEquals(
        1,
        effects.stream()
            .filter(e -> e instanceof Effect.Tell t && t.occasion() == Effect.Occasion.GREW)
            .count());
  }

  /** A power cut of a minute: the host answers again before its sites' outages are decided. */
  @Test
  void whatBrokeWhileItsHostWasDownIsTheHostsIncidentThoughTheHostAnswersAgain() {
    down("host", 0);
    take(new Input.OutageEnded(at(50), id("host"), at(45)));
    down("s0", 20);
    down("s1", 30);
    assertEquals(1, book.open().size());
    assertEquals(3, book.open().getFirst().members().size());
    assertEquals(1, openings());

    // One that broke after the host was back has a cause of its own.
    down("s2", 46);
    assertEquals(2, book.open().size());

    // And who stays down without its host becomes another incident.
    take(new Input.RecoveryDue(at(100), id("host"), at(45)));
    back("s0", 120);
    take(new Input.Passed(at(400)));
    assertTrue(
        book.open().stream()
            .anyMatch(
                one -> one.splitFrom().isPresent() && one.targets().equals(List.of(id("s1")))));
  }

  /** The host is asked more often than its site, so that its three answers are there first. */
  @Test
  void whatIsDecidedAfterItsHostRecoveredIsTheHostsIncidentAndIsToldNobodyAgain() {
    down("host", 0);
    take(new Input.OutageEnded(at(50), id("host"), at(45)));
    take(new Input.RecoveryDue(at(65), id("host"), at(45)));
    assertEquals(Incident.Phase.RESOLVED, book.open().getFirst().phase());
    int told = effects.size();
    down("s0", 40);
    assertEquals(1, book.open().size());
    assertEquals(Incident.Phase.OPEN, book.open().getFirst().phase());
    back("s0", 90);
    assertEquals(Incident.Phase.RESOLVED, book.open().getFirst().phase());
    assertEquals(Optional.of(at(45)), book.open().getFirst().resolvedEnd());
    assertEquals(told, effects.size());
  }

  @Test
  void whoIsHeardOfLongAfterItsHostRecoveredIsSplitOffFromTheHostsIncident() {
    down("host", 0);
    back("host", 45);
    IncidentId hosts = book.open().getFirst().id();
    take(new Input.OutageDue(at(4000), id("s0"), outage(at(40)), List.of()));
    assertEquals(2, book.open().size());
    assertTrue(book.open().stream().anyMatch(one -> one.splitFrom().equals(Optional.of(hosts))));
  }

  /** It was asked first, its line a moment later; two answers are missing when the line is back. */
  @Test
  void whatIsReachedThroughABrokenLineIsTheLinesIncident() {
    down("line", 5);
    take(new Input.OutageDue(at(60), id("r0"), outage(at(0)), List.of()));
    assertEquals(1, book.open().size());
    assertEquals(CauseKey.parent(id("line")), book.open().getFirst().cause());
  }

  @Test
  void whatFlapsWithWhatCarriesItIsOneIncidentInWhateverOrder() {
    for (String parent : List.of("host", "line")) {
      book = IncidentBook.EMPTY;
      effects.clear();
      String child = parent.equals("host") ? "s" : "r";
      flaps(child + "0", 0);
      flaps(child + "1", 5);
      flaps(parent, 10);
      flaps(child + "2", 15);
      take(new Input.Passed(at(60)));
      assertEquals(1, book.open().size());
      Incident one = book.open().getFirst();
      assertEquals(CauseKey.parent(id(parent)), one.cause());
      assertEquals(4, one.members().size());
      assertEquals(1, openings());
      take(new Input.FlappingOver(at(3000), id(child + "0")));
      flaps(child + "0", 3100);
      assertEquals(4, book.open().getFirst().down());
      for (String each : List.of(parent, child + "0", child + "1", child + "2")) {
        take(new Input.FlappingOver(at(7000), id(each)));
      }
      assertEquals(Incident.Phase.RESOLVED, book.open().getFirst().phase());
    }
  }

  /** Its host's outages were long enough to be confirmed, its own part of them never. */
  @Test
  void whatFlapsWhileItsHostWasDownAgainAndAgainIsOneIncidentThatNamesTheHost() {
    for (int i = 0; i < 3; i++) {
      down("host", i * 600L - 1300);
      back("host", i * 600L - 1240);
    }
    long before = openings();
    for (int i = 0; i < 8; i++) {
      flaps("s" + i, i);
    }
    flaps("w0", 9);
    take(new Input.Passed(at(60)));
    assertEquals(before + 2, openings());
    List<Incident> found = book.active(Incident.Kind.FLAPPING);
    assertEquals(
        List.of(8, 1),
        found.stream().map(one -> one.members().size()).sorted(Comparator.reverseOrder()).toList());
    assertEquals(
        1, found.stream().filter(one -> one.cause().equals(CauseKey.parent(id("host")))).count());
  }

  @Test
  void whatIsDownForCertainWhileItsHostOnlyFlapsIsOneIncidentThatNamesTheHost() {
    flaps("host", 0);
    take(new Input.Passed(at(60)));
    effects.clear();
    for (int i = 0; i < 4; i++) {
      down("s" + i, 100 + i);
    }
    down("w0", 105);
    take(new Input.Passed(at(300)));
    List<Incident> outages = book.active(Incident.Kind.OUTAGE);
    assertEquals(2, outages.size());
    Incident sites = outages.getFirst();
    assertEquals(CauseKey.parent(id("host")), sites.cause());
    assertEquals(List.of(id("s0"), id("s1"), id("s2"), id("s3")), sites.targets());
    assertTrue(sites.detail().endsWith("đang chập chờn"));
    assertEquals(at(100), sites.since());
    assertEquals(2, openings());
    for (int i = 0; i < 4; i++) {
      back("s" + i, 400 + i);
    }
    assertEquals(Incident.Phase.RESOLVED, book.incident(sites.id()).orElseThrow().phase());
    // Its host's own outage, afterwards, is the host's.
    down("host", 500);
    down("s0", 505);
    assertEquals(
        List.of(id("host"), id("s0")),
        book.of(id("host"), Incident.Kind.OUTAGE).orElseThrow().targets());
  }

  private void flaps(String target, long seconds) {
    take(new Input.FlappingFound(at(seconds), id(target), at(seconds - 1200), Optional.empty()));
  }

  @Test
  void whatRunsOnABrokenHostIsTheHostsIncidentInWhateverOrder() {
    down("s0", 0);
    down("s1", 2);
    down("host", 4);
    down("s2", 6);
    assertEquals(1, book.open().size());
    Incident incident = book.open().getFirst();
    assertEquals(CauseKey.parent(id("host")), incident.cause());
    assertEquals(List.of(id("host"), id("s0"), id("s1"), id("s2")), incident.targets());
  }

  @Test
  void whoIsStillDownWhenTheHostIsBackIsSplitOffWithItsTrueStart() {
    down("host", 0);
    down("s0", 3);
    back("host", 600);
    take(new Input.Passed(at(721)));
    List<Incident> open = book.open();
    assertEquals(2, open.size());
    Incident own = open.stream().filter(i -> i.splitFrom().isPresent()).findFirst().orElseThrow();
    assertEquals(at(3), own.since());
    assertTrue(open.stream().anyMatch(i -> i.phase() == Incident.Phase.RESOLVED));
  }

  @Test
  void aMemberThatFailsAgainBeforeItsRecoveryStaysInItsIncident() {
    down("w0", 0);
    take(new Input.OutageEnded(at(300), id("w0"), at(300)));
    down("w0", 360);
    assertEquals(1, book.open().size());
    back("w0", 900);
    assertEquals(Optional.of(at(900)), book.open().getFirst().end());
  }

  @Test
  void afterTheRecoveryANewOutageIsANewIncident() {
    down("w0", 0);
    back("w0", 300);
    down("w0", 900);
    assertEquals(2, book.open().size());
  }

  @Test
  void ourOwnBlindnessIsOneIncidentWithoutTargets() {
    take(new Input.OwnSideLost(at(0), "internet", at(0), "Cổng ra mạng không trả lời"));
    take(new Input.OwnSideLost(at(9), "internet", at(0), "Cổng ra mạng không trả lời"));
    assertEquals(1, book.open().size());
    assertEquals(Incident.Kind.OWN_SIDE, book.open().getFirst().kind());
    take(new Input.OwnSideFound(at(60), "internet", at(60)));
    assertEquals(Incident.Phase.RESOLVED, book.open().getFirst().phase());
  }

  @Test
  void flappingAndFindingsAreLow() {
    take(new Input.FlappingFound(at(0), id("w0"), at(-600), Optional.empty()));
    take(new Input.Found(at(0), id("w1"), Signal.CERT_EXPIRING, at(0), "Chứng thư số còn 14 ngày"));
    assertTrue(book.open().stream().allMatch(i -> i.severity() == Severity.S4));
  }

  @Test
  void aFindingThatAPersonClosedStaysClosedWhileItLasts() {
    found(0, Signal.CERT_EXPIRING, "Chứng thư số còn 14 ngày");
    close(60);
    found(120, Signal.CERT_EXPIRING, "Chứng thư số còn 13 ngày");
    take(new Input.Passed(at(20 * 86_400)));
    found(20 * 86_400, Signal.CERT_EXPIRING, "Chứng thư số còn 1 ngày");
    assertEquals(0, book.open().size());
    // Renewed, and ten years later again: another finding.
    take(new Input.FindingGone(at(21 * 86_400), id("w1"), Signal.CERT_EXPIRING));
    found(22 * 86_400, Signal.CERT_EXPIRING, "Chứng thư số còn 14 ngày");
    assertEquals(1, book.open().size());
  }

  @Test
  void otherSignsOnAPageAreAnotherFinding() {
    found(0, Signal.CONTENT_SUSPECT, "khối ẩn");
    close(60);
    found(120, Signal.CONTENT_SUSPECT, "khối ẩn");
    assertEquals(0, book.open().size());
    found(180, Signal.CONTENT_SUSPECT, "trang bị thay bằng lời của kẻ tấn công");
    assertEquals(1, book.open().size());
  }

  @Test
  void whatAPersonReopenedIsClosedAgainByWhatIsGone() {
    found(0, Signal.CERT_EXPIRING, "Chứng thư số còn 14 ngày");
    IncidentId first = book.open().getFirst().id();
    close(60);
    take(new Input.Act(first, new Event.Reopened(at(90), Plans.AN, "nhầm")));
    assertEquals(1, book.open().size());
    take(new Input.FindingGone(at(120), id("w1"), Signal.CERT_EXPIRING));
    assertEquals(Incident.Phase.RESOLVED, book.open().getFirst().phase());
  }

  @Test
  void findingsRemindByWorkingDays() {
    Instant friday = Instant.parse("2027-01-29T02:00:00Z"); // A week before Tết.
    take(new Input.Found(friday, id("w1"), Signal.CERT_EXPIRING, friday, "còn 14 ngày"));
    List<String> days = new ArrayList<>();
    for (int hour = 0; hour < 24 * 30; hour++) {
      Instant now = friday.plusSeconds(hour * 3_600L);
      Turn turn = book.next(new Input.Passed(now), world);
      book = turn.book();
      turn.effects().stream()
          .filter(effect -> effect instanceof Effect.Tell)
          .map(effect -> (Effect.Tell) effect)
          .filter(tell -> tell.occasion() == Effect.Occasion.REMINDED)
          .forEach(tell -> days.add(Province.local(now).toLocalDate().toString()));
    }
    // Four working days, Tết from 5 to 11 February with its days in lieu, and then the fifth.
    assertEquals(List.of("2027-02-12", "2027-02-19", "2027-02-26"), days);
  }

  private void found(long seconds, Signal signal, String detail) {
    take(new Input.Found(at(seconds), id("w1"), signal, at(seconds), detail));
  }

  private void close(long seconds) {
    IncidentId first = book.open().getFirst().id();
    take(new Input.Act(first, new Event.Closed(at(seconds), Plans.AN, "đã báo đơn vị", "", false)));
  }

  @Test
  void flappingKeepsAnIncidentOfItsOwnBesideAnOutage() {
    take(new Input.FlappingFound(at(0), id("w0"), at(-600), Optional.empty()));
    down("w0", 60);
    take(new Input.FlappingFound(at(200), id("w0"), at(-600), Optional.empty()));
    assertEquals(2, book.open().size());
    assertTrue(
        book.open().stream()
            .filter(i -> i.kind() == Incident.Kind.OUTAGE)
            .allMatch(Incident::flapping));
    take(new Input.FlappingOver(at(4000), id("w0")));
    assertEquals(1, book.active(Incident.Kind.OUTAGE).size());
    assertEquals(0, book.active(Incident.Kind.FLAPPING).size());
  }

  @Test
  void theSameInputsGiveTheSameIdsAndTheKeptEventsGiveTheSameBook() {
    for (int i = 0; i < 4; i++) {
      down("w" + i, i, address(4));
    }
    down("host", 50);
    down("s0", 55);
    take(new Input.Passed(at(200)));
    back("w0", 300);
    IncidentBook again = IncidentBook.EMPTY;
    for (Turn.Kept each : kept) {
      again = again.restored(each.incident(), KeptForm.event(KeptForm.of(each.event())));
    }
    assertEquals(List.copyOf(book.all()), List.copyOf(again.all()));
  }
}
