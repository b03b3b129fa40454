package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Marks of those who deface pages, outside of reports and trainings about them. */
final class DefaceSignals {

  private static final Pattern MARK =
      Pattern.compile(
          "\\b(?:h[a4@]ck(?:e|3)d|d[e3]f[a4@]c[e3]d|[o0]wn[e3]d|pwn[e3]?d|r[o0]{2}t[e3]d|st[a4]mp[e3]d|t[o0]uch[e3]d|cr[a4]ck[e3]d|br[e3][a4]ch[e3]d|infiltrated|hijacked|nuked|pawned)[\\s:_-]{1,3}(?:by|bởi)\\b|\\bh[a4@]ck(?:e|3)d\\b.{0,20}\\b(?:team|crew|by)\\b|\\b(?:was|got|been)"
              + " h[a4@]ck(?:e|3)d|h[a4@]ck(?:e|3)dby|was here\\s?!|bị hack"
              + " bởi|\\bgr[e3]{2}tz\\b|cyber (?:army|team|attack)|we are"
              + " (?:legion|anonymous)|expect us|\\bhack (?:by|bởi)(?!\\p{L})|hacklen(?:miş|di)|diretas oleh|hackead[oa]"
              + " por|pirat[eé] par|[bв]зл[oо][mм][aа](?:[hн]|л)|被黑|黑客入侵|تم اختراق|ハッキングされ|해킹당|security is (?:low|0%|zero|a joke)|patch your"
              + " (?:system|site|website)|^\\W{0,6}hacked\\W{0,6}$|^\\W{0,6}\\w{2,24} was here\\W{0,6}$|admin ngu|(?:team|crew|hackers?) đã (?:ở|ghé|tới|đến) (?:đây|thăm)|(?:đã )?ghé thăm bởi|visited by (?:anon|hacker|team)|\\bpwned\\b|bảo mật như (?:chuồng|trò)|mess with the"
              + " best|\\b(?:defacer|h4ck3r|haxor|1337)\\b");

  /** One of these stands in every mark: most passages have none. */
  private static final List<String> HINTS =
      List.of(
          "ck",
          "by",
          "bởi",
          "was",
          "gr",
          "cyber",
          "we are",
          "expect",
          "secur",
          "patch",
          "admin",
          "mess",
          "defac",
          "1337",
          "haxor",
          "ghé",
          "pwned",
          "bảo mật như",
          "зл",
          "黑",
          "تم",
          "ハ",
          "해",
          "diretas",
          "hack",
          "pirat");

