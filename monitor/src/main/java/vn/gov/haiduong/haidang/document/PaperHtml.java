package vn.gov.haiduong.haidang.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** A paper laid out as XHTML for the page renderer. */
final class PaperHtml {

  private final Paper paper;
  private final Markup markup;
  private final PictureHtml pictures;
  private int headings;

  private PaperHtml(Paper paper) {
    this.paper = paper;
    this.markup = new Markup(paper.title(), css());
    this.pictures = new PictureHtml(markup);
  }

  /**
   * Lays it out.
   *
   * @param mark words after the foot's own, such as the hash
   */
  static Document of(Paper paper, String mark) {
    PaperHtml html = new PaperHtml(paper);
    Element body = html.markup.body();
    html.markup.in(body, "div", "foot", paper.foot() + mark);
    paper.head().ifPresent(head -> html.head(body, head));
    paper
        .closing()
        .ifPresentOrElse(
            closing -> html.ending(body, paper.body(), closing),
            () -> html.blocks(body, paper.body()));
    for (Paper.Annex annex : paper.annexes()) {
      html.annex(body, annex);
    }
    return html.markup.document();
  }

  private static String css() {
    try (InputStream in = PaperHtml.class.getResourceAsStream("paper.css")) {
      if (in == null) {
        throw new IllegalStateException("paper.css: expected beside the classes, found none");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void head(Element body, Paper.Head head) {
    Element letterhead = markup.in(body, "div", "letterhead");
    Element left = markup.in(letterhead, "div", "left");
    markup.in(left, "p", "capitals", head.parent());
    markup.in(left, "p", "issuer", head.issuer());
    markup.in(left, "div", "issuer-line");
    markup.in(
        left, "p", "number", "Số:\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0\u00a0/" + head.symbol());
    if (head.letter()) {
      markup.in(left, "p", "subject", "V/v " + head.about()).setAttribute("id", "dau");
    }
    if (!head.draft().isEmpty()) {
      markup.in(markup.in(left, "div", ""), "span", "draft", head.draft());
    }
    Element right = markup.in(letterhead, "div", "right");
    markup.in(right, "p", "capitals strong", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM");
    markup.in(right, "p", "motto", "Độc lập - Tự do - Hạnh phúc");
    markup.in(right, "div", "motto-line");
    String gap = "\u00a0".repeat(6);
    markup.in(right, "p", "date", head.place() + ", ngày" + gap + "tháng" + gap + "năm" + gap);
    markup.in(body, "div", "clear");
    if (head.letter()) {
      markup.bookmark(paper.title(), "dau");
    } else {
      Element type = markup.in(body, "h1", "type", head.type());
      type.setAttribute("id", "dau");
      markup.bookmark(head.type() + ": " + paper.title(), "dau");
      markup.in(body, "p", "about", head.about());
      markup.in(body, "div", "about-line");
    }
    if (!head.to().isEmpty()) {
      markup.in(
          body,
          "p",
          head.letter() ? "to apart" : "to",
          "Kính gửi: " + String.join("; ", head.to()));
    }
  }

  private void blocks(Element into, List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading(int level, String text) -> heading(into, level, text);
        case Block.Text text -> markup.in(into, "p", "text", text.words());
        case Block.Item item -> markup.in(into, "p", "item", "- " + item.words());
        case Block.Proposal proposal -> markup.in(into, "p", "proposal", "- " + proposal.words());
        case Block.Note(String words) -> markup.in(into, "p", "note", words);
        case Block.Table table -> pictures.table(into, table);
        case Block.Bars bars -> pictures.bars(into, bars);
        case Block.Strip strip -> pictures.strip(into, strip);
        case Block.Trend trend -> pictures.trend(into, trend);
        case Block.Tiles tiles -> pictures.tiles(into, tiles);
      }
    }
  }

  private void heading(Element into, int level, String text) {
    Element heading = markup.in(into, level == 1 ? "h2" : "h3", "", text);
    String id = "muc-" + ++headings;
    heading.setAttribute("id", id);
    if (level == 1) {
      markup.bookmark(text, id);
    }
  }

  /** A signature never stands alone on its page: the last words go with it. */
  private void ending(Element body, List<Block> blocks, Paper.Closing closing) {
    int words = blocks.isEmpty() || !isWords(blocks.getLast()) ? 0 : 1;
    blocks(body, blocks.subList(0, blocks.size() - words));
    Element together = markup.in(body, "div", "together");
    blocks(together, blocks.subList(blocks.size() - words, blocks.size()));
    closing(together, closing);
  }

  private static boolean isWords(Block block) {
    return block instanceof Block.Text
        || block instanceof Block.Item
        || block instanceof Block.Proposal;
  }

  private void closing(Element body, Paper.Closing closing) {
    Element at = markup.in(body, "div", "closing");
    Element recipients = markup.in(at, "div", "recipients");
    markup.in(recipients, "p", "label", "Nơi nhận:");
    closing.recipients().forEach(one -> markup.in(recipients, "p", "", "- " + one));
    Element signature = markup.in(at, "div", "signature");
    closing.authority().forEach(line -> markup.in(signature, "p", "", line));
    markup.in(signature, "p", "room", "\u00a0");
    markup.in(signature, "p", "", closing.signer().isEmpty() ? "\u00a0" : closing.signer());
    markup.in(at, "div", "clear");
  }

  private void annex(Element body, Paper.Annex annex) {
    Element at = markup.in(body, "div", annex.wide() ? "annex wide" : "annex");
    String word = "Phụ lục " + annex.number();
    Element heading = markup.in(at, "h2", "annex-word", word);
    String id = "phu-luc-" + annex.number();
    heading.setAttribute("id", id);
    markup.bookmark(word + ". " + annex.title(), id);
    markup.in(at, "p", "annex-title", annex.title());
    markup.in(at, "p", "annex-of", "(Kèm theo " + paper.title() + ")");
    blocks(at, annex.blocks());
  }
}
