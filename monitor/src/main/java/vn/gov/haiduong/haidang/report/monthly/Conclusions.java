package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.maintenance.Work;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Notice;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Block.Heading;
import vn.gov.haiduong.haidang.report.paper.Block.Proposal;

/** Sections IX and X: proposed from the figures, for a person to write. */
final class Conclusions {

  private static final Proposal NONE =
      new Proposal("Không có kiến nghị từ số liệu đo.", List.of("targets"));

  private Conclusions() {}

  static List<Block> section(MonthReport report) {
    MonthFigures figures = report.figures();
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Heading(1, "IX. TỒN TẠI, NGUYÊN NHÂN"));
    List<Proposal> faults = new ArrayList<>(faults(figures));
    faults.addAll(found(report));
    if (faults.isEmpty()) {
      blocks.add(new Proposal("Chưa thấy tồn tại nào từ số liệu đo.", List.of("targets")));
    }
    blocks.addAll(faults);
    blocks.add(new Heading(1, "X. KIẾN NGHỊ, ĐỀ XUẤT"));
    List<Proposal> requests = new ArrayList<>(requests(figures));
    requests.addAll(asked(report));
    if (requests.size() > 1) {
      boolean _ = requests.remove(NONE);
    }
    blocks.addAll(requests);
    return blocks;
  }

  /** Open findings beside the measurements. */
  private static List<Proposal> found(MonthReport report) {
    List<Proposal> found = new ArrayList<>();
    int links = wrongLinks(report);
    if (links > 0) {
      found.add(
          new Proposal(
              Phrases.count(links, "liên kết")
                  + " giữa Cổng và trang của đơn vị còn thiếu, sai hoặc hỏng (Phụ lục 4).",
              List.of("duties.links")));
    }
    long late =
        report.happenings().maintenance().stream()
            .filter(it -> Notice.of(it, report.aside().calendar()) == Notice.LATE)
            .count();
    if (late > 0) {
      found.add(
          new Proposal(
              Phrases.count(late, "đợt bảo trì")
                  + " thông báo muộn hơn thời hạn "
                  + Phrases.count(Work.NOTICE_DAYS, "ngày")
                  + " làm việc (Phụ lục 7).",
              List.of("happenings.maintenance")));
    }
    long missed =
        report.aside().handled().stream()
            .flatMap(it -> it.due().stream())
            .filter(it -> !it.kept())
            .count();
    if (missed > 0) {
      found.add(
          new Proposal(
              Phrases.count(missed, "thời hạn")
                  + " xử lý sự cố theo kế hoạch ứng phó trễ hoặc quá hạn (Phụ lục 2).",
              List.of("happenings.handled")));
    }
    int contacts = DutySections.contactsMissing(report);
    if (contacts > 0) {
      found.add(
          new Proposal(
              Phrases.count(contacts, "đơn vị")
                  + " chưa có đủ lãnh đạo phụ trách và chuyên viên theo dõi (Phụ lục 8).",
              List.of("contacts")));
    }
    return found;
  }

  private static List<Proposal> asked(MonthReport report) {
    List<Proposal> asked = new ArrayList<>();
    if (wrongLinks(report) > 0) {
      asked.add(
          new Proposal(
              "Đề nghị các đơn vị nêu tại Phụ lục 4 bổ sung, sửa liên kết với Cổng thông tin điện"
                  + " tử tỉnh.",
              List.of("duties.links")));
    }
    if (DutySections.contactsMissing(report) > 0) {
      asked.add(
          new Proposal(
              "Đề nghị các đơn vị nêu tại Phụ lục 8 cử và thông báo lãnh đạo phụ trách, chuyên viên"
                  + " theo dõi.",
              List.of("contacts")));
    }
    return asked;
  }

  private static int wrongLinks(MonthReport report) {
    return report.aside().duties().map(it -> it.wrongLinks().size()).orElse(0);
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
                  + " kiểm tra, làm rõ nguyên nhân các lần gián đoạn nêu tại Phụ lục 2 và báo cáo"
                  + " biện pháp khắc phục.",
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
              "Đề nghị cho phép bổ sung điểm đo dự phòng để nâng độ phủ giám sát.",
              List.of("targets[].coverage")));
    }
    if (requests.isEmpty()) {
      requests.add(NONE);
    }
    return requests;
  }

  private static long untold(MonthFigures figures) {
    return figures.targets().stream().filter(it -> it.times().tooLittleKnown()).count();
  }
}
