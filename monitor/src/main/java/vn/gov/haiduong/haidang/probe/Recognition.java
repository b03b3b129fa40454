package vn.gov.haiduong.haidang.probe;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * How to know a page that is not what the site wants to show. Data: shipped in a file, one for each
 * product or notice. Long pages are never recognised, because a news article may quote anything.
 *
 * @param id names the recognition in tests and evidence
 * @param said what it is, in Vietnamese, for the evidence sentence
 * @param maxText visible characters above which it does not apply
 * @param maxLinks links above which it does not apply: a notice has no menu, a living page has
 * @param lead visible characters within which its texts must begin: a notice says at once what it
 *     is, an article comes to it later
 * @param all marks that must all be there
 * @param any marks of which at least one must be there, where there are any
 * @param none marks that must not be there
 * @param near what must stand close together; empty where nothing must
 */
public record Recognition(
    String id,
    Kind kind,
    String said,
    int maxText,
    int maxLinks,
    int lead,
    List<Mark> all,
    List<Mark> any,
    List<Mark> none,
    Optional<Near> near) {

  /** How far apart a subject and what is said of it may stand. */
  private static final int CLOSE = 60;

  /** Stands between title and text where both are one. */
  private static final String TITLE_END = " . ";

  /** Within how many characters of the text what is said of the title's subject must begin. */
  private static final int FIRST_WORDS = 16;

  /** Visible characters, blanks apart, up to which a page has room for its notice alone. */
  private static final int SHORT = 350;

  /** Words of the menus of Vietnamese authorities' sites, as they are folded. */
  private static final List<String> MENU =
      List.of(
          "trang chủ",
          "giới thiệu",
          "tin tức",
          "văn bản",
          "thủ tục",
          "liên hệ",
          "thư viện",
          "hỏi đáp",
          "sơ đồ",
          "dịch vụ công",
          "lịch công tác",
          "tra cứu");

  /** What stands at the head or foot of an article and of no notice. */
  private static final List<String> ARTICLE =
      List.of(
          "lượt xem",
          "lượt đọc",
          "lượt truy cập",
          "ngày đăng",
          "đăng lúc",
          "ngày cập nhật",
          "tin liên quan",
          "tin khác",
          "bài viết khác",
          "bài viết liên quan",
          "cùng chuyên mục");

  /** Visible characters, blanks apart, above which a page with a menu says more than a notice. */
  private static final int ROOM = 200;

  private static final int MENU_LINKS = 4;
  private static final int MENU_WORDS_SEEN = 3;

  /** How far back the beginning of a quotation is looked for. */
  private static final int QUOTE = 160;

  /** What a recognised page is. */
  public enum Kind {
    ERROR_PAGE,
    PLACEHOLDER_PAGE,
    /** A protection layer that does not let us in. */
    PROTECTION
  }

  /** Where a mark is looked for; all comparisons ignore case. */
  public enum Where {
    TITLE,
    TITLE_START,
    /** The whole title. */
    TITLE_IS,
    TEXT,
    TEXT_START,
    /** The markup of the first 16 Ki characters. */
    RAW,
    /** A header line written "name: value". */
    HEADER
  }

  /** One mark. */
  public record Mark(Where where, String text) {
    public Mark {
      text = folded(text);
      if (text.isEmpty()) {
        throw new IllegalArgumentException("mark: expected some text, got none");
      }
    }
  }

  /** Words of which one must be followed closely by one of others, in the text of the page. */
  public record Near(Words written, Words plain) {

    /** The words as they are written; those of pages without marks are made of them. */
    public Near(List<String> first, List<String> then) {
      Words written =
          new Words(
              first.stream().map(Recognition::folded).toList(),
              then.stream().map(Recognition::folded).toList());
      this(written, written.unaccented());
    }
  }

  /** One of the first, closely followed by one of the second. */
  public record Words(List<String> first, List<String> then) {
    public Words {
      first = List.copyOf(first);
      then = List.copyOf(then);
    }

    private boolean in(String text, int lead) {
      for (String subject : first) {
        int at = text.indexOf(subject);
        while (at >= 0 && at <= lead) {
          int from = at + subject.length();
          int to = sentenceEnd(text, from, Math.min(text.length(), from + CLOSE));
          for (String said : then) {
            int found = text.indexOf(said, from);
            if (found >= 0 && found < to) {
              return true;
            }
          }
          at = text.indexOf(subject, from);
        }
      }
      return false;
    }

    /**
     * Where the sentence ends that goes on at {@code from}, at most {@code last}: what the next one
     * says, it says of something else. A stop behind one or two letters ends an abbreviation; what
     * a title begins, the first words of the page may end.
     */
    private static int sentenceEnd(String text, int from, int last) {
      for (int i = from; i < last - 1; i++) {
        char c = text.charAt(i);
        if (text.startsWith(TITLE_END, i)) {
          return Math.min(last, i + TITLE_END.length() + FIRST_WORDS);
        }
        if ((c == '.' || c == '!' || c == '?')
            && text.charAt(i + 1) == ' '
            && i >= 3
            && Character.isLetterOrDigit(text.charAt(i - 1))
            && Character.isLetterOrDigit(text.charAt(i - 2))
            && Character.isLetterOrDigit(text.charAt(i - 3))) {
          return i;
        }
      }
      return last;
    }

    private Words unaccented() {
      return new Words(
          first.stream().map(Recognition::unaccented).toList(),
          then.stream().map(Recognition::unaccented).toList());
    }
  }

  public Recognition {
    all = List.copyOf(all);
    any = List.copyOf(any);
    none = List.copyOf(none);
    if (all.isEmpty() && any.isEmpty() && near.isEmpty()) {
      throw new IllegalArgumentException("recognition " + id + ": expected at least one mark");
    }
  }

  /**
   * The form in which marks and pages are compared: composed, lower case, tone marks where the old
   * spelling has them (hóa, not hoá), straight apostrophes.
   */
  static String folded(String text) {
    String lower = Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower);
    for (int i = 0; i < out.length(); i++) {
      char c = out.charAt(i);
      if (c == '\u2019') {
        out.setCharAt(i, '\'');
      } else if (c >= 0x80 && i > 0) {
        int tone = LATE.indexOf(c);
        int glide = "ou".indexOf(out.charAt(i - 1));
        if (tone >= 0 && glide >= 0) {
          out.setCharAt(i - 1, EARLY[glide].charAt(tone % 5));
          out.setCharAt(i, "aey".charAt(tone / 5));
        }
      }
    }
    return out.toString();
  }

  private static final String LATE = "áàảãạéèẻẽẹýỳỷỹỵ";
  private static final String[] EARLY = {"óòỏõọ", "úùủũụ"};

  /** Without the marks of Vietnamese, for pages that are written without them. */
  static String unaccented(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFD)
        .replaceAll("\\p{M}+", "")
        .replace('đ', 'd');
  }

  boolean fits(Seen seen) {
    if (seen.textLength() > maxText || seen.links() > maxLinks) {
      return false;
    }
    // Without iterators: each page is compared with every recognition, in every probe.
    for (int i = 0; i < all.size(); i++) {
      if (!seen.has(all.get(i), lead)) {
        return false;
      }
    }
    return (any.isEmpty() || hasOneOf(any, seen, lead))
        && !hasOneOf(none, seen, Integer.MAX_VALUE)
        && (near.isEmpty() || seen.has(near.get(), lead));
  }

  private static boolean hasOneOf(List<Mark> marks, Seen seen, int lead) {
    for (int i = 0; i < marks.size(); i++) {
      if (seen.has(marks.get(i), lead)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What of a page is compared; every text already folded.
   *
   * @param alive whether it has a site's menu, or the marks of an article, and more text than a
   *     notice: what it says of maintenance or of errors is then a piece of news, a banner or
   *     hidden. Only what no article has, a whole title, markup or header, still counts.
   */
  record Seen(
      String title,
      String text,
      String raw,
      String headers,
      int textLength,
      int links,
      boolean alive) {

    Seen(String title, String text, String raw, String headers, int textLength, int links) {
      this(
          title,
          text,
          raw,
          headers,
          textLength,
          links,
          (textLength > ROOM && links >= MENU_LINKS && words(MENU, text) >= MENU_WORDS_SEEN)
              || (textLength > SHORT && words(ARTICLE, text) > 0));
    }

    private static long words(List<String> words, String text) {
      return words.stream().filter(text::contains).count();
    }

    private boolean has(Near near, int lead) {
      if (alive) {
        return false;
      }
      String whole = title + TITLE_END + text;
      int last = lead == Integer.MAX_VALUE || isShort() ? whole.length() : title.length() + lead;
      return near.written().in(whole, last) || (plain() && near.plain().in(whole, last));
    }

    /** Whether the page is written without a single mark. */
    private boolean plain() {
      for (int i = 0; i < text.length(); i++) {
        if (text.charAt(i) >= 0x80) {
          return false;
        }
      }
      return true;
    }

    private boolean has(Mark mark, int lead) {
      return switch (mark.where()) {
        case TITLE -> !alive && title.contains(mark.text());
        case TITLE_START -> !alive && title.startsWith(mark.text());
        case TITLE_IS -> title.equals(mark.text());
        case TEXT -> !alive && says(mark.text(), lead);
        case TEXT_START -> !alive && text.startsWith(mark.text());
        case RAW -> raw.contains(mark.text());
        case HEADER -> headers.contains(mark.text());
      };
    }

    /** Whether the page says this itself, early enough; a short page says nothing else. */
    private boolean says(String said, int lead) {
      int at = text.indexOf(said);
      while (at >= 0 && (at <= lead || isShort())) {
        if (isShort() || !quoted(at)) {
          return true;
        }
        at = text.indexOf(said, at + 1);
      }
      return false;
    }

    private boolean isShort() {
      return textLength <= SHORT;
    }

    /** Whether what stands there is somebody else's words: a page that quotes a notice is none. */
    private boolean quoted(int at) {
      for (int i = at - 1; i >= Math.max(0, at - QUOTE); i--) {
        switch (text.charAt(i)) {
          case '\u201c', '\u00ab' -> {
            return true;
          }
          case '\u201d', '\u00bb' -> {
            return false;
          }
          case '"' -> {
            return text.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
          }
          default -> {
            continue;
          }
        }
      }
      return false;
    }
  }
}
