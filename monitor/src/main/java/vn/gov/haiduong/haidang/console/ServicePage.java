package vn.gov.haiduong.haidang.console;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.WanPair;
import vn.gov.haiduong.haidang.time.Province;

/** Public services by unit, meetings, and which WAN points reach each other. */
final class ServicePage {

  private final DutySheet page;
  private final Standing standing;

  ServicePage(Sheet sheet, Standing standing) {
    this.page = new DutySheet(sheet, standing);
    this.standing = standing;
  }

  void services() {
    page.title("Dịch vụ công trực tuyến");
    page.note(
        "Chỉ số thay thế: dịch vụ có đường dẫn hoạt động, tức là các trang tới trước bước nộp hồ sơ"
            + " mở được và có chữ phải thấy. Không biểu mẫu nào được gửi. Có đường dẫn hoạt động chưa"
            + " nói hồ sơ được giải quyết trên mạng.");
    Map<UnitCode, List<Standing.OfService>> byUnit = new TreeMap<>();
    standing
        .services()
        .forEach(s -> byUnit.computeIfAbsent(s.unit(), _ -> new ArrayList<>()).add(s));
    page.heading("Theo đơn vị");
    page.table("Đơn vị", "Đã đăng ký", "Hoạt động", "Không", "Chưa xác nhận", "Tỷ lệ (cần 80 %)");
    byUnit.forEach(
        (unit, of) -> {
          page.row();
          page.unit(unit);
          page.figure(of.size());
          for (Result result : List.of(Result.MET, Result.NOT_MET, Result.UNCONFIRMED)) {
            page.figure(count(of, result));
          }
          // Nobody knows of any of them: nought would read as if none worked.
          page.figure(
              DutySheet.percent(
                  count(of, Result.UNCONFIRMED) == of.size()
                      ? OptionalDouble.empty()
                      : OptionalDouble.of((double) count(of, Result.MET) / of.size())));
          page.endRow();
        });
    page.endTable();
    page.heading("Từng dịch vụ");
    page.table("Dịch vụ", "Đơn vị", "Mức", "Số trang", "Kết quả", "Sẵn sàng", "Thấy gì");
    for (Standing.OfService service : standing.services()) {
      page.row();
      page.open();
      if (service.result() == Result.UNCONFIRMED && service.pages() == 0) {
        page.html().text(service.name());
      } else {
        page.html().leaf("a", service.name(), "href", Sheet.href(service.id()));
      }
      page.html().close();
      page.unit(service.unit());
      page.figure(service.level());
      page.figure(service.pages());
      page.result(service.result());
      page.figure(DutySheet.percent(service.availability()));
      page.cell(service.said());
      page.endRow();
    }
    page.endTable();
    page.note("\"Sẵn sàng\" tính từ khi bắt đầu đo, không kể bảo trì và thời gian không rõ.");
    processing();
  }

  private static long count(List<Standing.OfService> of, Result result) {
    return of.stream().filter(service -> service.result() == result).count();
  }

  private void processing() {
    page.heading("Hồ sơ thật sự làm trên mạng");
    if (standing.processing().isEmpty()) {
      page.note("Chưa có số liệu: hệ thống một cửa chưa cung cấp processing.csv.");
      return;
    }
    page.table("Đơn vị", "Tháng", "Hồ sơ", "Trực tuyến", "Tỷ lệ", "Nguồn");
    standing
        .processing()
        .forEach(
            rate -> {
              page.row();
              page.unit(rate.unit());
              page.cell(rate.month().getMonthValue() + "/" + rate.month().getYear());
              page.figure(rate.received());
              page.figure(rate.online());
              page.figure(
                  DutySheet.percent(
                      rate.received() == 0
                          ? OptionalDouble.empty()
                          : OptionalDouble.of((double) rate.online() / rate.received())));
              page.cell(rate.source());
              page.endRow();
            });
    page.endTable();
  }

  void meetings() {
    page.title("Họp trực tuyến");
    page.note(
        "Điểm cầu được xét từ 30 phút trước giờ họp tới hết giờ họp. Điểm cầu không trả lời trong"
            + " khoảng đó được báo ngay cho người trực.");
    if (standing.calendar().isEmpty()) {
      page.note("Chưa có cuộc họp nào trong meetings.csv.");
      return;
    }
    page.table("Cuộc họp", "Từ", "Đến", "Điểm cầu", "Sẵn sàng", "Chưa sẵn sàng");
    for (Meeting meeting : standing.calendar()) {
      page.row();
      page.cell(meeting.title());
      page.cell(Province.dateTime(meeting.start()));
      page.cell(Province.dateTime(meeting.end()));
      page.figure(meeting.points().size());
      standing.meetings().stream()
          .filter(of -> of.meeting().id().equals(meeting.id()))
          .findFirst()
          .ifPresentOrElse(
              of -> {
                page.figure(of.ready());
                page.cell(of.waiting().isEmpty() ? "–" : String.join(", ", of.notReady()));
              },
              () -> {
                page.figure("–");
                page.cell(
                    standing.at().isBefore(meeting.start()) ? "Chưa tới giờ xét" : "Đã họp xong");
              });
      page.endRow();
    }
    page.endTable();
  }

  /** Rows lead from, columns lead to. */
  void matrix() {
    page.title("Cặp điểm mạng diện rộng");
    page.note(
        "Từ một điểm đo chỉ thấy một nửa: cặp điểm do máy đo ở từng điểm hoặc nhà cung cấp đưa vào"
            + " pairs.csv. Hàng là điểm đi, cột là điểm đến; ô trống là chưa ai đo.");
    if (standing.pairs().isEmpty()) {
      page.note("Chưa có số liệu: pairs.csv còn trống.");
      return;
    }
    Map<String, Map<String, WanPair>> grid = new TreeMap<>();
    TreeSet<String> to = new TreeSet<>();
    for (WanPair pair : standing.pairs()) {
      grid.computeIfAbsent(pair.from().value(), _ -> new TreeMap<>()).put(pair.to().value(), pair);
      to.add(pair.to().value());
    }
    long reach = standing.pairs().stream().filter(WanPair::reaches).count();
    page.html().leaf("p", reach + "/" + standing.pairs().size() + " cặp thông nhau");
    page.html().open("div", "class", "wide");
    page.html().open("table", "class", "matrix");
    page.html().open("tr");
    page.html().leaf("th", "");
    to.forEach(name -> page.html().leaf("th", name, "scope", "col"));
    page.html().close();
    grid.forEach(
        (from, row) -> {
          page.html().open("tr");
          page.html().leaf("th", from, "scope", "row");
          for (String name : to) {
            WanPair pair = row.get(name);
            if (pair == null) {
              page.html().leaf("td", "");
            } else {
              page.html()
                  .leaf(
                      "td",
                      pair.reaches() ? "✔ thông" : "✖ không",
                      "class",
                      pair.reaches() ? "met" : "not_met",
                      "title",
                      pair.source() + ", " + DutySheet.day(pair.day()));
            }
          }
          page.html().close();
        });
    page.html().close(2);
  }
}
