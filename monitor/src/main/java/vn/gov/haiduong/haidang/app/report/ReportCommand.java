package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.report.Papers.Form;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.Term;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** {@code ./haidang report YYYY-MM}: the month's report; of a frozen month its frozen files. */
@Command(
    name = "report",
    customSynopsis = "./haidang report YYYY-MM [TÙY CHỌN]",
    description = {
      "Lập báo cáo tháng gửi Ban Chỉ đạo từ sổ: PDF, DOCX, XLSX và JSON, cùng một số liệu.",
      "Tháng đã khóa sổ: đưa lại đúng các tệp đã khóa. Tháng chưa hết: bản dự thảo đến lúc này."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang report 2026-10 --data /var/lib/haidang --out /tmp/bao-cao",
      "  ./haidang report 2026-10 --format json",
      "  ./haidang report 2026-10 --sheet meeting --format pdf",
      "  ./haidang report --half-year 2026-1",
      "  ./haidang report --year 2026 --basis nd331",
      "",
      "Mã thoát: 0 xong, 1 không làm được, 2 không có sổ hoặc sổ không đọc được, 64 dùng lệnh sai.",
    })
public final class ReportCommand extends MonthCommand {

  @Parameters(paramLabel = "YYYY-MM", arity = "0..1", description = "Tháng cần lập.")
  String month = "";

  @Option(
      names = "--year",
      paramLabel = "NĂM",
      description = {"Thay cho tháng: tổng hợp cả năm theo Mẫu 05, tệp summary.*"})
  @Nullable String year;

  @Option(
      names = "--half-year",
      paramLabel = "NĂM-NỬA",
      description = "Tổng hợp nửa năm: 2026-1 hoặc 2026-2.")
  @Nullable String halfYear;

  @Option(
      names = "--basis",
      paramLabel = "CĂN-CỨ",
      description = {
        "Với --year: tt20 (mặc định) là năm dương lịch theo Thông tư 20/2017; nd331 là từ 15/12 năm",
        "trước đến 14/12 theo Nghị định 331/2026."
      })
  @Nullable String basis;

  @Option(
      names = "--out",
      paramLabel = "THƯ-MỤC",
      defaultValue = ".",
      description = "Nơi ghi report.pdf, report.docx, report.xlsx, report.json.")
  Path out = Path.of(".");

  @Option(
      names = "--format",
      paramLabel = "DẠNG",
      defaultValue = "pdf,docx,xlsx,json",
      description = "Các dạng cần có, cách nhau bằng dấu phẩy (mặc định ${DEFAULT-VALUE}).")
  String format = "";

  @Option(
      names = "--sheet",
      paramLabel = "PHIẾU",
      description = {
        "Thay cho báo cáo: meeting (một trang cho cuộc họp) hoặc agency-MÃ (kết quả của một đơn",
        "vị); PDF, DOCX, XLSX. Tháng đã khóa: lập từ số liệu đã khóa."
      })
  @Nullable String sheet;

  @Option(
      names = "--edition",
      paramLabel = "SỐ",
      description = "Bản đã khóa nào; không nêu thì bản mới nhất.")
  @Nullable Integer edition;

  public ReportCommand(Surroundings surroundings) {
    super(surroundings);
  }

