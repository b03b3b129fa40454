package vn.gov.haiduong.haidang.reply;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.Evaluator;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.Selector;
import org.jspecify.annotations.Nullable;

/**
 * The visible lines of a mail in HTML without what it quotes, in one pass: selectors of siblings
 * and changes of the tree take seconds on pages of many elements, and a stranger may send those.
 */
final class HtmlWords implements NodeFilter {

  private static final Evaluator LEFT_OUT =
      Selector.evaluatorOf(
          "script, style, head, template, blockquote, .gmail_quote, .gmail_signature,"
              + " .moz-cite-prefix, #divRplyFwdMsg");

  /** What Outlook puts above the mail that is answered: all that follows beside it is quoted. */
  private static final Set<String> ABOVE_QUOTED = Set.of("divRplyFwdMsg", "appendonsend");

  private static final Set<String> BLOCKS =
      Set.of("p", "div", "tr", "li", "hr", "h1", "h2", "h3", "h4", "table");

  private final StringBuilder words = new StringBuilder();

  /** Elements in which all further children are quoted. */
  private final Set<Node> over = Collections.newSetFromMap(new IdentityHashMap<>());

  /** Once for each instance. */
  String of(Document page) {
    Node _ = page.filter(this);
    return words.toString();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    @Nullable Node parent = node.parent();
    if (parent != null && over.contains(parent)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (node instanceof TextNode text) {
      words.append(text.getWholeText());
    } else if (node instanceof Element element) {
      if (parent != null && ABOVE_QUOTED.contains(element.id())) {
        boolean _ = over.add(parent);
      }
      if (element.is(LEFT_OUT)) {
        return FilterResult.SKIP_ENTIRELY;
      }
      if (element.normalName().equals("br") || BLOCKS.contains(element.normalName())) {
        words.append('\n');
      }
    }
    return FilterResult.CONTINUE;
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element && BLOCKS.contains(element.normalName())) {
      words.append('\n');
    }
    return FilterResult.CONTINUE;
  }
}
