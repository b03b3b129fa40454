package vn.gov.haiduong.haidang.report.monthly;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Province;

/** The monthly report as a paper: head, sections I to X, closing, annexes 1 to 9. */
public final class MonthPaper {

  private MonthPaper() {}

  public static Paper of(MonthReport report, Office office) {
    List<Block> body = new ArrayList<>();
    body.addAll(General.section(report));
    body.addAll(GroupSection.section(report));
    body.addAll(Topics.portal(report));
    body.addAll(Topics.services(report));
    body.addAll(Incidents.section(report));
    body.addAll(Topics.certificates(report));
    body.addAll(Topics.maintenance(report));
    body.addAll(Topics.contacts(report));
    body.addAll(Conclusions.section(report));
    return new Paper(
        "bao-cao-" + report.month(),
        "Báo cáo tình hình hoạt động " + Phrases.month(report.month()).replace('\u00a0', ' '),
        Optional.of(
            new Paper.Head(
                office.parent(),
                office.issuer(),
                office.symbol(),
                office.place(),
                report.edition().draft() ? "DỰ THẢO" : "",
                "BÁO CÁO",
                "Tình hình hoạt động của cổng, trang thông tin điện tử, dịch vụ công trực tuyến và"
                    + " mạng diện rộng của các cơ quan nhà nước trên địa bàn tỉnh, "
                    + Phrases.month(report.month()),
                office.to())),
        body,
        Optional.of(new Paper.Closing(office.recipients(), office.authority(), "")),
        Annexes.of(report),
        foot(report.edition()),
        report.edition().at().orElse(report.figures().asked().to()));
  }

  /** The foot of a paper beside the report, which is made from the ledger as it stands. */
  static String beside(Edition edition) {
    return edition.draft()
        ? "Lập từ sổ lúc này; văn bản có giá trị là báo cáo đã khóa sổ"
        : foot(edition);
  }

  private static String foot(Edition edition) {
    return edition.draft()
        ? "Dự thảo do máy lập, chưa khóa sổ"
        : edition.words()
            + ", khóa sổ "
            + edition.at().map(Province::dateTime).orElse("")
            + " bởi "
            + edition.by();
  }
}
