package vn.gov.haiduong.haidang.app.plan;

import java.util.List;
import picocli.CommandLine.Command;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;

/** {@code ./haidang plan}: gathers the commands about the response plan. */
@Command(
    name = "plan",
    customSynopsis = "./haidang plan LỆNH [TÙY CHỌN]",
    description = "Hỏi kế hoạch ứng phó: ai được báo, lúc nào, thời hạn nào chạy.",
    footer = {
      "Ví dụ:",
      "  ./haidang plan explain --if cong-tinh",
      "  ./haidang plan calendar 2027",
      "",
      "Mã thoát: 0 xong, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
public final class PlanCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public PlanCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  protected List<HaidangCommand> below() {
    return List.of(new ExplainCommand(surroundings), new CalendarCommand(surroundings));
  }

  @Override
  public Integer call() {
    surroundings.screen().err().print(commandLine().getUsageMessage());
    return ExitCode.WRONG_USAGE;
  }
}
