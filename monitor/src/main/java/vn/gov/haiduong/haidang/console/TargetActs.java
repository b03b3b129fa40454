package vn.gov.haiduong.haidang.console;

import vn.gov.haiduong.haidang.incident.Mutes;
import vn.gov.haiduong.haidang.target.TargetId;

/** What somebody on duty may do about one target. */
final class TargetActs {

  private TargetActs() {}

  static void write(Sheet sheet, TargetId target, Visitor visitor, Mutes mutes) {
    if (!visitor.acts()) {
      return;
    }
    Html html = sheet.html();
    String subject = Mutes.ofTarget(target);
    html.open("section", "class", "acts", "id", "thao-tac");
    html.leaf("h2", "Thao tác");
    html.open("form", "method", "post", "action", Sheet.href(target) + "/probe");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.leaf("button", "Kiểm tra ngay", "type", "submit");
    html.close();
    html.open("p");
    html.leaf(
        "a",
        "Lập bảo trì cho đối tượng này",
        "href",
        Sheet.href(target).replaceFirst("^/targets/", "/bao-tri?q=") + "#lap");
    html.close();
    boolean muted = mutes.at(sheet.now()).stream().anyMatch(mute -> mute.subject().equals(subject));
    html.open("details");
    html.leaf("summary", muted ? "Đang ngừng nhắc" : "Ngừng nhắc");
    html.open("form", "method", "post", "action", muted ? "/ngung-nhac/bo" : "/ngung-nhac");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.open("input", "type", "hidden", "name", "subject", "value", subject);
    if (muted) {
      html.leaf("button", "Nhắc trở lại", "type", "submit");
    } else {
      MutesPage.fields(html);
    }
    html.close(3);
  }
}
