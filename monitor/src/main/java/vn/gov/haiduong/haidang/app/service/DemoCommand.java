package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.app.alerting.Alerting;
import vn.gov.haiduong.haidang.app.duties.DutyBook;
import vn.gov.haiduong.haidang.app.pagewatch.PageSetup;
import vn.gov.haiduong.haidang.app.report.MonthPapers;
import vn.gov.haiduong.haidang.console.ConsolePorts.ReloadAnswer;
import vn.gov.haiduong.haidang.ledger.LedgerTrouble;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.sandbox.ControlPage;
import vn.gov.haiduong.haidang.sandbox.Mailbox;
import vn.gov.haiduong.haidang.sandbox.ProvincePlan;
import vn.gov.haiduong.haidang.sandbox.Sandbox;
import vn.gov.haiduong.haidang.sandbox.Simulated;
import vn.gov.haiduong.haidang.sandbox.Story;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang demo}: the whole service against a province simulated on loopback. */
@Command(
    name = "demo",
    customSynopsis = "./haidang demo [TÙY CHỌN]",
    description = {
      "Chạy trọn dịch vụ với cả tỉnh mô phỏng ngay trên máy này: không cần mạng, không cần quyền",
      "root. In địa chỉ cần mở, rồi kể từng sự cố khi nó xảy ra. Dừng bằng Ctrl+C."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang demo",
      "  ./haidang demo --listen 127.0.0.1:9000 --seed 7",
      "  ./haidang demo --quiet        tỉnh yên ổn, không có sự cố nào",
      "  ./haidang demo --month        một tháng trong hai phút, kết thúc bằng báo cáo",
    })
public final class DemoCommand extends HaidangCommand {

  private static final Logger LOG = LoggerFactory.getLogger(DemoCommand.class);

  private static final double BASELINES_MILLIS = 52_000;
  private static final int CONTROL_PORT_AFTER = 1;
  private static final int MAILBOX_PORT_AFTER = 2;

  private final Surroundings surroundings;

