package vn.gov.haiduong.haidang.console;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;

/**
 * A runbook as a page. Writes the elements that runbooks are made of; of any other, its words, and
 * markup inside a file never becomes markup of the page.
 */
final class RunbookPage extends AbstractVisitor {

  private static final Pattern SHEET = Pattern.compile("([A-Za-z0-9-]+)\\.md");

  private final Html html;

  RunbookPage(Sheet sheet) {
    this.html = sheet.html();
  }

  void write(String name, Node runbook) {
    if (!name.equals(Runbooks.INDEX)) {
      html.open("p", "class", "crumbs");
      html.leaf("a", "Sổ tay xử lý", "href", Runbooks.PATH);
      html.text(" › " + name);
      html.close();
    }
    html.open("article", "class", "sheet");
    runbook.accept(this);
    html.close();
  }

  private void inside(String tag, Node node) {
    html.open(tag);
    visitChildren(node);
    html.close();
  }

  @Override
  public void visit(Heading heading) {
    inside(heading.getLevel() == 1 ? "h1" : "h2", heading);
  }

  @Override
  public void visit(Paragraph paragraph) {
    boolean tight =
        paragraph.getParent() instanceof ListItem item
            && item.getParent() instanceof ListBlock list
            && list.isTight();
    if (tight) {
      visitChildren(paragraph);
    } else {
      inside("p", paragraph);
    }
  }

  @Override
  public void visit(OrderedList list) {
    inside("ol", list);
  }

  @Override
  public void visit(BulletList list) {
    inside("ul", list);
  }

  @Override
  public void visit(ListItem item) {
    inside("li", item);
  }

  @Override
  public void visit(StrongEmphasis strong) {
    inside("strong", strong);
  }

  @Override
  public void visit(Code code) {
    html.leaf("code", code.getLiteral());
  }

  @Override
  public void visit(FencedCodeBlock block) {
    html.leaf("pre", block.getLiteral());
  }

  @Override
  public void visit(SoftLineBreak line) {
    html.text(" ");
  }

  @Override
  public void visit(Text text) {
    html.text(text.getLiteral());
  }

  /** Between sheets alone: no other address is one that the service has. */
  @Override
  public void visit(Link link) {
    Matcher sheet = SHEET.matcher(link.getDestination());
    if (sheet.matches() && Runbooks.has(sheet.group(1))) {
      html.open("a", "href", Runbooks.PATH + "/" + sheet.group(1));
      visitChildren(link);
      html.close();
    } else {
      visitChildren(link);
    }
  }
}
