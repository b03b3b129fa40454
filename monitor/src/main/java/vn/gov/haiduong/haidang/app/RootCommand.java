package vn.gov.haiduong.haidang.app;

import picocli.CommandLine.Command;

/** {@code ./haidang} without a command: says which there are. */
@Command(
    name = "haidang",
    customSynopsis = "./haidang LỆNH [TÙY CHỌN] [THAM SỐ]",
    description =
        "Hải Đăng: giám sát tính sẵn sàng của các trang, dịch vụ và đường truyền của cơ quan"
            + " nhà nước tỉnh Hải Dương.",
    footer = {
      "Ví dụ:",
      "  ./haidang demo                           xem toàn bộ hệ thống trên tỉnh mô phỏng",
      "  ./haidang probe https://haiduong.gov.vn/  đo một lần, ngay bây giờ",
      "  ./haidang LỆNH --help                    trợ giúp của từng lệnh",
      "",
      "Mã thoát: 0 xong, 1 không làm được, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
final class RootCommand extends HaidangCommand {

  private final Surroundings surroundings;

  RootCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    surroundings.screen().err().print(commandLine().getUsageMessage());
    return ExitCode.WRONG_USAGE;
  }
}
