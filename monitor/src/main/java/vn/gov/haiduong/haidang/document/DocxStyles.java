package vn.gov.haiduong.haidang.document;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFStyle;
import org.apache.poi.xwpf.usermodel.XWPFStyles;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTPPrGeneral;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTRPr;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTStyle;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STJc;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STStyleType;

/** The styles of official documents; people change the look of all headings in one place. */
final class DocxStyles {

  private DocxStyles() {}

  @SuppressWarnings("ImmutableEnumChecker") // The constants of the schema never change.
  private enum Kind {
    NORMAL("Normal", "Normal", 26, false, false, STJc.BOTH, 0, 60, 0),
    TITLE("Title", "Title", 28, true, false, STJc.CENTER, 240, 0, 0),
    ABOUT("About", "Trích yếu", 28, true, false, STJc.CENTER, 0, 120, 0),
    HEADING_1("Heading1", "heading 1", 26, true, false, STJc.LEFT, 200, 80, 1),
    HEADING_2("Heading2", "heading 2", 26, true, false, STJc.LEFT, 160, 60, 2),
    HEADING_3("Heading3", "heading 3", 26, true, true, STJc.LEFT, 120, 60, 3),
    BODY("BodyText", "Body Text", 26, false, false, STJc.BOTH, 0, 120, 0),
    CAPTION("Caption", "caption", 24, true, false, STJc.CENTER, 120, 60, 0),
    NOTE("Note", "Ghi chú", 20, false, true, STJc.BOTH, 40, 120, 0);

    private final String id;
    private final String name;
    private final int halfPoints;
    private final boolean bold;
    private final boolean italic;
    private final STJc.Enum side;
    private final int before;
    private final int after;
    private final int outline;

    Kind(
        String id,
        String name,
        int halfPoints,
        boolean bold,
        boolean italic,
        STJc.Enum side,
        int before,
        int after,
        int outline) {
      this.id = id;
      this.name = name;
      this.halfPoints = halfPoints;
      this.bold = bold;
      this.italic = italic;
      this.side = side;
      this.before = before;
      this.after = after;
      this.outline = outline;
    }
  }

  static void put(XWPFDocument document) {
    XWPFStyles styles = document.createStyles();
    for (Kind kind : Kind.values()) {
      styles.addStyle(new XWPFStyle(style(kind)));
    }
  }

  private static CTStyle style(Kind kind) {
    CTStyle style = CTStyle.Factory.newInstance();
    style.setType(STStyleType.PARAGRAPH);
    style.setStyleId(kind.id);
    style.addNewName().setVal(kind.name);
    if (kind == Kind.NORMAL) {
      style.setDefault(true);
    } else {
      style.addNewBasedOn().setVal("Normal");
      style.addNewNext().setVal("BodyText");
    }
    style.addNewQFormat();
    CTPPrGeneral paragraph = style.addNewPPr();
    if (kind.outline > 0) {
      paragraph.addNewKeepNext();
    }
    var spacing = paragraph.addNewSpacing();
    spacing.setBefore(BigInteger.valueOf(kind.before));
    spacing.setAfter(BigInteger.valueOf(kind.after));
    if (kind == Kind.BODY) {
      paragraph.addNewInd().setFirstLine(BigInteger.valueOf(567));
    }
    paragraph.addNewJc().setVal(kind.side);
    if (kind.outline > 0) {
      paragraph.addNewOutlineLvl().setVal(BigInteger.valueOf(kind.outline - 1L));
    }
    CTRPr run = style.addNewRPr();
    var fonts = run.addNewRFonts();
    fonts.setAscii("Times New Roman");
    fonts.setHAnsi("Times New Roman");
    fonts.setCs("Times New Roman");
    fonts.setEastAsia("Times New Roman");
    if (kind.bold) {
      run.addNewB();
    }
    if (kind.italic) {
      run.addNewI();
    }
    run.addNewSz().setVal(BigInteger.valueOf(kind.halfPoints));
    run.addNewSzCs().setVal(BigInteger.valueOf(kind.halfPoints));
    run.addNewLang().setVal("vi-VN");
    return style;
  }
}
