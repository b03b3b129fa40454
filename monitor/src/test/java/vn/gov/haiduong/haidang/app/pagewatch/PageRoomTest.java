package vn.gov.haiduong.haidang.app.pagewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.gov.haiduong.haidang.console.PageDesk;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentBook;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.ledger.LiveLedger;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.pagewatch.PagePlan;
import vn.gov.haiduong.haidang.pagewatch.Rhythm;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.WebRules;
import vn.gov.haiduong.haidang.status.ConfigStatus;
import vn.gov.haiduong.haidang.status.CoverageStatus;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.target.Vantage;
import vn.gov.haiduong.haidang.time.Clock;

/** From a real server to the incident and back, with a ledger, over a restart. */
class PageRoomTest {

  private static final Clock CLOCK = Clock.system();
  private static final TargetId SITE = new TargetId("so-yte");
  private static final String CLEAN =
      "<!DOCTYPE html><html lang=vi><head><title>Sở Y tế tỉnh Hải Dương</title></head><body><h1>Sở Y tế"
          + " tỉnh Hải Dương</h1><nav><a href='/gioi-thieu'>Giới thiệu</a><a href='/tin-tuc'>Tin"
          + " tức - Sự kiện</a><a href='/van-ban'>Văn bản chỉ đạo điều hành</a><a href='/kin/a'>Nội"
          + " bộ</a></nav><p>Sở Y tế triển khai tiêm chủng mở rộng tại các huyện, thị xã, thành phố"
          + " trên địa bàn tỉnh trong tháng này.</p><footer>Bản quyền thuộc Sở Y tế, UBND tỉnh Hải"
          + " Dương</footer></body></html>";
  private static final String DEFACED =
      "<html><head><title>Hacked by Doi-Dien-Tap</title></head><body bgcolor=black><h1>HACKED BY"
          + " DOI-DIEN-TAP</h1><p>your security is low, greetz to all</p></body></html>";

  /** Home pages every half second, again after a fifth. */
  private static final PagePlan QUICK = new PagePlan(rhythm(), rhythm(), Map.of());

  @TempDir Path data;
  private TownSite town;
  private Vertx vertx;
  private ProbeLoops loops;
  private Probes probes;
  private LiveLedger ledger;
  private PageRoom room;
  private final BlockingQueue<Input> told = new LinkedBlockingQueue<>();
  private final List<Event> kept = new ArrayList<>();
  private IncidentBook book = IncidentBook.EMPTY;
  private Map<TargetId, String> permitted = Map.of();
  private volatile Rhythm rhythm = QUICK.rhythm();

  private static Rhythm rhythm() {
    return new Rhythm(
        Duration.ofMillis(500),
        Duration.ofMillis(700),
        Duration.ofMillis(200),
        Duration.ofDays(30),
        Duration.ofDays(1));
  }

  @BeforeEach
  void start() throws Exception {
    town = new TownSite();
    town.put("/", CLEAN);
    open();
  }

  private void open() throws Exception {
    vertx = Vertx.vertx();
    loops = ProbeLoops.start(1, CLOCK);
    probes =
        new Probes(
            new ProbeEnvironment(List.of(), List.of(), CLOCK, new ProbeEnvironment.ByHand()));
    ledger = LiveLedger.open(data, Optional.empty(), CLOCK);
    Supplier<History> history = ledger::history;
    room =
        PageRoom.of(
            vertx,
            loops,
            probes,
            (_, _, _) -> Turns.AT_ONCE,
            CLOCK,
            new PageSetup(
                Optional.of(() -> new PagePlan(rhythm, QUICK.demo(), permitted)),
                Optional.of(data),
                Set.of()),
            ledger);
    Monitoring monitoring = monitoring(town.port());
    room.watcher()
        .adopted(monitoring, new Changes(List.of(), List.of(), List.of(), 0), CLOCK.now());
    room.begin(
        Optional.of(history),
        book.open(),
        inputs -> {
          synchronized (kept) {
            for (Input input : inputs) {
              Turn turn = book.next(input, monitoring.world());
              book = turn.book();
              turn.kept().forEach(one -> kept.add(one.event()));
            }
          }
          told.addAll(inputs);
          return Future.succeededFuture();
        });
  }

  @AfterEach
  void stop() throws Exception {
    shut();
    town.close();
  }

