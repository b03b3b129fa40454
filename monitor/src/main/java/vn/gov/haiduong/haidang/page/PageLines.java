package vn.gov.haiduong.haidang.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeFilter.FilterResult;
import org.jsoup.select.NodeTraversor;

/**
 * A page as lines of text for a person who compares two of them: what it says, where it leads, what
 * code it loads. Nothing of it is ever run or shown as a page. Bounded; CPU work, for a worker.
 */
public final class PageLines {

  private static final int MOST_LINES = 1_200;
  private static final int LONGEST = 300;
  private static final int MOST_NODES = 100_000;

  private final List<String> lines = new ArrayList<>();
  private final StringBuilder line = new StringBuilder();
  private int nodes;

  private PageLines() {}

  /**
   * The lines of a page.
   *
   * @param url it was taken from, for relative links
   */
  public static List<String> of(byte[] body, String url) {
    Document page = Jsoup.parse(PageSource.of(body, Optional.empty()).text(), url);
    PageLines all = new PageLines();
    all.lines.add("Tiêu đề: " + page.title());
    FilterResult _ = NodeTraversor.filter((node, _) -> all.visit(node), page);
    all.end();
    return List.copyOf(all.lines);
  }

  private FilterResult visit(Node node) {
    if (++nodes > MOST_NODES || lines.size() >= MOST_LINES) {
      return FilterResult.STOP;
    }
    if (node instanceof TextNode text) {
      if (line.length() < LONGEST) {
        line.append(text.text());
      }
      return FilterResult.CONTINUE;
    }
    if (!(node instanceof Element element)) {
      return FilterResult.CONTINUE;
    }
    switch (element.normalName()) {
      case "title", "style" -> {
        return FilterResult.SKIP_ENTIRELY;
      }
      case "script" -> {
        own("‹mã lệnh› " + (element.hasAttr("src") ? element.absUrl("src") : element.data()));
        return FilterResult.SKIP_ENTIRELY;
      }
      case "iframe", "frame", "embed" -> own("‹khung› " + element.absUrl("src"));
      case "form" -> own("‹biểu mẫu› " + element.absUrl("action"));
      case "img" -> {
        if (element.hasAttr("alt") && !element.attr("alt").isBlank()) {
          own("‹ảnh› " + element.attr("alt"));
        }
      }
      case "a" -> {
        end();
        String to = element.absUrl("href");
        if (!to.isEmpty()) {
          line.append("→ ").append(to).append("  ");
        }
      }
      default -> {
        if (element.isBlock() || element.normalName().equals("br")) {
          end();
        }
      }
    }
    return FilterResult.CONTINUE;
  }

  private void own(String text) {
    end();
    line.append(text);
    end();
  }

  private void end() {
    String said = line.toString().strip().replaceAll("\\s+", " ");
    line.setLength(0);
    if (!said.isEmpty()) {
      lines.add(said.length() > LONGEST ? said.substring(0, LONGEST) + "…" : said);
    }
  }
}
