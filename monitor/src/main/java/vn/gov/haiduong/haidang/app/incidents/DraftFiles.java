package vn.gov.haiduong.haidang.app.incidents;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.document.Docx;
import vn.gov.haiduong.haidang.document.Pdf;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** Drafts as files. Slow; call it from a worker. */
public final class DraftFiles {

  private DraftFiles() {}

  /**
   * The file of a form.
   *
   * @param name such as {@code mau-03.docx}; empty when there is no such form or format
   */
  public static Optional<byte[]> named(String name, Incident incident, World world, Instant now) {
    int dot = name.lastIndexOf('.');
    String format = name.substring(dot + 1);
    return dot < 0 || !(format.equals("docx") || format.equals("pdf"))
        ? Optional.empty()
        : FormPaper.of(name.substring(0, dot), incident, world, now)
            .map(paper -> bytes(paper, format));
  }

  /** The paper in the form that people edit, or the one that they print. */
  static byte[] bytes(Paper paper, String format) {
    return format.equals("docx") ? Docx.bytes(paper, "") : Pdf.bytes(paper, "", Optional.empty());
  }
}
