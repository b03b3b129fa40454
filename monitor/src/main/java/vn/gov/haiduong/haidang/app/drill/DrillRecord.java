package vn.gov.haiduong.haidang.app.drill;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.document.Docx;
import vn.gov.haiduong.haidang.document.Pdf;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.time.Province;

/**
 * What a drill has shown. Times count from the fault; empty is "not reached".
 *
 * @param detect until the monitor was certain
 * @param report until it was recorded that operator and owner were told
 * @param recovered until the monitor saw it over
 * @param people whether real people took part
 * @param tell until the first message was taken by a gateway
 */
record DrillRecord(
    String scenario,
    Instant at,
    String incident,
    int targets,
    Optional<Duration> detect,
    Optional<Duration> tell,
    Optional<Duration> acknowledge,
    Optional<Duration> firstStep,
    Optional<Duration> report,
    Optional<Duration> recovered,
    int messages,
    boolean people) {

  private static final String RESULT = "result";
  private static final int MOST_EARLIER = 10;

  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT);

  /** Whether everything that the plan asks of the first minutes was reached. */
  boolean complete() {
    return tell.isPresent()
        && acknowledge.isPresent()
        && firstStep.isPresent()
        && report.isPresent();
  }

  JsonObject json() {
    return new JsonObject()
        .put("scenario", scenario)
        .put("at", Province.rfc3339(at))
        .put("incident", incident)
        .put("targets", targets)
        .put("detectSeconds", seconds(detect))
        .put("tellSeconds", seconds(tell))
        .put("acknowledgeSeconds", seconds(acknowledge))
        .put("firstStepSeconds", seconds(firstStep))
        .put("reportSeconds", seconds(report))
        .put("recoveredSeconds", seconds(recovered))
        .put("messages", messages)
        .put("people", people)
        .put("complete", complete());
  }

  private static @Nullable Double seconds(Optional<Duration> duration) {
    return duration.map(d -> d.toMillis() / 1000.0).orElse(null);
  }

  /** As an entry of the ledger; {@link #before} reads it again. */
  Entry.Drill entry() {
    Body body = Body.EMPTY;
    for (Map.Entry<String, Object> field : json()) {
      if (field.getValue() != null) {
        body = body.with(field.getKey(), field.getValue());
      }
    }
    return new Entry.Drill(at, scenario, RESULT, body);
  }

  /** Earlier drills of one scenario, the latest last. */
  static List<JsonObject> before(List<Entry.Drill> drills, String scenario) {
    List<JsonObject> found =
        drills.stream()
            .filter(drill -> drill.drill().equals(scenario) && drill.what().equals(RESULT))
            .map(drill -> new JsonObject(new LinkedHashMap<>(drill.body().values())))
            .toList();
    return found.size() <= MOST_EARLIER
        ? found
        : found.subList(found.size() - MOST_EARLIER, found.size());
  }

  /** Writes the one-page record as text, DOCX and PDF; gives the place of the text. */
  Path write(Path folder, Scenario which, List<JsonObject> earlier) throws IOException {
    Files.createDirectories(folder);
    DrillPaper paper = new DrillPaper(this, which, earlier);
    String name = STAMP.format(at.atZone(Province.ZONE)) + "-" + scenario;
    Files.write(folder.resolve(name + ".docx"), Docx.bytes(paper.paper(name), ""));
    Files.write(folder.resolve(name + ".pdf"), Pdf.bytes(paper.paper(name), "", Optional.empty()));
    Path page = folder.resolve(name + ".md");
    Files.writeString(page, paper.text(), StandardCharsets.UTF_8);
    return page;
  }
}
