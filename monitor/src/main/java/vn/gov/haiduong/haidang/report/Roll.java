package vn.gov.haiduong.haidang.report;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * Who is reported on.
 *
 * @param members measured targets, in the order of their ids
 * @param units of the inventory; none where the recording knows none
 */
public record Roll(List<Member> members, List<UnitFacts> units) {

  public Roll {
    members = members.stream().sorted(Comparator.comparing(Member::id)).toList();
    units = units.stream().sorted(Comparator.comparing(UnitFacts::code)).toList();
  }

  /** The units of which the directive demands a website, as far as they exist in the time. */
  public List<UnitFacts> obliged(Interval during) {
    return units.stream()
        .filter(UnitFacts::obliged)
        .filter(unit -> unit.existsIn(during.from(), during.to()))
        .toList();
  }

  public Optional<UnitFacts> unit(UnitCode code) {
    return units.stream().filter(unit -> unit.code().equals(code)).findFirst();
  }

  /** Name of a unit; its code where the inventory does not know it. */
  public String unitName(UnitCode code) {
    return unit(code).map(UnitFacts::name).orElse(code.value());
  }
}
