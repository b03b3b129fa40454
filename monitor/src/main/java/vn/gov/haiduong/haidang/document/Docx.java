package vn.gov.haiduong.haidang.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.wp.usermodel.HeaderFooterType;
import org.apache.poi.xwpf.usermodel.ParagraphAlignment;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageMar;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPageSz;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTSectPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STPageOrientation;
import vn.gov.haiduong.haidang.report.paper.Block;
import vn.gov.haiduong.haidang.report.paper.Paper;

/**
 * A paper for word processing: styles, real headings and tables, to be edited by a person. The same
 * bytes every time.
 */
public final class Docx {

  /** Known to Error Prone by its name. */
  private @interface CanIgnoreReturnValue {}

  private final XWPFDocument document = new XWPFDocument();
  private final DocxTables tables = new DocxTables(document);

  private Docx() {}

  public static byte[] bytes(Paper paper, String mark) {
    Docx made = new Docx();
    try (XWPFDocument document = made.document) {
      DocxStyles.put(document);
      made.page(paper, mark);
      paper.head().ifPresent(made::head);
      made.blocks(paper.body());
      paper.closing().ifPresent(made::closing);
      List<Paper.Annex> annexes = paper.annexes();
      for (int i = 0; i < annexes.size(); i++) {
        // A section ends with the properties of what stands before it.
        made.endSection(i > 0 && annexes.get(i - 1).wide());
        made.tables.turn(annexes.get(i).wide());
        made.annex(paper, annexes.get(i));
      }
      made.lastSection(!annexes.isEmpty() && annexes.getLast().wide());
      OfficeFile.describe(document.getProperties(), paper);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.write(out);
      return OfficeFile.pinned(out.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Page number in the top margin, not on the first page; edition and hash at the foot. */
  private void page(Paper paper, String mark) {
    XWPFParagraph number = document.createHeader(HeaderFooterType.DEFAULT).createParagraph();
    number.setAlignment(ParagraphAlignment.CENTER);
    number.getCTP().addNewFldSimple().setInstr("PAGE");
    XWPFParagraph _ = document.createHeader(HeaderFooterType.FIRST).createParagraph();
    for (HeaderFooterType type : List.of(HeaderFooterType.DEFAULT, HeaderFooterType.FIRST)) {
      XWPFRun foot = document.createFooter(type).createParagraph().createRun();
      foot.setFontSize(8);
      foot.setText(paper.foot() + mark);
    }
  }

  private void head(Paper.Head head) {
    XWPFTable letterhead = tables.bare(1, List.of(46, 54));
    // The national name keeps on one line only where cells have next to no margins; none at all
    // would be taken for the usual ones.
    letterhead.setCellMargins(1, 1, 1, 1);
    List<DocxTables.Line> left = new ArrayList<>();
    left.add(new DocxTables.Line(head.parent(), 12, false, false));
    left.add(new DocxTables.Line(head.issuer(), 12, true, false));
    left.add(new DocxTables.Line("_______", 8, false, false));
    left.add(new DocxTables.Line("Số:            /" + head.symbol(), 13, false, false));
    if (head.letter()) {
      left.add(new DocxTables.Line("V/v " + head.about(), 12, false, false));
    }
    left.add(new DocxTables.Line(head.draft(), 13, true, false));
    tables.lines(letterhead.getRow(0).getCell(0), left.toArray(DocxTables.Line[]::new));
    tables.lines(
        letterhead.getRow(0).getCell(1),
        new DocxTables.Line("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 12, true, false),
        new DocxTables.Line("Độc lập - Tự do - Hạnh phúc", 13, true, false),
        new DocxTables.Line("_____________________", 8, false, false),
        new DocxTables.Line(
            head.place() + ", ngày       tháng       năm        ", 13, false, true));
    if (!head.letter()) {
      XWPFParagraph type = paragraph("Title", head.type());
      type.setSpacingBefore(240);
      XWPFParagraph about = paragraph("About", head.about());
      about.setSpacingAfter(160);
    }
    if (!head.to().isEmpty()) {
      XWPFParagraph to = paragraph("Normal", "Kính gửi: " + String.join("; ", head.to()));
      to.setAlignment(ParagraphAlignment.CENTER);
      if (head.letter()) {
        to.setSpacingBefore(240);
      }
    }
  }

  private void blocks(List<Block> blocks) {
    for (Block block : blocks) {
      switch (block) {
        case Block.Heading(int level, String text) -> paragraph("Heading" + level, text);
        case Block.Text it -> paragraph("BodyText", it.words());
        case Block.Item it -> paragraph("BodyText", "- " + it.words());
        case Block.Proposal it -> paragraph("BodyText", "- " + it.words());
        case Block.Note it -> paragraph("Note", it.words());
        case Block.Table it -> tables.table(it);
        case Block.Bars it -> tables.bars(it);
        case Block.Strip it -> tables.strip(it);
        case Block.Trend it -> tables.trend(it);
        case Block.Tiles it -> tables.tiles(it);
      }
    }
  }

  private void closing(Paper.Closing closing) {
    XWPFParagraph _ = paragraph("Normal", "");
    XWPFTable table = tables.bare(1, List.of(1, 1));
    DocxTables.Line[] left = new DocxTables.Line[closing.recipients().size() + 1];
    left[0] = new DocxTables.Line("Nơi nhận:", 12, true, true);
    for (int i = 0; i < closing.recipients().size(); i++) {
      left[i + 1] = new DocxTables.Line("- " + closing.recipients().get(i), 11, false, false);
    }
    tables.lines(table.getRow(0).getCell(0), left);
    table
        .getRow(0)
        .getCell(0)
        .getParagraphs()
        .forEach(paragraph -> paragraph.setAlignment(ParagraphAlignment.LEFT));
    DocxTables.Line[] right = new DocxTables.Line[closing.authority().size() + 5];
    for (int i = 0; i < right.length; i++) {
      boolean signs = i < closing.authority().size();
      boolean named = i == right.length - 1;
      right[i] =
          new DocxTables.Line(
              signs ? closing.authority().get(i) : named ? closing.signer() : "", 13, true, false);
    }
    tables.lines(table.getRow(0).getCell(1), right);
  }

  private void annex(Paper paper, Paper.Annex annex) {
    paragraph("Heading1", "Phụ lục " + annex.number()).setAlignment(ParagraphAlignment.CENTER);
    paragraph("About", annex.title());
    XWPFParagraph of = paragraph("Normal", "(Kèm theo " + paper.title() + ")");
    of.setAlignment(ParagraphAlignment.CENTER);
    of.getRuns().forEach(run -> run.setItalic(true));
    blocks(annex.blocks());
  }

  @CanIgnoreReturnValue
  private XWPFParagraph paragraph(String style, String text) {
    XWPFParagraph made = document.createParagraph();
    made.setStyle(style);
    XWPFRun run = made.createRun();
    run.setText(text);
    return made;
  }

  private void endSection(boolean wide) {
    XWPFParagraph end = document.createParagraph();
    CTSectPr section = end.getCTP().addNewPPr().addNewSectPr();
    CTSectPr body = document.getDocument().getBody().getSectPr();
    if (body != null) {
      // Header and footer of the whole hold in each section.
      body.getHeaderReferenceList()
          .forEach(reference -> section.addNewHeaderReference().set(reference));
      body.getFooterReferenceList()
          .forEach(reference -> section.addNewFooterReference().set(reference));
    }
    layout(section, wide);
  }

  private void lastSection(boolean wide) {
    CTSectPr body = document.getDocument().getBody().getSectPr();
    layout(body == null ? document.getDocument().getBody().addNewSectPr() : body, wide);
  }

  private static void layout(CTSectPr section, boolean wide) {
    if (!section.isSetTitlePg()) {
      section.addNewTitlePg();
    }
    CTPageSz size = section.isSetPgSz() ? section.getPgSz() : section.addNewPgSz();
    size.setW(BigInteger.valueOf(wide ? 16838 : 11906));
    size.setH(BigInteger.valueOf(wide ? 11906 : 16838));
    size.setOrient(wide ? STPageOrientation.LANDSCAPE : STPageOrientation.PORTRAIT);
    CTPageMar margins = section.isSetPgMar() ? section.getPgMar() : section.addNewPgMar();
    margins.setTop(BigInteger.valueOf(1247));
    margins.setBottom(BigInteger.valueOf(1247));
    margins.setLeft(BigInteger.valueOf(wide ? 964 : 1701));
    margins.setRight(BigInteger.valueOf(964));
    margins.setHeader(BigInteger.valueOf(567));
    margins.setFooter(BigInteger.valueOf(454));
    if (!section.isSetPgNumType()) {
      section.addNewPgNumType().setStart(BigInteger.ONE);
    }
  }
}
