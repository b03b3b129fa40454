package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/** Whether the page still is the agency's: its title, its language, its own address, its traces. */
final class IdentitySignals {

  private static final Pattern TRACE =
      Pattern.compile(
          "\\b(ubnd|hdnd|uy ban|hoi dong|so [a-z]{2,}|tinh|huyen|thanh pho|thi xa|thi"
              + " tran|xa|phuong|ban quan ly|trung tam|chi cuc|cong an|co quan|hai duong|gov"
              + " vn|dang uy|tinh uy|cong thong tin|trang thong tin|thanh tra|phong|cuc|vien|toa"
              + " an|truong|benh vien|hoi|doan|mat tran|bao|dai|department|people"
              + " s|province|provincial|government|portal|district|commune|ministry|committee|sonoivu)\\b|gov\\.vn");

  private static final Pattern MENU =
      Pattern.compile(
          "trang chủ|giới thiệu|tin tức.{0,20}|văn bản.{0,20}|thủ tục hành chính|liên hệ|hỏi đáp|dịch"
              + " vụ công.{0,20}|tổ chức bộ máy|chỉ đạo điều hành");

  /** The province in the scripts of its foreign pages. */
  private static final List<String> ABROAD =
      List.of(
          "海阳",
          "海陽",
          "至灵",
          "至靈",
          "ハイズオン",
          "ハイズォン",
          "チリン市",
          "하이즈엉",
          "하이즈영",
          "찌린",
          "хайзыонг",
          "ไฮเซือง",
          "ຫາຍເຢືອງ");

  private static final Set<String> FOREIGN =
      Set.of("zh", "ja", "ko", "th", "id", "ru", "ar", "tr", "lo", "km", "hi", "he");

  /** Languages in Latin letters that no page of the province is written in. */
  private static final Set<String> ELSEWHERE =
      Set.of("fr", "es", "de", "tr", "pt", "id", "it", "pl", "nl", "ro", "cs", "tl");

  private static final String DESCRIBES =
      "meta[name=description],meta[name=keywords],meta[property=og:title],"
          + "meta[property=og:description],meta[name=twitter:title]";

  private IdentitySignals() {}

  static void add(
      Page page, PageContext context, KnownHosts hosts, String language, List<Signal> signals) {
    Optional<String> start = Arrival.start(page, signals);
    if (start.isPresent()) {
      signals.add(
          Signal.soft(
              SignalCode.SITE_LOST,
              "trang mặc định của máy chủ hoặc phần mềm: " + start.get(),
              "body",
              0.7));
      return;
    }
    if (Arrival.door(page, context, hosts, signals)) {
      return;
    }
    String text = page.visibleText();
    String folded = Fold.plain(Fold.marked(page.title + "\n" + limited(text)));
    boolean traces =
        TRACE.matcher(folded).find()
            || abroad(page.title + text)
            || alternative(page)
            || context
                .agencyName()
                .filter(n -> folded.contains(Fold.plain(Fold.marked(n))))
                .isPresent();
    title(page, language, traces, signals);
    heading(page, signals);
    headingLanguage(page, language, signals);
    menu(page, hosts, signals);
    language(page, language, folded, signals);
    passage(page, language, signals);
    article(page, hosts, language, signals);
    canonical(page, context, hosts, signals);
    lost(page, context, hosts, traces, language, signals);
  }

  private static boolean abroad(String text) {
    String low = limited(text).toLowerCase(Locale.ROOT);
    return ABROAD.stream().anyMatch(low::contains);
  }

  private static String limited(String text) {
    return text.length() > 60_000 ? text.substring(0, 60_000) : text;
  }

  private static boolean alternative(Page page) {
    for (Element image :
        page.document.select("img[alt],meta[name=description],meta[property=og:site_name]")) {
      String words = image.hasAttr("alt") ? image.attr("alt") : image.attr("content");
      if (words.length() < 500 && TRACE.matcher(Fold.plain(Fold.marked(words))).find()) {
        return true;
      }
    }
    return false;
  }

  private static boolean has(List<Signal> signals, SignalCode code) {
    return signals.stream().anyMatch(s -> s.code() == code && !s.guarded());
  }

