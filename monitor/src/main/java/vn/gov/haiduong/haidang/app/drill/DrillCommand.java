package vn.gov.haiduong.haidang.app.drill;

import io.vertx.core.json.JsonObject;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.people.AccountCommand;
import vn.gov.haiduong.haidang.app.service.DrillStage;
import vn.gov.haiduong.haidang.app.service.Listen;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.ledger.LedgerTrouble;
import vn.gov.haiduong.haidang.ledger.LiveLedger;

/** {@code ./haidang drill list|run NAME}: a drill of the response plan, measured and kept. */
@Command(
    name = "drill",
    customSynopsis = "./haidang drill list | [run] TÊN [TÙY CHỌN]",
    description = {
      "Diễn tập kế hoạch ứng phó trong tỉnh mô phỏng: gây một tình huống, đo thời gian phát hiện,",
      "báo tin, xác nhận, bước ứng cứu đầu tiên; ghi biên bản một trang, so với các lần trước.",
      "Mọi tin báo có dòng [DIỄN TẬP]; không gửi ra ngoài máy này, trừ khi có --people."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang drill list",
      "  ./haidang drill run portal-down",
      "  ./haidang drill data-centre --people    báo người trực thật",
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
      description =
          "Nơi giữ sổ diễn tập và biên bản (thư mục con drills); mặc định HAIDANG_DATA hoặc data/.")
  @Nullable Path data;

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      description = "Danh mục lấy tên đơn vị; mặc định targets/ của sản phẩm.")
  @Nullable Path targets;

  @Option(
      names = "--people",
      description = {
        "Diễn tập với người trực thật: báo theo roster.yml, contacts.yml, channels.yml,",
        "mọi tin ghi [DIỄN TẬP]; chờ họ xác nhận, ghi bước đã làm, mỗi mốc tối đa 30 phút."
      })
  boolean people;

  @Option(
      names = "--alerts",
      paramLabel = "THƯ-MỤC",
      description = "Kế hoạch, lịch trực, danh bạ, kênh báo tin cho --people.")
  @Nullable Path alerts;

  @Option(
      names = "--ack-listen",
      paramLabel = "MÁY:CỔNG",
      description = "Nơi chỉ phục vụ trang xác nhận cho --people; địa chỉ: HAIDANG_PUBLIC_URL.")
  @Nullable String ackListen;

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
    Path folder = AccountCommand.dataFolder(data).resolve("drills");
    LiveLedger ledger;
    try {
      // Of its own: an exercise must not stand among what really happened.
      ledger = LiveLedger.open(folder, Optional.empty(), surroundings.clock());
    } catch (LedgerTrouble e) {
      surroundings.screen().err().println("Không diễn tập được: " + e.getMessage());
      return ExitCode.FAILED;
    }
    try (ledger) {
      Optional<DrillStage> stage =
          DrillStage.build(
              surroundings, targets, participants(), Alerting.Setup.NONE, scenario.onPages());
      return stage.isEmpty() ? ExitCode.WRONG_INPUT : play(stage.get(), scenario, folder, ledger);
    }
  }

  private DrillStage.People participants() {
    if (!people) {
      return DrillStage.People.SIMULATED;
    }
    Path plan =
        alerts != null ? alerts : Path.of(System.getProperty("haidang.home", "."), "alerts");
    try {
      return new DrillStage.People(
          Optional.of(plan),
          Optional.ofNullable(System.getenv("HAIDANG_PUBLIC_URL")).filter(url -> !url.isBlank()),
          Optional.ofNullable(ackListen).map(Listen::parse),
          System.getenv());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
  }

  private int play(DrillStage stage, Scenario scenario, Path folder, LiveLedger ledger)
      throws Exception {
    PrintWriter out = surroundings.screen().out();
    try {
      DrillRecord record =
          new Drill(
                  stage,
                  scenario,
                  surroundings.clock(),
                  people,
                  sentence -> {
                    PrintWriter to = json ? surroundings.screen().err() : out;
                    to.println(sentence);
                    to.flush();
                  })
              .play();
      List<JsonObject> earlier = DrillRecord.before(ledger.restored().drills(), scenario.label());
      Journal.Kept kept =
          ledger.append(List.of(record.entry())).toCompletableFuture().get(10, TimeUnit.SECONDS);
      if (kept == Journal.Kept.MEMORY) {
        surroundings.screen().err().println("Chưa ghi được kết quả diễn tập vào sổ.");
      }
      Path page = record.write(folder, scenario, earlier);
      out.println(json ? record.json().encode() : Files.readString(page) + "\nBiên bản: " + page);
      out.flush();
      return record.complete() ? ExitCode.DONE : ExitCode.FAILED;
    } finally {
      stage.close();
    }
  }
}
