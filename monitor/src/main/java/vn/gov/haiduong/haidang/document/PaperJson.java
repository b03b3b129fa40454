package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Cell;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** A paper's tree as JSON, and its sentences with the figures that each rests on. */
final class PaperJson {

  private PaperJson() {}

  static ArrayNode sentences(ArrayNode array, Paper paper) {
    Stream<Block> blocks =
        Stream.concat(
            paper.body().stream(),
            paper.annexes().stream().flatMap(annex -> annex.blocks().stream()));
    blocks.forEach(
        block -> {
          switch (block) {
            case Block.Text(String words, List<String> figures) -> sentence(array, words, figures);
            case Block.Item(String words, List<String> figures) -> sentence(array, words, figures);
            case Block.Proposal(String words, List<String> figures) ->
                sentence(array, words, figures);
            case Block.Heading _,
                Block.Note _,
                Block.Table _,
                Block.Bars _,
                Block.Strip _,
                Block.Trend _,
                Block.Tiles _ -> {}
          }
        });
    return array;
  }

  private static void sentence(ArrayNode array, String words, List<String> figures) {
    if (!figures.isEmpty()) {
      ArrayNode paths = array.addObject().put("text", words).putArray("figures");
      figures.forEach(paths::add);
    }
  }

  static ObjectNode of(ObjectNode node, Paper paper) {
    node.put("name", paper.name()).put("title", paper.title());
    paper.head().ifPresent(head -> head(node.putObject("head"), head));
    blocks(node.putArray("body"), paper.body());
    paper
        .closing()
        .ifPresent(
            closing -> {
              ObjectNode at = node.putObject("closing");
              texts(at.putArray("recipients"), closing.recipients());
              texts(at.putArray("authority"), closing.authority());
              at.put("signer", closing.signer());
            });
    ArrayNode annexes = node.putArray("annexes");
    for (Paper.Annex annex : paper.annexes()) {
      ObjectNode one = annexes.addObject();
      one.put("number", annex.number()).put("title", annex.title());
      blocks(one.putArray("blocks"), annex.blocks());
    }
    ReportJson.put(node, "dated", Optional.of(paper.dated()));
    return node;
  }

  private static void head(ObjectNode node, Paper.Head head) {
    node.put("parent", head.parent()).put("issuer", head.issuer()).put("symbol", head.symbol());
    node.put("place", head.place()).put("draft", head.draft()).put("type", head.type());
    node.put("about", head.about());
    texts(node.putArray("to"), head.to());
  }

  private static void blocks(ArrayNode array, List<Block> blocks) {
    for (Block block : blocks) {
      ObjectNode node = array.addObject();
      switch (block) {
        case Block.Heading(int level, String text) -> node.put("heading", text).put("level", level);
        case Block.Text(String words, List<String> figures) ->
            texts(node.put("text", words).putArray("figures"), figures);
        case Block.Item(String words, List<String> figures) ->
            texts(node.put("item", words).putArray("figures"), figures);
        case Block.Proposal(String words, List<String> figures) ->
            texts(node.put("proposal", words).putArray("figures"), figures);
        case Block.Note(String words) -> node.put("note", words);
        case Block.Table table -> table(node, table);
        case Block.Bars(String caption, List<Block.Bar> bars) -> {
          ArrayNode rows = node.put("bars", caption).putArray("rows");
          for (Block.Bar bar : bars) {
            ObjectNode row = rows.addObject().put("label", bar.label()).put("shown", bar.shown());
            bar.permille().forEach(row.putArray("permille")::add);
            bar.percent().forEach(row.putArray("percent")::add);
          }
        }
        case Block.Strip strip -> {
          ArrayNode rows = node.put("strip", strip.caption()).putArray("rows");
          for (Block.Days days : strip.rows()) {
            ArrayNode shades = rows.addObject().put("label", days.label()).putArray("days");
            days.shades().forEach(shade -> shades.add(shade.words()));
          }
        }
        case Block.Trend(String caption, List<Block.Point> points) -> {
          ArrayNode rows = node.put("trend", caption).putArray("points");
          points.forEach(
              point -> rows.addObject().put("label", point.label()).put("shown", point.shown()));
        }
        case Block.Tiles tiles -> {
          ArrayNode rows = node.put("tiles", tiles.caption()).putArray("tiles");
          tiles.tiles().stream()
              .filter(tile -> !tile.label().isEmpty())
              .forEach(
                  tile ->
                      rows.addObject()
                          .put("label", tile.label())
                          .put("shown", tile.shown())
                          .put("below", tile.below()));
        }
      }
    }
  }

  private static void table(ObjectNode node, Block.Table table) {
    node.put("table", table.caption());
    texts(node.putArray("columns"), table.columns().stream().map(Block.Column::heading).toList());
    ArrayNode rows = node.putArray("rows");
    for (List<Cell> row : table.rows()) {
      texts(rows.addArray(), row.stream().map(Cell::shown).toList());
    }
  }

  private static void texts(ArrayNode array, List<String> texts) {
    texts.forEach(array::add);
  }
}
