package vn.gov.haiduong.haidang.page;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;
import vn.gov.haiduong.haidang.page.Findings.Via;

/**
 * Pages that talk their visitor into running something: a command to paste (a false captcha), a
 * program to install (a false update).
 */
final class LureSignals {

  private static final Pattern COMMAND =
      Pattern.compile(
          "\\b(?:powershell|pwsh|mshta|cmd|curl|wget|rundll32|regsvr32|certutil|bitsadmin|msiexec|wscript|bash|iex|iwr|irm|base64)\\b.{0,300}?"
              + "(?:https?:|//|\\d+\\.\\d+\\.\\d+\\.\\d+|\\s-(?:e|enc|w|ep|nop|c)\\b|\\biex\\b|\\|\\s?(?:ba|z)?sh\\b|%temp%)",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  private static final Pattern PASTES =
      Pattern.compile("(?:ctrl|cmd|⌘)\\s?\\+?\\s?v\\b|(?<!\\p{L})dán(?!\\p{L})|\\bpaste\\b");

  /** Where commands are typed. */
  private static final Pattern OPENS =
      Pattern.compile(
          "win(?:dows)?\\s?(?:key\\s?)?\\+\\s?r|phím win|windows key|hộp thoại run|run dialog|terminal|powershell|command prompt|file explorer|thanh địa chỉ");

  /** Opens a place for commands, pastes there, runs it: in this order. */
  private static final Pattern LURE =
      Pattern.compile(
          "(?:\\bwin(?:dows)?\\s?(?:key\\s?)?\\+\\s?r\\b|phím win(?:dows)?\\b|\\bwindows key\\b|hộp thoại run|run dialog|\\bterminal\\b|powershell|command prompt|file explorer|thanh địa chỉ)"
              + ".{0,200}?(?:"
              + PASTES.pattern()
              + ").{0,160}?(?:\\benter\\b|\\breturn\\b|\\bok\\b|(?<!\\p{L})chạy(?!\\p{L}))");

  private static final Pattern FRIGHTENS =
      Pattern.compile(
          "(?:máy tính|thiết bị|điện thoại|computer|windows|microsoft|device)\\b.{0,200}(?:bị khóa|nhiễm|virus|bị chặn|locked|infected|blocked).{0,300}(?:gọi|call|tổng đài|hotline)(?!\\p{L}).{0,40}\\d{3}",
          Pattern.DOTALL);
  private static final Pattern WARNS =
      Pattern.compile(
          "cảnh báo|khuyến cáo|cảnh giác|thủ đoạn|lừa đảo|giả mạo|kẻ xấu|tin tặc|không (?:làm theo|dán|thực hiện)|mã độc|\\bwarning\\b|\\bscam\\b");

  private static final Pattern PROGRAM =
      Pattern.compile("\\.(?:exe|msi|apk|xapk|scr|bat|cmd|hta|vbs|ps1|dmg|iso|jar|lnk)$");
  private static final Pattern PACKED = Pattern.compile("\\.(?:zip|rar|7z|js)$");
  private static final Pattern URGES =
      Pattern.compile(
          "lỗi thời|đã cũ|phiên bản cũ|đã hết hạn|cập nhật|\\bupdate\\b|out.?of.?date|outdated|bản vá|phông chữ|\\bfont|\\bflash\\b|trình phát|\\bplayer\\b|\\bplugin\\b|để (?:tiếp tục|xem|hiển thị|đọc|nhận)|trợ cấp|nhận quà|diệt virus|nhiễm virus");

  private LureSignals() {}

  /** Whether a text is a command that fetches or runs something from elsewhere. */
  static boolean command(String text) {
    return text.length() < 5_000 && COMMAND.matcher(text).find();
  }

  static void add(
      Page page,
      KnownHosts hosts,
      List<Signal> signals,
      Set<String> strangers,
      List<Findings.Guard> guards) {
    paste(page, signals, guards);
    programs(page, hosts, signals, strangers);
    frights(page, signals);
    glass(page, hosts, signals, strangers);
  }

  /**
   * A link that lies over the whole window, or a picture on a sheet over it that leads to a cheap
   * zone: wherever the visitor clicks, there it leads.
   */
  private static void glass(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    for (Page.Link link : page.links) {
      String host = link.via() == Via.LINK ? link.target().map(WebAddress::host).orElse("") : "";
      if (host.isEmpty() || hosts.known(host) || KnownHosts.ofCountry(host)) {
        continue;
      }
      Map<String, String> says = page.sheet.of(link.element());
      if (link.picture() && KnownHosts.cheap(host) && covers(page, link.element())) {
        String where = Page.where(link.element());
        signals.add(
            Signal.hard(SignalCode.PAGE_COVERED, "hình phủ cả trang dẫn tới " + host, where, 0.8));
        strangers.add(host);
        return;
      }
      boolean window =
          says.getOrDefault("position", "").startsWith("fixed")
              || says.getOrDefault("width", "").startsWith("100vw");
      if (window && sheetOver(says)) {
        String where = Page.where(link.element());
        signals.add(
            Signal.hard(SignalCode.PAGE_COVERED, "liên kết phủ cả trang tới " + host, where, 0.8));
        strangers.add(host);
        return;
      }
    }
  }

  /** A sheet over the page says that the visitor's machine is locked, and whom to call. */
  private static void frights(Page page, List<Signal> signals) {
    for (int i = 0; i < page.blocks.size(); i++) {
      Page.Block block = page.blocks.get(i);
      if (block.text().length() < 600 && covers(page, block.element())) {
        String near = near(page, i);
        if (FRIGHTENS.matcher(near.toLowerCase(Locale.ROOT)).find()) {
          String where = Page.where(block.element());
          signals.add(Signal.soft(SignalCode.RUN_LURE, WordSignals.shortened(near), where, 0.8));
          signals.add(
              Signal.hard(
                  SignalCode.PAGE_COVERED, "lớp phủ dọa người xem để họ gọi điện", where, 0.8));
          return;
        }
      }
    }
  }

  private static void paste(Page page, List<Signal> signals, List<Findings.Guard> guards) {
    String whole = page.visibleText().toLowerCase(Locale.ROOT);
    boolean may =
        whole.contains("dán")
            || whole.contains("paste")
            || whole.contains("ctrl")
            || whole.contains("cmd")
            || whole.indexOf('⌘') >= 0;
    if (!may || !PASTES.matcher(whole).find() || !OPENS.matcher(whole).find()) {
      return;
    }
    for (int i = 0; i < page.blocks.size(); i++) {
      String own = page.blocks.get(i).text();
      if (own.length() > 2_000
          || page.blocks.get(i).hiding() != null
          || !PASTES.matcher(own.toLowerCase(Locale.ROOT)).find()) {
        continue;
      }
      String near = near(page, i);
      String low = near.toLowerCase(Locale.ROOT);
      if (!LURE.matcher(low).find()) {
        continue;
      }
      String where = Page.where(page.blocks.get(i).element());
      Signal lure = Signal.soft(SignalCode.RUN_LURE, WordSignals.shortened(near), where, 0.8);
      if (WARNS.matcher(low + page.title.toLowerCase(Locale.ROOT)).find()) {
        guards.add(new Findings.Guard(GuardCode.WARNING, WordSignals.shortened(near)));
        signals.add(lure.behindGuard());
        return;
      }
      signals.add(lure);
      if (command(near)) {
        signals.add(Signal.hard(SignalCode.PASTE_COMMAND, WordSignals.shortened(near), where, 0.8));
      }
      return;
    }
  }

  private static String near(Page page, int i) {
    StringBuilder text = new StringBuilder();
    for (int k = Math.max(0, i - 4); k <= Math.min(page.blocks.size() - 1, i + 4); k++) {
      String words = page.blocks.get(k).text();
      text.append(words, 0, Math.min(800, words.length())).append(" . ");
    }
    return text.toString();
  }

  private static void programs(
      Page page, KnownHosts hosts, List<Signal> signals, Set<String> strangers) {
    for (Page.Link link : page.links) {
      if ((link.via() != Via.LINK && link.via() != Via.SCRIPT) || link.target().isEmpty()) {
        continue;
      }
      WebAddress target = link.target().get();
      if (target.rest().indexOf('.') < 0) {
        continue;
      }
      String path = target.rest().toLowerCase(Locale.ROOT).split("[?#]", 2)[0];
      boolean program = PROGRAM.matcher(path).find();
      if (!program && !PACKED.matcher(path).find()) {
        continue;
      }
      String host = target.host();
      boolean strange = !hosts.known(host) && !KnownHosts.ofCountry(host);
      boolean urged = URGES.matcher(beside(page, link)).find();
      boolean covers = covers(page, link.element());
      boolean telephone = path.endsWith(".apk") || path.endsWith(".xapk");
      if (strange
          ? urged || telephone || (program && KnownHosts.cheap(host))
          : urged && covers && program) {
        signals.add(
            Signal.hard(
                SignalCode.PROGRAM_OFFERED,
                WordSignals.shortened(link.text()) + " → " + host + path,
                Page.where(link.element()),
                0.8));
        if (strange) {
          strangers.add(host);
        }
        if (covers) {
          signals.add(
              Signal.soft(
                  SignalCode.PAGE_COVERED,
                  "lớp phủ mời tải chương trình",
                  Page.where(link.element()),
                  0.7));
        }
        return;
      }
    }
  }

  private static String beside(Page page, Page.Link link) {
    StringBuilder text = new StringBuilder(link.text());
    int last = Math.min(page.blocks.size() - 1, link.block() + 1);
    for (int k = Math.max(0, link.block() - 2); k <= last; k++) {
      String words = page.blocks.get(k).text();
      text.append(" . ").append(words, 0, Math.min(600, words.length()));
    }
    return text.toString().toLowerCase(Locale.ROOT);
  }

  /** Whether the element lies on a sheet over the whole page. */
  static boolean covers(Page page, Element element) {
    Element at = element;
    for (int up = 0; at != null && up < 8; up++, at = at.parent()) {
      if (sheetOver(page.sheet.of(at))) {
        return true;
      }
    }
    return false;
  }

  /** Whether an element of these looks lies over all that is around it. */
  static boolean sheetOver(Map<String, String> says) {
    String position = says.getOrDefault("position", "");
    if (!position.startsWith("fixed") && !position.startsWith("absolute")) {
      return false;
    }
    boolean wide = says.getOrDefault("width", "").startsWith("100");
    boolean high = says.getOrDefault("height", "").startsWith("100");
    return (wide && high)
        || says.getOrDefault("inset", "").startsWith("0")
        || (says.getOrDefault("right", "").startsWith("0")
            && says.getOrDefault("bottom", "").startsWith("0"));
  }
}
