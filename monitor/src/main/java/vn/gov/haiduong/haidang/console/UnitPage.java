package vn.gov.haiduong.haidang.console;

import java.util.List;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.obligation.Scorecard;
import vn.gov.haiduong.haidang.obligation.Standing;

/** One unit: every check with weight, verdict, legal basis; its score and what changed it. */
final class UnitPage {

  private final DutySheet page;
  private final Standing standing;

  UnitPage(Sheet sheet, Standing standing) {
    this.page = new DutySheet(sheet, standing);
    this.standing = standing;
  }

  void write(Standing.OfUnit of) {
    page.title(of.unit().name());
    page.html().leaf("p", of.linked().words() + ": " + of.said());
    page.html()
        .leaf(
            "p",
            "Điểm: "
                + DutySheet.score(of.score())
                + ", hạng "
                + of.score().band()
                + ", đã đo "
                + Math.round(of.score().measuredShare() * 100)
                + " % trọng số.");
    page.note(standing.scorecard().formula());
    page.table("Tiêu chí", "Trọng số", "Kết quả", "Thấy gì", "Cách xét", "Căn cứ");
    for (Standing.OfCheck check : of.checks()) {
      page.row();
      page.cell(check.check().title());
      page.figure(check.check().weight());
      page.result(check.result());
      page.cell(check.said());
      page.cell(check.check().method().words());
      page.cell(check.check().legalBasis());
      page.endRow();
    }
    page.endTable();
    of.score().adjustments().forEach(this::adjustment);
    links(of);
    services(of);
  }

  private void adjustment(Scorecard.Adjustment of) {
    page.html()
        .leaf(
            "p",
            "Điều chỉnh "
                + (of.points() > 0 ? "+" : "")
                + of.points()
                + " điểm ngày "
                + DutySheet.day(of.day())
                + ": "
                + of.reason()
                + " ("
                + of.by()
                + ")");
  }

  private void links(Standing.OfUnit of) {
    List<Standing.OfLink> links =
        standing.links().stream().filter(l -> l.unit().equals(of.unit().code())).toList();
    if (links.isEmpty()) {
      return;
    }
    page.heading("Liên kết");
    page.table("Chiều", "Kết quả", "Thấy gì", "Các liên kết tìm thấy");
    for (Standing.OfLink link : links) {
      page.row();
      page.open();
      link.id()
          .ifPresentOrElse(
              id -> page.html().leaf("a", link.direction().words(), "href", Sheet.href(id)),
              () -> page.html().text(link.direction().words()));
      page.html().close();
      page.cell(link.result().words());
      page.cell(link.said());
      page.cell(
          link.sight().map(LinkSight::addresses).map(all -> String.join(" · ", all)).orElse("–"));
      page.endRow();
    }
    page.endTable();
  }

  private void services(Standing.OfUnit of) {
    List<Standing.OfService> services =
        standing.services().stream().filter(s -> s.unit().equals(of.unit().code())).toList();
    if (services.isEmpty()) {
      return;
    }
    page.heading("Dịch vụ công");
    page.table("Dịch vụ", "Mức", "Kết quả", "Thấy gì");
    for (Standing.OfService service : services) {
      page.row();
      page.cell(service.name());
      page.figure(service.level());
      page.result(service.result());
      page.cell(service.said());
      page.endRow();
    }
    page.endTable();
  }
}