  private void shut() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    probes.close();
    loops.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    ledger.close();
  }

  @Test
  void whatAFailingSiteAnsweredIsKeptBesideThePages() throws Exception {
    byte[] body = "Server Error in '/' Application.".getBytes(StandardCharsets.UTF_8);
    assertThat(room.keep(body).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isTrue();
    assertThat(new PageArchive(data, CLOCK).read(PageArchive.sha256(body))).contains(body);
    PageRoom homeless =
        PageRoom.of(
            vertx, loops, probes, (_, _, _) -> Turns.AT_ONCE, CLOCK, PageSetup.NONE, ledger);
    assertThat(
            homeless.keep(body).toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS))
        .isFalse();
  }

  @Test
  void aDefacedPageOpensItsIncidentWithEvidenceAndOneCleanReadingEndsIt() throws Exception {
    until(() -> town.asked().contains("GET / 304"), "asked by ETag once nothing changed");
    Instant first304 = Instant.now();
    until(
        () -> row().pages().stream().anyMatch(page -> page.at().isAfter(first304)),
        "an unchanged page shows when it was last read");
    assertThat(told).isEmpty();
    Instant changed = Instant.now();
    town.put("/", DEFACED);

    Input.Found found = (Input.Found) next();
    assertThat(Duration.between(found.since(), found.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(190));
    assertThat(Duration.between(changed, found.now())).isLessThan(Duration.ofSeconds(10));
    assertThat(found.detail()).contains("cần kiểm tra").doesNotContain("vi phạm");
    Input.FindingWitnessed first = (Input.FindingWitnessed) next();
    Input.FindingWitnessed again = (Input.FindingWitnessed) next();
    assertThat(List.of(first.what(), again.what())).containsExactly("page_first", "page_again");
    assertThat(again.text()).contains("deface_mark").contains("content-type: text/html");
    String hash = PageArchive.sha256(DEFACED.getBytes(StandardCharsets.UTF_8));
    assertThat(again.text()).contains(EvidenceText.COPY + hash);
    assertThat(new PageArchive(data, Clock.system()).read(hash))
        .hasValueSatisfying(bytes -> assertThat(bytes).asString().isEqualTo(DEFACED));
    assertThat(room.watcher().overlay(SITE, Instant.now()).orElseThrow().judged())
        .isEqualTo(Judged.SUSPECT);
    Incident incident = book.open().getFirst();
    assertThat(incident.kind()).isEqualTo(Incident.Kind.FINDING);
    synchronized (kept) {
      List<Event.Witnessed> pieces = Evidence.of(kept);
      assertThat(pieces).hasSize(2);
      assertThat(pieces).allMatch(piece -> Evidence.intact(incident.id(), piece));
    }

    // The service ends and begins again: the same incident, told no second time.
    shut();
    open();
    int before = town.asked().size();
    until(() -> town.asked().size() >= before + 4, "read again after the restart");
    assertThat(told).isEmpty();
    assertThat(room.watcher().overlay(SITE, Instant.now())).isPresent();

    town.put("/", CLEAN);
    Input.FindingWitnessed clean = (Input.FindingWitnessed) next();
    assertThat(clean.what()).isEqualTo("page_clean");
    assertThat(next()).isInstanceOf(Input.FindingGone.class);
    assertThat(room.watcher().overlay(SITE, Instant.now())).isEmpty();
    assertThat(book.open()).allMatch(one -> !one.phase().active());
  }

  /** Only where a document permits it; each time that it is read to confirm or to see the end. */
  @Test
  void whatOnlyASearchEngineIsShownIsConfirmedAsSuchAndEndsAsSuch() throws Exception {
    until(() -> !town.asked().isEmpty(), "read");
    assertThat(town.agents()).doesNotContain("Googlebot").doesNotContain("Android");
    shut();
    permitted = Map.of(SITE, "12/VB-VP");
    String spam =
        CLEAN.replace(
            "<footer>",
            "<h2>Nhà cái uy tín</h2><p>Cá cược bóng đá, tài xỉu, nổ hũ, đăng ký nhận"
                + " 100k</p><footer>");
    town.cloak("/", "Googlebot", spam);
    open();

    Input.Found found = (Input.Found) next();
    assertThat(found.detail()).contains("cần kiểm tra");
    Input.FindingWitnessed first = (Input.FindingWitnessed) next();
    assertThat(first.text()).contains("crawler");
    // The copy that is kept as evidence is the one that shows it.
    assertThat(first.text())
        .contains(EvidenceText.COPY + PageArchive.sha256(spam.getBytes(StandardCharsets.UTF_8)));
    assertThat(town.agents()).contains("Googlebot").contains("Android");
    assertThat(next()).isInstanceOf(Input.FindingWitnessed.class);
    int before = town.asked().size();
    until(() -> town.asked().size() >= before + 12, "read on, still cloaked");
    assertThat(told).isEmpty();
    assertThat(room.watcher().overlay(SITE, Instant.now())).isPresent();

    town.uncloak();
    assertThat(((Input.FindingWitnessed) next()).what()).isEqualTo("page_clean");
    assertThat(next()).isInstanceOf(Input.FindingGone.class);
  }

  @Test
  void anInnerPageThatOnlyASearchEngineSeesTamperedWithIsFound() throws Exception {
    shut();
    permitted = Map.of(SITE, "12/VB-VP");
    String spam =
        CLEAN.replace(
            "<footer>",
            "<h2>Nhà cái uy tín</h2><p>Cá cược bóng đá, tài xỉu, nổ hũ, đăng ký nhận"
                + " 100k</p><footer>");
    for (String page : List.of("/gioi-thieu", "/tin-tuc", "/van-ban")) {
      town.put(page, CLEAN);
    }
    town.cloak("/van-ban", "Googlebot", spam);
    open();
    Input.Found found = (Input.Found) next();
    assertThat(found.detail()).contains("/van-ban").contains("cần kiểm tra");
    assertThat(((Input.FindingWitnessed) next()).text())
        .contains("crawler")
        .contains(EvidenceText.COPY + PageArchive.sha256(spam.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void anotherPlanIsInForceOnceTheConfigurationIsReadAgain() throws Exception {
    until(() -> town.asked().size() >= 4, "read each half second");
    rhythm = slow();
    room.watcher()
        .adopted(
            monitoring(town.port()), new Changes(List.of(), List.of(), List.of(), 1), CLOCK.now());
    until(() -> quietFor(Duration.ofSeconds(3)), "read no more than once a day");
    rhythm = QUICK.rhythm();
    int before = town.asked().size();
    room.watcher()
        .adopted(
            monitoring(town.port()), new Changes(List.of(), List.of(), List.of(), 1), CLOCK.now());
    until(() -> town.asked().size() >= before + 4, "read each half second again");
  }

  private boolean quietFor(Duration span) {
    int before = town.asked().size();
    long end = CLOCK.nanos() + span.toNanos();
    while (CLOCK.nanos() < end && town.asked().size() == before) {
      LockSupport.parkNanos(20_000_000);
    }
    return town.asked().size() == before;
  }

  private static Rhythm slow() {
    return new Rhythm(
        Duration.ofDays(1),
        Duration.ofDays(1),
        Duration.ofMillis(200),
        Duration.ofDays(30),
        Duration.ofDays(1));
  }

  @Test
  void aPageThatWasStrangeOnceTellsNobody() throws Exception {
    until(() -> !town.asked().isEmpty(), "read");
    town.put("/", DEFACED);
    until(() -> row().pages().stream().anyMatch(PageDesk.Seen::doubted), "in doubt");
    town.put("/", CLEAN);
    int before = town.asked().size();
    until(() -> town.asked().size() >= before + 5, "read on");
    assertThat(told).isEmpty();
    assertThat(room.watcher().overlay(SITE, Instant.now())).isEmpty();
  }

  @Test
  void innerPagesAreReadInTurnAndRobotsIsHeeded() throws Exception {
    town.put("/robots.txt", "User-agent: *\nDisallow: /kin/\n");
    town.put("/kin/a", CLEAN);
    for (String page : List.of("/gioi-thieu", "/tin-tuc", "/van-ban")) {
      town.put(page, CLEAN);
    }
    until(
        () ->
            List.of("/gioi-thieu", "/tin-tuc", "/van-ban").stream()
                .allMatch(page -> town.asked().contains("GET " + page + " 200")),
        "all inner pages");
    assertThat(town.asked()).noneMatch(line -> line.contains("/kin/"));
    assertThat(town.asked()).allMatch(line -> line.startsWith("GET "));
    assertThat(town.agents()).doesNotContain("Googlebot");
  }

  /** Beside what the menu shows: sitemaps, robots.txt, uploaded files and the site's own search. */
  @Test
  void whatNoMenuShowsIsReadToo() throws Exception {
    String at = "http://127.0.0.1:" + town.port();
    town.put(
        "/robots.txt",
        "User-agent: *\nAllow: /mo/\nDisallow: /kin/\nSitemap: " + at + "/so-do.xml\n");
    town.put("/mo/", CLEAN);
    town.put("/kin/b", CLEAN);
    town.put(
        "/so-do.xml",
        "<sitemapindex><sitemap><loc>" + at + "/phan-1.xml</loc></sitemap></sitemapindex>");
    town.put(
        "/phan-1.xml",
        "<urlset><url><loc>"
            + at
            + "/bai-1</loc></url><url><loc>"
            + at
            + "/kin/b</loc></url><url><loc>https://khac.test/x</loc></url></urlset>");
    town.put("/bai-1", CLEAN);
    town.put(
        "/upload/",
        "<title>Index of /upload</title><h1>Index of /upload</h1><a href=la.html>x</a>");
    town.put("/upload/la.html", DEFACED);
    town.put("/tim-kiem", CLEAN);
    town.put(
        "/",
        CLEAN.replace(
            "<footer>",
            "<form action='/tim-kiem'><input type=search name=tu></form><img src='/upload/a.jpg'><footer>"));
    shut();
    open();
    until(
        () ->
            List.of("/mo/", "/bai-1", "/tim-kiem").stream()
                .allMatch(page -> town.asked().contains("GET " + page + " 200")),
        "all hidden ways");
    Input.Found found = (Input.Found) next();
    assertThat(found.detail()).contains("/upload/la.html");
    assertThat(town.asked()).noneMatch(line -> line.contains("/kin/"));
  }

  @Test
  void aCopyIsABaselineOnlyOnceAPersonSaidSoAndARedesignWaitsForOne() throws Exception {
    until(() -> row().proposed().isPresent(), "a first copy is proposed");
    PageDesk desk = room.desk().orElseThrow();
    String first = row().proposed().orElseThrow().sha256();
    assertThat(row().approved()).isEmpty();
    assertThat(done(desk.decide(SITE, "0".repeat(64), true, "Nguyễn Văn A"))).isPresent();
    assertThat(done(desk.decide(SITE, first, true, "Nguyễn Văn A"))).isEmpty();
    assertThat(row().approved().orElseThrow().who()).isEqualTo("Nguyễn Văn A");

    town.put(
        "/",
        "<html lang=vi><head><title>Trang thông tin Sở Y tế Hải Dương</title></head><body class=v2>"
            + "<section class=a><h2>Công dân</h2><p>Đặt lịch khám</p></section><section class=b><h2>Cơ"
            + " sở</h2><p>Tra cứu giấy phép hành nghề</p></section><article><h3>Ủy ban nhân dân tỉnh"
            + " Hải Dương</h3><p>Phản ánh kiến nghị về y tế</p></article></body></html>");
    until(() -> row().redesign(), "the redesign is proposed");
    assertThat(told).isEmpty();
    assertThat(room.watcher().overlay(SITE, Instant.now()).orElseThrow().judged())
        .isEqualTo(Judged.CHANGED);
    String second = row().proposed().orElseThrow().sha256();
    assertThat(desk.lines(SITE, second).orElseThrow()).contains("Đặt lịch khám");
    assertThat(done(desk.decide(SITE, second, true, "Trần Thị B"))).isEmpty();
    assertThat(room.watcher().overlay(SITE, Instant.now())).isEmpty();

    shut();
    open();
    until(() -> !row().pages().isEmpty(), "read after the restart");
    assertThat(row().approved().orElseThrow().sha256()).isEqualTo(second);
    assertThat(row().proposed()).isEmpty();
  }

  private static <T> T done(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private PageDesk.Row row() {
    return room.desk().orElseThrow().rows().stream()
        .findFirst()
        .orElseGet(
            () ->
                new PageDesk.Row(
                    SITE,
                    "",
                    "",
                    "/",
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false,
                    Optional.empty()));
  }

  private Input next() throws InterruptedException {
    Input input = told.poll(45, TimeUnit.SECONDS);
    assertThat(input).as("something was told").isNotNull();
    return Objects.requireNonNull(input);
  }

  private static void until(BooleanSupplier holds, String what) throws InterruptedException {
    long deadline = System.nanoTime() + Duration.ofSeconds(45).toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(deadline);
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static Monitoring monitoring(int port) {
    Unit unit =
        new Unit(
            new UnitCode("syt"),
            "Sở Y tế",
            UnitKind.DEPARTMENT,
            Optional.empty(),
            LocalDate.of(2010, 1, 1),
            Optional.empty(),
            Optional.empty(),
            SiteStanding.REGISTERED,
            true);
    Assignment site =
        new Assignment(
            new Target(
                SITE,
                "Trang Sở Y tế",
                TargetKind.WEBSITE,
                new UnitCode("syt"),
                Optional.empty(),
                "http://127.0.0.1:" + port + "/",
                new Target.Cadence(Duration.ofMinutes(1), 3),
                Vantage.ANY,
                Side.INTERNET,
                "1",
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new Assignment.Active(
                new ProbeSpec.Http(
                    new Endpoint("127.0.0.1", port),
                    Budget.DEFAULT,
                    Addressing.ALL,
                    ProbeSpec.Scheme.HTTP,
                    "/",
                    WebRules.inside(WebRules.plain(), Set.of())),
                "http"));
    return new Monitoring(
        List.of(unit),
        List.of(site),
        List.of(),
        new CoverageStatus(List.of(), List.of()),
        new ConfigStatus(true, Instant.EPOCH, Instant.EPOCH, "", List.of()));
  }
}
