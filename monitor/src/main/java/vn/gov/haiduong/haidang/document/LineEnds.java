package vn.gov.haiduong.haidang.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.layout.UrlAwareLineBreakIterator;
import java.text.BreakIterator;
import java.util.Locale;

/** Where a line may end: as usual, but not inside a date, a fraction or a document's number. */
final class LineEnds implements FSTextBreaker {

  private final UrlAwareLineBreakIterator usual =
      new UrlAwareLineBreakIterator(BreakIterator.getLineInstance(Locale.ROOT));
  private String text = "";

  @Override
  public void setText(String newText) {
    text = newText;
    usual.setText(newText);
  }

  @Override
  public int next() {
    int at = usual.next();
    while (at > 0 && at < text.length() && insideNumber(at)) {
      at = usual.next();
    }
    return at;
  }

  private boolean insideNumber(int at) {
    boolean before = text.charAt(at) == '/' && digit(at - 1);
    boolean behind = text.charAt(at - 1) == '/' && digit(at - 2) && digit(at);
    return (before || behind) && !address(at);
  }

  private boolean digit(int at) {
    return at >= 0 && Character.isDigit(text.charAt(at));
  }

  /** A long address must end its lines somewhere. */
  private boolean address(int at) {
    int begin = at;
    while (begin > 0 && !Character.isWhitespace(text.charAt(begin - 1))) {
      begin--;
    }
    return text.substring(begin, at).contains("://");
  }
}
