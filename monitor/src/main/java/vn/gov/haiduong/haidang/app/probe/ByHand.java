package vn.gov.haiduong.haidang.app.probe;

import java.util.List;
import java.util.Set;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.StatusSet;

/** The rules of a measurement by hand, where neither profile nor option says otherwise. */
final class ByHand {

  static final int FOLLOW = 10;

  /** Says honestly what asks; ASCII, because it travels in a header. */
  static final String USER_AGENT = "HaiDang-probe/0.1 (availability check by hand)";

  static final HttpRules RULES =
      new HttpRules(
          StatusSet.SUCCESS,
          List.of(),
          List.of(),
          HttpRules.MAX_BODY_BY_HAND,
          FOLLOW,
          USER_AGENT,
          false,
          Set.of(),
          false,
          false);

  private ByHand() {}
}
