package vn.gov.haiduong.haidang.incident;

import java.util.Optional;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What an incident needs to know of a target.
 *
 * @param address as people write it
 * @param level approved level of the information system; 0 while not approved
 * @param operator who runs it; empty when nobody said
 * @param leader whom the agency named to answer for it
 * @param specialist whom the agency named to look after it
 * @param observeOnly not in the Department's power: nobody of it is told
 */
public record Subject(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    String unitName,
    String address,
    int level,
    int priority,
    Optional<TargetId> hostedOn,
    String operator,
    Optional<PersonId> leader,
    Optional<PersonId> specialist,
    boolean observeOnly) {}
