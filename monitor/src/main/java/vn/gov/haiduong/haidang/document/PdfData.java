package vn.gov.haiduong.haidang.document;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/** Reads what a PDF carries inside. */
public final class PdfData {

  private PdfData() {}

  /** The bytes of the attachment of this name; empty where there is none or the PDF is broken. */
  public static Optional<byte[]> attached(byte[] pdf, String name) {
    try (PDDocument document = Loader.loadPDF(pdf)) {
      PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
      PDEmbeddedFilesNameTreeNode tree = names == null ? null : names.getEmbeddedFiles();
      Map<String, PDComplexFileSpecification> files = tree == null ? null : tree.getNames();
      PDComplexFileSpecification place = files == null ? null : files.get(name);
      PDEmbeddedFile file = place == null ? null : place.getEmbeddedFile();
      return file == null ? Optional.empty() : Optional.of(file.toByteArray());
    } catch (IOException | RuntimeException e) {
      // A changed byte may lead the reader to anything.
      return Optional.empty();
    }
  }
}