  private static void title(Page page, String language, boolean traces, List<Signal> signals) {
    if (page.title.isEmpty() || has(signals, SignalCode.TITLE_STRANGE)) {
      return;
    }
    List<Betting.Hit> hits = page.hits(page.title);
    boolean sells = hits.stream().anyMatch(Betting.Hit::selling);
    boolean report =
        page.guardedTexts.contains(page.title)
            || Betting.count("report", page.title) > 0
            || Betting.count("lottery", page.title) > 0;
    Optional<String> own = Language.of(page.title);
    boolean foreign =
        own.filter(FOREIGN::contains).filter(l -> !l.equals("id") && !l.equals("tr")).isPresent()
            && (language.equals("vi") ? !abroad(page.title) : !traces);
    if ((sells && (!report || has(signals, SignalCode.AGENCY_BRAND_JOINED))) || foreign) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.8));
    } else {
      described(page, signals);
    }
    if (foreign && language.equals("vi")) {
      signals.add(
          Signal.soft(
              SignalCode.LANGUAGE_STRANGE,
              "tiêu đề là \"" + own.orElse("") + "\", trang là \"vi\"",
              "title",
              0.5));
    }
  }

  /** What the page calls itself where only machines read it. */
  private static void described(Page page, List<Signal> signals) {
    for (String title : page.scriptTitles) {
      if (page.hits(title).stream().anyMatch(Betting.Hit::selling)) {
        signals.add(
            Signal.soft(SignalCode.TITLE_STRANGE, "mã đặt tiêu đề: " + title, "script", 0.8));
        return;
      }
    }
    for (String says : LinkedData.words(page)) {
      if (!page.guardedTexts.contains(says)
          && page.hits(says).stream().anyMatch(Betting.Hit::selling)
          && Betting.count("report", says) == 0
          && Betting.count("lottery", says) == 0) {
        signals.add(Signal.soft(SignalCode.TITLE_STRANGE, "mô tả trang: " + says, "json-ld", 0.7));
        return;
      }
    }
    for (Element meta : page.document.select(DESCRIBES).stream().limit(8).toList()) {
      String says = meta.attr("content");
      if (says.length() < 2000
          && !page.guardedTexts.contains(says)
          && page.hits(says).stream().anyMatch(Betting.Hit::selling)
          && Betting.count("report", says) == 0
          && Betting.count("lottery", says) == 0) {
        signals.add(Signal.soft(SignalCode.TITLE_STRANGE, "mô tả trang: " + says, "meta", 0.7));
        return;
      }
    }
  }

  /** Usual entries of an agency's menu that no longer lead to the agency. */
  private static void menu(Page page, KnownHosts hosts, List<Signal> signals) {
    Set<String> away = new LinkedHashSet<>();
    for (Page.Link link : page.links) {
      String host = link.via() == Via.LINK ? link.target().map(WebAddress::host).orElse("") : "";
      if (!host.isEmpty()
          && !hosts.known(host)
          && !KnownHosts.ofCountry(host)
          && (KnownHosts.cheap(host) || Betting.host(host))
          && link.text().length() < 40
          && MENU.matcher(link.text().toLowerCase(Locale.ROOT)).matches()) {
        away.add(link.text() + " → " + host);
      }
    }
    if (!away.isEmpty()) {
      signals.add(Signal.soft(SignalCode.MENU_STRANGE, WordSignals.quoted(away), "menu", 0.7));
    }
  }

  private static void heading(Page page, List<Signal> signals) {
    if (has(signals, SignalCode.HEADING_STRANGE)) {
      return;
    }
    for (Element heading : page.document.select("h1,h2,h3,h4,h5").stream().limit(40).toList()) {
      String words = heading.text();
      if (words.length() < 300
          && sells(words, page.hits(words))
          && Betting.count("report", words) == 0
          && Betting.count("report", page.title) == 0) {
        signals.add(Signal.soft(SignalCode.HEADING_STRANGE, words, Page.where(heading), 0.7));
        return;
      }
    }
  }

  /** The main heading is in a script that neither the page nor what it declares is in. */
  private static void headingLanguage(Page page, String language, List<Signal> signals) {
    Element heading = page.document.selectFirst("h1");
    if (heading == null || !language.equals("vi") || has(signals, SignalCode.HEADING_STRANGE)) {
      return;
    }
    String declared = page.document.select("html").attr("lang").toLowerCase(Locale.ROOT);
    Language.of(heading.text())
        .filter(l -> FOREIGN.contains(l) && !l.equals("id") && !l.equals("tr"))
        .filter(l -> !declared.startsWith(l))
        .ifPresent(
            l ->
                signals.add(
                    Signal.soft(
                        SignalCode.HEADING_STRANGE,
                        WordSignals.shortened(heading.text()),
                        Page.where(heading),
                        0.7)));
  }

  /** A passage in another language sells, on a page that is not in that language. */
  private static void passage(Page page, String language, List<Signal> signals) {
    if (!language.equals("vi") && !language.equals("en")) {
      return;
    }
    for (Page.Block block : page.blocks) {
      if (block.hiding() == null && block.text().length() >= 10) {
        Optional<String> other =
            page.hits(block.text()).stream()
                    .anyMatch(
                        h ->
                            h.writing() == Betting.Writing.FOREIGN
                                || h.writing() == Betting.Writing.SHOP)
                ? Language.of(block.text()).filter(FOREIGN::contains)
                : Optional.empty();
        if (other.isPresent()) {
          signals.add(
              Signal.soft(
                  SignalCode.LANGUAGE_STRANGE,
                  "đoạn chữ \"" + other.get() + "\" rao bán giữa trang \"" + language + "\"",
                  Page.where(block.element()),
                  0.6));
          return;
        }
      }
    }
  }

  /**
   * Title and text of an article are in a language that no agency of the province writes, on a page
   * that is not in it, and lead to a stranger.
   */
  private static void article(Page page, KnownHosts hosts, String language, List<Signal> signals) {
    if (!language.equals("vi") || page.title.isEmpty()) {
      return;
    }
    boolean away =
        page.links.stream()
            .filter(l -> l.via() == Via.LINK && l.hiding() == null)
            .flatMap(l -> l.target().stream())
            .map(WebAddress::host)
            .anyMatch(h -> !h.isEmpty() && !hosts.known(h) && !KnownHosts.ofCountry(h));
    if (!away || !bareLatin(page.title)) {
      return;
    }
    for (Page.Block block : page.blocks) {
      if (block.hiding() != null || block.text().length() < 60) {
        continue;
      }
      String said = Language.of(block.text()).orElse(language);
      if (ELSEWHERE.contains(said) && Language.of(page.title).filter(said::equals).isPresent()) {
        signals.add(
            Signal.soft(
                SignalCode.LANGUAGE_STRANGE,
                "bài viết là \"" + said + "\", trang là \"vi\"",
                Page.where(block.element()),
                0.6));
        if (!has(signals, SignalCode.TITLE_STRANGE)) {
          signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.6));
        }
        return;
      }
    }
  }

  /** Latin letters without a mark that only Vietnamese has. */
  private static boolean bareLatin(String title) {
    return Language.of(title).filter(l -> l.equals("vi")).isEmpty();
  }

  /** A heading that names a seller or is mostly words of sellers, not one word in a story. */
  private static boolean sells(String words, List<Betting.Hit> hits) {
    List<Betting.Hit> selling = hits.stream().filter(Betting.Hit::selling).toList();
    int sold = selling.stream().mapToInt(h -> h.words().split(" ", -1).length).sum();
    return selling.size() >= 2
        || selling.stream().anyMatch(h -> h.brand() || h.writing() == Betting.Writing.JOINED)
        || (sold > 0 && sold * 10 >= Fold.tokens(words).size() * 3);
  }

  private static void language(Page page, String language, String folded, List<Signal> signals) {
    if (!FOREIGN.contains(language)) {
      return;
    }
    boolean ours =
        folded.contains("hai duong")
            || abroad(page.title + page.visibleText())
            || folded.contains("gov.vn")
            || folded.contains("viet nam");
    String declared = page.document.select("html").attr("lang").toLowerCase(Locale.ROOT);
    boolean said = declared.startsWith(language);
    if (!ours || declared.startsWith("vi") || (!said && !declared.isEmpty())) {
      signals.add(
          Signal.soft(
              SignalCode.LANGUAGE_STRANGE,
              "chữ trên trang là \"" + language + "\", khai báo \"" + declared + "\"",
              "html",
              ours ? 0.4 : 0.7));
    }
  }

  private static void canonical(
      Page page, PageContext context, KnownHosts hosts, List<Signal> signals) {
    if (context.site().isEmpty()) {
      return;
    }
    boolean found = false;
    for (Element link :
        page.document.select(
            "link[rel=canonical],link[rel=alternate][hreflang],link[rel=amphtml],meta[property=og:url]")) {
      String raw = link.hasAttr("href") ? link.attr("href") : link.attr("content");
      found |= told(page, hosts, raw, link.normalName(), signals);
    }
    if (found) {
      return;
    }
    for (String raw : LinkedData.addresses(page)) {
      if (raw.startsWith("http") && told(page, hosts, raw, "json-ld", signals)) {
        return;
      }
    }
  }

  /** Whether the address that the page gives as its own is a stranger's. */
  private static boolean told(
      Page page, KnownHosts hosts, String raw, String where, List<Signal> signals) {
    Optional<String> host = WebAddress.resolve(page.base, raw).map(WebAddress::host);
    if (host.isEmpty() || hosts.known(host.get())) {
      return false;
    }
    boolean seller = Betting.host(host.get());
    boolean mild = KnownHosts.ofCountry(host.get()) || where.equals("json-ld");
    signals.add(Signal.soft(SignalCode.CANONICAL_STRANGE, raw, where, seller || !mild ? 0.7 : 0.4));
    if (seller) {
      signals.add(
          Signal.soft(SignalCode.BETTING_LINKS, "địa chỉ chuẩn: " + host.get(), where, 0.6));
      signals.add(
          Signal.soft(
              SignalCode.BETTING_JOINED, "tên máy chủ của nhà cái: " + host.get(), where, 0.6));
    }
    return true;
  }

  /** An application or a forwarding of the site's own: what is to be seen comes later. */
  private static boolean scripted(Page page, PageContext context, KnownHosts hosts) {
    boolean foreign =
        page.scripts.stream()
            .anyMatch(s -> s.target().filter(t -> !hosts.known(t.host())).isPresent());
    boolean loads =
        page.scripts.stream()
            .anyMatch(
                s ->
                    !s.source().isEmpty()
                        && (s.target().isEmpty() || hosts.known(s.target().get().host())));
    boolean forwards =
        page.scripts.stream()
            .anyMatch(
                s ->
                    s.source().isEmpty()
                        && s.code().length() < 4000
                        && s.code().contains("location")
                        && !s.code().contains("atob")
                        && !s.code().contains("fromCharCode"));
    boolean strange =
        page.links.stream().anyMatch(l -> l.via() == Via.LINK && !PageLinks.own(l, context));
    return !foreign && !strange && (loads || forwards);
  }

  private static final Pattern MOVED =
      Pattern.compile(
          "moved|redirect|click here|chuyển|bấm vào|nhấn vào|nếu trang không tự|continue",
          Pattern.CASE_INSENSITIVE);

  /** A note that the page is elsewhere on the same site, and nothing else. */
  private static boolean moved(Page page, PageContext context, KnownHosts hosts) {
    boolean own = false;
    for (Page.Link link : page.links) {
      String host = link.target().map(WebAddress::host).orElse("");
      if (!PageLinks.own(link, context) && !host.isEmpty() && !hosts.known(host)) {
        return false;
      }
      own |= link.via() == Via.LINK;
    }
    return own && MOVED.matcher(page.title + " " + page.visibleText()).find();
  }

  private static void lost(
      Page page,
      PageContext context,
      KnownHosts hosts,
      boolean traces,
      String language,
      List<Signal> signals) {
    long inner =
        page.links.stream()
            .filter(l -> l.via() == Via.LINK && PageLinks.own(l, context) && l.raw().length() > 1)
            .count();
    int words = page.print().size();
    boolean scripted = inner <= 1 && words < 12 && scripted(page, context, hosts);
    if (words < 25 && page.pictures == 0 && moved(page, context, hosts)) {
      return;
    }
    if (signals.stream().allMatch(Signal::guarded) && ErrorNotice.of(page)) {
      return;
    }
    boolean frames = page.links.stream().anyMatch(l -> l.via() == Via.FRAME);
    boolean refresh = page.document.selectFirst("meta[http-equiv~=(?i)^refresh$]") != null;
    boolean defaced =
        (has(signals, SignalCode.DEFACE_MARK) || has(signals, SignalCode.DANGLING_NAME))
            && inner < 3;
    if (defaced || (!traces && inner < 5 && page.elements > 3 && !refresh && !scripted)) {
      signals.add(
          Signal.soft(
              SignalCode.SITE_LOST,
              "không thấy tên cơ quan, thực đơn hay liên kết trong trang",
              "body",
              0.7));
    }
    if (!traces && has(signals, SignalCode.SITE_LOST)) {
      Taken.add(page, inner, signals);
    } else if (words >= 40
        && (language.equals("vi") || language.equals("en"))
        && !scripted
        && page.document.selectFirst("input[type=password]") == null) {
      Taken.other(page, context, signals);
    }
    if (!traces
        && has(signals, SignalCode.SITE_LOST)
        && has(signals, SignalCode.LANGUAGE_STRANGE)
        && !page.title.isEmpty()
        && !has(signals, SignalCode.TITLE_STRANGE)) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.7));
    }
    if (words < 12 && page.pictures > 0 && inner <= 1) {
      signals.add(
          Signal.soft(
              SignalCode.IMAGE_ONLY,
              page.pictures + " hình, " + words + " từ",
              "body",
              traces ? 0.4 : 0.6));
    } else if (words < 8 && inner <= 1 && !scripted && !frames && !refresh) {
      boolean nothing = words == 0 && page.pictures == 0 && page.scripts.isEmpty();
      signals.add(
          Signal.soft(
              SignalCode.NEARLY_EMPTY, words + " từ", "body", traces && !nothing ? 0.4 : 0.6));
    }
    if (!traces
        && words < 12
        && !page.title.isEmpty()
        && !has(signals, SignalCode.TITLE_STRANGE)
        && !scripted
        && !refresh) {
      signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.5));
    }
  }
}
