package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.duties.DutyBook;
import vn.gov.haiduong.haidang.app.duties.DutyDesk;
import vn.gov.haiduong.haidang.app.duties.UsualPorts;
import vn.gov.haiduong.haidang.app.pagewatch.PageSetup;
import vn.gov.haiduong.haidang.app.people.AccountCommand;
import vn.gov.haiduong.haidang.app.people.AccountsFile;
import vn.gov.haiduong.haidang.app.people.ChannelsFile;
import vn.gov.haiduong.haidang.app.people.KeyFile;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Engine;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.ledger.LedgerTrouble;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.status.Build;

/** {@code ./haidang run}: the service against the real inventory. */
@Command(
    name = "run",
    customSynopsis = "./haidang run [TÙY CHỌN]",
    description = {
      "Chạy dịch vụ theo danh mục thật trong targets/. Chỉ đo khi targets/operator.yml (hoặc",
      "--contact, --approval) có địa chỉ liên hệ và số văn bản cho phép giám sát."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang run",
      "  ./haidang run --listen 127.0.0.1:9000 --vantage ngoai-tinh",
      "",
      "Mỗi tùy chọn cũng đặt được bằng biến môi trường HAIDANG_…, ví dụ HAIDANG_LISTEN.",
      "Nạp lại danh mục: lưu tệp, gửi SIGHUP, hoặc POST /-/reload.",
    })
public final class RunCommand extends HaidangCommand {

  private final Surroundings surroundings;
  private volatile PagePlan pages = PagePlan.USUAL;

