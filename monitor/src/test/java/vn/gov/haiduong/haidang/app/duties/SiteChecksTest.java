package vn.gov.haiduong.haidang.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.engine.Changes;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.obligation.CheckCode;
import vn.gov.haiduong.haidang.obligation.PageFact;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** What a site owes beside its answer is looked at with GET alone, and only while it answers. */
class SiteChecksTest {

  private static final Clock CLOCK = Clock.system();
  private static final TargetId SITE = new TargetId("so-yte");

  private static LinkTown town;
  private static Vertx vertx;
  private static ProbeLoops loops;
  private static Probes probes;

  @BeforeAll
  static void start() throws Exception {
    town = new LinkTown();
    vertx = Vertx.vertx();
    loops = ProbeLoops.start(1, CLOCK);
    probes =
        new Probes(
            new ProbeEnvironment(
                List.of(town.resolver()), List.of(), CLOCK, new ProbeEnvironment.ByHand()));
  }

  @AfterAll
  static void stop() throws Exception {
    probes.close();
    Future.join(loops.close(), vertx.close())
        .toCompletionStage()
        .toCompletableFuture()
        .get(10, TimeUnit.SECONDS);
    town.close();
  }

  @BeforeEach
  void empty() {
    town.clear();
  }

  @Test
  void whatASiteLacksIsSaidAndNothingIsEverSent() throws Exception {
    String base = "http://soyte.haiduong.gov.vn:PORT";
    town.put(
        "soyte.haiduong.gov.vn/",
        "<h1>Sở Y tế</h1><a href='/tin'>Tin</a><a href='"
            + base
            + "/mat'>Mất</a><a href='/kho/1'>Kho</a><a href='/nop-ho-so?id=1'>Nộp</a>"
            + "<form method=post action=/nop-ho-so></form>");
    town.put("soyte.haiduong.gov.vn/tin", "Tin tức mới nhất của Sở");
    Map<CheckCode, PageFact> facts = checked();
    assertThat(said(facts, CheckCode.HTTPS)).isEqualTo(Result.NOT_MET);
    assertThat(said(facts, CheckCode.CAA)).isEqualTo(Result.NOT_MET);
    assertThat(said(facts, CheckCode.DNSSEC)).isEqualTo(Result.NOT_MET);
    assertThat(said(facts, CheckCode.INNER_LINKS)).isEqualTo(Result.NOT_MET);
    assertThat(String.valueOf(facts.get(CheckCode.INNER_LINKS))).contains("/mat");
    assertThat(town.asked()).allMatch(line -> line.startsWith("GET "));
    assertThat(town.asked()).noneMatch(line -> line.contains("nop-ho-so"));
    assertThat(town.asked()).anyMatch(line -> line.endsWith("/robots.txt"));
  }

  @Test
  void aBrokenLinkIsOpenedTwiceAndAgainUntilItWorks() throws Exception {
    String links = "";
    for (int i = 0; i < 10; i++) {
      links += "<a href=/tin/" + i + ">Tin</a>";
      town.put("soyte.haiduong.gov.vn/tin/" + i, "Tin tức mới nhất của Sở, số " + i);
    }
    town.put(
        "soyte.haiduong.gov.vn/",
        "<h1>Sở Y tế</h1><a href=/ve>Về Sở</a><a href=/mat>Mất</a>" + links);
    town.put("soyte.haiduong.gov.vn/ve", "Giới thiệu về Sở Y tế");
    DutyDesk desk = new DutyDesk(Registry.NONE, new UsualPorts(town.port(), town.port()));
    SiteChecks checks = checks(desk);
    look(checks); // The first round samples the second, fourth, … link.
    assertThat(broken(desk)).isTrue();
    assertThat(town.asked().stream().filter(line -> line.endsWith("/mat")).count()).isEqualTo(2);
    look(checks); // Other links are sampled, and this one still.
    assertThat(broken(desk)).isTrue();
    town.put("soyte.haiduong.gov.vn/mat", "Đã có lại, mời xem tin tức của Sở");
    look(checks);
    assertThat(broken(desk)).isFalse();
  }

  private static boolean broken(DutyDesk desk) {
    DutyDesk.Finding found = desk.brokenLinks().get(SITE);
    return found != null && found.there();
  }

  @Test
  void nothingIsSaidOfASiteThatDoesNotAnswer() throws Exception {
    town.put("soyte.haiduong.gov.vn/", "!503");
    assertThat(checked()).isEmpty();
  }

  private static Result said(Map<CheckCode, PageFact> facts, CheckCode code) {
    PageFact fact = facts.get(code);
    return fact == null ? Result.MUTED : fact.result();
  }

  private static Map<CheckCode, PageFact> checked() throws Exception {
    DutyDesk desk = new DutyDesk(Registry.NONE, new UsualPorts(town.port(), town.port()));
    look(checks(desk));
    return desk.facts(SITE);
  }

  private static SiteChecks checks(DutyDesk desk) {
    SiteChecks checks =
        new SiteChecks(
            vertx,
            loops,
            probes,
            (_, _, _) -> Turns.AT_ONCE,
            CLOCK,
            desk,
            new SiteChecks.Pace(Duration.ofMinutes(1), Duration.ofMillis(1), Duration.ofMillis(1)),
            List.of(town.resolver()));
    checks.adopted(
        LinkMeasurerTest.monitoring(town.port()),
        new Changes(List.of(), List.of(), List.of(), 0),
        Instant.EPOCH);
    return checks;
  }

  private static void look(SiteChecks checks) throws Exception {
    Object _ =
        checks.check(SITE).toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
