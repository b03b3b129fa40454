package vn.gov.haiduong.haidang.probe;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * How to know a page that is not what the site wants to show. Data: shipped in a file, one for each
 * product or notice. Long pages are never recognised, because a news article may quote anything.
 *
 * @param id names the recognition in tests and evidence
 * @param said what it is, in Vietnamese, for the evidence sentence
 * @param maxText visible characters above which it does not apply
 * @param all marks that must all be there
 * @param any marks of which at least one must be there, where there are any
 */
public record Recognition(
    String id, Kind kind, String said, int maxText, List<Mark> all, List<Mark> any) {

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

  public Recognition {
    all = List.copyOf(all);
    any = List.copyOf(any);
    if (all.isEmpty() && any.isEmpty()) {
      throw new IllegalArgumentException("recognition " + id + ": expected at least one mark");
    }
  }

  /** The form in which marks and pages are compared. */
  static String folded(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }

  boolean fits(Seen seen) {
    if (seen.textLength() > maxText) {
      return false;
    }
    for (Mark mark : all) {
      if (!seen.has(mark)) {
        return false;
      }
    }
    for (Mark mark : any) {
      if (seen.has(mark)) {
        return true;
      }
    }
    return any.isEmpty();
  }

  /** What of a page is compared; every text already folded. */
  record Seen(String title, String text, String raw, String headers, int textLength) {

    private boolean has(Mark mark) {
      return switch (mark.where()) {
        case TITLE -> title.contains(mark.text());
        case TITLE_START -> title.startsWith(mark.text());
        case TITLE_IS -> title.equals(mark.text());
        case TEXT -> text.contains(mark.text());
        case TEXT_START -> text.startsWith(mark.text());
        case RAW -> raw.contains(mark.text());
        case HEADER -> headers.contains(mark.text());
      };
    }
  }
}
