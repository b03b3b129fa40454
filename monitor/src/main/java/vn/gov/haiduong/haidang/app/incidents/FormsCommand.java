package vn.gov.haiduong.haidang.app.incidents;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.LedgerOptions;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.incident.Form;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** {@code ./haidang incident forms ID}: drafts of the papers that the law asks for. */
@Command(
    name = "forms",
    customSynopsis = "./haidang incident forms MÃ --data THƯ-MỤC [TÙY CHỌN]",
    description =
        "Lập dự thảo văn bản của một sự cố từ sổ: thông báo, báo cáo (Mẫu 03, Mẫu 04, 72 giờ), phát"
            + " ngôn, Mẫu 08, công văn đề nghị hỗ trợ và xin chỉ đạo. Số, ngày, chữ ký và điều máy không biết để trống. Không gửi cho ai.",
    footer = {
      "Ví dụ:",
      "  ./haidang incident forms SC-261003-3F9A1 --data /var/lib/haidang --out /tmp/du-thao",
      "  ./haidang incident forms SC-261003-3F9A1 --data /var/lib/haidang --form mau-03 --format docx",
      "",
      "Mã thoát: 0 xong, 1 không ghi được, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
final class FormsCommand extends HaidangCommand {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "MÃ", description = "Mã sự cố, ví dụ SC-261003-3F9A1.")
  String id = "";

  @Mixin LedgerOptions ledger = new LedgerOptions();

  @Option(names = "--targets", paramLabel = "THƯ-MỤC", description = "Thư mục danh mục.")
  @Nullable Path targets;

  @Option(names = "--alerts", paramLabel = "THƯ-MỤC", description = "Thư mục kế hoạch ứng phó.")
  @Nullable Path alerts;

  @Option(names = "--form", paramLabel = "MẪU", split = ",", description = "Mặc định mọi mẫu.")
  List<String> forms = Form.ids();

  @Option(names = "--format", paramLabel = "DẠNG", split = ",", description = "pdf, docx.")
  List<String> formats = List.of("pdf", "docx");

  @Option(names = "--out", paramLabel = "THƯ-MỤC", description = "Nơi ghi; mặc định thư mục này.")
  Path out = Path.of(".");

  FormsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() throws IOException {
    if (ledger.missing()) {
      throw wrongUsage("thiếu --data");
    }
    for (String form : forms) {
      if (!Form.ids().contains(form)) {
        throw wrongUsage("--form: cần " + String.join(", ", Form.ids()) + ", gặp " + form);
      }
    }
    for (String format : formats) {
      if (!format.equals("pdf") && !format.equals("docx")) {
        throw wrongUsage("--format: cần pdf hoặc docx, gặp " + format);
      }
    }
    Optional<FromLedger> found;
    try {
      found = FromLedger.find(ledger.folder(), ledger.url(), id);
    } catch (UnreadableJournal e) {
      return say(String.valueOf(e.getMessage()));
    }
    if (found.isEmpty()) {
      return say("Sổ không có sự cố " + id);
    }
    Instant now = found.get().seen().orElseGet(() -> surroundings.clock().now());
    List<Problem> problems = new ArrayList<>();
    Optional<World> world = FromLedger.world(targets, alerts, now, problems);
    if (world.isEmpty()) {
      problems.forEach(problem -> surroundings.screen().err().println(problem.message()));
      return ExitCode.WRONG_INPUT;
    }
    var _ = Files.createDirectories(out);
    for (String form : forms) {
      Paper paper = FormPaper.of(form, found.get().incident(), world.get(), now).orElseThrow();
      for (String format : formats) {
        Path file = out.resolve(paper.name() + "." + format);
        var _ = Files.write(file, DraftFiles.bytes(paper, format));
        surroundings.screen().out().println(file);
      }
    }
    return ExitCode.DONE;
  }

  private int say(String sentence) {
    surroundings.screen().err().println(sentence);
    return ExitCode.WRONG_INPUT;
  }
}
