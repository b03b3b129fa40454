package vn.gov.haiduong.haidang.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.incident.Effect.Occasion;
import vn.gov.haiduong.haidang.plan.Profile;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;

/** One incident of the shipped plan, played by the minute; what people were told of it is kept. */
final class Played {

  final World world;
  final List<Effect.Tell> told = new ArrayList<>();
  final List<Effect.Draft> drafts = new ArrayList<>();
  final List<Event> kept = new ArrayList<>();
  IncidentBook book = IncidentBook.EMPTY;

  Played(Profile profile) {
    world = Plans.world(profile);
  }

  static Instant minute(long minutes) {
    return Plans.T0.plus(Duration.ofMinutes(minutes));
  }

  Optional<Refusal> take(Input input) {
    Turn turn = book.next(input, world);
    book = turn.book();
    turn.kept().forEach(one -> kept.add(one.event()));
    for (Effect effect : turn.effects()) {
      switch (effect) {
        case Effect.Tell tell -> told.add(tell);
        case Effect.Draft draft -> drafts.add(draft);
      }
    }
    return turn.refusal();
  }

  /** The first incident that was opened. */
  Incident incident() {
    return book.all().iterator().next();
  }

  /** The target is down, confirmed at this minute; with others of its address. */
  void down(String target, Instant start, Instant confirmed, String... together) {
    var ids = List.of(together).stream().map(Plans::id).sorted().toList();
    List<CommonCauses.Group> groups =
        ids.isEmpty()
            ? List.of()
            : List.of(
                new CommonCauses.Group(
                    CommonCauses.Shared.ADDRESS, "203.0.113.7", ids, ids.size()));
    Outage outage =
        new Outage(start, Optional.empty(), confirmed, Optional.empty(), Optional.of(confirmed));
    assertThat(take(new Input.OutageDue(confirmed, Plans.id(target), outage, groups))).isEmpty();
  }

  void up(String target, Instant end) {
    assertThat(take(new Input.OutageEnded(end, Plans.id(target), end))).isEmpty();
    assertThat(take(new Input.RecoveryDue(end.plusSeconds(120), Plans.id(target), end))).isEmpty();
  }

  void found(String target, Signal signal, Instant at) {
    assertThat(take(new Input.Found(at, Plans.id(target), signal, at, "đã thấy"))).isEmpty();
  }

  Optional<Refusal> act(Event.Done done) {
    return take(new Input.Act(incident().id(), done));
  }

  void acknowledged(Instant at) {
    assertThat(act(new Event.Acknowledged(at, Plans.AN, "", Optional.empty()))).isEmpty();
  }

  void classified(Instant at, String type, Severity severity, boolean serious) {
    assertThat(
            act(
                new Event.Classified(
                    at, Plans.AN, type, "", severity, false, serious, false, "đã xem")))
        .isEmpty();
  }

  Optional<Refusal> sent(Instant at, String clock) {
    return act(new Event.DocumentSent(at, Plans.AN, clock, "1/BC", "Cơ quan điều phối"));
  }

  /** Time goes on, by the minute. */
  void pass(long from, long to) {
    for (long minute = from; minute <= to; minute++) {
      assertThat(take(new Input.Passed(minute(minute)))).isEmpty();
    }
  }

  Deadline clock(String id, Instant now) {
    return Clocks.of(incident(), world, now).stream()
        .filter(clock -> clock.id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  /** Minutes at which something of this kind and rule was told. */
  List<Long> told(Occasion occasion, String rule) {
    return told.stream()
        .filter(tell -> tell.occasion() == occasion && tell.rule().equals(rule))
        .map(tell -> Duration.between(Plans.T0, tell.at()).toMinutes())
        .toList();
  }
}
