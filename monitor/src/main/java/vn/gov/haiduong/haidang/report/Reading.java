package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.report.Member.Owner;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;

/** Reads a month out of the journal. Blocks, as {@link History} does. */
public final class Reading implements Recorded {

  private final History history;

  public Reading(History history) {
    this.history = history;
  }

  @Override
  public List<Span> spans(TargetId id, Interval asked) {
    return history.spans(id, asked.from(), asked.to());
  }

  @Override
  public List<Outage> outages(TargetId id, Interval asked) {
    return history.outages(id, asked.from(), asked.to());
  }

  /**
   * The whole of a month.
   *
   * @param now cuts the running month of a live ledger; the month of a recording is always whole
   */
  public MonthReport month(YearMonth month, Edition edition, Instant now) {
    MonthFigures figures = figures(month, now);
    return new MonthReport(
        figures,
        past(month),
        roll(figures.asked()),
        Happenings.of(history, figures),
        edition,
        Digest.NONE,
        Aside.NOTHING.hearing(Voices.of(history, figures, now)));
  }

  /**
   * The month without what it is compared with, for who checks what the ledger says of it.
   *
   * @param heard what agencies said later is left out
   */
  public MonthReport alone(YearMonth month, Instant now, Instant heard) {
    MonthFigures figures = figures(month, now);
    return new MonthReport(
        figures,
        Past.NOTHING,
        roll(figures.asked()),
        Happenings.of(history, figures),
        Edition.DRAFT,
        Digest.NONE,
        Aside.NOTHING.hearing(Voices.of(history, figures, heard)));
  }

  /** The figures alone, for who needs no paper. */
  public MonthFigures figures(YearMonth month, Instant now) {
    Optional<Instant> cut = history.recorded().filter(History.Recorded::live).map(_ -> now);
    return MonthFigures.month(this, roll(Period.month(month)), month, cut);
  }

  /** The month of these members alone, without what is said of groups. */
  public MonthFigures figures(YearMonth month, Instant now, Predicate<Member> which) {
    Optional<Instant> cut = history.recorded().filter(History.Recorded::live).map(_ -> now);
    Roll all = roll(Period.month(month));
    Roll some = new Roll(all.members().stream().filter(which).toList(), all.units());
    return MonthFigures.month(this, some, month, cut);
  }

  /** A year or a half of one. */
  public TermReport term(Term term, Instant now) {
    Optional<Instant> cut = history.recorded().filter(History.Recorded::live).map(_ -> now);
    Optional<Instant> begun = history.recorded().map(History.Recorded::from);
    List<Past.Month> months = new ArrayList<>();
    for (YearMonth month : term.months()) {
      Interval whole = term.part(month);
      boolean reached =
          begun.filter(whole.to()::isAfter).isPresent()
              && cut.map(it -> it.isAfter(whole.from())).orElse(true);
      if (reached) {
        Past.Month counted =
            Past.Month.of(MonthFigures.count(this, roll(whole), month, whole, cut));
        if (counted.all().times().known() > 0) {
          months.add(counted);
        }
      }
    }
    MonthFigures figures =
        MonthFigures.count(this, roll(term.whole()), term.months().getLast(), term.whole(), cut);
    return new TermReport(term, figures, months, Happenings.of(history, figures));
  }

  private Past past(YearMonth month) {
    Optional<Instant> begun = history.recorded().map(History.Recorded::from);
    List<Past.Month> months = new ArrayList<>();
    for (YearMonth earlier = month.minusMonths(12);
        earlier.isBefore(month);
        earlier = earlier.plusMonths(1)) {
      Interval whole = Period.month(earlier);
      if (begun.filter(whole.to()::isAfter).isPresent()) {
        Past.Month counted =
            Past.Month.of(MonthFigures.month(this, roll(whole), earlier, Optional.empty()));
        if (counted.all().times().known() > 0) {
          months.add(counted);
        }
      }
    }
    return new Past(months);
  }

  /** Targets of which some moment lies in the time, and who answered for them when. */
  private Roll roll(Interval during) {
    if (during.length().isZero()) {
      return new Roll(List.of(), List.of());
    }
    Map<TargetId, List<Owner>> owners = owners(during);
    List<Member> members =
        history.targets(during.from(), during.to()).stream()
            .map(
                facts -> {
                  List<Owner> pieces = owners.getOrDefault(facts.id(), List.of());
                  Member member = Member.of(facts);
                  return pieces.size() > 1 ? member.ownedBy(pieces) : member;
                })
            .toList();
    return new Roll(members, history.units(during.from(), during.to()));
  }

  /** Follows each target through the configurations of the time. */
  private Map<TargetId, List<Owner>> owners(Interval during) {
    Map<TargetId, Owner> current = new TreeMap<>();
    Map<TargetId, List<Owner>> pieces = new HashMap<>();
    history
        .targets(during.from(), during.from().plusMillis(1))
        .forEach(facts -> current.put(facts.id(), owner(facts, Member.ALWAYS.from())));
    history.entries(
        during.from(),
        during.to(),
        entry -> {
          if (entry instanceof Entry.Configured configured) {
            configured.targets().forEach(facts -> take(facts, configured.at(), current, pieces));
          }
        });
    current.forEach((id, last) -> close(id, last, Member.ALWAYS.to(), pieces));
    return pieces;
  }

  private static void take(
      TargetFacts facts,
      Instant at,
      Map<TargetId, Owner> current,
      Map<TargetId, List<Owner>> pieces) {
    Owner before = current.get(facts.id());
    if (before == null) {
      current.put(facts.id(), owner(facts, Member.ALWAYS.from()));
    } else if (!before.unit().equals(facts.unit())) {
      close(facts.id(), before, at, pieces);
      current.put(facts.id(), owner(facts, at));
    }
  }

  private static void close(
      TargetId id, Owner owner, Instant at, Map<TargetId, List<Owner>> pieces) {
    Instant from = owner.during().from();
    if (from.isBefore(at)) {
      pieces
          .computeIfAbsent(id, _ -> new ArrayList<>())
          .add(new Owner(owner.unit(), owner.name(), owner.district(), new Interval(from, at)));
    }
  }

  private static Owner owner(TargetFacts facts, Instant from) {
    return new Owner(
        facts.unit(), facts.unitName(), facts.district(), new Interval(from, Member.ALWAYS.to()));
  }
}