  public RunCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      defaultValue = "${env:HAIDANG_TARGETS}",
      description = "Danh mục; mặc định targets/ của sản phẩm.")
  @Nullable Path targets;

  @Option(
      names = "--alerts",
      paramLabel = "THƯ-MỤC",
      defaultValue = "${env:HAIDANG_ALERTS}",
      description = "Kế hoạch ứng phó và lịch trực.")
  @Nullable Path alerts;

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      defaultValue = "${env:HAIDANG_DATA}",
      description = "Nơi giữ sổ; mặc định data/ cạnh chương trình.")
  @Nullable Path data;

  @Option(
      names = "--ledger-url",
      paramLabel = "ĐỊA-CHỈ",
      defaultValue = "${env:HAIDANG_LEDGER_URL}",
      description =
          "Ghi sổ vào PostgreSQL: postgresql://MÁY/TÊN?user=…; mặc định là tệp trong --data.")
  @Nullable String ledgerUrl;

  @Option(
      names = "--listen",
      paramLabel = "MÁY:CỔNG",
      defaultValue = "${env:HAIDANG_LISTEN}",
      description = "Nơi lắng nghe; mặc định 127.0.0.1:8080.")
  @Nullable String listen;

  @Option(
      names = "--ack-listen",
      paramLabel = "MÁY:CỔNG",
      defaultValue = "${env:HAIDANG_ACK_LISTEN}",
      description = "Nơi chỉ phục vụ trang xác nhận trên điện thoại, để công bố qua proxy.")
  @Nullable String ackListen;

  @Option(
      names = "--vantage",
      paramLabel = "TÊN",
      defaultValue = "${env:HAIDANG_VANTAGE}",
      description = "Tên điểm đo trong operator.yml; mặc định theo tệp đó.")
  @Nullable String vantage;

  @Option(
      names = "--contact",
      paramLabel = "ĐỊA-CHỈ",
      defaultValue = "${env:HAIDANG_CONTACT}",
      description = "Địa chỉ liên hệ ghi trong User-Agent.")
  @Nullable String contact;

  @Option(
      names = "--approval",
      paramLabel = "SỐ-VĂN-BẢN",
      defaultValue = "${env:HAIDANG_APPROVAL}",
      description = "Văn bản cho phép giám sát.")
  @Nullable String approval;

  @Override
  public Integer call() throws Exception {
    Listen at;
    try {
      at = listen == null || listen.isBlank() ? Listen.DEFAULT : Listen.parse(listen);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
    Alerting.Setup alerting;
    try {
      alerting = Alerting.Setup.of(System.getenv());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
    Loading loading =
        new Loading(
            targets == null ? Loading.shippedTargets() : targets,
            Optional.ofNullable(alerts),
            Optional.ofNullable(vantage).filter(text -> !text.isBlank()),
            Optional.ofNullable(contact).filter(text -> !text.isBlank()),
            Optional.ofNullable(approval).filter(text -> !text.isBlank()),
            alerting.tokenSha256(),
            surroundings.clock());
    PrintWriter err = surroundings.screen().err();
    return switch (loading.load()) {
      case LoadResult.Refused(List<Problem> problems) -> {
        problems.forEach(problem -> err.println(problem.message()));
        err.println("Danh mục có " + problems.size() + " lỗi; chưa đo gì. Xem: ./haidang check");
        yield ExitCode.WRONG_INPUT;
      }
      case LoadResult.Loaded(Configuration read) when !read.operator().mayProbe() -> {
        err.println(
            "Chưa đo ai: hãy điền địa chỉ liên hệ (contact) và số văn bản cho phép giám sát"
                + " (approval) vào "
                + loading.folder().resolve("operator.yml")
                + " hoặc dùng --contact và --approval; muốn xem thử, chạy ./haidang demo.");
        yield ExitCode.WRONG_INPUT;
      }
      case LoadResult.Loaded(Configuration read) -> run(at, loading, alerting, read);
    };
  }

  private int run(Listen at, Loading loading, Alerting.Setup alerting, Configuration configuration)
      throws Exception {
    DutyDesk duties =
        new DutyDesk(DutyDesk.registry(configuration), UsualPorts.REAL)
            .with(new DutyBook(AccountCommand.dataFolder(data)), loading.today());
    ChannelsFile.Read channels =
        ChannelsFile.read(loading.planFolder(), surroundings.clock(), System.getenv());
    if (!channels.problems().isEmpty()) {
      channels.problems().forEach(surroundings.screen().err()::println);
      return ExitCode.WRONG_INPUT;
    }
    Optional<Listen> acknowledging;
    Optional<String> publicUrl;
    try {
      acknowledging =
          Optional.ofNullable(ackListen).filter(text -> !text.isBlank()).map(Listen::parse);
      publicUrl = publicUrl();
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
    Path folder = AccountCommand.dataFolder(data);
    Secret key;
    try {
      key =
          KeyFile.of(
              folder, Optional.ofNullable(System.getenv(KeyFile.VARIABLE)), new SecureRandom());
    } catch (IOException | IllegalArgumentException e) {
      surroundings.screen().err().println("Không chạy được: " + e.getMessage());
      return ExitCode.FAILED;
    }
    People.Setup people =
        new People.Setup(
            key,
            publicUrl,
            channels::make,
            new AccountsFile(folder),
            false,
            channels.signOfLife(),
            channels.mailbox());
    try {
      Configuration inForce = configuration;
      while (live(at, loading, inForce, duties, people, acknowledging, alerting)) {
        // As it is now: it may have been edited since this process began.
        inForce = loading.load() instanceof LoadResult.Loaded(Configuration read) ? read : inForce;
      }
      return ExitCode.DONE;
    } catch (LedgerTrouble e) {
      surroundings.screen().err().println("Không chạy được: " + e.getMessage());
      return ExitCode.FAILED;
    } catch (IOException e) {
      if (!Listen.isTaken(e)) {
        throw e;
      }
      surroundings.screen().err().println(Listen.taken(at));
      return ExitCode.FAILED;
    }
  }

  /** One life of the service; true when another is to follow that knows more. */
  private boolean live(
      Listen at,
      Loading loading,
      Configuration configuration,
      DutyDesk duties,
      People.Setup people,
      Optional<Listen> acknowledging,
      Alerting.Setup alerting)
      throws Exception {
    PrintWriter out = surroundings.screen().out();
    PrintWriter err = surroundings.screen().err();
    pages = configuration.pages();
    ServicePlan plan =
        new ServicePlan(
                surroundings.clock(),
                new Build(
                    Version.NUMBER, Version.revision(), configuration.operator().vantageName()),
                loading.monitoring(configuration, surroundings.clock().now()),
                configuration.operator().resolvers(),
                List.of(),
                configuration.operator().politeness(),
                at,
                Math.max(1, Runtime.getRuntime().availableProcessors()),
                Loading.token(),
                (engine, vertx) -> reload(engine, vertx, loading, duties))
            .with(duties)
            .telling(people, acknowledging)
            .with(alerting)
            .with(
                new PageSetup(
                    Optional.of(() -> pages),
                    Optional.of(AccountCommand.dataFolder(data)),
                    configuration.portalHosts()));
    LiveLedger ledger =
        LiveLedger.open(
            data == null ? Path.of(System.getProperty("haidang.home", "."), "data") : data,
            Optional.ofNullable(ledgerUrl),
            surroundings.clock());
    if (ledger.status().kept() != Journal.Kept.LEDGER) {
      err.println(
          ledger.address().isPresent()
              ? "Cơ sở dữ liệu của sổ chưa trả lời: vẫn đo và vẫn báo, ghi tạm vào thư mục dữ liệu"
                  + " cho đến khi có lại."
              : "Ổ đĩa của thư mục dữ liệu không ghi được (đầy hoặc chỉ đọc): vẫn đo và vẫn báo, giữ"
                  + " trong bộ nhớ cho đến khi ghi được; hãy xử lý ổ đĩa sớm.");
      err.flush();
    }
    Service service = Ending.start(Service.start(plan, Optional.of(ledger)));
    Reloader reloader =
        Reloader.start(
            service.consoleVertx(),
            List.of(loading.folder(), loading.planFolder()),
            () -> reload(service.engine(), service.consoleVertx(), loading, duties));
    Hangup.onSignal(() -> reload(service.engine(), service.consoleVertx(), loading, duties));
    out.println(
        "Hải Đăng đang đo "
            + configuration.assignments().size()
            + " đối tượng. Trang trạng thái: "
            + service.url());
    out.flush();
    boolean anew =
        Ending.awaitOr(
            ledger.moreFound(),
            () -> {
              reloader.stop();
              return service.stop();
            });
    if (anew) {
      err.println(
          "Sổ đã trả lời và có những việc mà lần khởi động này chưa biết: nạp lại từ sổ, vẫn đo"
              + " tiếp.");
      err.flush();
    }
    return anew;
  }

  /** Where people reach the acknowledge page, without slash at the end. */
  private static Optional<String> publicUrl() {
    return Optional.ofNullable(System.getenv("HAIDANG_PUBLIC_URL"))
        .filter(url -> !url.isBlank())
        .map(
            url -> {
              if (!url.matches("https?://[A-Za-z0-9.:\\[\\]-]+(/[A-Za-z0-9._/-]*)?")) {
                throw new IllegalArgumentException(
                    "HAIDANG_PUBLIC_URL: cần địa chỉ như https://giamsat.haiduong.gov.vn");
              }
              return url.replaceFirst("/+$", "");
            });
  }

  /** Reads again on a worker; a bad edit keeps the last good configuration. */
  private Future<ReloadAnswer> reload(
      Engine engine, Vertx vertx, Loading loading, DutyDesk duties) {
    return vertx
        .executeBlocking(() -> adopt(engine, loading, loading.load(), duties))
        .compose(answer -> answer);
  }

  private Future<ReloadAnswer> adopt(
      Engine engine, Loading loading, LoadResult read, DutyDesk duties) {
    Instant now = surroundings.clock().now();
    return switch (read) {
      case LoadResult.Refused(List<Problem> problems) -> {
        List<String> said = problems.stream().map(Problem::message).toList();
        yield engine.refused(said).map(new ReloadAnswer.Refused(said));
      }
      case LoadResult.Loaded(Configuration changed) when !changed.operator().mayProbe() -> {
        List<String> said =
            List.of("operator.yml: thiếu địa chỉ liên hệ hoặc văn bản cho phép; giữ cấu hình cũ");
        yield engine.refused(said).map(new ReloadAnswer.Refused(said));
      }
      case LoadResult.Loaded(Configuration changed) -> {
        duties.adopt(DutyDesk.registry(changed));
        pages = changed.pages();
        yield engine.apply(loading.monitoring(changed, now)).map(RunCommand::applied);
      }
    };
  }

  private static ReloadAnswer applied(Changes changes) {
    return new ReloadAnswer.Applied(
        "Đã nạp: thêm "
            + changes.added().size()
            + ", đổi "
            + changes.altered().size()
            + ", bỏ "
            + changes.removed().size()
            + ", giữ nguyên "
            + changes.unchanged()
            + " đối tượng");
  }
}
