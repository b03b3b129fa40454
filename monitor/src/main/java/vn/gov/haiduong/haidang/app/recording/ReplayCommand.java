package vn.gov.haiduong.haidang.app.recording;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.config.LoadResult;
import vn.gov.haiduong.haidang.config.Overrides;
import vn.gov.haiduong.haidang.config.TargetsLoader;
import vn.gov.haiduong.haidang.config.Worlds;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;

/** {@code ./haidang replay FILE}: a recording through health and ledger, offline. */
@Command(
    name = "replay",
    customSynopsis = "./haidang replay TỆP [TÙY CHỌN]",
    description = {
      "Đưa một bản ghi phép đo (NDJSON, mỗi dòng một phép đo hoặc sự kiện, theo thứ tự thời gian)",
      "qua đúng cách đếm thời gian của dịch vụ thật, ghi thành sổ. Cùng một tệp cho cùng một sổ,",
      "đến từng byte, trên mọi máy."
    },
    footer = {
      "Ví dụ:",
      "  ./haidang replay thang10.ndjson --data /tmp/so",
      "  ./haidang replay - --targets targets --until 2026-11-01T00:00:00+07:00 --json < thang10.ndjson",
      "  ./haidang export --what intervals --data /tmp/so",
      "",
      "Mã thoát: 0 xong, 1 không ghi được, 2 bản ghi sai (nêu số dòng, không ghi gì), 64 dùng sai.",
    })
public final class ReplayCommand extends HaidangCommand {

  /** The inventory is read as of no day: a recording brings its own days. */
  private static final LocalDate NO_DAY = LocalDate.of(2026, 1, 1);

  private final Surroundings surroundings;

  public ReplayCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Parameters(paramLabel = "TỆP", description = "Bản ghi; - là đầu vào chuẩn.")
  String file = "-";

  @Option(
      names = "--targets",
      paramLabel = "THƯ-MỤC",
      description = "Danh mục; không có thì mọi đối tượng là trang 60 giây đo một lần.")
  @Nullable Path targets;

  @Option(
      names = "--alerts",
      paramLabel = "THƯ-MỤC",
      description = "Kế hoạch ứng phó; không có thì kế hoạch tối thiểu. Không báo ai.")
  @Nullable Path alerts;

  @Option(
      names = "--data",
      paramLabel = "THƯ-MỤC",
      description = "Nơi ghi sổ: chưa có hoặc rỗng. Không nêu thì chỉ tính, không giữ sổ.")
  @Nullable Path data;

  @Option(
      names = "--until",
      paramLabel = "THỜI-ĐIỂM",
      description = "Hết bản ghi; các dòng từ đó trở đi không đọc.")
  @Nullable String until;

  @Option(names = "--json", description = "In các sự cố, mỗi dòng một đối tượng JSON.")
  boolean json;

  @Override
  public Integer call() throws Exception {
    Optional<Instant> end = Optional.empty();
    if (until != null) {
      end = Instants.parse(until);
      if (end.isEmpty()) {
        throw wrongUsage("--until: cần " + Instants.EXPECTED);
      }
    }
    if (alerts != null && !Files.isDirectory(alerts)) {
      throw wrongUsage("không có thư mục " + alerts);
    }
    Optional<Alerts> plan = Optional.empty();
    if (alerts != null) {
      switch (AlertsLoader.load(alerts, NO_DAY)) {
        case Alerts.Result.Refused refused -> {
          refused.problems().forEach(problem -> say(problem.message()));
          return ExitCode.WRONG_INPUT;
        }
        case Alerts.Result.Loaded(Alerts read) -> plan = Optional.of(read);
      }
    }
    Replay replay;
    if (targets == null) {
      World world =
          plan.map(with -> new World(with.plan(), with.calendar(), with.directory(), Map.of()))
              .orElseGet(() -> World.bare(List.of(), List.of()));
      replay = new Replay(List.of(), List.of(), List.of(), world, Sharing.unknown(), end);
    } else {
      switch (TargetsLoader.load(targets, Overrides.NONE, NO_DAY)) {
        case LoadResult.Refused refused -> {
          refused.problems().forEach(problem -> say(problem.message()));
          return ExitCode.WRONG_INPUT;
        }
        case LoadResult.Loaded(Configuration read) ->
            replay =
                new Replay(
                    Inventories.targets(read),
                    Inventories.measured(read),
                    Inventories.units(read.inventory()),
                    Worlds.of(plan.map(read::with).orElse(read)),
                    Sharing.of(read.inventory()),
                    end);
      }
    }
    if (!file.equals("-") && !Files.isReadable(Path.of(file))) {
      say("Không đọc được " + file);
      return ExitCode.WRONG_INPUT;
    }
    if (data == null) {
      Path folder = Files.createTempDirectory("haidang-replay");
      try {
        return replay(replay, folder, end);
      } finally {
        clear(folder, true);
      }
    }
    boolean made = !Files.exists(data);
    if (!made && !isEmptyFolder(data)) {
      say("--data: " + data + " phải là thư mục chưa có hoặc rỗng");
      return ExitCode.WRONG_INPUT;
    }
    boolean done = false;
    try {
      var _ = Files.createDirectories(data);
      int exit = replay(replay, data, end);
      done = exit == ExitCode.DONE;
      return exit;
    } finally {
      if (!done) {
        clear(data, made);
      }
    }
  }

