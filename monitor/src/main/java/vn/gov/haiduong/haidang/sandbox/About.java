package vn.gov.haiduong.haidang.sandbox;

import java.util.Optional;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Who a simulated thing is, in the words of the inventory.
 *
 * @param unitName display name of the unit, printed on its pages
 * @param hostedOn the simulated thing on which it runs
 * @param reachedThrough the simulated thing behind which it lies
 * @param platform site system, for grouping
 */
public record About(
    TargetId id,
    String name,
    TargetKind kind,
    UnitCode unit,
    String unitName,
    Optional<UnitCode> district,
    Side side,
    Optional<TargetId> hostedOn,
    Optional<TargetId> reachedThrough,
    Optional<String> platform) {

  /** Something that stands alone, measured from the Internet. */
  public static About alone(String id, String name, TargetKind kind, String unit) {
    return new About(
        new TargetId(id),
        name,
        kind,
        new UnitCode(unit),
        name,
        Optional.empty(),
        Side.INTERNET,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }
}
