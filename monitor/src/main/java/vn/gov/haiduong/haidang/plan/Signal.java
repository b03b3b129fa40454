package vn.gov.haiduong.haidang.plan;

import java.util.Optional;

/** What the monitor saw that made an incident. A closed set: the plan's rules speak of these. */
public enum Signal {
  DOWN("down", "gián đoạn"),
  FLAPPING("flapping", "chập chờn"),
  OWN_SIDE("own_side", "mất mạng phía hệ thống giám sát"),
  CONTENT_SUSPECT("content_suspect", "nội dung cần kiểm tra"),
  CERT_EXPIRED("cert_expired", "chứng thư số hết hạn"),
  CERT_EXPIRING("cert_expiring", "chứng thư số sắp hết hạn"),
  DOMAIN_EXPIRING("domain_expiring", "tên miền sắp hết hạn"),
  STALE("stale", "nội dung không cập nhật"),
  LINK_BROKEN("link_broken", "liên kết với Cổng hỏng"),
  /** Links of a home page into its own site that do not open; sampled, so a few of many. */
  INNER_LINKS("inner_links", "liên kết trong trang hỏng"),
  /** A video point that does not answer half an hour before a meeting or during it. */
  MEETING_NOT_READY("meeting_not_ready", "điểm cầu chưa sẵn sàng cho cuộc họp"),
  ALERT("alert", "cảnh báo của Prometheus"),
  ALERT_CRITICAL("alert_critical", "cảnh báo nghiêm trọng của Prometheus");

  private final String label;
  private final String words;

  Signal(String label, String words) {
    this.label = label;
    this.words = words;
  }

  public String label() {
    return label;
  }

  public String words() {
    return words;
  }

  public static Optional<Signal> of(String label) {
    for (Signal signal : values()) {
      if (signal.label.equals(label)) {
        return Optional.of(signal);
      }
    }
    return Optional.empty();
  }
}
