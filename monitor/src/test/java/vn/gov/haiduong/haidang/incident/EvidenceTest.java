package vn.gov.haiduong.haidang.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.target.TargetId;

/** The folder of evidence: kept with the incident, sealed, bounded. */
class EvidenceTest {

  private final World world = Plans.world();
  private IncidentBook book = IncidentBook.EMPTY;
  private final List<Event> events = new ArrayList<>();

  private void take(Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    turn.kept().forEach(kept -> events.add(KeptForm.event(KeptForm.of(kept.event()))));
  }

  private void witness(String target, String what, String text) {
    take(new Input.Witnessed(T0.plusSeconds(60), id(target), what, text));
  }

  private void down(String target) {
    take(new Input.OutageDue(T0.plusSeconds(40), id(target), Plans.outage(T0), List.of()));
  }

  @Test
  void whatIsKeptIsSealedAndAnyChangeOfItShows() {
    down("w0");
    witness("w0", "first", "outcome: down\ncause: connect_refused\n");
    witness("w0", "last", "outcome: down\ncause: http_status\n");
    List<Event.Witnessed> pieces = Evidence.of(events);
    IncidentId incident = book.open().getFirst().id();
    assertEquals(2, pieces.size());
    assertTrue(pieces.stream().allMatch(piece -> Evidence.intact(incident, piece)));
    Event.Witnessed first = pieces.getFirst();
    Event.Witnessed changed =
        new Event.Witnessed(
            first.at(), first.target(), first.what(), "outcome: up", first.sha256());
    assertFalse(Evidence.intact(incident, changed));
    assertNotEquals(
        Evidence.seal(pieces), Evidence.seal(List.of(pieces.getLast(), pieces.getFirst())));
  }

  @Test
  void itStaysReadable() {
    down("w0");
    for (int i = 0; i < 200; i++) {
      for (String what : List.of("first", "last", "answer")) {
        witness("w0", what, i + "x".repeat(9000));
      }
    }
    List<Event.Witnessed> pieces = Evidence.of(events);
    assertEquals(Evidence.MOST, pieces.size());
    assertTrue(pieces.stream().allMatch(piece -> piece.text().length() <= Evidence.LONGEST));
  }

  /** All at once, by one cause; the first to fail are the last to answer. */
  @Test
  void ofTwoHundredSitesTheFirstAreWholeAndOthersHaveTheirEndsToo() {
    List<TargetId> sites = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sites.add(id(String.format("s%03d", i)));
    }
    List<CommonCauses.Group> together =
        List.of(
            new CommonCauses.Group(
                CommonCauses.Shared.ADDRESS, "203.0.113.9", sites, sites.size()));
    for (int i = 0; i < 200; i++) {
      Instant start = T0.plusSeconds(i);
      take(new Input.OutageDue(T0.plusSeconds(240), sites.get(i), Plans.outage(start), together));
      witness(sites.get(i).value(), "first", "hỏng " + i);
    }
    assertEquals(1, book.open().size());
    for (int i = 199; i >= 0; i--) {
      witness(sites.get(i).value(), "last", "hỏng lần cuối " + i);
      witness(sites.get(i).value(), "answer", "trả lời " + i);
    }
    List<Event.Witnessed> pieces = Evidence.of(events);
    assertEquals(Evidence.MOST, pieces.size());
    for (int i = 0; i < Evidence.WHOLE; i++) {
      TargetId site = sites.get(i);
      assertEquals(
          List.of("first", "last", "answer"),
          pieces.stream()
              .filter(piece -> piece.target().equals(site))
              .map(Event.Witnessed::what)
              .toList());
    }
    assertEquals(15, pieces.stream().filter(piece -> piece.what().equals("last")).count());
    assertEquals(15, pieces.stream().filter(piece -> piece.what().equals("answer")).count());
  }

  @Test
  void whoHasNoIncidentHasNoFolderAndTheSameIsKeptOnce() {
    witness("w0", "first", "a");
    down("w1");
    witness("w0", "first", "a");
    witness("w1", "first", "a");
    witness("w1", "first", "a");
    assertEquals(1, Evidence.of(events).size());
    assertEquals(
        Optional.of(id("w1")),
        Evidence.of(events).stream().map(Event.Witnessed::target).findFirst());
  }
}
