package vn.gov.haiduong.haidang.status;

import java.util.List;

/** How much of the province is measured at all. */
public record CoverageStatus(List<Group> groups, List<NotProbed> notProbed) {

  public CoverageStatus {
    groups = List.copyOf(groups);
    notProbed = List.copyOf(notProbed);
  }

  /**
   * Units of one kind in one district.
   *
   * @param unitKind label of the kind of unit
   * @param district code, or empty for the province's own
   * @param units that exist today
   * @param obliged that the directive demands a site of
   * @param withSite with a registered site
   * @param noSite that are confirmed to have none
   * @param unconfirmed of which nobody knows
   * @param measured with at least one target that this monitor measures
   * @param obligedMeasured obliged ones among the measured
   */
  public record Group(
      String unitKind,
      String district,
      int units,
      int obliged,
      int withSite,
      int noSite,
      int unconfirmed,
      int measured,
      int obligedMeasured) {}

  /** A row of the inventory that is not probed, and why: a closed set of reasons. */
  public record NotProbed(String id, String name, Reason reason, String detail, String whoKnows) {

    public enum Reason {
      PLACEHOLDER("placeholder", "Chưa có địa chỉ"),
      FORBIDDEN("forbidden", "Không được đo"),
      VANTAGE("vantage", "Không đo được từ điểm đo này"),
      UNCONFIRMED("unconfirmed", "Chưa xác nhận"),
      RETIRED("retired", "Đã ngừng");

      private final String label;
      private final String words;

      Reason(String label, String words) {
        this.label = label;
        this.words = words;
      }

      public String label() {
        return label;
      }

      public String words() {
        return words;
      }
    }
  }
}
