package vn.gov.haiduong.haidang.app.report;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.document.Docx;
import vn.gov.haiduong.haidang.document.Pdf;
import vn.gov.haiduong.haidang.document.ReportJson;
import vn.gov.haiduong.haidang.document.TermJson;
import vn.gov.haiduong.haidang.document.Xlsx;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.TermReport;
import vn.gov.haiduong.haidang.report.monthly.MonthPaper;
import vn.gov.haiduong.haidang.report.monthly.Office;
import vn.gov.haiduong.haidang.report.monthly.TermPaper;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** A month's files in the forms asked for. */
final class Papers {

  static final String JSON = "report.json";

  private Papers() {}

  /** A form that a report can have. */
  enum Form {
    PDF,
    DOCX,
    XLSX,
    JSON;

    String file() {
      return "report." + name().toLowerCase(Locale.ROOT);
    }
  }

  /** What the foot of a frozen paper says beside its edition. */
  static String mark(String hash) {
    return hash.isEmpty() ? "" : ". SHA-256: " + hash;
  }

  /**
   * A paper beside the report as a file.
   *
   * @param hash of the frozen data that it was made from; empty where it was made from the ledger
   */
  static byte[] beside(Paper paper, Form form, String hash) {
    return switch (form) {
      case PDF -> Pdf.bytes(paper, mark(hash), Optional.empty());
      case DOCX -> Docx.bytes(paper, mark(hash));
      case XLSX -> Xlsx.bytes(paper);
      case JSON -> throw new IllegalArgumentException("json: expected of the report alone");
    };
  }

  /** The summary of a half-year or a year; files by name. */
  static SortedMap<String, byte[]> of(TermReport report, Set<Form> forms) {
    Office office =
        switch (report.term().basis()) {
          case TT20 -> Office.SUMMARY;
          case ND331 -> Office.SECURITY;
        };
    Paper paper = TermPaper.of(report, office);
    byte[] json = TermJson.bytes(report, paper);
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Form form : forms) {
      files.put(
          form.file().replace("report", "summary"),
          switch (form) {
            case JSON -> json;
            case PDF ->
                Pdf.bytes(
                    paper,
                    "",
                    Optional.of(
                        new Pdf.Attachment(
                            "summary.json", "application/json", "Số liệu của báo cáo", json)));
            case DOCX -> Docx.bytes(paper, "");
            case XLSX -> Xlsx.bytes(paper);
          });
    }
    return files;
  }

  /** Files by name. The foot of a frozen edition bears the hash of its data. */
  static SortedMap<String, byte[]> of(MonthReport report, Set<Form> forms) {
    Paper paper = MonthPaper.of(report, Office.DOIC);
    byte[] json = ReportJson.bytes(report, paper);
    String mark = mark(report.edition().draft() ? "" : Digest.sha256(json));
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (Form form : forms) {
      files.put(
          form.file(),
          switch (form) {
            case JSON -> json;
            case PDF ->
                Pdf.bytes(
                    paper,
                    mark,
                    Optional.of(
                        new Pdf.Attachment(JSON, "application/json", "Số liệu của báo cáo", json)));
            case DOCX -> Docx.bytes(paper, mark);
            case XLSX -> Xlsx.bytes(paper);
          });
    }
    return files;
  }
}
