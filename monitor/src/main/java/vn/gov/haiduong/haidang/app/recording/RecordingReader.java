package vn.gov.haiduong.haidang.app.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.Plain;

/** Reads a recording line by line into entries, as rule 13 of the doors asks. */
final class RecordingReader {

  private static final int LONGEST_LINE = 1 << 20;

  private static final ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(50).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);

  private final BufferedReader source;
  private final Function<TargetId, Cadence> cadences;
  private final Optional<Instant> until;
  private long number;
  private @Nullable Instant above;
  private boolean over;

  /**
   * A recording from its first line.
   *
   * @param cadences of the targets that it names
   * @param until lines at or after it are not read
   */
  RecordingReader(
      BufferedReader source, Function<TargetId, Cadence> cadences, Optional<Instant> until) {
    this.source = source;
    this.cadences = cadences;
    this.until = until;
  }

  /** The next entry; empty at the end. */
  Optional<Entry> next() throws IOException, WrongLine {
    while (!over) {
      String text = line();
      if (text == null) {
        over = true;
      } else if (!text.isBlank()) {
        JsonNode json = object(text);
        Instant at = at(json);
        Instant before = above;
        if (until.isPresent() && !at.isBefore(until.get())) {
          over = true;
        } else if (before != null && at.isBefore(before)) {
          throw wrong("sớm hơn dòng trên (" + Province.rfc3339(before) + ")");
        } else {
          above = at;
          return Optional.of(entry(at, json));
        }
      }
    }
    return Optional.empty();
  }

  private @Nullable String line() throws IOException, WrongLine {
    StringBuilder line = new StringBuilder(160);
    number++;
    int c = source.read();
    if (c < 0) {
      return null;
    }
    while (c >= 0 && c != '\n') {
      if (line.length() >= LONGEST_LINE) {
        throw wrong("dài quá " + LONGEST_LINE + " ký tự");
      }
      line.append((char) c);
      c = source.read();
    }
    if (number == 1 && !line.isEmpty() && line.charAt(0) == '\uFEFF') {
      line.deleteCharAt(0); // Spreadsheets and editors of some systems begin a file so.
    }
    return line.toString();
  }

  private JsonNode object(String text) throws WrongLine {
    try {
      JsonNode json = JSON.readTree(text);
      if (json == null || !json.isObject()) {
        throw wrong("cần một đối tượng JSON");
      }
      return json;
    } catch (JsonProcessingException e) {
      throw wrong("JSON hỏng: " + Plain.shown(String.valueOf(e.getOriginalMessage()), 160));
    }
  }

  private Instant at(JsonNode json) throws WrongLine {
    JsonNode at = json.path("at");
    Optional<Instant> found = at.isTextual() ? Instants.parse(at.asText()) : Optional.empty();
    if (found.isEmpty()) {
      throw wrong("at: cần " + Instants.EXPECTED + ", gặp " + shown(at));
    }
    return found.get();
  }

  private Entry entry(Instant at, JsonNode json) throws WrongLine {
    boolean outcome = json.hasNonNull("outcome");
    if (outcome == json.hasNonNull("event")) {
      throw wrong("cần đúng một trong outcome và event");
    }
    return outcome ? observation(at, json) : event(at, json);
  }

  private Entry observation(Instant at, JsonNode json) throws WrongLine {
    String label = json.path("outcome").asText();
    Verdict verdict =
        Stream.of(Verdict.values())
            .filter(one -> json.path("outcome").isTextual() && one.label().equals(label))
            .findFirst()
            .orElse(null);
    if (verdict == null) {
      throw wrong(
          "outcome: cần up, degraded, down hoặc unknown, gặp " + shown(json.get("outcome")));
    }
    TargetId target = target(json);
    Optional<Cause> cause =
        verdict == Verdict.UP ? Optional.empty() : Cause.of(json.path("cause").asText(""));
    double seconds = json.path("durationSeconds").asDouble(-1);
    return new Entry.Observed(
        at,
        target,
        verdict,
        cause,
        cadence(json, cadences.apply(target)),
        seconds >= 0 && seconds < 1e6
            ? OptionalLong.of(Math.round(seconds * 1e6))
            : OptionalLong.empty());
  }

  /** As recorded where an export says it, else by the inventory. */
  private static Cadence cadence(JsonNode json, Cadence configured) {
    double seconds = json.path("intervalSeconds").asDouble(-1);
    int confirm = json.path("confirm").asInt(-1);
    boolean sensible = seconds >= 1 && seconds <= 86_400 && confirm >= 1 && confirm <= 20;
    return sensible
        ? new Cadence(Duration.ofMillis(Math.round(seconds * 1e3)), confirm)
        : configured;
  }

  private Entry event(Instant at, JsonNode json) throws WrongLine {
    String word = json.path("event").isTextual() ? json.path("event").asText() : "";
    return switch (word) {
      case "own_side_down" -> new Entry.OwnSideDown(at, scope(json), at, "");
      case "own_side_up" -> new Entry.OwnSideUp(at, scope(json), at);
      case "monitor_stopped" -> new Entry.MonitorStopped(at);
      case "monitor_started" -> new Entry.MonitorStarted(at, Optional.empty());
      case "maintenance_start" -> {
        TargetId target = target(json);
        String document = json.hasNonNull("document") ? json.get("document").asText("") : "";
        yield new Entry.MaintenanceStarted(
            at,
            new MaintenanceOrder(
                target, document, "", at, at, Optional.empty(), "", announced(json)));
      }
      case "maintenance_end" ->
          new Entry.MaintenanceEnded(at, target(json), json.path("document").asText(""));
      default ->
          throw wrong(
              "event: cần own_side_down, own_side_up, monitor_stopped, monitor_started,"
                  + " maintenance_start hoặc maintenance_end, gặp "
                  + shown(json.get("event")));
    };
  }

  /** The day on which users were told of maintenance, where the recording says it. */
  private Optional<LocalDate> announced(JsonNode json) throws WrongLine {
    if (!json.hasNonNull("announced")) {
      return Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(json.path("announced").asText()));
    } catch (DateTimeException e) {
      throw wrong("announced: cần ngày như 2026-10-05, gặp " + shown(json.get("announced")));
    }
  }

  private TargetId target(JsonNode json) throws WrongLine {
    JsonNode target = json.path("target");
    if (!target.isTextual()) {
      throw wrong("thiếu target");
    }
    try {
      return new TargetId(target.asText());
    } catch (IllegalArgumentException e) {
      throw wrong("target: cần 1 đến 80 ký tự a-z 0-9 - _ . /, gặp " + shown(target));
    }
  }

  private Optional<Side> scope(JsonNode json) throws WrongLine {
    if (!json.hasNonNull("scope")) {
      return Optional.empty();
    }
    String label = json.path("scope").asText();
    Optional<Side> side =
        Side.THAT_CAN_BE_BLIND.stream().filter(one -> one.label().equals(label)).findFirst();
    if (side.isEmpty()) {
      throw wrong("scope: cần internet, wan hoặc ipv6, gặp " + shown(json.get("scope")));
    }
    return side;
  }

  private static String shown(@Nullable JsonNode node) {
    return node == null || node.isMissingNode() ? "không có gì" : Plain.shown(node.toString(), 80);
  }

  private WrongLine wrong(String sentence) {
    return new WrongLine(number, sentence);
  }
}
