package vn.gov.haiduong.haidang.incident;

import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What the members of an incident have in common: one incident for each.
 *
 * @param key a target's id, an address, a fingerprint, a platform, a side of our own network, the
 *     name of an alert
 */
public record CauseKey(Shared shared, String key) {

  /** The closed set of bonds. */
  public enum Shared {
    TARGET("target", "một đối tượng"),
    PARENT("parent", "cùng điểm cha"),
    ADDRESS("address", "cùng địa chỉ máy chủ"),
    RESOLVER("resolver", "cùng máy chủ phân giải tên miền"),
    ZONE("zone", "cùng vùng tên miền"),
    CERTIFICATE("certificate", "cùng chứng thư số"),
    PLATFORM("platform", "cùng hệ thống"),
    OWN_SIDE("own_side", "phía hệ thống giám sát"),
    ALERT("alert", "cùng một luật cảnh báo");

    private final String label;
    private final String words;

    Shared(String label, String words) {
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

  public static CauseKey target(TargetId id) {
    return new CauseKey(Shared.TARGET, id.value());
  }

  public static CauseKey parent(TargetId id) {
    return new CauseKey(Shared.PARENT, id.value());
  }

  /** The target that is the cause itself: the broken parent, or the only member. */
  public boolean names(TargetId id) {
    return (shared == Shared.TARGET || shared == Shared.PARENT) && key.equals(id.value());
  }

  /** Stable text, for ids and logs. */
  public String text() {
    return shared.label() + ":" + key;
  }
}
