package vn.gov.haiduong.haidang.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Point;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Site;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.target.Vantage;
import vn.gov.haiduong.haidang.wording.Plain;

/** The tables of the inventory: one CSV file and one sheet each, with the meaning of columns. */
enum Layout {
  UNITS(
      "units",
      "Đơn vị",
      List.of(
          key("code", "Mã đơn vị", "Mã hành chính (giữ số 0 ở đầu) hoặc tên tắt; không đổi"),
          name("name", "Tên đơn vị", "Tên đầy đủ, có dấu").need(),
          pick("kind", "Loại", labels(UnitKind.values(), UnitKind::label)).need(),
          code("parent", "Thuộc đơn vị", "Mã của đơn vị cấp trên; để trống chỉ ở gốc"),
          date("valid_from", "Có từ ngày", "Ngày đầu tiên đơn vị tồn tại").need(),
          date("valid_to", "Đến trước ngày", "Ngày đầu tiên không còn; để trống nếu đang còn"),
          code("replaced_by", "Được thay bởi", "Mã đơn vị thay thế"),
          pick("site", "Trang thông tin", labels(SiteStanding.values(), SiteStanding::label))
              .need(),
          pick("directive", "Nghĩa vụ theo chỉ thị", List.of("2011", "2012", "khong", "chua-ro"))
              .need(),
          text("to_confirm", "Cần xác nhận", "Điều chưa chắc chắn"),
          text("who_knows", "Ai biết", "Đơn vị hoặc chức danh có thể trả lời"),
          text("evidence", "Căn cứ", "Nguồn của thông tin"),
          text("note", "Ghi chú", ""))),
  SITES(
      "sites",
      "Trang và dịch vụ",
      List.of(
          key("id", "Mã trang", "Chữ thường không dấu, số, - _ . /; không đổi"),
          code("unit", "Mã đơn vị", "Đơn vị chủ quản").need(),
          name("name", "Tên trang", "Tên hiển thị").need(),
          pick("kind", "Loại", List.of("portal", "website", "service")).need(),
          pick("status", "Trạng thái", labels(ListedStatus.values(), ListedStatus::label)).need(),
          pick("scheme", "Giao thức", labels(Site.Scheme.values(), Site.Scheme::label)),
          text("host", "Tên miền", "Chỉ tên máy, không có http://"),
          text("port", "Cổng", "Để trống: 80 hoặc 443"),
          text("path", "Đường dẫn", "Bắt đầu bằng /; để trống: /"),
          text("expect_text", "Chữ phải có", "Nhiều đoạn cách nhau bằng dấu |"),
          text("refuse_text", "Chữ không được có", "Nhiều đoạn cách nhau bằng dấu |"),
          code("profile", "Hồ sơ đo", "Tên trong profiles.yml").need(),
          text("interval", "Chu kỳ đo", "Thay cho hồ sơ, ví dụ 60s"),
          text("confirm", "Số lần xác nhận", "Thay cho hồ sơ, 1 đến 20"),
          pick("vantage", "Điểm đo", labels(Vantage.values(), Vantage::label)).need(),
          text("tier", "Nhóm mục tiêu", "Nhóm trong goals.yml"),
          text("priority", "Thứ tự ưu tiên", "1 (cao nhất) đến 9"),
          code("hosted_on", "Chạy trên", "Mã dòng mà nó chạy trên đó"),
          code("reached_through", "Nằm sau", "Mã dòng mà đường tới nó đi qua"),
          text("portal_page", "Trang có liên kết", "Địa chỉ trang có liên kết với Cổng tỉnh"),
          text("official_hosts", "Tên miền chính thức khác", "Cách nhau bằng dấu |"),
          text("platform", "Hệ thống", "Phần mềm trang, để gom nhóm lỗi"),
          text("vendor", "Nhà cung cấp", ""),
          name("leader", "Lãnh đạo phụ trách", ""),
          text("leader_phone", "Điện thoại lãnh đạo", "Giữ số 0 ở đầu"),
          text("leader_email", "Thư của lãnh đạo", ""),
          name("specialist", "Chuyên viên phụ trách", ""),
          text("specialist_phone", "Điện thoại chuyên viên", "Giữ số 0 ở đầu"),
          text("specialist_email", "Thư của chuyên viên", ""),
          text("level", "Cấp độ an toàn", "1 đến 5; để trống khi chưa phê duyệt"),
          text("level_decision", "Văn bản phê duyệt cấp độ", "Số, ngày"),
          pick("observe_only", "Chỉ quan sát", List.of("co", "khong")),
          pick("allow_inner", "Cho chuyển hướng vào mạng trong", List.of("co", "khong")),
          date("valid_from", "Có từ ngày", ""),
          date("valid_to", "Đến trước ngày", ""),
          code("replaced_by", "Được thay bởi", "Mã dòng thay thế"),
          text("why_not", "Vì sao không đo", "Bắt buộc khi trạng thái khác \"do\""),
          text("who_knows", "Ai biết", ""),
          text("evidence", "Căn cứ", ""),
          text("evidence_date", "Thời điểm của căn cứ", ""),
          text("note", "Ghi chú", ""))),
  ENDPOINTS(
      "endpoints",
      "Điểm mạng",
      List.of(
          key("id", "Mã điểm", "Chữ thường không dấu, số, - _ . /; không đổi"),
          code("unit", "Mã đơn vị", "Đơn vị chủ quản").need(),
          name("name", "Tên điểm", "Tên hiển thị").need(),
          code("role", "Vai trò", "Vai trò trong mạng").need(),
          pick("kind", "Loại", labels(TargetKind.values(), TargetKind::label)).need(),
          pick("status", "Trạng thái", labels(ListedStatus.values(), ListedStatus::label)).need(),
          pick("probe", "Cách đo", labels(Point.Means.values(), Point.Means::label)).need(),
          text("address", "Địa chỉ", "Tên máy hoặc IP; PLACEHOLDER khi chưa biết").need(),
          text("port", "Cổng", "Để trống: cổng thông dụng của cách đo"),
          text("query", "Hỏi gì", "Tên miền cần hỏi (DNS) hoặc đường dẫn (http, https)"),
          text("expected", "Trả lời phải có", ""),
          text("token_sha256", "Mã băm bí mật", "Cho heartbeat: SHA-256, 64 chữ số hex"),
          code("profile", "Hồ sơ đo", "Tên trong profiles.yml").need(),
          text("interval", "Chu kỳ đo", "Thay cho hồ sơ, ví dụ 60s"),
          text("confirm", "Số lần xác nhận", "Thay cho hồ sơ, 1 đến 20"),
          pick("vantage", "Điểm đo", labels(Vantage.values(), Vantage::label)).need(),
          pick("side", "Phía mạng", labels(Side.values(), Side::label)).need(),
          text("tier", "Nhóm mục tiêu", "Nhóm trong goals.yml"),
          text("priority", "Thứ tự ưu tiên", "1 (cao nhất) đến 9"),
          code("hosted_on", "Chạy trên", "Mã dòng mà nó chạy trên đó"),
          code("reached_through", "Nằm sau", "Mã dòng mà đường tới nó đi qua"),
          text("platform", "Hệ thống", ""),
          date("valid_from", "Có từ ngày", ""),
          date("valid_to", "Đến trước ngày", ""),
          code("replaced_by", "Được thay bởi", "Mã dòng thay thế"),
          text("why_not", "Vì sao không đo", "Bắt buộc khi trạng thái khác \"do\""),
          text("to_confirm", "Cần xác nhận", "Điều người vận hành phải hỏi"),
          text("who_knows", "Ai biết", ""),
          text("evidence", "Căn cứ", ""),
          text("note", "Ghi chú", ""))),
  SUGGESTIONS(
      "suggestions",
      "Gợi ý tên miền",
      List.of(
          code("unit", "Mã đơn vị", "").need(),
          text("host", "Tên miền đoán", "Chỉ để hỏi lại, không bao giờ được đo").need(),
          text("basis", "Vì sao đoán vậy", ""))),
  SERVICES(
      "services",
      "Dịch vụ công",
      List.of(
          key("id", "Mã dịch vụ", "Chữ thường không dấu, số, - _ . /; không đổi"),
          code("unit", "Mã đơn vị", "Đơn vị giải quyết").need(),
          text("code", "Mã thủ tục", "Mã thủ tục hành chính; để trống khi chưa biết"),
          name("name", "Tên dịch vụ", "").need(),
          pick("level", "Mức độ", List.of("1", "2", "3", "4")).need(),
          pick("status", "Trạng thái", labels(ListedStatus.values(), ListedStatus::label)).need(),
          text("link", "Đường dẫn", "Địa chỉ trang đầu; để trống khi chưa biết"),
          text("expect_text", "Chữ phải có", "Ở trang đầu; nhiều đoạn cách nhau bằng dấu |"),
          text("steps", "Các trang sau", "địa chỉ => chữ phải có, cách nhau bằng dấu |"),
          code("profile", "Hồ sơ đo", "Tên trong profiles.yml; để trống: service"),
          text("interval", "Chu kỳ đo", "Thay cho hồ sơ, ví dụ 300s"),
          text("why_not", "Vì sao không đo", "Bắt buộc khi trạng thái khác \"do\""),
          text("who_knows", "Ai biết", ""),
          text("evidence", "Căn cứ", ""),
          text("note", "Ghi chú", ""))),
  MEETINGS(
      "meetings",
      "Lịch họp trực tuyến",
      List.of(
          key("id", "Mã cuộc họp", "Chữ thường không dấu, số, -"),
          name("title", "Tên cuộc họp", "").need(),
          date("date", "Ngày", "").need(),
          text("start", "Từ giờ", "Giờ Việt Nam, ví dụ 08:00").need(),
          text("end", "Đến giờ", "Giờ Việt Nam, ví dụ 11:30").need(),
          text("points", "Điểm cầu", "Mã các điểm video, cách nhau bằng dấu |").need(),
          text("document", "Giấy mời", "Số, ngày"))),
  DOMAINS(
      "domains",
      "Hạn tên miền",
      List.of(
          text("domain", "Tên miền", "").need(),
          code("unit", "Mã đơn vị", "Chủ thể tên miền").need(),
          date("expires", "Hết hạn ngày", "Để trống khi chưa biết"),
          text("registrar", "Nhà đăng ký", ""),
          text("who_knows", "Ai biết", ""))),
  PROCESSING(
      "processing",
      "Hồ sơ trực tuyến",
      List.of(
          code("unit", "Mã đơn vị", "").need(),
          text("month", "Tháng", "năm-tháng, ví dụ 2012-11").need(),
          text("received", "Hồ sơ tiếp nhận", "").need(),
          text("online", "Trong đó trực tuyến", "").need(),
          text("source", "Nguồn số liệu", "Hệ thống một cửa, báo cáo số …").need())),
  PAIRS(
      "pairs",
      "Cặp điểm mạng",
      List.of(
          code("from", "Từ điểm", "Mã điểm mạng nơi đo").need(),
          code("to", "Đến điểm", "Mã điểm mạng được đo").need(),
          pick("reaches", "Thông", List.of("co", "khong")).need(),
          date("day", "Ngày đo", "").need(),
          text("source", "Nguồn số liệu", "").need()));

