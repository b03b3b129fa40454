package vn.gov.haiduong.haidang.app.service;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Listener;
import vn.gov.haiduong.haidang.engine.Memory;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.health.Event;
import vn.gov.haiduong.haidang.health.TargetHealth;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Between the engine and the ledger: everything that time is counted from goes in, and each target
 * enters with the health that it had at the last sign of life. Confined to the engine's loop.
 */
final class Bookkeeper implements Listener, Memory {

  /** A sign of life is at most ten seconds old, and nobody waits longer than five for the disk. */
  private static final Duration WAITED_FOR = Duration.ofSeconds(15);

  private final LiveLedger ledger;
  private final Map<TargetId, TargetHealth> past;
  private boolean begun;
  private Optional<Instant> asked = Optional.empty();

  /** What an incident says to be lost, of which the record of time knows nothing. */
  private final List<Blindness> notEntered;

  /**
   * @param open sides of which an incident is open
   */
  Bookkeeper(LiveLedger ledger, List<Blindness> open) {
    this.ledger = ledger;
    this.past = new HashMap<>(ledger.restored().healths());
    Set<Side> entered = sides(entered());
    this.notEntered = open.stream().filter(one -> !entered.contains(one.side())).toList();
  }

  private List<Blindness> entered() {
    return ledger.restored().ownSides().stream()
        .flatMap(
            lost -> lost.scope().stream().map(side -> new Blindness(side, lost.at(), lost.sign())))
        .toList();
  }

  private static Set<Side> sides(List<Blindness> all) {
    return all.stream().map(Blindness::side).collect(Collectors.toSet());
  }

  @Override
  public List<Blindness> blindness() {
    return Stream.of(entered(), notEntered).flatMap(List::stream).toList();
  }

  @Override
  public TargetHealth recall(Assignment assignment, Instant now) {
    TargetHealth known = past.remove(assignment.target().id());
    Optional<Instant> lastSign = ledger.restored().lastSign();
    if (known == null || lastSign.isEmpty()) {
      return TargetHealth.from(now, true);
    }
    return known.next(new Event.MonitorStarted(now, sign(lastSign.get(), now)), now).health();
  }

  /** A clock that was set back while we were away gives a gap of no length. */
  private static Instant sign(Instant lastSign, Instant now) {
    return lastSign.isAfter(now) ? now : lastSign;
  }

  @Override
  public Optional<Instant> lastSign() {
    return ledger.restored().lastSign();
  }

  /**
   * What is not kept yet could be undone by a crash, so it decides nothing; but where nothing can
   * be kept any more, people hear of it all the same.
   */
  @Override
  public Instant sureUpTo(Instant now) {
    if (asked.isEmpty()) {
      asked = Optional.of(now);
    }
    Instant sure = ledger.sureUpTo();
    Instant since = sure.isAfter(asked.get()) ? sure : asked.get();
    boolean inVain = Duration.between(since, now).compareTo(WAITED_FOR) > 0;
    return inVain || sure.isAfter(now) ? now : sure;
  }

  @Override
  public void adopted(Monitoring monitoring, Changes changes, Instant now) {
    if (!begun) {
      begun = true;
      past.clear();
      add(new Entry.MonitorStarted(now, ledger.restored().lastSign().map(sign -> sign(sign, now))));
      // Until its anchors have been asked what is measured through it says nothing: so it is kept.
      notEntered.forEach(
          lost -> add(new Entry.OwnSideDown(now, Optional.of(lost.side()), now, lost.sign())));
    }
    Map<UnitCode, Unit> units =
        monitoring.units().stream()
            .collect(Collectors.toMap(Unit::code, unit -> unit, (one, _) -> one));
    add(
        new Entry.Configured(
            now,
            monitoring.config().hash(),
            monitoring.assignments().stream()
                .map(assignment -> facts(assignment.target(), units))
                .toList(),
            facts(monitoring.units())));
  }

  /** Units in the journal's words. */
  static List<UnitFacts> facts(List<Unit> all) {
    Map<UnitCode, Unit> units =
        all.stream().collect(Collectors.toMap(Unit::code, unit -> unit, (one, _) -> one));
    return all.stream().map(unit -> facts(unit, units)).toList();
  }

  private static UnitFacts facts(Unit unit, Map<UnitCode, Unit> units) {
    return new UnitFacts(
        unit.code(),
        unit.name(),
        unit.kind(),
        district(unit, units),
        unit.obliged(),
        Optional.of(Province.startOf(unit.validFrom())),
        unit.validTo().map(Province::startOf));
  }

  /** The district that the unit is or lies in; empty for the province's own. */
  private static Optional<UnitCode> district(Unit unit, Map<UnitCode, Unit> units) {
    Unit at = unit;
    // No tree is deeper; a ring of units ends here.
    for (int depth = 0; at != null && depth < 100; depth++) {
      if (at.kind() == UnitKind.DISTRICT) {
        return Optional.of(at.code());
      }
      at = at.parent().map(units::get).orElse(null);
    }
    return Optional.empty();
  }

  private static TargetFacts facts(Target target, Map<UnitCode, Unit> units) {
    Unit unit = units.get(target.unit());
    return new TargetFacts(
        target.id(),
        target.name(),
        target.kind(),
        target.unit(),
        unit == null ? target.unit().value() : unit.name(),
        target.district(),
        target.tier(),
        target.address(),
        target.cadence(),
        target.side(),
        target.hostedOn(),
        target.reachedThrough(),
        Optional.empty(),
        Optional.empty());
  }

  @Override
  public void measured(
      Assignment assignment, Observation seen, Instant intended, long latenessNanos) {
    add(
        new Entry.Observed(
            intended,
            assignment.target().id(),
            seen.outcome().verdict(),
            seen.outcome().cause(),
            assignment.target().cadence(),
            seen.durationNanos() > 0
                ? OptionalLong.of(seen.durationNanos() / 1_000)
                : OptionalLong.empty()));
  }

  @Override
  public void ownSideLost(Event.OwnSideDown lost, String sign, Instant now) {
    add(new Entry.OwnSideDown(lost.at(), lost.scope(), now, sign));
  }

  @Override
  public void ownSideFound(Event.OwnSideUp found, Instant now) {
    add(new Entry.OwnSideUp(found.at(), found.scope(), now));
  }

  @Override
  public void leapt(Instant from, Instant to) {
    add(new Entry.MonitorStopped(from));
    add(new Entry.MonitorStarted(to, Optional.of(from)));
  }

  @Override
  public void settled(Instant now) {
    add(new Entry.Heartbeat(now));
  }

  @Override
  public void stopped(Instant now) {
    add(new Entry.MonitorStopped(now));
  }

  private void add(Entry entry) {
    var _ = ledger.append(List.of(entry)); // Nothing that measures waits for the disk.
  }
}
