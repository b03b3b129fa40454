package vn.gov.haiduong.haidang.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.ext.mail.StartTLSOptions;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.app.people.MonthMail;
import vn.gov.haiduong.haidang.app.people.People;
import vn.gov.haiduong.haidang.app.people.Remembered;
import vn.gov.haiduong.haidang.config.Alerts;
import vn.gov.haiduong.haidang.config.AlertsLoader;
import vn.gov.haiduong.haidang.console.MonthPorts;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.Directory;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Journal.Kept;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.notify.MailChannel;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.sandbox.Mailbox;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.ManualClock;

/**
 * The round of October's draft with a real ledger and a real mail server: unit a answers, b is
 * silent, c has named nobody.
 */
class ConsultingTest {

  private static final YearMonth OCTOBER = YearMonth.of(2026, 10);
  private static final Cadence HOURLY = new Cadence(Duration.ofMinutes(30), 3);
  private static final Secret SECRET = new Secret(new byte[Secret.LEAST_BYTES]);

  @TempDir Path data;

  private final ManualClock clock = new ManualClock(at("2026-11-02T06:00:00+07:00"));
  private final Vertx vertx = Vertx.vertx();
  private Mailbox box;
  private LiveLedger ledger;
  private People people;
  private Consulting consulting;

  private static Instant at(String text) {
    return Instant.parse(text);
  }

  /** Goes to that moment, also back. */
  private void go(String when) {
    clock.leap(Duration.between(clock.now(), at(when)));
  }

  private static TargetFacts facts(String id) {
    return SmallLedger.site(id, TargetKind.WEBSITE, HOURLY);
  }

  /** October, in which each of the three was down from 10:00 to 14:00 on the tenth. */
  @BeforeEach
  void october() throws Exception {
    box = Mailbox.start(vertx, clock, "127.0.0.1", 0).await(20, TimeUnit.SECONDS);
    ledger = LiveLedger.open(data, Optional.empty(), clock);
    List<Entry> entries = new ArrayList<>();
    Instant from = at("2026-10-01T00:00:00+07:00");
    entries.add(new Entry.MonitorStarted(from, Optional.empty()));
    entries.add(
        new Entry.Configured(from, "thu", List.of(facts("a"), facts("b"), facts("c")), List.of()));
    Instant down = at("2026-10-10T10:00:00+07:00");
    Instant up = at("2026-10-10T14:00:00+07:00");
    for (Instant t = from; t.isBefore(at("2026-11-01T06:00:00+07:00")); t = t.plusSeconds(1800)) {
      boolean bad = !t.isBefore(down) && t.isBefore(up);
      for (String id : List.of("a", "b", "c")) {
        entries.add(
            new Entry.Observed(
                t,
                new TargetId(id),
                bad ? Verdict.DOWN : Verdict.UP,
                bad ? Optional.of(Cause.CONNECT_TIMEOUT) : Optional.empty(),
                HOURLY,
                OptionalLong.of(90_000)));
      }
    }
    assertThat(ledger.append(entries).toCompletableFuture().get(60, TimeUnit.SECONDS))
        .isEqualTo(Kept.LEDGER);
    begin();
  }

  private void begin() throws Exception {
    World world = world();
    Incidents incidents = new Incidents(clock.now(), IncidentBook.EMPTY, world, new Figures());
    people =
        new People(
            vertx,
            clock,
            new People.Setup(
                SECRET,
                Optional.of("https://giam-sat.test"),
                made -> List.of(new MailChannel(made, relay())),
                () -> Accounts.NONE,
                false),
            new Remembered(ledger, List.of(), ledger.restored().notifications()));
    people.know(() -> incidents);
    people
        .open("https://giam-sat.test", () -> true, new SimpleMeterRegistry())
        .await(20, TimeUnit.SECONDS);
    consulting = new Consulting(ledger::history, () -> world, people, clock);
  }

  private MailChannel.Settings relay() {
    return new MailChannel.Settings(
        "127.0.0.1",
        box.smtpPort(),
        StartTLSOptions.OPTIONAL,
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        "hd@giam-sat.test",
        Duration.ofSeconds(10));
  }

