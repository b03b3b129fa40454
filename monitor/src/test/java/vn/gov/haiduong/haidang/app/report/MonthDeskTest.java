package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.console.MonthPorts;
import vn.gov.haiduong.haidang.console.MonthPorts.Progress;
import vn.gov.haiduong.haidang.console.Soon;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.time.ManualClock;

/** What the pages about months are told. */
class MonthDeskTest {

  private static final Instant NOW = Instant.parse("2026-11-02T09:00:00+07:00");

  @TempDir Path folder;

  private Path data = Path.of("");

  @BeforeEach
  void ledger() throws Exception {
    data = SmallLedger.make(folder.resolve("so")).data();
  }

  private MonthDesk desk() {
    return new MonthDesk(
        data, Optional.empty(), Journal.FORGETFUL, new ManualClock(NOW), Duration.ofMinutes(2));
  }

  /** Closes and waits until the thread that does it has ended. */
  private static Progress closed(MonthDesk desk, String by, String reason) {
    assertThat(desk.close(SmallLedger.MONTH, by, reason)).isEmpty();
    return await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> desk.progress().orElseThrow(), it -> !(it instanceof Progress.Running));
  }

  @Test
  void aMonthIsADraftUntilSomebodyClosesItAndACorrectionNeedsAReason() throws Exception {
    MonthDesk desk = desk();
    assertThat(desk.months())
        .extracting(MonthPorts.Month::month, MonthPorts.Month::over)
        .containsExactly(
            Tuple.tuple(YearMonth.of(2026, 11), false), Tuple.tuple(SmallLedger.MONTH, true));

    assertThat(closed(desk, "An", "")).isEqualTo(new Progress.Done(SmallLedger.MONTH, NOW, 1));
    assertThat(closed(desk, "An", ""))
        .isInstanceOfSatisfying(
            Progress.Refused.class, it -> assertThat(it.why()).contains("đã khóa"));
    assertThat(closed(desk, "Bình", "Sở phản ánh đúng"))
        .isEqualTo(new Progress.Done(SmallLedger.MONTH, NOW, 2));

    List<MonthPorts.FrozenEdition> editions = new ArrayList<>(desk.months().get(1).editions());
    assertThat(editions)
        .extracting(
            MonthPorts.FrozenEdition::number,
            MonthPorts.FrozenEdition::by,
            MonthPorts.FrozenEdition::reason)
        .containsExactly(Tuple.tuple(1, "An", ""), Tuple.tuple(2, "Bình", "Sở phản ánh đúng"));
    assertThat(ready(desk.verify())).last().asString().contains("chưa đối chiếu với bản đã gửi");
  }

  @Test
  void aFrozenFileIsHandedOutOnlyAsItWasFrozen() throws Exception {
    MonthDesk desk = desk();
    assertThat(closed(desk, "An", "")).isInstanceOf(Progress.Done.class);
    Path json = data.resolve("closed/2026-10/1/report.json");

    assertThat(file(desk, SmallLedger.MONTH, 1, "report.json")).hasValue(Files.readAllBytes(json));
    assertThat(file(desk, SmallLedger.MONTH, 2, "report.json")).isEmpty();
    assertThat(file(desk, SmallLedger.MONTH, 1, "../chain.ndjson")).isEmpty();
    byte[] sheet = file(desk, SmallLedger.MONTH, 1, "agency-ua.pdf").orElseThrow();
    try (PDDocument agency = Loader.loadPDF(sheet)) {
      assertThat(new PDFTextStripper().getText(agency)).contains("Bản lần 1", "SHA-256");
    }
    Path _ = Files.writeString(json, Files.readString(json).replace("Trang a", "Trang x"));
    assertThat(file(desk, SmallLedger.MONTH, 1, "report.json")).isEmpty();
    assertThat(ready(desk.verify())).anyMatch(it -> it.contains("closed/2026-10/1/report.json"));
  }

  @Test
  void theDraftAndTheComparisonSayTheSame() {
    MonthDesk desk = desk();
    String json =
        new String(
            file(desk, SmallLedger.MONTH, 0, "report.json").orElseThrow(), StandardCharsets.UTF_8);

    for (MonthPorts.Compared row : ready(desk.compare(YearMonth.of(2026, 9), SmallLedger.MONTH))) {
      if (row.what().contains("tỷ lệ")) {
        assertThat(json).contains("\"shown\" : \"" + row.other() + "\"");
      }
    }
    assertThat(ready(desk.outages(SmallLedger.MONTH))).isNotEmpty();
  }

  @Test
  void aRecordingsTargetsAreInItsInventoryAlsoBeforeItsFirstLine() {
    try (var history = new Books(data, Optional.empty()).history()) {
      var figures = new Reading(history).figures(SmallLedger.MONTH.minusMonths(2), NOW);
      assertThat(figures.targets())
          .hasSize(3)
          .allSatisfy(
              it -> {
                assertThat(it.times().unknown()).isEqualTo(31L * 86_400_000);
                assertThat(it.figures().availability().shown()).isEqualTo("không đủ dữ liệu");
              });
    }
  }

  @Test
  void theSheetsForTheMeetingAndForAnAgencySayWhatTheReportSays() throws Exception {
    MonthDesk desk = desk();
    String availability =
        ready(desk.compare(SmallLedger.MONTH, SmallLedger.MONTH)).stream()
            .filter(row -> row.what().contains("tỷ lệ"))
            .map(MonthPorts.Compared::other)
            .findFirst()
            .orElseThrow();
    try (PDDocument meeting =
        Loader.loadPDF(file(desk, SmallLedger.MONTH, 0, "meeting.pdf").orElseThrow())) {
      assertThat(meeting.getNumberOfPages()).isOne();
      assertThat(new PDFTextStripper().getText(meeting)).contains(availability);
    }
    try (PDDocument agency =
        Loader.loadPDF(file(desk, SmallLedger.MONTH, 0, "agency-ua.pdf").orElseThrow())) {
      assertThat(new PDFTextStripper().getText(agency))
          .contains("Trang a", "https://a.test/")
          .doesNotContain("Trang b", "Trang c");
    }
    assertThat(file(desk, SmallLedger.MONTH, 0, "agency-nobody.pdf")).isEmpty();
    assertThat(file(desk, SmallLedger.MONTH, 0, "agency-.pdf")).isEmpty();
  }

  @Test
  void onlyAnOutageOfTheMonthIsAnswered() {
    MonthDesk desk = desk();
    MonthPorts.Outage outage = ready(desk.outages(SmallLedger.MONTH)).getFirst();
    assertThat(outage.said()).isEqualTo("chưa hỏi");

    assertThat(said(desk, SmallLedger.MONTH, outage.target(), outage.start())).isEmpty();
    assertThat(said(desk, SmallLedger.MONTH, outage.target(), outage.start().plusMillis(1)))
        .isPresent();
    assertThat(said(desk, YearMonth.of(2026, 11), outage.target(), outage.start())).isPresent();
  }

  @Test
  void theHoursOfEachOutageCountedAgainAreWhatTheLedgerSays() {
    MonthDesk desk = desk();
    List<MonthPorts.Outage> outages = ready(desk.outages(SmallLedger.MONTH));
    assertThat(outages).isNotEmpty();
    for (MonthPorts.Outage outage : outages) {
      MonthPorts.Evidence evidence =
          desk.evidence(SmallLedger.MONTH, outage.target(), outage.start()).orElseThrow();
      assertThat(evidence.counted()).as(outage.toString()).isEqualTo(evidence.kept());
      assertThat(evidence.kept()).anySatisfy(it -> assertThat(it.state()).isEqualTo("down"));
      assertThat(evidence.seen()).anySatisfy(it -> assertThat(it.count()).isBetween(3, 5));
    }
    assertThat(desk.evidence(SmallLedger.MONTH, "a", NOW)).isEmpty();
  }

  private static <T> T ready(CompletionStage<Soon<T>> asked) {
    return asked.toCompletableFuture().join() instanceof Soon.Ready<T>(T value)
        ? value
        : Assertions.fail("not there in time");
  }

  private static Optional<byte[]> file(MonthDesk desk, YearMonth month, int edition, String name) {
    return ready(desk.file(month, edition, name));
  }

  private static Optional<String> said(
      MonthDesk desk, YearMonth month, String target, Instant outage) {
    return desk.hear(
        month,
        Optional.empty(),
        "Sở",
        List.of(new MonthPorts.Said(target, outage, false, "mất điện")));
  }
}
