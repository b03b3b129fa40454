package vn.gov.haiduong.haidang.console;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;

/**
 * HTML that cannot be broken by what it quotes: text and attribute values are always escaped, tags
 * always closed in order. Tag and attribute names come from code alone.
 */
final class Html {

  private static final Set<String> VOID =
      Set.of("meta", "link", "input", "br", "hr", "img", "rect", "line");

  private final StringBuilder text = new StringBuilder(16_384);
  private final Deque<String> open = new ArrayDeque<>();

  Html() {
    text.append("<!doctype html>\n");
  }

  /** Opens an element; attributes are names and values in turn, an empty name is left out. */
  void open(String tag, String... attributes) {
    text.append('<').append(tag);
    for (int i = 0; i < attributes.length; i += 2) {
      if (!attributes[i].isEmpty()) {
        text.append(' ').append(attributes[i]).append("=\"");
        escape(attributes[i + 1]);
        text.append('"');
      }
    }
    text.append('>');
    if (!VOID.contains(tag)) {
      open.push(tag);
    } else if (tag.equals("rect") || tag.equals("line")) {
      text.append("</").append(tag).append('>');
    }
  }

  /** Closes the innermost element. */
  void close() {
    text.append("</").append(open.pop()).append('>');
  }

  /** Closes the innermost elements. */
  void close(int count) {
    for (int i = 0; i < count; i++) {
      close();
    }
  }

  void text(String words) {
    escape(words);
  }

  /** An element with nothing but words. */
  void leaf(String tag, String words, String... attributes) {
    open(tag, attributes);
    text(words);
    close();
  }

  private void escape(String words) {
    for (int i = 0; i < words.length(); i++) {
      char c = words.charAt(i);
      switch (c) {
        case '&' -> text.append("&amp;");
        case '<' -> text.append("&lt;");
        case '>' -> text.append("&gt;");
        case '"' -> text.append("&quot;");
        case '\'' -> text.append("&#39;");
        default -> text.append(c);
      }
    }
  }

  /** The finished document. */
  String finish() {
    close(open.size());
    return text.toString();
  }
}
