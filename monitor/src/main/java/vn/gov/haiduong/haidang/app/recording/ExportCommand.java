package vn.gov.haiduong.haidang.app.recording;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.gov.haiduong.haidang.app.ExitCode;
import vn.gov.haiduong.haidang.app.HaidangCommand;
import vn.gov.haiduong.haidang.app.LedgerOptions;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.health.Tiling;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;
import vn.gov.haiduong.haidang.ledger.EntryCodec;
import vn.gov.haiduong.haidang.ledger.Ledgers;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/** {@code ./haidang export}: what the ledger holds, as lines or as a table. */
@Command(
    name = "export",
    customSynopsis = "./haidang export --what LOẠI --data THƯ-MỤC [TÙY CHỌN]",
    description = "Xuất sổ ra NDJSON hoặc CSV, trong lúc dịch vụ chạy cũng được.",
    footer = {
      "Ví dụ:",
      "  ./haidang export --what intervals --data /var/lib/haidang --target stttt",
      "  ./haidang export --what incidents --format csv --from 2026-10-01T00:00:00+07:00 --data so",
      "",
      "LOẠI: intervals (trạng thái từng quãng), observations (phép đo, kèm một ngày dẫn trước, để",
      "replay lại), incidents, notifications, entries (mọi việc đã ghi, trừ phép đo).",
      "Mã thoát: 0 xong, 1 không đọc được sổ, 2 không có đối tượng đó, 64 dùng sai.",
    })
public final class ExportCommand extends HaidangCommand {

  private static final List<String> WHAT =
      List.of("intervals", "observations", "incidents", "notifications", "entries");

  private final Surroundings surroundings;

  public ExportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Option(names = "--what", paramLabel = "LOẠI", required = true, description = "Xuất gì.")
  String what = "";

  @Option(names = "--from", paramLabel = "THỜI-ĐIỂM", description = "Từ; mặc định từ đầu sổ.")
  @Nullable String from;

  @Option(names = "--to", paramLabel = "THỜI-ĐIỂM", description = "Đến trước; mặc định hết sổ.")
  @Nullable String to;

  @Option(
      names = "--target",
      paramLabel = "MÃ",
      description = "Chỉ đối tượng này; nêu nhiều lần được.")
  @Nullable List<String> targets;

  @Option(names = "--format", paramLabel = "DẠNG", description = "ndjson (mặc định) hoặc csv.")
  String format = "ndjson";

  @Mixin LedgerOptions ledger = new LedgerOptions();

