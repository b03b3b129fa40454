package vn.gov.haiduong.haidang.app.incidents;

import java.util.List;
import picocli.CommandLine.Command;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;

/** {@code ./haidang incident}: gathers the commands about one incident of a ledger. */
@Command(
    name = "incident",
    customSynopsis = "./haidang incident LỆNH MÃ [TÙY CHỌN]",
    description =
        "Việc với một sự cố trong sổ: lập dự thảo văn bản theo mẫu, kiểm tra hồ sơ bằng chứng.",
    footer = {
      "Ví dụ:",
      "  ./haidang incident forms SC-261003-3F9A1 --data /var/lib/haidang",
      "  ./haidang incident evidence SC-261003-3F9A1 --data /var/lib/haidang",
      "  ./haidang export --what incidents --data /var/lib/haidang   (tìm mã)",
      "",
      "Mã thoát: 0 xong, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
public final class IncidentCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public IncidentCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  protected List<HaidangCommand> below() {
    return List.of(new FormsCommand(surroundings), new EvidenceCommand(surroundings));
  }

  @Override
  public Integer call() {
    surroundings.screen().err().print(commandLine().getUsageMessage());
    return ExitCode.WRONG_USAGE;
  }
}
