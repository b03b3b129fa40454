package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Proposal;

/** Sections IX and X: proposed from the figures, for a person to write. */
final class Conclusions {

  private Conclusions() {}

  static List<Block> section(MonthReport report) {
    MonthFigures figures = report.figures();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "IX. TỒN TẠI, NGUYÊN NHÂN"));
    List<Proposal> faults = faults(figures);
    if (faults.isEmpty()) {
      blocks.add(new Proposal("Chưa thấy tồn tại nào từ số liệu đo.", List.of("targets")));
    }
    blocks.addAll(faults);
    blocks.add(new Heading(1, "X. KIẾN NGHỊ, ĐỀ XUẤT"));
    blocks.addAll(requests(figures));
    return blocks;
  }

  private static List<Proposal> faults(MonthFigures figures) {
    List<Proposal> faults = new ArrayList<>();
    for (TargetFigures target : Ranking.worst(figures)) {
      faults.add(
          new Proposal(
              target.member().name()
                  + " gián đoạn "
                  + Phrases.minutes(target.times().down())
                  + " trong "
                  + Phrases.count(target.outages().size(), "lần")
                  + Incidents.mainCause(target)
                  + ".",
              List.of("targets." + target.member().id() + ".downMillis")));
    }
    long untold = untold(figures);
    if (untold > 0) {
      faults.add(
          new Proposal(
              Phrases.count(untold, "đối tượng")
                  + " có độ phủ giám sát dưới 90 %, chưa đủ dữ liệu để đánh giá.",
              List.of("targets[].coverage")));
    }
    int missing = figures.all().obligedUnits() - figures.all().measuredUnits();
    if (missing > 0) {
      faults.add(
          new Proposal(
              Phrases.count(missing, "đơn vị")
                  + " phải có trang thông tin điện tử nhưng chưa có trang hoặc chưa đo được.",
              List.of("all.obligedUnits", "all.measuredUnits")));
    }
    return faults;
  }

  static List<Proposal> requests(MonthFigures figures) {
    List<Proposal> requests = new ArrayList<>();
    List<TargetFigures> worst = Ranking.worst(figures);
    if (!worst.isEmpty()) {
      requests.add(
          new Proposal(
              "Đề nghị "
                  + String.join(
                      "; ", worst.stream().map(it -> it.member().unitName()).distinct().toList())
                  + " kiểm tra nguyên nhân các lần gián đoạn ở Phụ lục 2 và báo cáo biện pháp khắc"
                  + " phục.",
              List.of("targets[].outages")));
    }
    if (figures.all().obligedUnits() > figures.all().measuredUnits()) {
      requests.add(
          new Proposal(
              "Đề nghị các đơn vị chưa đo được xác nhận địa chỉ trang thông tin điện tử với Sở"
                  + " Thông tin và Truyền thông.",
              List.of("all.obligedUnits", "all.measuredUnits")));
    }
    if (untold(figures) > 0) {
      requests.add(
          new Proposal(
              "Cho phép bổ sung điểm đo dự phòng để nâng độ phủ giám sát.",
              List.of("targets[].coverage")));
    }
    if (requests.isEmpty()) {
      requests.add(new Proposal("Không có kiến nghị từ số liệu đo.", List.of("targets")));
    }
    return requests;
  }

  private static long untold(MonthFigures figures) {
    return figures.targets().stream().filter(it -> it.times().tooLittleKnown()).count();
  }
}
