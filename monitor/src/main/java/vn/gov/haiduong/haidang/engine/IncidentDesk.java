package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.CommonCauses.Member;
import vn.gov.haiduong.haidang.health.CommonCauses.Standing;
import vn.gov.haiduong.haidang.health.Effect;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.Step;
import vn.gov.haiduong.haidang.health.Zones;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Intake;
import vn.gov.haiduong.haidang.incident.KeptForm;
import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.Twins;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The engine's book of incidents: hears of everything as a {@link Listener}, asks the pure rules
 * and tells what they decided. All state lives on the engine's loop; {@link #incidents} may be read
 * from any thread.
 */
public final class IncidentDesk implements Listener {

  private static final Logger LOG = LoggerFactory.getLogger(IncidentDesk.class);

  /** Longer than the usual interval; then whoever was not measured is told of all the same. */
  private static final Duration CATCH_UP = Duration.ofSeconds(90);

  /**
   * What was last seen of a target, for finding who fails together. Holds what was measured and
   * reads it only when something fails: measurements come all the time, failures do not.
   *
   * @param zone of its address, which only another row changes
   * @param addressed the last in which an address was measured: who does not answer shows none, and
   *     those of its last answer still hold
   * @param certified the same for its certificate
   */
  private record Sight(
      Target target,
      Optional<String> zone,
      Observation seen,
      Observation addressed,
      Observation certified) {

    static Sight of(Target target, Observation seen, @Nullable Sight before) {
      return new Sight(
          target,
          before != null && before.target.address().equals(target.address())
              ? before.zone
              : Zones.of(target.address()),
          seen,
          before != null && seen.addresses().isEmpty() ? before.addressed : seen,
          before != null && Certificates.leaf(seen).isEmpty() ? before.certified : seen);
    }

    Member member(Set<TargetId> parents) {
      Set<String> addresses = new HashSet<>();
      for (AddressResult address : addressed.addresses()) {
        addresses.add(address.ip().getHostAddress());
      }
      return new Member(
          target.id(),
          switch (seen.outcome().verdict()) {
            case UP, DEGRADED -> Standing.ANSWERS;
            case DOWN -> Standing.FAILS;
            case UNKNOWN -> Standing.NOT_JUDGED;
          },
          parents,
          addresses,
          Certificates.leaf(certified).map(TlsFacts.Certificate::sha256),
          target.platform(),
          zone.map(name -> new CommonCauses.Naming(name, nameFails(seen))));
    }
  }

  private final Map<TargetId, Sight> sights = new TreeMap<>();
  private final Map<TargetId, Failures> failures = new HashMap<>();
  private final Consumer<Turn> out;
  private final Figures figures = new Figures();
  private final Copies copies = new Copies(this::hear);

  /**
   * What was decided before this start and is still to be heard, and what follows meanwhile: it
   * waits until each of these targets has been measured, so that those that fail together are seen
   * to.
   */
  private final Map<TargetId, List<Effect>> unheard = new TreeMap<>();

  private final List<Twins.Twin> doubled = new ArrayList<>();
  private final Set<TargetId> notMeasured = new HashSet<>();
  private Instant catchUpBy = Instant.MAX;

  private IncidentBook book;
  private World world;
  private Function<IncidentId, Optional<Incident>> past = _ -> Optional.empty();
  private volatile Incidents published;

  /**
   * @param restored the book made again of what was kept
   * @param out is told each turn in which something happened, on the engine's loop; must return at
   *     once. What is kept goes to the journal, effects to the outbox
   */
  public IncidentDesk(IncidentBook restored, World world, Consumer<Turn> out) {
    this.book = restored;
    this.world = world;
    this.out = out;
    this.published = new Incidents(Instant.EPOCH, restored, world, figures.copy());
  }

  /** Everything that pages, API and metrics show of incidents; from any thread. */
  public Incidents incidents() {
    return published;
  }

  /**
   * Where incidents stand that the book has let go of: people may still note, reopen and record
   * what was sent. Before the start.
   *
   * @param past answers at once
   */
  public void recalling(Function<IncidentId, Optional<Incident>> past) {
    this.past = past;
  }

