package vn.gov.haiduong.haidang.app.recording;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.Ledgers;

/** {@code ./haidang backup FILE}: a copy of the ledger, complete and of one moment. */
@Command(
    name = "backup",
    customSynopsis = "./haidang backup TỆP --data THƯ-MỤC",
    description = {
      "Sao sổ ra một tệp, đầy đủ và của cùng một thời điểm, trong lúc dịch vụ chạy cũng được.",
      "Khôi phục: dừng dịch vụ, đặt tệp vào thư mục dữ liệu trống với tên ledger.db, chạy lại.",
      "Tệp chỉ có sổ: tài khoản (accounts.json), khóa của liên kết xác nhận (secret.key) và bản",
      "chép trang (pages/) nằm cạnh nó trong thư mục dữ liệu, chép riêng."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang backup /srv/sao-luu/so-2026-11-25.db --data /var/lib/haidang",
      "",
      "Sổ trong PostgreSQL: dùng pg_dump. Mã thoát: 0 xong, 1 không sao được, 2 tệp đã có.",
    })
public final class BackupCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public BackupCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(paramLabel = "TỆP", description = "Tệp sẽ có bản sao; chưa được có.")
  Path file = Path.of("");

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      required = true,
      defaultValue = "${env:HAIDANG_DATA}",
      description = "Thư mục dữ liệu có sổ.")
  @Nullable Path data;

  @Override
  public Integer call() {
    if (data == null) {
      throw wrongUsage("thiếu --data");
    }
    if (Files.exists(file)) {
      surroundings.screen().err().println("Đã có " + file + "; không ghi đè");
      return ExitCode.WRONG_INPUT;
    }
    try {
      long bytes = Ledgers.backup(data, file);
      surroundings.screen().out().println("Đã sao sổ ra " + file + " (" + bytes + " byte).");
      return ExitCode.DONE;
    } catch (UnreadableJournal e) {
      surroundings.screen().err().println("Không sao được: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }
}