  @Override
  public Integer call() {
    if (!WHAT.contains(what)) {
      throw wrongUsage("--what: cần " + String.join(", ", WHAT) + ", gặp " + what);
    }
    if (!format.equals("ndjson") && !format.equals("csv")) {
      throw wrongUsage("--format: cần ndjson hoặc csv, gặp " + format);
    }
    Optional<Instant> first = instant("--from", from);
    Optional<Instant> end = instant("--to", to);
    if (first.isPresent() && end.isPresent() && end.get().isBefore(first.get())) {
      throw wrongUsage("--to sớm hơn --from");
    }
    try (History history = Ledgers.read(dataFolder(), ledger.url())) {
      Optional<History.Recorded> recorded = history.recorded();
      Instant begin = first.or(() -> recorded.map(History.Recorded::from)).orElse(Instant.EPOCH);
      Instant until = end.or(() -> recorded.map(History.Recorded::to)).orElse(begin);
      until = until.isBefore(begin) ? begin : until;
      Set<TargetId> asked = new TreeSet<>();
      List<TargetId> known =
          history.targets(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE)).stream()
              .map(TargetFacts::id)
              .toList();
      for (String name : targets == null ? List.<String>of() : targets) {
        Optional<TargetId> id = known.stream().filter(one -> one.value().equals(name)).findFirst();
        if (id.isEmpty()) {
          surroundings.screen().err().println("Sổ không có đối tượng " + name);
          return ExitCode.WRONG_INPUT;
        }
        boolean _ = asked.add(id.get());
      }
      boolean all = asked.isEmpty();
      if (all) {
        asked.addAll(known);
      }
      boolean toEnd = end.isEmpty();
      write(history, new Range(begin, until, toEnd), asked, all);
      return ExitCode.DONE;
    } catch (UnreadableJournal e) {
      surroundings.screen().err().println("Không xuất được: " + e.getMessage());
      return ExitCode.FAILED;
    }
  }

  /** What is asked; the last thing recorded is in it when no end was named. */
  private record Range(Instant from, Instant to, boolean toEnd) {
    Instant behind() {
      return toEnd ? to.plusMillis(1) : to;
    }
  }

  private Path dataFolder() {
    if (ledger.missing()) {
      throw wrongUsage("thiếu --data");
    }
    return ledger.folder();
  }

  private Optional<Instant> instant(String option, @Nullable String text) {
    if (text == null) {
      return Optional.empty();
    }
    Optional<Instant> instant = Instants.parse(text);
    if (instant.isEmpty()) {
      throw wrongUsage(option + ": cần " + Instants.EXPECTED + ", gặp " + text);
    }
    return instant;
  }

  /** What is not decided yet as it is shown until then. */
  private static List<Span> shown(History history, TargetId id, Range range) {
    Instant decided = history.decidedUpTo(id);
    Instant until = decided.isBefore(range.to()) ? decided : range.to();
    List<Span> spans = new ArrayList<>();
    if (range.from().isBefore(until)) {
      spans.addAll(history.spans(id, range.from(), until));
    }
    spans.addAll(history.undecided(id));
    return Tiling.over(spans, range.from(), range.to());
  }

  private void write(History history, Range range, Set<TargetId> asked, boolean all) {
    switch (what) {
      case "intervals" -> {
        Sheet sheet = sheet("target", "from", "to", "state", "cause");
        for (TargetId id : asked) {
          for (Span span : shown(history, id, range)) {
            sheet.row(interval(id, span));
          }
        }
      }
      case "observations" ->
          new ObservationExport(
                  history,
                  asked,
                  range.from(),
                  range.behind(),
                  sheet(
                      "at",
                      "target",
                      "outcome",
                      "cause",
                      "durationSeconds",
                      "event",
                      "scope",
                      "document",
                      "intervalSeconds",
                      "confirm"))
              .write(range.from(), range.behind());
      case "incidents" -> {
        Sheet sheet = sheet("id", "kind", "targets", "start", "end", "confirmedAt", "cause");
        history.incidents(range.from(), range.behind()).stream()
            .filter(story -> all || story.targets().stream().anyMatch(asked::contains))
            .forEach(story -> sheet.row(incident(story)));
      }
      case "notifications" -> {
        Sheet sheet = sheet("at", "key", "incident", "what", "body");
        history.entries(
            range.from(),
            range.behind(),
            entry -> {
              if (entry instanceof Entry.Notification) {
                sheet.row(entry(entry));
              }
            });
      }
      default -> {
        Sheet sheet = sheet("at", "entry", "body");
        boolean table = format.equals("csv");
        history.entries(
            range.from(), range.behind(), entry -> sheet.row(table ? cells(entry) : entry(entry)));
      }
    }
  }

  private Sheet sheet(String... columns) {
    PrintWriter out = surroundings.screen().out();
    return format.equals("csv") ? new Sheet.Table(out, List.of(columns)) : new Sheet.Lines(out);
  }

  private static ObjectNode interval(TargetId id, Span span) {
    return object()
        .put("target", id.value())
        .put("from", Province.rfc3339(span.from()))
        .put("to", Province.rfc3339(span.to()))
        .put("state", span.state().label())
        .put("cause", span.cause().map(Cause::label).orElse(null));
  }

  private static ObjectNode incident(IncidentStory story) {
    ObjectNode row = object().put("id", story.id()).put("kind", story.kind());
    ArrayNode targets = row.putArray("targets");
    story.targets().forEach(id -> targets.add(id.value()));
    row.put("start", Province.rfc3339(story.start()));
    row.put("end", story.end().map(Province::rfc3339).orElse(null));
    row.put("confirmedAt", Province.rfc3339(story.confirmedAt()));
    row.put("cause", story.cause().map(Cause::label).orElse(null));
    story.severity().ifPresent(severity -> row.put("severity", severity));
    story.type().ifPresent(type -> row.put("type", type));
    return row;
  }

  private static ObjectNode entry(Entry entry) {
    ObjectNode row = object().put("at", Province.rfc3339(entry.at()));
    row.put("entry", EntryCodec.kind(entry));
    row.setAll(EntryCodec.body(entry));
    return row;
  }

  private static ObjectNode cells(Entry entry) {
    ObjectNode row = object().put("at", Province.rfc3339(entry.at()));
    row.put("entry", EntryCodec.kind(entry));
    row.set("body", EntryCodec.body(entry));
    return row;
  }

  private static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }
}
