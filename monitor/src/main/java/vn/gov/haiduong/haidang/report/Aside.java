package vn.gov.haiduong.haidang.report;

import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.obligation.MonthDuties;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What a month's papers say beside the ledger's figures.
 *
 * @param duties linkage, services, goals and scorecard; empty where nobody kept them
 * @param contacts units that named a leader and a specialist; empty where no inventory was read
 */
public record Aside(Optional<MonthDuties> duties, Optional<Set<UnitCode>> contacts) {

  public static final Aside NOTHING = new Aside(Optional.empty(), Optional.empty());

  public Aside {
    contacts = contacts.map(Set::copyOf);
  }
}
