package vn.gov.haiduong.haidang.app.plan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
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
import vn.gov.haiduong.haidang.app.incidents.FromLedger;
import vn.gov.haiduong.haidang.config.Problem;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.Plain;

/** {@code ./haidang plan explain}: who would be told, when and why, over the real files. */
@Command(
    name = "explain",
    customSynopsis = "./haidang plan explain SỰ-CỐ --data THƯ-MỤC | --if MÃ[,MÃ…] [TÙY CHỌN]",
    description =
        "Một sự cố trong sổ, hoặc giả sử các đối tượng này hỏng: in ai đã và sẽ được báo, lúc nào,"
            + " qua kênh nào, theo quy tắc nào, và thời hạn nào chạy. Không báo ai, không ghi gì.",
    footer = {
      "Ví dụ:",
      "  ./haidang plan explain SC-261003-3F9A1 --data /var/lib/haidang",
      "  ./haidang plan explain --if cong-tinh",
      "  ./haidang plan explain --if cong-tinh --hours 48 --type thay-doi-giao-dien",
      "",
      "Mã thoát: 0 xong, 2 đầu vào sai, 64 dùng lệnh sai.",
    })
final class ExplainCommand extends HaidangCommand {

  private static final int MOST_HOURS = 24 * 40;

  private final Surroundings surroundings;

  @Option(names = "--targets", paramLabel = "THƯ-MỤC", description = "Thư mục danh mục.")
  @Nullable Path targets;

  @Option(names = "--alerts", paramLabel = "THƯ-MỤC", description = "Thư mục kế hoạch ứng phó.")
  @Nullable Path alerts;

  @Parameters(
      arity = "0..1",
      paramLabel = "SỰ-CỐ",
      description = "Mã sự cố trong sổ, ví dụ SC-261003-3F9A1.")
  @Nullable String incident;

  @Mixin LedgerOptions ledger = new LedgerOptions();

  @Option(
      names = "--if",
      split = ",",
      paramLabel = "MÃ",
      description = "Mã các đối tượng cùng hỏng vì một nguyên nhân.")
  List<String> failing = new ArrayList<>();

  @Option(
      names = "--signal",
      paramLabel = "DẤU-HIỆU",
      defaultValue = "down",
      description = "down, flapping, content_suspect, cert_expired, cert_expiring, …")
  String signal = "down";

  @Option(
      names = "--cause",
      paramLabel = "NGUYÊN-NHÂN",
      defaultValue = "connect_refused",
      description = "Nguyên nhân đo được; mặc định connect_refused.")
  String cause = "connect_refused";

  @Option(
      names = "--at",
      paramLabel = "THỜI-ĐIỂM",
      description = "Lúc bắt đầu hỏng, ví dụ 2026-12-01T22:00:00+07:00; mặc định bây giờ.")
  @Nullable String at;

  @Option(
      names = "--hours",
      paramLabel = "SỐ-GIỜ",
      defaultValue = "24",
      description = "Xem trước bao nhiêu giờ nếu không ai làm gì; mặc định 24.")
  int hours = 24;

  @Option(
      names = "--type",
      paramLabel = "LOẠI",
      description = "Giả sử một người phân loại như vậy sau 10 phút.")
  @Nullable String type;

  @Option(names = "--serious", description = "Cùng --type: phân loại là nghiêm trọng (S1).")
  boolean serious;

  ExplainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    PrintWriter out = surroundings.screen().out();
    PrintWriter err = surroundings.screen().err();
    if (hours < 1 || hours > MOST_HOURS) {
      throw wrongUsage("--hours: cần từ 1 đến " + MOST_HOURS + ", gặp " + hours);
    }
    Signal seen =
        Signal.of(signal).orElseThrow(() -> wrongUsage("--signal: không có dấu hiệu " + signal));
    Cause why =
        Cause.of(cause).orElseThrow(() -> wrongUsage("--cause: không có nguyên nhân " + cause));
    if ((incident == null) == failing.isEmpty()) {
      throw wrongUsage("cần đúng một trong hai: mã sự cố, hoặc --if");
    }
    if (incident != null) {
      return explain(incident, out, err);
    }
    Instant start = start();
    List<Problem> problems = new ArrayList<>();
    Optional<World> read = FromLedger.world(targets, alerts, start, problems);
    if (read.isEmpty()) {
      problems.forEach(problem -> err.println(problem.message()));
      return ExitCode.WRONG_INPUT;
    }
    World world = read.get();
    List<TargetId> ids = new ArrayList<>();
    for (String id : failing) {
      Optional<TargetId> known =
          world.subjects().keySet().stream().filter(one -> one.value().equals(id)).findFirst();
      if (known.isEmpty()) {
        err.println("Danh mục không có mã \"" + id + "\".");
        return ExitCode.WRONG_INPUT;
      }
      ids.add(known.get());
    }
    if (type != null && world.plan().type(type).isEmpty()) {
      err.println(
          "Kế hoạch không có loại \""
              + type
              + "\"; có: "
              + String.join(", ", world.plan().types().keySet().stream().sorted().toList()));
      return ExitCode.WRONG_INPUT;
    }
    Rehearsed rehearsed =
        new Rehearsed(
            world, Duration.ofHours(hours), Optional.ofNullable(type), serious, Severity.S1);
    rehearsed.play(ids, seen, why, start).forEach(out::println);
    return ExitCode.DONE;
  }

  private Instant start() {
    if (at == null) {
      return surroundings.clock().now();
    }
    try {
      return OffsetDateTime.parse(at).toInstant();
    } catch (DateTimeParseException notOne) {
      throw wrongUsage("--at: cần thời điểm có múi giờ như 2026-12-01T22:00:00+07:00, gặp " + at);
    }
  }

  private int explain(String id, PrintWriter out, PrintWriter err) {
    if (ledger.missing()) {
      throw wrongUsage("thiếu --data");
    }
    Optional<FromLedger> found;
    try {
      found = FromLedger.find(ledger.folder(), ledger.url(), id);
    } catch (UnreadableJournal e) {
      err.println(e.getMessage());
      return ExitCode.WRONG_INPUT;
    }
    if (found.isEmpty()) {
      err.println("Sổ không có sự cố \"" + id + "\".");
      return ExitCode.WRONG_INPUT;
    }
    Instant now = found.get().seen().orElseGet(() -> surroundings.clock().now());
    List<Problem> problems = new ArrayList<>();
    Optional<World> world = FromLedger.world(targets, alerts, now, problems);
    if (world.isEmpty()) {
      problems.forEach(problem -> err.println(problem.message()));
      return ExitCode.WRONG_INPUT;
    }
    World muted = world.get().with(found.get().mutes());
    new Rehearsed(muted, Duration.ofHours(hours), Optional.empty(), false, Severity.S1)
        .goOn(found.get().incident(), found.get().events(), now)
        .forEach(line -> out.println(Plain.withoutControls(line)));
    return ExitCode.DONE;
  }
}