  /** Somebody says of this very site that it is in other hands. */
  private static final Pattern TAKEN =
      Pattern.compile(
          "\\b(?:website|web|site|trang(?: web| này| chủ| thông tin)?|hệ thống|máy chủ|cổng thông"
              + " tin)\\b.{0,40}\\bbị\\b.{0,30}\\b(?:hack|chiếm quyền|kiểm soát|xâm nhập|chiếm"
              + " giữ|khống chế|deface|(?:tấn công|đánh sập) bởi"
              + " (?:nhóm|đội|team|hacker|crew))|\\b(?:site|website|server|system|box|page)\\b.{0,12}\\b(?:has"
              + " been|have been|was|is|got)\\b.{0,12}\\b(?:seized|hacked|owned|compromised|pwned|taken"
              + " over|defaced|under our control)|(?:files|data|databases?|documents|server|network|website)\\b.{0,30}\\b(?:has been|have been|was|were|is|are)\\b.{0,20}\\b(?:encrypted|locked|stolen|exfiltrated|downloaded|wiped|leaked)|đã bị mã hóa.{0,60}bitcoin"
              + "|(?:toàn bộ|mọi|tất cả|các).{0,12}(?:dữ liệu|tệp tin|tập tin|file).{0,40}bị mã hóa|\\b(?:website|web|site|trang).{0,20}(?:\\bbảo mật (?:quá |rất |như )?(?:kém|lởm|tệ|trò đùa|trò hề)|\\bđã thuộc về(?! (?:bộ|sở|nhà nước)))|\\badmin ơi\\b|\\b(?:gửi|chào|hello|hi|dear|sorry) admin\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** Speaks to the administrator, or of itself. */
  private static final Pattern SPEAKS =
      Pattern.compile(
          "quản trị viên|ban quản trị|\\badmin\\b|webmaster|administrator|chúng tôi|chúng tao|bọn"
              + " tao|\\btao\\b|\\bwe\\b|\\bus\\b|\\bpay\\b|ransom|monero|\\bxmr\\b|onion|\\bour\\b|\\bby\\b|\\bbởi\\b|telegram|bitcoin|\\bbtc\\b|hacker|lỗ"
              + " hổng|bảo mật (?:kém|lại|yếu)|\\bteam\\b|\\bcrew\\b|khóa giải mã|decrypt|\\bfix bug\\b|\\bvá lỗi\\b",
          Pattern.UNICODE_CHARACTER_CLASS);

  /** A string of a script. */
  private static final Pattern SAID = Pattern.compile("([\"'`])((?:(?!\\1)[^\\\\\n]){6,600})\\1");

  private DefaceSignals() {}

  static void add(Page page, List<Signal> signals, List<Findings.Guard> guards) {
    Set<String> marks = new LinkedHashSet<>();
    Set<String> guarded = new LinkedHashSet<>();
    String where = "";
    boolean inTitle = false;
    boolean alone = false; // the passage is the mark, it does not speak of one
    boolean bare =
        page.links.stream().filter(l -> l.via() == Findings.Via.LINK).limit(4).count() < 4;
    int trained = Betting.count("training", page.title + " . " + headings(page));
    for (int i = -1; i < page.blocks.size(); i++) {
      String text = i < 0 ? page.title : page.blocks.get(i).text();
      if (text.length() > 20_000) {
        continue;
      }
      String plain = Fold.undisguised(Fold.marked(text));
      if (bare) {
        Matcher taken = TAKEN.matcher(plain);
        String all = i < 0 ? plain : plain + " " + Fold.marked(before(page, i));
        if (taken.find() && SPEAKS.matcher(all).find()) {
          marks.add(taken.group());
          where =
              where.isEmpty() ? i < 0 ? "title" : Page.where(page.blocks.get(i).element()) : where;
          inTitle |= i < 0;
        }
      }
      if (HINTS.stream().noneMatch(plain::contains)) {
        continue;
      }
      Matcher matcher = MARK.matcher(plain);
      int before = marks.size();
      while (matcher.find()) {
        String near = i < 0 ? text : text + " " + before(page, i);
        boolean report =
            Betting.count("training", near) + Betting.count("report", near) >= 2
                || (trained >= 1
                    && Betting.count("training", near) + Betting.count("report", near) >= 1);
        if (report || (!bare && told(plain, matcher.start()))) {
          guarded.add(matcher.group());
          continue;
        }
        marks.add(matcher.group());
        inTitle |= i < 0;
        alone |= i >= 0 && trained == 0 && matcher.start() <= 2 && plain.length() < 120;
        where =
            where.isEmpty() ? i < 0 ? "title" : Page.where(page.blocks.get(i).element()) : where;
      }
      // Two marks in one short passage: it is signed, it does not tell of one.
      alone |= i >= 0 && trained == 0 && plain.length() < 160 && marks.size() - before >= 2;
    }
    if (marks.isEmpty()) {
      Doors.of(page).ifPresent(marks::add);
      where = marks.isEmpty() ? where : "body";
    }
    if (bare && marks.isEmpty()) {
      typed(page, marks);
      where = marks.isEmpty() ? where : "script";
    }
    if (!marks.isEmpty()) {
      signals.add(Signal.hard(SignalCode.DEFACE_MARK, WordSignals.quoted(marks), where, 0.9));
      if (inTitle) {
        signals.add(Signal.soft(SignalCode.TITLE_STRANGE, page.title, "title", 0.9));
      } else {
        String heading = headings(page);
        if (alone || MARK.matcher(Fold.marked(heading)).find()) {
          signals.add(
              Signal.soft(SignalCode.HEADING_STRANGE, WordSignals.shortened(heading), "h1", 0.8));
        }
      }
    }
    if (!guarded.isEmpty()) {
      guards.add(new Findings.Guard(GuardCode.SECURITY_TRAINING, WordSignals.quoted(guarded)));
      signals.add(
          Signal.hard(SignalCode.DEFACE_MARK, WordSignals.quoted(guarded), "", 0.5).behindGuard());
    }
  }

  /** A page that says next to nothing has its script say it, letter by letter. */
  private static void typed(Page page, Set<String> marks) {
    if (page.print().size() > 40) {
      return;
    }
    for (Page.Script script : page.scripts) {
      String code = script.code();
      Matcher said = SAID.matcher(code.length() > 20_000 ? code.substring(0, 20_000) : code);
      while (said.find()) {
        marked(said.group(2), marks);
      }
      marked(Code.opened(code.length() > 20_000 ? code.substring(0, 20_000) : code), marks);
    }
  }

  /** A longer passage tells in quotes what somebody else said. */
  private static boolean told(String text, int at) {
    if (text.length() < 60) {
      return false;
    }
    Matcher quoted = Guards.QUOTED.matcher(text);
    while (quoted.find()) {
      if (quoted.start() < at && at < quoted.end()) {
        return quoted.end() - quoted.start() < text.length() / 2;
      }
    }
    return false;
  }

  private static void marked(String text, Set<String> marks) {
    Matcher mark = MARK.matcher(Fold.undisguised(Fold.marked(text)));
    if (mark.find()) {
      marks.add(mark.group());
    }
  }

  private static String headings(Page page) {
    return String.join(
        " . ",
        page.document.select("h1,h2").stream()
            .limit(5)
            .map(h -> WordSignals.shortened(h.text()))
            .toList());
  }

  private static String before(Page page, int i) {
    StringBuilder text = new StringBuilder();
    for (int k = Math.max(0, i - 2); k <= Math.min(page.blocks.size() - 1, i + 2); k++) {
      if (k != i) {
        text.append(WordSignals.shortened(page.blocks.get(k).text())).append(" . ");
      }
    }
    return text.toString();
  }
}
