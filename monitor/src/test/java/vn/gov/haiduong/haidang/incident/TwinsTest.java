package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.gov.haiduong.haidang.incident.Plans.AN;
import static vn.gov.haiduong.haidang.incident.Plans.T0;
import static vn.gov.haiduong.haidang.incident.Plans.id;
import static vn.gov.haiduong.haidang.incident.Plans.outage;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.plan.Signal;

/** Two lives of the service, the later of which did not know of the earlier. */
class TwinsTest {

  private final World world = Plans.world();
  private final List<Twins.Told> kept = new ArrayList<>();

  private static Instant at(long seconds) {
    return T0.plusSeconds(seconds);
  }

  /** A life that begins knowing nothing. */
  private IncidentBook live(Input... inputs) {
    return live(IncidentBook.EMPTY, inputs);
  }

  private IncidentBook live(IncidentBook book, Input... inputs) {
    for (Input input : inputs) {
      Turn turn = book.next(input, world);
      turn.kept().forEach(one -> kept.add(new Twins.Told(one.incident(), one.event())));
      book = turn.book();
    }
    return book;
  }

  private static Input down(String target, long seconds) {
    return new Input.OutageDue(at(seconds + 40), id(target), outage(at(seconds)), List.of());
  }

  private IncidentBook restored() {
    IncidentBook book = IncidentBook.EMPTY;
    for (Twins.Told one : kept) {
      book = book.restored(one.incident(), one.event());
    }
    return book;
  }

  @Test
  void anOutageThatBothOpenedBecomesTheOlderOneAndIsToldToNobodyAgain() {
    IncidentId older = live(down("w0", 0)).open().getFirst().id();
    IncidentId newer = live(down("w0", 600)).open().getFirst().id();

    List<Twins.Twin> twins = Twins.among(kept);
    assertThat(twins).containsExactly(new Twins.Twin(older, newer));

    Turn turn = restored().next(new Input.TwinFound(at(700), twins.getFirst()), world);
    assertThat(turn.effects()).isEmpty();
    assertThat(turn.book().open()).extracting(Incident::id).containsExactly(older);
    assertThat(turn.book().open().getFirst().since()).isEqualTo(at(0));
    assertThat(turn.book().standing(newer).map(Incident::id)).contains(older);

    // The link of the newer's message takes over the older.
    Turn taken =
        turn.book()
            .next(
                new Input.Act(newer, new Event.Acknowledged(at(710), AN, "", Optional.empty())),
                world);
    assertThat(taken.refusal()).isEmpty();
    assertThat(taken.book().incident(older).orElseThrow().acknowledged()).isPresent();
  }

  @Test
  void whoTookOverTheNewerHasTakenOverTheOlder() {
    IncidentId older = live(down("w0", 0)).open().getFirst().id();
    IncidentBook second = live(down("w0", 600));
    IncidentId newer = second.open().getFirst().id();
    var _ =
        live(
            second,
            new Input.Act(newer, new Event.Acknowledged(at(650), AN, "", Optional.empty())));

    Turn turn = restored().next(new Input.TwinFound(at(700), Twins.among(kept).getFirst()), world);
    assertThat(turn.book().incident(older).orElseThrow().acknowledged().orElseThrow().by())
        .isEqualTo(AN);
  }

  @Test
  void otherTargetsAndWhatIsOverAreNoTwins() {
    var _ = live(down("w0", 0), new Input.RecoveryDue(at(300), id("w0"), at(200)));
    var _ = live(down("w1", 600), down("w0", 610));
    assertThat(Twins.among(kept)).isEmpty();
  }

  @Test
  void aFindingOfTheSameMomentIsOneIncidentAndKeepsWhatWasDone() {
    Input found =
        new Input.Found(at(10), id("w0"), Signal.CERT_EXPIRED, at(-500), "Chứng thư số đã hết hạn");
    IncidentBook first = live(found);
    IncidentId id = first.open().getFirst().id();
    var _ =
        live(first, new Input.Act(id, new Event.Acknowledged(at(20), AN, "", Optional.empty())));
    assertThat(live(found).open().getFirst().id()).isEqualTo(id);

    assertThat(restored().open()).hasSize(1);
    assertThat(restored().open().getFirst().acknowledged()).isPresent();
    assertThat(Twins.among(kept)).isEmpty();
  }
}