  /** What stands in a column. */
  enum Content {
    /** An id or code. */
    CODE,
    /** A name for people: no question mark in it. */
    NAME,
    TEXT,
    DATE,
    /** One of a closed set. */
    PICK
  }

  /** A column: its name in the file, its heading and note in the workbook. */
  record Column(
      String name,
      String heading,
      String note,
      Content content,
      List<String> choices,
      boolean needed) {
    Column need() {
      return new Column(name, heading, note, content, choices, true);
    }
  }

  private final String file;
  private final String sheet;

  @SuppressWarnings("ImmutableEnumChecker") // Made by List.of, of records.
  private final List<Column> columns;

  Layout(String file, String sheet, List<Column> columns) {
    this.file = file + ".csv";
    this.sheet = sheet;
    this.columns = columns;
  }

  String file() {
    return file;
  }

  String sheet() {
    return sheet;
  }

  /** Whether the file may be absent: an inventory of before the table existed. */
  boolean optional() {
    return this != UNITS && this != SITES && this != ENDPOINTS && this != SUGGESTIONS;
  }

  List<Column> columns() {
    return columns;
  }

  /** By its name or its Vietnamese heading, as a sheet saved as CSV has it. */
  Optional<Column> column(String written) {
    String plain = Plain.unaccented(written);
    return columns.stream()
        .filter(
            column -> column.name.equals(plain) || Plain.unaccented(column.heading).equals(plain))
        .findFirst();
  }

  private static Column key(String name, String heading, String note) {
    return code(name, heading, note).need();
  }

  private static Column code(String name, String heading, String note) {
    return new Column(name, heading, note, Content.CODE, List.of(), false);
  }

  private static Column name(String name, String heading, String note) {
    return new Column(name, heading, note, Content.NAME, List.of(), false);
  }

  private static Column text(String name, String heading, String note) {
    return new Column(name, heading, note, Content.TEXT, List.of(), false);
  }

  private static Column date(String name, String heading, String note) {
    return new Column(name, heading, note + " (năm-tháng-ngày)", Content.DATE, List.of(), false);
  }

  private static Column pick(String name, String heading, List<String> choices) {
    String note = "Một trong: " + String.join(", ", choices);
    return new Column(name, heading, note, Content.PICK, List.copyOf(choices), false);
  }

  private static <E> List<String> labels(E[] values, Function<E, String> label) {
    return Stream.of(values).map(label).toList();
  }

  static List<Layout> all() {
    return Arrays.asList(values());
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
