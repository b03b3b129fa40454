package vn.gov.haiduong.haidang.document;

import com.openhtmltopdf.extend.FSTextBreaker;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;
import vn.gov.haiduong.haidang.report.paper.Paper;

/**
 * A paper as PDF/A-3a and PDF/UA-1: fonts embedded, tagged, its data attached. The same bytes every
 * time: dates and ids come from the paper. Slow and CPU-bound; call it from a worker.
 */
public final class Pdf {

  /** Of the table directory of an OpenType font. */
  private static final int TABLES_AT = 4;

  private static final int FIRST_TABLE_AT = 12;
  private static final int TABLE_LENGTH = 16;

  /** {@code GSUB}, and a name that no reader looks for. */
  private static final int SUBSTITUTIONS = 0x47535542;

  private static final int UNKNOWN_TABLE = 0x7A7A7A7A;
  private static final String PRODUCER = "Hải Đăng";
  private static final String FAMILY = "Liberation Serif";

  static {
    // It logs each font to a logger of its own; what fails is thrown anyway.
    XRLog.setLoggingEnabled(false);
  }

  private Pdf() {}

  /** A file carried inside the PDF. */
  @SuppressWarnings("ArrayRecordComponent") // Bytes of a file, never changed nor compared.
  public record Attachment(String name, String mediaType, String words, byte[] bytes) {}

  /**
   * Renders the paper.
   *
   * @param mark words after the foot's own, such as the hash; may be empty
   * @param data attached as the source of the paper's figures
   */
  public static byte[] bytes(Paper paper, String mark, Optional<Attachment> data) {
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
    builder.usePdfUaAccessibility(true);
    builder.useColorProfile(ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
    builder.withProducer(PRODUCER);
    FSTextBreaker ends = new LineEnds();
    builder.useUnicodeLineBreaker(ends);
    font(builder, "Regular", 400, FontStyle.NORMAL);
    font(builder, "Bold", 700, FontStyle.NORMAL);
    font(builder, "Italic", 400, FontStyle.ITALIC);
    font(builder, "BoldItalic", 700, FontStyle.ITALIC);
    builder.withW3cDocument(PaperHtml.of(paper, mark), "");
    ByteArrayOutputStream unused = new ByteArrayOutputStream();
    builder.toStream(unused);
    try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
      renderer.layout();
      try (PDDocument document = renderer.createPDFKeepOpen()) {
        if (data.isPresent()) {
          attach(document, paper, data.get());
        }
        return pinned(document, paper);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void font(PdfRendererBuilder builder, String face, int weight, FontStyle style) {
    builder.useFont(
        () -> {
          try (InputStream in =
              Pdf.class.getResourceAsStream("/liberation/LiberationSerif-" + face + ".ttf")) {
            if (in == null) {
              throw new IllegalStateException("font " + face + ": expected on the class path");
            }
            return new ByteArrayInputStream(withoutLigatures(in.readAllBytes()));
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        FAMILY,
        weight,
        style,
        true);
  }

  /**
   * The font with its table of substitutions out of sight. Vietnamese letters come composed and
   * need none; looking them up for each word took a quarter of a large report's time.
   */
  private static byte[] withoutLigatures(byte[] font) {
    ByteBuffer bytes = ByteBuffer.wrap(font);
    int tables = bytes.getShort(TABLES_AT);
    for (int i = 0; i < tables; i++) {
      int at = FIRST_TABLE_AT + i * TABLE_LENGTH;
      if (bytes.getInt(at) == SUBSTITUTIONS) {
        bytes.putInt(at, UNKNOWN_TABLE);
      }
    }
    return font;
  }

  private static void attach(PDDocument document, Paper paper, Attachment data) throws IOException {
    PDEmbeddedFile file =
        new PDEmbeddedFile(document, new ByteArrayInputStream(data.bytes()), COSName.FLATE_DECODE);
    file.setSubtype(data.mediaType());
    file.setSize(data.bytes().length);
    file.setCreationDate(calendar(paper));
    file.setModDate(calendar(paper));
    PDComplexFileSpecification place = new PDComplexFileSpecification();
    place.setFile(data.name());
    place.setFileUnicode(data.name());
    place.setFileDescription(data.words());
    place.setEmbeddedFile(file);
    place.setEmbeddedFileUnicode(file);
    place.getCOSObject().setItem(COSName.getPDFName("AFRelationship"), COSName.getPDFName("Data"));
    PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
    tree.setNames(Map.of(data.name(), place));
    PDDocumentNameDictionary names = new PDDocumentNameDictionary(document.getDocumentCatalog());
    names.setEmbeddedFiles(tree);
    document.getDocumentCatalog().setNames(names);
    COSArray related = new COSArray();
    related.add(place);
    document.getDocumentCatalog().getCOSObject().setItem(COSName.getPDFName("AF"), related);
  }

  private static byte[] pinned(PDDocument document, Paper paper) throws IOException {
    PDDocumentInformation about = document.getDocumentInformation();
    about.setTitle(paper.title());
    about.setSubject(paper.title());
    about.setProducer(PRODUCER);
    about.setCreator(PRODUCER);
    about.setAuthor(null);
    about.setCreationDate(calendar(paper));
    about.setModificationDate(calendar(paper));
    PDMetadata metadata = new PDMetadata(document);
    metadata.importXMPMetadata(Xmp.of(paper, PRODUCER));
    document.getDocumentCatalog().setMetadata(metadata);
    document.getDocumentCatalog().setLanguage("vi");
    document.setDocumentId(paper.dated().toEpochMilli());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    document.save(out);
    return out.toByteArray();
  }

  private static Calendar calendar(Paper paper) {
    Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
    calendar.setTimeInMillis(paper.dated().getEpochSecond() * 1000);
    return calendar;
  }
}
