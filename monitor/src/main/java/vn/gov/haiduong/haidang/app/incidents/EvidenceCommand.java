package vn.gov.haiduong.haidang.app.incidents;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.LedgerOptions;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.pagewatch.EvidenceText;
import vn.gov.haiduong.haidang.app.pagewatch.PageArchive;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang incident evidence ID}: the folder of evidence, and whether its seals hold. */
@Command(
    name = "evidence",
    customSynopsis = "./haidang incident evidence MÃ --data THƯ-MỤC",
    description = "In hồ sơ bằng chứng của một sự cố và kiểm tra niêm phong từng phần.",
    footer = {
      "Ví dụ:",
      "  ./haidang incident evidence SC-261003-3F9A1 --data /var/lib/haidang",
      "",
      "Mã thoát: 0 niêm phong còn nguyên, 1 có phần bị sửa, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
final class EvidenceCommand extends HaidangCommand {

  private final Surroundings surroundings;

  @Parameters(paramLabel = "MÃ", description = "Mã sự cố, ví dụ SC-261003-3F9A1.")
  String id = "";

  @Mixin LedgerOptions ledger = new LedgerOptions();

  EvidenceCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (ledger.missing()) {
      throw wrongUsage("thiếu --data");
    }
    PrintWriter err = surroundings.screen().err();
    Optional<FromLedger> found;
    try {
      found = FromLedger.find(ledger.folder(), ledger.url(), id);
    } catch (UnreadableJournal e) {
      err.println(e.getMessage());
      return ExitCode.WRONG_INPUT;
    }
    if (found.isEmpty()) {
      err.println("Sổ không có sự cố " + id);
      return ExitCode.WRONG_INPUT;
    }
    PrintWriter out = surroundings.screen().out();
    List<Event.Witnessed> pieces = Evidence.of(found.get().events());
    boolean intact = true;
    for (Event.Witnessed piece : pieces) {
      boolean holds = Evidence.intact(found.get().incident().id(), piece);
      intact &= holds;
      out.println(
          Evidence.words(piece.what())
              + " – "
              + piece.target()
              + " – "
              + Province.dateTime(piece.at()));
      piece.text().lines().forEach(line -> out.println("  " + line));
      out.println("SHA-256 " + piece.sha256() + (holds ? "" : "  ĐÃ BỊ SỬA"));
      Optional<String> copy = EvidenceText.copyOf(piece.text());
      if (copy.isPresent()) {
        boolean there =
            new PageArchive(ledger.folder(), surroundings.clock()).read(copy.get()).isPresent();
        intact &= there;
        out.println(
            there
                ? "Bản lưu của trang: pages/" + copy.get() + ".html.gz, còn nguyên"
                : "Bản lưu của trang: KHÔNG CÒN HOẶC ĐÃ BỊ SỬA");
      }
      out.println();
    }
    out.println(
        pieces.size()
            + " phần; niêm phong của cả hồ sơ: "
            + Evidence.seal(pieces)
            + (intact ? "; còn nguyên" : "; CÓ PHẦN BỊ SỬA"));
    return intact ? ExitCode.DONE : ExitCode.FAILED;
  }
}
