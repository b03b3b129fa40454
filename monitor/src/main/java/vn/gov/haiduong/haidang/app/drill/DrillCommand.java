package vn.gov.haiduong.haidang.app.drill;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.people.AccountCommand;
import vn.gov.haiduong.haidang.app.service.DrillStage;

/** {@code ./haidang drill list|run NAME}: a drill of the response plan, measured and kept. */
@Command(
    name = "drill",
    customSynopsis = "./haidang drill list | [run] TÊN [TÙY CHỌN]",
    description = {
      "Diễn tập kế hoạch ứng phó trong tỉnh mô phỏng: gây một tình huống, đo thời gian phát hiện,",
      "báo tin, xác nhận, bước ứng cứu đầu tiên; ghi biên bản một trang, so với các lần trước.",
      "Mọi tin báo có dòng [DIỄN TẬP]; không gửi ra ngoài máy này."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang drill list",
      "  ./haidang drill run portal-down",
      "  ./haidang drill data-centre --people    chờ người thật bấm xác nhận",
    })
public final class DrillCommand extends HaidangCommand {

  private final Surroundings surroundings;

  public DrillCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(arity = "1..2", paramLabel = "TÊN", description = "list, hoặc tên tình huống.")
  List<String> words = new ArrayList<>();

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description = "Nơi giữ biên bản (thư mục con drills); mặc định HAIDANG_DATA hoặc data/.")
  @Nullable Path data;

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      description = "Danh mục lấy tên đơn vị; mặc định targets/ của sản phẩm.")
  @Nullable Path targets;

  @Option(
      names = "--people",
      description = "Chờ người xác nhận từ hộp thư mô phỏng, tối đa 30 phút.")
  boolean people;

  @Option(names = "--json", description = "In kết quả là một đối tượng JSON.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    PrintWriter out = surroundings.screen().out();
    if (words.equals(List.of("list"))) {
      for (Scenario scenario : Scenario.values()) {
        out.printf("%-14s %s%n", scenario.label(), scenario.words());
      }
      out.flush();
      return ExitCode.DONE;
    }
    if (words.size() == 2 && !words.getFirst().equals("run")) {
      throw wrongUsage("cần list, TÊN hoặc run TÊN");
    }
    Scenario scenario =
        Scenario.of(words.getLast())
            .orElseThrow(
                () ->
                    wrongUsage(
                        "không có tình huống \""
                            + words.getLast()
                            + "\"; xem ./haidang drill list"));
    Optional<DrillStage> stage = DrillStage.build(surroundings, targets);
    if (stage.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    try {
      DrillRecord record =
          new Drill(
                  stage.get(),
                  scenario,
                  surroundings.clock(),
                  people,
                  sentence -> {
                    PrintWriter to = json ? surroundings.screen().err() : out;
                    to.println(sentence);
                    to.flush();
                  })
              .play();
      Path page = record.keep(AccountCommand.dataFolder(data).resolve("drills"), scenario);
      out.println(json ? record.json().encode() : Files.readString(page) + "\nBiên bản: " + page);
      out.flush();
      return record.complete() ? ExitCode.DONE : ExitCode.FAILED;
    } finally {
      stage.get().close();
    }
  }
}