  public DemoCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(
      names = "--listen",
      paramLabel = "MÁY:CỔNG",
      description = "Nơi lắng nghe; mặc định 127.0.0.1:8080, trang bấm lỗi ở cổng kế tiếp.")
  @Nullable String listen;

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      description = "Danh mục lấy tên đơn vị; mặc định targets/ của sản phẩm.")
  @Nullable Path targets;

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description =
          "Nơi giữ sổ; mặc định một thư mục tạm, xóa khi dừng. Thư mục đã có sổ: chạy tiếp từ sổ ấy.")
  @Nullable Path data;

  @Option(
      names = "--ledger-url",
      paramLabel = "ĐỊA-CHỈ",
      description =
          "Ghi sổ vào PostgreSQL, như của run; mặc định là tệp trong --data. Không bắt đầu lại như"
              + " mặc định: sự cố của lần chạy trước trong cơ sở dữ liệu ấy còn nguyên; muốn mới thì"
              + " nêu một cơ sở dữ liệu rỗng.")
  @Nullable String ledgerUrl;

  @Option(
      names = "--seed",
      paramLabel = "SỐ",
      description = "Cùng một số cho cùng một tỉnh và cùng một câu chuyện; mặc định 1.")
  long seed = 1;

  @Option(
      names = "--speed",
      paramLabel = "SỐ",
      description = "Câu chuyện chạy nhanh bấy nhiêu lần; mặc định 1.")
  double speed = 1;

  @Option(
      names = "--month",
      description = "Một tháng tăng tốc với lỗi thật, kết thúc bằng báo cáo tháng.")
  boolean wholeMonth;

  @Option(
      names = "--open-controls",
      description =
          "Trang bấm lỗi nghe cùng nơi với --listen; không có thì chỉ nghe trên chính máy này.")
  boolean openControls;

  @Option(names = "--quiet", description = "Không gây sự cố nào.")
  boolean quiet;

  @Override
  public Integer call() throws Exception {
    Listen at;
    try {
      at = listen == null ? Listen.DEFAULT : Listen.parse(listen);
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
    if (!(speed > 0) || speed > 10_000) {
      throw wrongUsage("--speed: cần số lớn hơn 0, không quá 10000");
    }
    Alerting.Setup alerting;
    try {
      alerting = Alerting.Setup.of(System.getenv());
    } catch (IllegalArgumentException e) {
      throw wrongUsage(String.valueOf(e.getMessage()));
    }
    PrintWriter out = surroundings.screen().out();
    Optional<DemoUnits> units =
        DemoUnits.load(targets, Optional.empty(), alerting.tokenSha256(), surroundings);
    if (units.isEmpty()) {
      return ExitCode.WRONG_INPUT;
    }
    if (wholeMonth) {
      return month(units.get());
    }
    Path folder = data == null ? Files.createTempDirectory("haidang-demo") : data;
    LiveLedger ledger;
    try {
      ledger = LiveLedger.open(folder, Optional.ofNullable(ledgerUrl), surroundings.clock());
    } catch (LedgerTrouble e) {
      surroundings.screen().err().println("Không chạy được: " + e.getMessage());
      return ExitCode.FAILED;
    }
    Vertx sandboxVertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(2)
                .setWorkerPoolSize(1)
                .setPreferNativeTransport(true));
    try {
      Demo demo = Ending.start(begin(sandboxVertx, at, units.get(), ledger, alerting, folder));
      greet(out, demo);
      if (!quiet) {
        approveFirst(sandboxVertx, demo.service(), out);
      }
      Story story =
          quiet
              ? null
              : Story.begin(
                  demo.sandbox(),
                  URI.create(demo.service().url()),
                  speed,
                  sentence -> {
                    out.println(sentence);
                    out.flush();
                  });
      Ending.await(
          () -> {
            if (story != null) {
              story.stop();
            }
            return demo.service()
                .stop()
                .eventually(() -> demo.control().close())
                .eventually(() -> demo.mailbox().close())
                .eventually(() -> demo.sandbox().close())
                .eventually(sandboxVertx::close);
          });
      return ExitCode.DONE;
    } catch (IOException e) {
      if (!Listen.isTaken(e)) {
        throw e;
      }
      surroundings.screen().err().println(Listen.taken(at));
      return ExitCode.FAILED;
    } finally {
      if (data == null) {
        forget(folder);
      }
    }
  }

  /** An accelerated month that ends with its report. */
  private int month(DemoUnits units) throws Exception {
    PrintWriter out = surroundings.screen().out();
    Path folder = data == null ? Files.createTempDirectory("haidang-thang") : data;
    if (!DemoMonth.free(folder)) {
      surroundings.screen().err().println("--data: cần thư mục chưa có hoặc rỗng: " + folder);
      return ExitCode.WRONG_INPUT;
    }
    Path _ = Files.createDirectories(folder);
    DemoMonth month = new DemoMonth(surroundings, units, seed);
    int counted = month.into(folder);
    if (counted != ExitCode.DONE) {
      return counted;
    }
    Path papers = folder.resolve("bao-cao");
    int made = MonthPapers.draft(folder, month.month(), papers, surroundings.clock().now(), out);
    out.println();
    out.println("Báo cáo tháng " + month.month() + " nằm ở " + papers);
    out.println("Làm tiếp với cùng sổ:");
    out.println("  ./haidang close " + month.month() + " --data " + folder + " --by \"Họ và tên\"");
    out.println("  ./haidang verify --data " + folder);
    return made;
  }

  /** Copies are never learnt by themselves: somebody approves them, here a simulated person. */
  private void approveFirst(Vertx vertx, Service service, PrintWriter out) {
    long _ =
        vertx.setTimer(
            Math.max(1, (long) (BASELINES_MILLIS / speed)),
            _ ->
                service
                    .pages()
                    .ifPresent(
                        desk ->
                            desk.approveFirst("Trực ban (mô phỏng)")
                                .onSuccess(
                                    count -> {
                                      out.println(
                                          "         Trực ban (mô phỏng) duyệt bản đầu tiên của "
                                              + count
                                              + " trang, xem "
                                              + service.url()
                                              + "noi-dung");
                                      out.flush();
                                    })
                                .onFailure(
                                    e -> LOG.atWarn().setCause(e).log("copies not approved"))));
  }

  /** A demonstration without a folder of its own leaves nothing behind. */
  private static void forget(Path folder) throws IOException {
    try (Stream<Path> inside = Files.walk(folder)) {
      for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }

  /** What runs in a demonstration. */
  private record Demo(
      Sandbox sandbox, ControlPage control, Mailbox mailbox, Service service, int targets) {}

  private Future<Demo> begin(
      Vertx sandboxVertx,
      Listen at,
      DemoUnits units,
      LiveLedger ledger,
      Alerting.Setup alerting,
      Path folder) {
    Clock clock = surroundings.clock();
    return Sandbox.start(
            ProvincePlan.of(seed, OptionalInt.empty(), units.units(), units.knownHosts()),
            sandboxVertx,
            clock)
        .compose(
            sandbox -> {
              List<Assignment> assignments = SimulatedPlan.everything(units, sandbox);
              int boxPort = at.port() == 0 ? 0 : at.port() + MAILBOX_PORT_AFTER;
              return Mailbox.start(sandboxVertx, clock, at.host(), boxPort)
                  .compose(
                      box ->
                          Service.start(
                                  plan(
                                      clock,
                                      at,
                                      units,
                                      sandbox,
                                      assignments,
                                      box,
                                      alerting,
                                      folder),
                                  Optional.of(ledger))
                              .map(service -> Map.entry(box, service)))
                  .compose(
                      started -> {
                        Service service = started.getValue();
                        DemoTargets.hearts(sandbox)
                            .forEach(heart -> beat(sandboxVertx, sandbox, service, heart));
                        int control = at.port() == 0 ? 0 : service.port() + CONTROL_PORT_AFTER;
                        return ControlPage.start(sandbox, controls(at, control))
                            .map(
                                page ->
                                    new Demo(
                                        sandbox,
                                        page,
                                        started.getKey(),
                                        service,
                                        assignments.size()));
                      });
            });
  }

  /** Where faults are switched: beside the service on loopback, and further only where asked. */
  private InetSocketAddress controls(Listen at, int port) {
    InetSocketAddress beside = new InetSocketAddress(at.host(), port);
    boolean near = beside.getAddress() != null && beside.getAddress().isLoopbackAddress();
    return near || openControls
        ? beside
        : new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
  }

  private ServicePlan plan(
      Clock clock,
      Listen at,
      DemoUnits units,
      Sandbox sandbox,
      List<Assignment> assignments,
      Mailbox box,
      Alerting.Setup alerting,
      Path folder) {
    Instant now = clock.now();
    LocalDate today = LocalDate.ofInstant(now, Province.ZONE);
    SimulatedPlan plan = new SimulatedPlan(clock, units, sandbox, assignments);
    return plan.at(
            at,
            now,
            "demo",
            "demo-" + seed,
            DemoPeople.onCall(plan.world(), today),
            plan.desk(now).with(new DutyBook(folder), today),
            (_, _) ->
                Future.succeededFuture(
                    new ReloadAnswer.Applied("Tỉnh mô phỏng không có tệp cấu hình để nạp lại")))
        .telling(DemoPeople.setup(box, false), Optional.empty())
        .with(alerting)
        .with(
            new PageSetup(
                Optional.of(units.read().pages()::ofDemo), Optional.of(folder), Set.of()));
  }

  /** Sends the heartbeats of the simulated province as long as nothing silences them. */
  private static void beat(Vertx vertx, Sandbox sandbox, Service service, Simulated.Heart heart) {
    long every = Math.min(5_000, heart.interval().toMillis() / 2);
    vertx.setPeriodic(
        1,
        every,
        _ -> {
          if (sandbox.beating(heart)) {
            service
                .engine()
                .beat(heart.about().id(), heart.token())
                .onFailure(e -> LOG.atWarn().setCause(e).log("simulated beat lost"));
          }
        });
  }

  private static void greet(PrintWriter out, Demo demo) {
    out.println();
    out.println("Hải Đăng đang đo " + demo.targets() + " đối tượng của tỉnh mô phỏng.");
    out.println("  Trang trạng thái : " + demo.service().url());
    out.println("  Số liệu          : " + demo.service().url() + "metrics");
    out.println("  Trang bấm lỗi    : " + demo.control().address());
    out.println("  Hộp thư mô phỏng : " + demo.mailbox().address());
    out.println(
        "  Sự cố            : "
            + demo.service().url()
            + "incidents (đăng nhập "
            + DemoPeople.LOGIN
            + " hoặc "
            + DemoPeople.SECOND_LOGIN
            + ", mật khẩu "
            + DemoPeople.PASSWORD
            + ")");
    out.println("Dừng bằng Ctrl+C.");
    out.println();
    out.flush();
  }
}
