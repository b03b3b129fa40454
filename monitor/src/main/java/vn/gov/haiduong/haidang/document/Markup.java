package vn.gov.haiduong.haidang.document;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** An XHTML tree under construction; text is text, whatever characters it has. */
final class Markup {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private final Document document;

  Markup(String title, String css) {
    try {
      document = DocumentBuilderFactory.newNSInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("XML: expected a parser in every Java", e);
    }
    Element html = document.createElement("html");
    html.setAttribute("lang", "vi");
    document.appendChild(html);
    Element head = in(html, "head", "");
    in(head, "title", "").setTextContent(title);
    Element description = in(head, "meta", "");
    description.setAttribute("name", "description");
    description.setAttribute("content", title);
    in(head, "style", "").setTextContent(css);
    in(head, "bookmarks", "");
    in(html, "body", "");
  }

  Document document() {
    return document;
  }

  Element body() {
    return (Element) document.getElementsByTagName("body").item(0);
  }

  /** A bookmark of the outline that leads to the element with this id. */
  void bookmark(String name, String id) {
    Element bookmark =
        in((Element) document.getElementsByTagName("bookmarks").item(0), "bookmark", "");
    bookmark.setAttribute("name", name);
    bookmark.setAttribute("href", "#" + id);
  }

  /** A new last child. */
  @CanIgnoreReturnValue
  Element in(Element parent, String name, String style) {
    Element child = document.createElement(name);
    if (!style.isEmpty()) {
      child.setAttribute("class", style);
    }
    parent.appendChild(child);
    return child;
  }

  @CanIgnoreReturnValue
  Element in(Element parent, String name, String style, String text) {
    Element child = in(parent, name, style);
    child.setTextContent(text);
    return child;
  }
}
