package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import vn.gov.haiduong.haidang.app.Screen;
import vn.gov.haiduong.haidang.app.Surroundings;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Period;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.ManualClock;

/**
 * A ledger that a service writes has no hash of its whole file: what changes in it behind a frozen
 * month is found row by row, and what the service itself adds or forgets is no change.
 */
@Timeout(300)
class LiveTamperingTest {

  private static final Cadence HOURLY = new Cadence(Duration.ofMinutes(30), 3);
  private static final TargetId A = new TargetId("a");

  @TempDir Path folder;

  private final ManualClock clock = new ManualClock(at("2026-11-02T09:00:00+07:00"));
  private Path data = Path.of("");

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  private static Entry act(String when, String subject) {
    return new Entry.Act(at(when), "An", "ghi chú", subject, Body.of("lời", "đã gọi điện"));
  }

  private static Entry step(String when, String what) {
    return new Entry.IncidentStep(at(when), "SC-1", what, List.of(A), Body.EMPTY);
  }

  /** From 30 September, in which the first entry lies, to the second of November. */
  @BeforeEach
  void frozen() throws Exception {
    data = folder.resolve("so");
    List<Entry> entries = new ArrayList<>();
    Instant from = at("2026-09-30T22:00:00+07:00");
    entries.add(new Entry.MonitorStarted(from, Optional.empty()));
    entries.add(
        new Entry.Configured(
            from, "thu", List.of(SmallLedger.site("a", TargetKind.WEBSITE, HOURLY)), List.of()));
    entries.add(act("2026-09-30T22:05:00+07:00", "trước tháng"));
    entries.add(
        new Entry.MaintenancePlanned(
            at("2026-10-02T08:00:00+07:00"),
            new MaintenanceOrder(
                A,
                "12/TB-STTTT",
                "Bình",
                at("2026-10-02T08:00:00+07:00"),
                at("2026-10-12T22:00:00+07:00"),
                Optional.of(at("2026-10-12T23:00:00+07:00")),
                "nâng cấp",
                Optional.empty())));
    for (Instant t = from; t.isBefore(at("2026-11-02T08:00:00+07:00")); t = t.plusSeconds(1800)) {
      boolean bad =
          !t.isBefore(at("2026-10-10T10:00:00+07:00"))
              && t.isBefore(at("2026-10-10T14:00:00+07:00"));
      entries.add(
          new Entry.Observed(
              t,
              A,
              bad ? Verdict.DOWN : Verdict.UP,
              bad ? Optional.of(Cause.CONNECT_TIMEOUT) : Optional.empty(),
              HOURLY,
              OptionalLong.of(90_000)));
    }
    entries.add(step("2026-10-10T11:00:00+07:00", "opened"));
    entries.add(step("2026-10-10T14:00:00+07:00", "resolved"));
    entries.add(act("2026-10-10T11:30:00+07:00", "SC-1"));
    entries.add(act("2026-11-01T10:00:00+07:00", "sau tháng"));
    write(entries);
    assertThat(forgetting()).isPositive(); // Folded, and nothing is old enough to go.
    assertThat(new Closing(books()).close(SmallLedger.MONTH, "An", "", Aside.NOTHING, clock.now()))
        .isInstanceOf(Closing.Result.Done.class);
    assertThat(verify()).startsWith("0 ");
  }

  private Books books() {
    return new Books(data, Optional.empty());
  }

  private void write(List<Entry> entries) throws Exception {
    try (LiveLedger ledger = LiveLedger.open(data, Optional.empty(), clock)) {
      assertThat(ledger.append(entries).toCompletableFuture().get(60, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
    }
  }

  private String verify() {
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said, true);
    int exit =
        new CommandLine(new VerifyCommand(new Surroundings(new Screen(out, out, false), clock)))
            .execute("--data", data.toString());
    return exit + " " + said;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UPDATE entry SET subject = 'khác' WHERE subject = 'trước tháng'      | ngày 30/09/2026",
        "UPDATE entry SET body = replace(body, 'điện', 'cửa') WHERE subject = 'sau tháng' | ngày 01/11/2026",
        "UPDATE entry SET at_ms = at_ms + 1 WHERE subject = 'sau tháng'       | ngày 01/11/2026",
        "UPDATE entry SET kind = 'finding' WHERE subject = 'trước tháng'      | ngày 30/09/2026",
        "DELETE FROM entry WHERE subject = 'trước tháng'                      | ngày 30/09/2026",
        "INSERT INTO entry SELECT -7, at_ms, kind, subject, body FROM entry WHERE subject = 'sau tháng' | ngày 30/09/2026",
        "UPDATE entry SET body = replace(body, 'điện', 'cửa') WHERE subject = 'SC-1' AND kind = 'act' | các mục act",
        "UPDATE entry SET body = replace(body, 'nâng cấp', 'sửa chữa')        | các mục maintenance_planned",
        "UPDATE closing SET body = replace(body, 'An', 'Bình')                | khác điều sổ đã ghi khi khóa",
        "UPDATE closing SET at_ms = at_ms + 1000                              | khác điều sổ đã ghi khi khóa",
        "UPDATE span SET to_ms = to_ms - 60000 WHERE state = 'down'           | thời gian các trạng thái",
        "UPDATE outage SET confirmed_ms = confirmed_ms + 1                    | thời gian các trạng thái",
      })
  void aRowChangedByWhoKnowsSqlIsNamed(String sql, String named) throws Exception {
    try (Connection connection = open(data.resolve("ledger.db"));
        Statement statement = connection.createStatement()) {
      assertThat(statement.executeUpdate(sql)).isPositive();
    }
    assertThat(verify()).startsWith("1 ").contains("ĐÃ ĐỔI", named);
  }