  private static World world() {
    Alerts alerts =
        switch (AlertsLoader.load(Path.of("..", "alerts"), LocalDate.of(2026, 11, 2))) {
          case Alerts.Result.Loaded(Alerts read) -> read;
          case Alerts.Result.Refused(var problems) -> throw new AssertionError(problems);
        };
    Map<PersonId, Contact> contacts = new HashMap<>();
    for (String id : List.of("lanh-dao-a", "chuyen-vien-b", "doic-leader")) {
      PersonId person = new PersonId(id);
      contacts.put(
          person, new Contact(person, "Người " + id, Map.of(Channel.MAIL, id + "@co-quan.test")));
    }
    Map<TargetId, Subject> subjects = new HashMap<>();
    subjects.put(new TargetId("a"), subject("a", Optional.of("lanh-dao-a"), Optional.empty()));
    subjects.put(new TargetId("b"), subject("b", Optional.empty(), Optional.of("chuyen-vien-b")));
    subjects.put(new TargetId("c"), subject("c", Optional.empty(), Optional.empty()));
    return new World(alerts.plan(), alerts.calendar(), new Directory(Map.of(), contacts), subjects);
  }

  private static Subject subject(String id, Optional<String> leader, Optional<String> specialist) {
    return new Subject(
        new TargetId(id),
        "Trang " + id,
        TargetKind.WEBSITE,
        new UnitCode("u" + id),
        "Sở " + id,
        id + ".test",
        0,
        3,
        Optional.empty(),
        Optional.empty(),
        "",
        leader.map(PersonId::new),
        specialist.map(PersonId::new),
        false);
  }

  @AfterEach
  void close() throws Exception {
    end();
    box.close().eventually(vertx::close).await(20, TimeUnit.SECONDS);
  }

  private void end() throws Exception {
    people.close().await(20, TimeUnit.SECONDS);
    ledger.close();
  }

