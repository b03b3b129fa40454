package vn.gov.haiduong.haidang.status;

import java.util.List;
import vn.gov.haiduong.haidang.target.TargetId;

/** Targets that fail together for one reason: a parent, an address, name servers, a platform. */
public record CommonCause(Kind kind, String key, List<TargetId> members) {

  /** What the members share. */
  public enum Kind {
    PARENT("parent", "Cùng điểm cha"),
    ADDRESS("address", "Cùng địa chỉ máy chủ"),
    RESOLVER("resolver", "Cùng máy chủ phân giải tên miền"),
    ZONE("zone", "Cùng vùng tên miền"),
    CERTIFICATE("certificate", "Cùng chứng thư số"),
    PLATFORM("platform", "Cùng hệ thống");

    private final String label;
    private final String words;

    Kind(String label, String words) {
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

  public CommonCause {
    members = List.copyOf(members);
  }
}
