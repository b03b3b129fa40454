package vn.gov.haiduong.haidang.page;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses of sellers that stand in the text, for visitors who copy them. */
final class TypedAddresses {

  private static final Pattern HOST =
      Pattern.compile(
          "(?<![\\w@.-])(?:https?://)?((?:[a-z0-9-]{2,40}\\.){1,3}[a-z]{2,10})(?![\\w.-])");

  private TypedAddresses() {}

  /** A dot with something right behind it that is no number: the ends of sentences have a blank. */
  private static boolean dotted(String text) {
    for (int at = text.indexOf('.'); at >= 0; at = text.indexOf('.', at + 1)) {
      if (at + 1 < text.length() && text.charAt(at + 1) > '9' && text.charAt(at + 1) != '\u00A0') {
        return true;
      }
    }
    return false;
  }

  static void add(Page page, KnownHosts hosts, List<Signal> signals) {
    Set<String> found = new LinkedHashSet<>();
    String where = "";
    for (int i = -1; i < page.blocks.size() && found.size() < 20; i++) {
      String text = i < 0 ? page.title : page.blocks.get(i).text();
      if (!dotted(text) || text.length() > 20_000 || (i >= 0 && page.guarded.get(i))) {
        continue;
      }
      String low = Fold.undisguised(Fold.marked(text));
      if (Betting.count("report", low) > 0) {
        continue;
      }
      Matcher typed = HOST.matcher(low);
      while (typed.find()) {
        String host = typed.group(1);
        if (!hosts.known(host) && Betting.host(host)) {
          found.add(host);
          where =
              where.isEmpty() ? i < 0 ? "title" : Page.where(page.blocks.get(i).element()) : where;
        }
      }
    }
    if (!found.isEmpty() && signals.stream().noneMatch(s -> s.code() == SignalCode.BETTING_LINKS)) {
      signals.add(
          Signal.soft(
              SignalCode.BETTING_LINKS,
              "địa chỉ viết trong chữ: " + String.join(", ", found),
              where,
              0.6));
    }
  }
}