  /**
   * How copies of what failing sites answered are kept for the folder of evidence. Before the
   * start.
   *
   * @param how keeps the body of that SHA-256 on the disk; false when it cannot
   */
  public void keeping(Function<String, Future<Boolean>> how) {
    copies.keeping(how);
  }

  /** A person's act, or time; on the engine's loop ({@code Engine.onLoop}). */
  public Turn take(Input input) {
    if (input instanceof Input.Act(IncidentId id, var _) && book.incident(id).isEmpty()) {
      // What stays closed goes again with the next second.
      book = past.apply(id).map(book::recalled).orElse(book);
    }
    Turn turn = book.next(input, world);
    book = turn.book();
    boolean changed = !turn.kept().isEmpty() || !turn.effects().isEmpty();
    if (changed) {
      figures.take(turn);
      turn.kept().forEach(IncidentDesk::log);
      out.accept(turn);
    }
    if (changed || input instanceof Input.Passed) {
      published =
          new Incidents(input.now(), book, world, changed ? figures.copy() : published.figures());
    }
    return turn;
  }

  /** From now on these are muted; on the engine's loop. */
  public void mute(Mutes mutes) {
    world = world.with(mutes);
    published = new Incidents(published.at(), book, world, published.figures());
  }

  /**
   * Before the start: what was decided in an earlier life, of each target in order.
   *
   * @param twins incidents that two earlier lives opened for one thing
   */
  public void catchUp(Map<TargetId, List<Effect>> earlier, List<Twins.Twin> twins) {
    doubled.addAll(twins);
    earlier.forEach((id, effects) -> unheard.put(id, new ArrayList<>(effects)));
    notMeasured.addAll(unheard.keySet());
  }

  private void caughtUp(Instant now) {
    doubled.forEach(twin -> hear(new Input.TwinFound(now, twin)));
    doubled.clear();
    if (unheard.isEmpty()) {
      return;
    }
    if (catchUpBy.equals(Instant.MAX)) {
      catchUpBy = now.plus(CATCH_UP);
    }
    if (notMeasured.isEmpty() || !now.isBefore(catchUpBy)) {
      Map<TargetId, List<Effect>> all = new TreeMap<>(unheard);
      unheard.clear();
      LOG.atInfo().addKeyValue("targets", all.size()).log("incidents hear of what a start found");
      all.forEach((id, effects) -> effects.forEach(effect -> follow(id, effect, now)));
    }
  }

  /** Time has passed: once a second, on the engine's loop. */
  public void tick(Instant now) {
    caughtUp(now);
    copies.look(now);
    Turn ignored = take(new Input.Passed(now));
  }

  private void hear(Input input) {
    Turn ignored = take(input);
  }

  private static void log(Turn.Kept kept) {
    LOG.atInfo()
        .addKeyValue("incident", kept.incident())
        .addKeyValue("event", KeptForm.word(kept.event()))
        .addKeyValue("phase", kept.after().phase().label())
        .addKeyValue("severity", kept.after().severity().label())
        .addKeyValue("members", kept.after().members().size())
        .log("incident");
  }

