package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/** A page on which somebody else speaks: what its title and its main heading name instead. */
final class Taken {

  /** What no agency, school, hospital or union of the country leaves out of its own page. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\b(?:hai duong|gov vn|ubnd|uy ban|hdnd|hoi dong|(?:huyen|tinh|thanh|dang|thi|quan) (?:uy|bo|doan)|dang bo|cong (?:thong tin|ttdt)|trang (?:thong tin|tin) dien tu|thu tuc hanh chinh|van ban|dich vu cong|co quan|chiu trach nhiem|chinh phu|nghi (?:quyet|dinh)|cong van|so (?:noi|y te|tai|giao|xay|cong|nong|lao|tu phap|van|thong tin|khoa|ke hoach|du lich|ngoai)|phong (?:giao duc|noi vu|van hoa)|chi cuc|cong an|toa an|vien kiem sat|mat tran|hoi (?:nong dan|phu nu|cuu chien|chu thap|lien hiep|nguoi|nha bao|luat gia|khuyen hoc)|lien (?:doan|minh)|cong doan|doan thanh nien|ban (?:quan ly|to chuc|tuyen giao|noi chinh|dan van)|trung tam|benh vien|tram y te|truong (?:thpt|thcs|tieu hoc|mam non|dai hoc|cao dang|trung|chinh tri)|hoc sinh|giao vien|bao hai duong|dai (?:phat thanh|truyen hinh)|thu vien|bao tang|di tich|hop tac xa|quy |to chuc|people s committee|department|government|province|provincial|district|commune|ministry|party committee|viet ?nam)\\b");

  private Taken() {}

  /** The site is lost, and what stands there speaks for itself. */
  static void add(Page page, long inner, List<Signal> signals) {
    if (inner >= 5
        || ErrorNotice.speaks(page)
        || page.document.selectFirst("form") != null
        || page.print().size() < 2) {
      return;
    }
    named(page, signals);
  }

  /** A whole site, with its links and its words, that is no agency's. */
  static void other(Page page, PageContext context, List<Signal> signals) {
    String text = page.visibleText();
    String all = page.title + "\n" + alternatives(page) + "\n" + limited(text);
    if (ours(all) || ErrorNotice.speaks(page) || state(page, context)) {
      return;
    }
    signals.add(
        Signal.soft(
            SignalCode.SITE_LOST, "cả trang không có lời nào của một cơ quan", "body", 0.7));
    named(page, signals);
  }

  private static void named(Page page, List<Signal> signals) {
    if (page.title.length() >= 4 && !ours(page.title)) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.6));
    }
    Element heading = page.document.selectFirst("h1,h2,h3,center > b,center > font");
    if (heading != null && heading.text().length() >= 4 && !ours(heading.text())) {
      signals.add(
          Signal.soft(
              SignalCode.HEADING_STRANGE,
              WordSignals.shortened(heading.text()),
              Page.where(heading),
              0.6));
    }
  }

  private static boolean ours(String text) {
    return OURS.matcher(Fold.plain(Fold.marked(text)).replaceAll("[^a-z0-9]+", " ") + " ").find();
  }

  /** It leads to another site of the state. */
  private static boolean state(Page page, PageContext context) {
    return page.links.stream()
        .filter(l -> !PageLinks.own(l, context))
        .flatMap(l -> l.target().stream())
        .anyMatch(t -> t.host().endsWith(".gov.vn") || t.host().equals("gov.vn"));
  }

  private static String alternatives(Page page) {
    StringBuilder words = new StringBuilder();
    for (Element told :
        page.document.select("img[alt],meta[name=description],meta[property^=og:]").stream()
            .limit(60)
            .toList()) {
      words.append(WordSignals.shortened(told.attr("alt") + told.attr("content"))).append(" . ");
    }
    return words.toString();
  }

  private static String limited(String text) {
    return text.length() > 60_000 ? text.substring(0, 60_000) : text;
  }
}
