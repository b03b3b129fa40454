package vn.gov.haiduong.haidang.notify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import vn.gov.haiduong.haidang.wording.Septets;

/**
 * The mark of what is told before it is kept: "chưa ghi sổ" stands in whatever a channel says,
 * since whoever reads or hears only one of them must know it.
 */
final class Unwritten {

  /** Where accents may stand. */
  static final String MARK = "(chưa ghi sổ) ";

  /** In a short message. */
  static final String MARK_PLAIN = "[chua ghi so] ";

  /** Parameter: says that the others stand for an unwritten message. */
  private static final String FLAG = Text.SMS_PLACE + "unwritten:";

  /** Note 2 of form 03, TT 20/2017: a subject begins with it. */
  private static final String TBSC = "[TBSC] ";

  /** Which parameter carries the mark: the first that a template asks for. */
  private static final List<String> CARRIES =
      List.of("noi_dung", "doi_tuong", "ly_do", "danh_sach", "so_tin", "muc", "ma_su_co");

  private static final int SHORTEST = 16;

  private Unwritten() {}

  /** The text with the mark in its subject, its whole and its brief form, and in its parameters. */
  static Text marked(Text text) {
    Map<String, String> parameters = new LinkedHashMap<>(text.parameters());
    parameters.put(FLAG, "1");
    return new Text(
        subject(text.subject()),
        MARK + text.plain(),
        text.brief().startsWith(MARK_PLAIN) ? text.brief() : brief(text),
        text.template(),
        parameters,
        text.link());
  }

  private static String subject(String subject) {
    int at = subject.indexOf(TBSC);
    int after = at < 0 ? 0 : at + TBSC.length();
    return subject.substring(0, after) + MARK + subject.substring(after);
  }

  /** What does not fit beside the mark goes as in {@link ShortText}: the link, then names. */
  private static String brief(Text text) {
    String brief = MARK_PLAIN + text.brief();
    if (Septets.of(brief) > ShortText.LONGEST && text.link().isPresent()) {
      brief = brief.replace(text.link().get(), "").strip();
    }
    List<String> names = new ArrayList<>();
    for (String place : ShortText.MAY_BE_CUT) {
      String value = text.parameters().getOrDefault(Text.SMS_PLACE + place, "");
      if (value.length() > SHORTEST && brief.contains(value)) {
        names.add(value);
      }
    }
    names.sort(Comparator.comparingInt(String::length).reversed());
    for (String name : names) {
      int over = Septets.of(brief) - ShortText.LONGEST;
      if (over > 0) {
        int keep = Math.max(SHORTEST, name.length() - over - 2);
        brief = brief.replace(name, name.substring(0, keep).strip() + "..");
      }
    }
    while (Septets.of(brief) > ShortText.LONGEST) {
      brief = brief.substring(0, brief.length() - 1);
    }
    return brief;
  }

  /**
   * The parameter that has to carry the mark; empty when the message is kept.
   *
   * @param asked whether a template asks for it
   */
  static Optional<String> carrier(Text text, Predicate<String> asked) {
    return text.parameters().containsKey(FLAG)
        ? CARRIES.stream()
            .filter(asked)
            .filter(name -> text.parameters().containsKey(name))
            .findFirst()
        : Optional.empty();
  }

  /** A parameter with the mark, not longer than it was where that leaves enough of it. */
  static String marked(String mark, String value) {
    int keep = Math.max(SHORTEST, value.length() - mark.length());
    return mark + (value.length() <= keep ? value : value.substring(0, keep).strip());
  }
}