  private List<String> letters(int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(box.items()).hasSize(count));
    return box.items().stream().map(item -> item.to() + ": " + item.subject()).toList();
  }

  private String words(String target) {
    try (History history = ledger.history()) {
      MonthReport report = new Reading(history).month(OCTOBER, Edition.DRAFT, clock.now());
      Voice voice =
          report.aside().voices().stream()
              .filter(it -> it.unit().value().equals("u" + target))
              .findFirst()
              .orElseThrow();
      return voice.words(new TargetId(target), at("2026-10-10T10:00:00+07:00"));
    }
  }

  private String token(String person) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> box.items().stream().anyMatch(item -> item.to().contains(person)));
    String text =
        box.items().stream()
            .filter(item -> item.to().contains(person))
            .findFirst()
            .orElseThrow()
            .text();
    int from = text.indexOf("https://giam-sat.test" + MonthMail.DRAFT);
    assertThat(from).as(text).isPositive();
    return text.substring(from + ("https://giam-sat.test" + MonthMail.DRAFT).length())
        .split("\\s", 2)[0];
  }

  @Test
  void agenciesAreAskedRemindedAndTheirSilenceIsToldAsSilence() throws Exception {
    consulting.look();
    assertThat(box.items()).as("offices are not open yet").isEmpty();
    assertThat(words("a")).isEqualTo("chưa hỏi");

    go("2026-11-02T07:30:00+07:00");
    consulting.look();
    consulting.look();
    assertThat(letters(2))
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains("lanh-dao-a", "Dự thảo kết quả tháng 10/2026", "17:00:00 04/11/2026"))
        .anySatisfy(it -> assertThat(it).contains("chuyen-vien-b", "Sở b"));
    assertThat(words("a")).isEqualTo("chưa trả lời");
    assertThat(words("c")).isEqualTo("không có đầu mối để hỏi");

    DraftLinks.Reading said = new DraftLinks(SECRET).read(token("lanh-dao-a"), clock.now());
    assertThat(said)
        .isEqualTo(
            new DraftLinks.Reading.Good(new DraftLinks.Draft("2026-10", "ua", "lanh-dao-a")));
    VoiceDesk desk = new VoiceDesk(new Books(data, Optional.empty()), ledger, clock);
    assertThat(desk.own(OCTOBER, "ua").orElseThrow().outages()).hasSize(1);
    MonthPorts.Outage outage = desk.own(OCTOBER, "ua").orElseThrow().outages().getFirst();
    List<MonthPorts.Said> objection =
        List.of(new MonthPorts.Said("a", outage.start(), false, "đã báo trước"));
    assertThat(desk.hear(OCTOBER, Optional.of("ub"), "Kẻ lạ", objection))
        .as("another agency's outage is not answered")
        .isPresent();
    assertThat(desk.hear(OCTOBER, Optional.of("ua"), "Lãnh đạo a", objection)).isEmpty();
    assertThat(words("a")).isEqualTo("phản đối");

    // A restart neither forgets nor repeats.
    end();
    ledger = LiveLedger.open(data, Optional.empty(), clock);
    begin();
    consulting.look();
    assertThat(letters(2)).hasSize(2);

    go("2026-11-04T13:00:00+07:00");
    consulting.look();
    consulting.look();
    assertThat(letters(3).toString()).contains("Nhắc: dự thảo kết quả tháng 10/2026 của Sở b");

    go("2026-11-04T17:00:00+07:00");
    consulting.look();
    assertThat(words("a")).isEqualTo("phản đối");
    assertThat(words("b")).isEqualTo("không trả lời");
    assertThat(letters(4).toString()).contains("doic-leader", "chờ khóa sổ");
    go("2026-11-04T20:00:00+07:00");
    consulting.look();
    go("2026-11-05T08:00:00+07:00");
    consulting.look();
    assertThat(letters(5)).as("once each working day until somebody closes").hasSize(5);

    assertThat(
            new Closing(new Books(data, Optional.empty()))
                .close(OCTOBER, "Đức", "", Aside.NOTHING, clock.now()))
        .isInstanceOf(Closing.Result.Done.class);
    go("2026-11-06T08:00:00+07:00");
    consulting.look();
    assertThat(letters(5)).as("closed: nobody is reminded any more").hasSize(5);

    // What comes after the freezing is no tampering; another word in what came before is.
    assertThat(
            desk.hear(
                OCTOBER,
                Optional.of("ub"),
                "Sở b",
                List.of(new MonthPorts.Said("b", outage.start(), false, "sau khi khóa"))))
        .isEmpty();
    assertThat(changes()).isEmpty();
    ledger.close();
    LiveLedger.open(data, Optional.empty(), clock).close();
    assertThat(changes()).as("folding changes nothing").isEmpty();
    try (var sql = DriverManager.getConnection("jdbc:sqlite:" + data.resolve("ledger.db"));
        var statement = sql.createStatement()) {
      assertThat(
              statement.executeUpdate(
                  "UPDATE entry SET body = replace(body, 'đã báo trước', 'không báo trước')"
                      + " WHERE body LIKE '%đã báo trước%'"))
          .isOne();
    }
    assertThat(changes())
        .satisfiesExactly(
            row -> assertThat(row).contains("các mục ghi ngày 02/11/2026"),
            part -> assertThat(part).contains("ý kiến của cơ quan"));
    ledger = LiveLedger.open(data, Optional.empty(), clock);
  }

  private List<String> changes() throws Exception {
    Books books = new Books(data, Optional.empty());
    return new LedgerCheck(books, new Frozen(data).chain(), clock.now())
        .changes().stream().map(it -> it.words()).toList();
  }

  @Test
  void aLedgerThatBeganThisMonthAsksNobody() throws Exception {
    go("2026-10-02T08:00:00+07:00");
    consulting.look();
    assertThat(ledger.append(List.of()).toCompletableFuture().get(20, TimeUnit.SECONDS))
        .isNotNull();
    assertThat(box.items()).isEmpty();
    try (History history = ledger.history()) {
      List<Entry> acts = new ArrayList<>();
      history.entries(
          Instant.EPOCH,
          at("2026-12-01T00:00:00Z"),
          entry -> {
            if (entry instanceof Entry.Act) {
              acts.add(entry);
            }
          });
      assertThat(acts).isEmpty();
    }
  }
}