  /** Whatever bit flips: either the ledger says the same as before, or it is named. */
  @Test
  void noFlippedBitThatChangesWhatIsSaidPasses() throws Exception {
    Path ledger = data.resolve("ledger.db");
    byte[] before = Files.readAllBytes(ledger);
    List<String> said = said().orElseThrow();
    Random random = new Random(20261002);
    int changed = 0;
    for (int i = 0; i < 300; i++) {
      byte[] flipped = before.clone();
      int place = random.nextInt(flipped.length);
      while (flipped[place] == 0) { // Mostly room that nothing is in.
        place = random.nextInt(flipped.length);
      }
      flipped[place] ^= (byte) (1 << random.nextInt(8));
      Path _ = Files.write(ledger, flipped);
      Optional<List<String>> now = said();
      if (!now.equals(Optional.of(said))) {
        changed++;
        List<String> other = new ArrayList<>(now.orElse(List.of("unreadable")));
        other.removeAll(said);
        assertThat(verify())
            .as("bit of byte %s: %s", place, other)
            .doesNotStartWith("0 ")
            .containsAnyOf("ĐÃ ĐỔI", "sổ");
      }
    }
    assertThat(changed).isGreaterThan(10);
  }

  @Test
  void whatTheServiceAddsAfterwardsIsNoChange() throws Exception {
    write(
        List.of(
            act("2026-11-03T10:00:00+07:00", "SC-1"), step("2026-11-03T10:00:00+07:00", "closed")));
    assertThat(verify()).startsWith("0 ");
    // It is in the next freezing, and named from then on.
    assertThat(
            new Closing(books())
                .close(SmallLedger.MONTH, "An", "thêm ghi chú", Aside.NOTHING, clock.now()))
        .isInstanceOf(Closing.Result.Done.class);
    assertThat(verify()).startsWith("0 ").doesNotContain("Đính chính");
    try (Connection connection = open(data.resolve("ledger.db"));
        Statement statement = connection.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "DELETE FROM entry WHERE at_ms > 1793664000000 AND kind = 'act'"))
          .isPositive();
    }
    assertThat(verify()).startsWith("1 ").contains("bản 2", "ngày 03/11/2026");
  }

  @Test
  void nothingIsFrozenWhileEntriesWaitInTheSpool() throws Exception {
    Path _ = Files.write(data.resolve("spool.log"), new byte[] {0, 0, 0, 9});
    assertThat(
            new Closing(books()).close(SmallLedger.MONTH, "An", "thêm", Aside.NOTHING, clock.now()))
        .isInstanceOfSatisfying(
            Closing.Result.Refused.class, it -> assertThat(it.why()).contains("spool.log"));
    assertThat(verify()).startsWith("0 ");
  }

  /** After thirteen months measurements go; documents and stories are still compared. */
  @Test
  void whatTheLedgerForgetsByItsRuleIsToldAndIsNoChange() throws Exception {
    int days = Integer.MAX_VALUE;
    for (String later : List.of("2027-11-20T09:00:00+07:00", "2028-02-01T09:00:00+07:00")) {
      clock.leap(Duration.between(clock.now(), at(later)));
      int left = forgetting();
      assertThat(left).isLessThan(days);
      days = left;
      assertThat(verify())
          .startsWith("0 ")
          .contains("Không đối chiếu hết được: tháng 2026-10, bản 1");
    }
    Path document = data.resolve("closed/2026-10/1/report.pdf");
    byte[] bytes = Files.readAllBytes(document);
    bytes[bytes.length / 2] ^= 1;
    Path _ = Files.write(document, bytes);
    assertThat(verify()).startsWith("1 ").contains("report.pdf");
  }

  /** A service that runs past an hour folds and forgets; days of measurements that are left. */
  private int forgetting() throws Exception {
    try (LiveLedger ledger = LiveLedger.open(data, Optional.empty(), clock)) {
      clock.pass(Duration.ofHours(2));
      assertThat(
              ledger
                  .append(List.of(new Entry.Heartbeat(clock.now())))
                  .toCompletableFuture()
                  .get(60, TimeUnit.SECONDS))
          .isEqualTo(Kept.LEDGER);
    }
    try (Connection connection = open(data.resolve("ledger.db"));
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT count(*) FROM observed")) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  private static Connection open(Path file) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + file);
  }

  /** October in words, and every entry and closing as it stands; empty where it is unreadable. */
  private Optional<List<String>> said() {
    List<String> words = new ArrayList<>();
    Interval october = Period.month(SmallLedger.MONTH);
    try (History history = books().history()) {
      words.add(history.spans(A, october.from(), october.to()).toString());
      history.observations(A, october.from(), october.to(), seen -> words.add(seen.toString()));
      words.add(history.latency(A, october.from(), october.to()).counts().toString());
      words.add(history.outages(A, october.from(), october.to()).toString());
      words.add(history.targets(october.from(), october.to()).toString());
      words.add(history.closed().toString());
      history.stored(Long.MIN_VALUE, Long.MAX_VALUE, entry -> words.add(entry.toString()));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
    return Optional.of(words);
  }
}
