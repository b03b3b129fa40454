package vn.gov.haiduong.haidang.sandbox;

import java.util.Locale;
import java.util.Optional;

/**
 * What can be wrong with a simulated server. A closed set; {@link #label()} is the value in forms
 * and JSON. Faults of different layers can hold at once; of one layer the first in this order wins.
 */
public enum Fault {
  GOOD(Layer.NONE, "Bình thường"),

  /**
   * Nothing answers. When every target of an address and port is dead, connection requests stay
   * unanswered; a single target of a shared address is accepted and then met with silence, because
   * only its name in the request tells it from its neighbours.
   */
  DEAD(Layer.CONNECTION, "Im lặng, không trả lời"),
  /**
   * Nobody listens. A single target of a shared address is cut with a reset once it has named
   * itself.
   */
  REFUSED(Layer.CONNECTION, "Từ chối kết nối"),
  /** Good and refused in turns of half {@link Tuning#flapPeriod()}, beginning with refused. */
  FLAPPING(Layer.CONNECTION, "Chập chờn"),

  TLS_BROKEN(Layer.TLS, "Không bắt tay được TLS"),
  EXPIRED(Layer.TLS, "Chứng thư số hết hạn"),
  NOT_YET_VALID(Layer.TLS, "Chứng thư số chưa có hiệu lực"),
  WRONG_HOST(Layer.TLS, "Chứng thư số của tên miền khác"),
  UNTRUSTED(Layer.TLS, "Chứng thư số không được tin cậy"),
  WEAK(Layer.TLS, "Chứng thư số dùng khóa yếu"),

  DNS_NXDOMAIN(Layer.NAME, "Tên miền không tồn tại"),
  DNS_SERVFAIL(Layer.NAME, "Máy chủ tên miền báo lỗi"),
  DNS_REFUSED(Layer.NAME, "Máy chủ tên miền từ chối"),
  DNS_TIMEOUT(Layer.NAME, "Máy chủ tên miền im lặng"),

  /** The connection is reset once the request has arrived, or at once where nothing is asked. */
  RESET(Layer.EXCHANGE, "Ngắt kết nối giữa chừng"),
  /** The answer begins and then arrives byte by byte, never to its end. */
  DRIP(Layer.EXCHANGE, "Trả lời nhỏ giọt"),
  /** {@link Tuning#status()} instead of the page; in mail and video the protocol's own refusal. */
  WRONG_STATUS(Layer.EXCHANGE, "Trả mã lỗi"),
  /** The answer comes {@link Tuning#delay()} late. */
  SLOW(Layer.EXCHANGE, "Chậm"),

  ERROR_PAGE(Layer.PAGE, "Trang báo lỗi với mã 200"),
  DEFAULT_PAGE(Layer.PAGE, "Trang mặc định của máy chủ"),
  EMPTY_PAGE(Layer.PAGE, "Trang trống"),
  DEFACED(Layer.PAGE, "Trang bị thay đổi giao diện"),
  SPAM_LINKS(Layer.PAGE, "Trang bị chèn liên kết cờ bạc"),
  /** Honest: the same unit and news in another shape. */
  REDESIGNED(Layer.PAGE, "Giao diện mới"),
  PORTAL_LINK_LOST(Layer.PAGE, "Mất liên kết về Cổng tỉnh"),
  /**
   * Of the portal: its lists lack some units, lead some elsewhere and some to pages that are gone.
   */
  LISTING_WRONG(Layer.PAGE, "Danh sách đơn vị trên Cổng sai"),
  /** Of the service portal: one page on the way to a service is gone. */
  SERVICE_PAGE_LOST(Layer.PAGE, "Mất một trang trên đường tới dịch vụ");

  /** Where in an exchange a fault acts. */
  public enum Layer {
    NONE,
    CONNECTION,
    TLS,
    NAME,
    EXCHANGE,
    PAGE
  }

  private final Layer layer;
  private final String words;

  Fault(Layer layer, String words) {
    this.layer = layer;
    this.words = words;
  }

  public Layer layer() {
    return layer;
  }

  /** What officers read. */
  public String words() {
    return words;
  }

  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The fault of that label, if there is one. */
  public static Optional<Fault> of(String label) {
    for (Fault fault : values()) {
      if (fault.label().equals(label)) {
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