  // ---- what the engine tells -------------------------------------------------------------------

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    world = monitoring.world().with(world.mutes());
    changes.removed().forEach(sights::remove);
    changes.removed().forEach(failures::remove);
    changes.removed().forEach(unheard::remove);
    unheard.keySet().retainAll(world.subjects().keySet());
    notMeasured.retainAll(unheard.keySet());
    changes.removed().forEach(id -> hear(new Input.Removed(now, id)));
    strangers(monitoring).forEach(id -> hear(new Input.Removed(now, id)));
    published = new Incidents(now, book, world, published.figures());
  }

  /** Members that left the inventory while the service did not run. */
  private Set<TargetId> strangers(Monitoring monitoring) {
    Set<TargetId> known = new HashSet<>(world.subjects().keySet());
    // Links between sites are measured without a row of their own.
    monitoring.assignments().forEach(assignment -> known.add(assignment.target().id()));
    Set<TargetId> gone = new TreeSet<>();
    for (Incident incident : book.open()) {
      incident.members().stream()
          .filter(member -> !member.done())
          .map(member -> member.target())
          .filter(id -> !known.contains(id))
          .forEach(gone::add);
    }
    return gone;
  }

  @Override
  public void measured(
      Assignment assignment, Observation seen, Instant intended, long latenessNanos) {
    TargetId id = assignment.target().id();
    sights.put(id, Sight.of(assignment.target(), seen, sights.get(id)));
    notMeasured.remove(id);
    remember(id, seen, intended);
    certificates(id, seen, intended);
  }

  private static boolean nameFails(Observation seen) {
    return seen.outcome().cause().map(Cause::group).filter(Cause.Group.NAME::equals).isPresent();
  }

  /** What the answer says of its certificate, for the plan's low findings. */
  private void certificates(TargetId id, Observation seen, Instant at) {
    Certificates.of(seen, at)
        .forEach(
            (signal, said) ->
                hear(
                    said.<Input>map(
                            found -> new Input.Found(at, id, signal, found.since(), found.detail()))
                        .orElseGet(() -> new Input.FindingGone(at, id, signal))));
  }

  @Override
  public void stepped(Assignment assignment, Event event, Step step, Instant now) {
    TargetId id = assignment.target().id();
    List<Effect> earlier = unheard.get(id);
    if (earlier != null) {
      earlier.addAll(step.effects());
      return;
    }
    step.effects().forEach(effect -> follow(id, effect, now));
  }

  private void follow(TargetId id, Effect effect, Instant now) {
    Intake.of(id, effect, now, this::groups).ifPresent(this::hear);
    Failures failed = failures.get(id);
    if (failed != null && effect instanceof Effect.IncidentDue) {
      witness(now, id, "first", failed.first);
    } else if (failed != null && effect instanceof Effect.OutageEnded) {
      witness(now, id, "last", failed.last);
      if (failed.answer != null) {
        witness(now, id, "answer", failed.answer);
      }
    }
  }

  private void witness(Instant now, TargetId id, String what, String text) {
    copies.witness(now, id, what, text, book.wantsEvidence(id, what));
  }

  /** Nothing more is heard: what waits for the disk is told as it is. */
  @Override
  public void stopped(Instant now) {
    copies.end(now);
  }

  /** The failures of a run and the answer after it, as text: for who is asked what was seen. */
  private static final class Failures {
    final String first;
    String last;
    @Nullable String answer;

    Failures(String first) {
      this.first = first;
      this.last = first;
    }
  }

  private void remember(TargetId id, Observation seen, Instant intended) {
    Failures failed = failures.get(id);
    if (seen.outcome().verdict() == Verdict.DOWN) {
      String text = ProbeText.of(seen, intended);
      if (failed == null || failed.answer != null) {
        failures.put(id, new Failures(text));
      } else {
        failed.last = text;
      }
    } else if (seen.outcome().verdict().good() && failed != null && failed.answer == null) {
      failed.answer = ProbeText.of(seen, intended);
    }
  }

  @Override
  public void ownSideLost(Event.OwnSideDown lost, String sign, Instant now) {
    hear(new Input.OwnSideLost(now, side(lost.scope()), lost.at(), sign));
  }

  @Override
  public void ownSideFound(Event.OwnSideUp found, Instant now) {
    hear(new Input.OwnSideFound(now, side(found.scope()), found.at()));
  }

  private static String side(Optional<Side> scope) {
    return scope.map(Side::label).orElse("all");
  }

  private List<CommonCauses.Group> groups() {
    List<Member> members = new ArrayList<>(sights.size());
    for (Sight sight : sights.values()) {
      Target target = sight.target();
      Set<TargetId> above = new HashSet<>();
      target.hostedOn().ifPresent(above::add);
      target.reachedThrough().ifPresent(above::add);
      members.add(sight.member(above));
    }
    return CommonCauses.among(members);
  }
}
