package vn.gov.haiduong.haidang.document;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Date;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.poi.ooxml.POIXMLProperties;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** What DOCX and XLSX share: properties from the paper, and the same bytes every time. */
final class OfficeFile {

  /** Any moment after 1980-01-01 goes into a zip entry without a zone. */
  private static final LocalDateTime STAMP = LocalDateTime.of(2000, 1, 1, 0, 0);

  private OfficeFile() {}

  @SuppressWarnings("JavaUtilDate") // POI takes nothing else.
  static void describe(POIXMLProperties properties, Paper paper) {
    var core = properties.getCoreProperties();
    Optional<Date> dated = Optional.of(new Date(paper.dated().getEpochSecond() * 1000));
    core.setTitle(paper.title());
    core.setCreator("Hải Đăng");
    core.setLastModifiedByUser("Hải Đăng");
    core.setCreated(dated);
    core.setModified(dated);
    properties.getExtendedProperties().getUnderlyingProperties().setApplication("Hải Đăng");
  }

  /** The package again with its parts in order and without the time of making. */
  static byte[] pinned(byte[] file) throws IOException {
    SortedMap<String, byte[]> parts = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(file))) {
      for (ZipEntry part = in.getNextEntry(); part != null; part = in.getNextEntry()) {
        parts.put(part.getName(), in.readAllBytes());
      }
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      // Readers want the list of content types first.
      put(zip, "[Content_Types].xml", parts.remove("[Content_Types].xml"));
      for (var part : parts.entrySet()) {
        put(zip, part.getKey(), part.getValue());
      }
    }
    return out.toByteArray();
  }

  private static void put(ZipOutputStream zip, String name, byte @Nullable [] bytes)
      throws IOException {
    if (bytes != null) {
      ZipEntry entry = new ZipEntry(name);
      entry.setTimeLocal(STAMP);
      zip.putNextEntry(entry);
      zip.write(bytes);
      zip.closeEntry();
    }
  }
}