  @Override
  public Integer call() throws IOException {
    Set<Form> forms = forms();
    if (year != null || halfYear != null) {
      return summary(forms);
    }
    if (month.isEmpty()) {
      throw wrongUsage("cần tháng YYYY-MM, --year hoặc --half-year");
    }
    YearMonth asked = month(month);
    if (basis != null) {
      throw wrongUsage("--basis: chỉ dùng với --year");
    }
    if (sheet != null) {
      return sheet(asked, sheet);
    }
    try {
      Frozen months = new Frozen(data());
      Optional<Chain.Link> frozen = months.chain().edition(asked, Optional.ofNullable(edition));
      if (edition != null && frozen.isEmpty()) {
        complain("tháng " + asked + " không có bản khóa số " + edition + ".");
        return ExitCode.WRONG_INPUT;
      }
      Map<String, byte[]> files =
          frozen.isPresent() ? months.files(frozen.get()) : draft(asked, forms);
      Path folder = Files.createDirectories(out);
      for (Form form : forms) {
        byte[] bytes = files.get(form.file());
        if (bytes == null) {
          complain("bản đã khóa thiếu tệp " + form.file() + "; chạy ./haidang verify để kiểm tra.");
          return ExitCode.FAILED;
        }
        if (frozen.isPresent()
            && !Digest.sha256(bytes).equals(frozen.get().files().get(form.file()))) {
          complain(
              Frozen.shown(frozen.get(), form.file())
                  + " khác lúc khóa; không đưa ra. Chạy ./haidang verify để kiểm tra.");
          return ExitCode.FAILED;
        }
        print(Files.write(folder.resolve(form.file()), bytes).toString());
      }
      return ExitCode.DONE;
    } catch (UnreadableJournal e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
  }

  private Integer summary(Set<Form> forms) throws IOException {
    if ((year != null && halfYear != null)
        || !month.isEmpty()
        || sheet != null
        || edition != null) {
      throw wrongUsage("--year, --half-year: chỉ một trong hai, không kèm tháng, phiếu hay bản");
    }
    String text = year != null ? year : String.valueOf(halfYear);
    Term term =
        Term.parse(text)
            .filter(it -> it.half().isPresent() == (halfYear != null))
            .orElseThrow(
                () ->
                    wrongUsage(
                        (halfYear == null
                                ? "--year: cần năm như 2026"
                                : "--half-year: cần 2026-1 hoặc 2026-2")
                            + ", nhận được "
                            + text));
    term = new Term(term.year(), term.half(), basis());
    try (History history = history()) {
      Path folder = Files.createDirectories(out);
      for (Map.Entry<String, byte[]> file :
          Papers.of(new Reading(history).term(term, surroundings().clock().now()), forms)
              .entrySet()) {
        print(Files.write(folder.resolve(file.getKey()), file.getValue()).toString());
      }
      return ExitCode.DONE;
    } catch (UnreadableJournal e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
  }

  private Term.Basis basis() {
    if (basis == null) {
      return Term.Basis.TT20;
    }
    Term.Basis named =
        Term.Basis.of(basis)
            .orElseThrow(() -> wrongUsage("--basis: cần tt20 hoặc nd331, nhận được " + basis));
    if (named == Term.Basis.ND331 && halfYear != null) {
      throw wrongUsage("--basis nd331: chỉ dùng với --year");
    }
    return named;
  }

  private Integer sheet(YearMonth asked, String name) throws IOException {
    Sheet wanted =
        Sheet.named(name)
            .orElseThrow(
                () -> wrongUsage("--sheet: cần meeting hoặc agency-MÃ, nhận được " + name));
    Frozen months = new Frozen(data());
    Optional<Chain.Link> frozen = months.chain().edition(asked, Optional.ofNullable(edition));
    if (edition != null && frozen.isEmpty()) {
      complain("tháng " + asked + " không có bản khóa số " + edition + ".");
      return ExitCode.WRONG_INPUT;
    }
    try {
      Optional<MonthReport> report =
          frozen.isPresent() ? months.month(frozen.get()) : Optional.of(draft(asked));
      if (report.isEmpty()) {
        complain(
            Frozen.shown(frozen.orElseThrow(), Papers.JSON)
                + " khác lúc khóa; không lập. Chạy ./haidang verify để kiểm tra.");
        return ExitCode.FAILED;
      }
      Optional<Paper> paper = wanted.of(report.get());
      if (paper.isEmpty()) {
        complain("tháng " + asked + " không có đối tượng nào của đơn vị đó.");
        return ExitCode.WRONG_INPUT;
      }
      Path folder = Files.createDirectories(out);
      for (Form form : forms()) {
        if (form != Form.JSON) {
          String file = wanted.file() + form.file().substring("report".length());
          byte[] bytes = Papers.beside(paper.get(), form, frozen.map(Chain.Link::hash).orElse(""));
          print(Files.write(folder.resolve(file), bytes).toString());
        }
      }
      return ExitCode.DONE;
    } catch (UnreadableJournal e) {
      complain(String.valueOf(e.getMessage()));
      return ExitCode.WRONG_INPUT;
    }
  }

  private MonthReport draft(YearMonth asked) {
    try (History history = history()) {
      return new Reading(history)
          .month(asked, Edition.DRAFT, surroundings().clock().now())
          .beside(aside(asked));
    }
  }

  private Map<String, byte[]> draft(YearMonth asked, Set<Form> forms) {
    return Papers.of(draft(asked), forms);
  }

  private Set<Form> forms() {
    Set<Form> forms = EnumSet.noneOf(Form.class);
    for (String name : format.split(",", -1)) {
      try {
        forms.add(Form.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw wrongUsage("--format: cần pdf, docx, xlsx hoặc json, nhận được \"" + name + "\"");
      }
    }
    return forms;
  }
}