  private int replay(Replay replay, Path folder, Optional<Instant> end) throws IOException {
    try (BufferedReader source = source()) {
      Replay.Result result = replay.into(folder, new RecordingReader(source, replay::cadence, end));
      if (json) {
        result.incidents().forEach(this::object);
      } else {
        words(result, folder);
      }
      return ExitCode.DONE;
    } catch (WrongLine e) {
      say("Bản ghi sai, không ghi gì: " + e.getMessage());
      return ExitCode.WRONG_INPUT;
    } catch (SQLException e) {
      say("Không ghi được sổ vào " + folder + ": " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  @SuppressWarnings("resource") // Standard input is closed with the reader; nobody else reads it.
  private BufferedReader source() throws IOException {
    InputStream bytes = file.equals("-") ? System.in : new FileInputStream(file);
    return new BufferedReader(
        new InputStreamReader(
            bytes,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE)),
        1 << 16);
  }

  private void object(Incident incident) {
    ObjectNode line = new ObjectMapper().createObjectNode();
    line.put("id", incident.id().value()).put("kind", incident.kind().label());
    ArrayNode targets = line.putArray("targets");
    incident.targets().forEach(id -> targets.add(id.value()));
    line.put("start", Province.rfc3339(incident.since()));
    line.put("end", incident.end().map(Province::rfc3339).orElse(null));
    line.put("confirmedAt", Province.rfc3339(incident.confirmedAt()));
    line.put("cause", incident.firstCause().map(Cause::label).orElse(null));
    line.put("severity", incident.severity().label()).put("type", incident.type());
    surroundings.screen().out().println(line);
  }

  private void words(Replay.Result result, Path folder) {
    PrintWriter out = surroundings.screen().out();
    out.println(
        "Đã đọc "
            + result.lines()
            + " dòng về "
            + result.targets()
            + " đối tượng; "
            + result.incidents().size()
            + " sự cố.");
    for (Incident incident : result.incidents()) {
      out.println(
          "  "
              + incident.id()
              + "  "
              + Province.dateTime(incident.since())
              + " – "
              + incident.end().map(Province::dateTime).orElse("chưa hết")
              + "  "
              + words(incident)
              + incident.firstCause().map(cause -> ": " + CauseWords.of(cause).name()).orElse(""));
    }
    if (data != null) {
      out.println("Sổ: " + folder);
    }
  }

  private static String words(Incident incident) {
    String targets = String.join(", ", incident.targets().stream().map(TargetId::value).toList());
    return switch (incident.kind()) {
      case OUTAGE -> targets;
      case FLAPPING, FINDING, OWN_SIDE -> (incident.kind().words() + " " + targets).strip();
    };
  }

  private static boolean isEmptyFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      return inside.findAny().isEmpty();
    }
  }

  /** Takes away what was begun. The folder was empty before. */
  private static void clear(Path folder, boolean too) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> inside = Files.list(folder)) {
      for (Path path : inside.toList()) {
        Files.deleteIfExists(path);
      }
    }
    if (too) {
      Files.deleteIfExists(folder);
    }
  }

  private void say(String sentence) {
    surroundings.screen().err().println(sentence);
  }
}
