package vn.gov.haiduong.haidang.app.duties;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.engine.Monitoring;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.net.ProbeEnvironment;
import vn.gov.haiduong.haidang.net.ProbeLoops;
import vn.gov.haiduong.haidang.net.Probes;
import vn.gov.haiduong.haidang.net.Turns;
import vn.gov.haiduong.haidang.obligation.Duties;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.obligation.Scorecard;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.Outcome;
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

/** The portal and a unit's site as real servers: what is listed, where it leads, what is there. */
class LinkMeasurerTest {

  private static final Clock CLOCK = Clock.system();
  private static final String HOME = "haiduong.gov.vn/";
  private static final String LIST = "haiduong.gov.vn/danh-ba";
  private static final String SITE = "soyte.haiduong.gov.vn/";
  private static final String SOUND = "<h1>Sở Y tế</h1><a href='http://haiduong.gov.vn/'>Cổng</a>";

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
  void sound() {
    town.clear();
    town.put(HOME, "Cổng thông tin điện tử tỉnh Hải Dương");
    town.put(LIST, "Danh bạ");
    town.put(SITE, SOUND);
    town.put("nguoi-la.test/", "Trang lạ");
    town.put("haiduong.vn/", "Tên giống");
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "on the home page; <a href='http://soyte.haiduong.gov.vn/'>Sở Y tế</a>; ; up",
        "on a further listing page, as an option; ; <select><option value='http://soyte.haiduong.gov.vn/'>Sở Y tế</select>; up",
        "in an image map, upper case, www and a trailing dot; ; <map><area href='HTTP://WWW.SoYTe.HaiDuong.gov.vn./' alt='Sở Y tế'></map>; up",
        "in a menu that a script builds; ; <script>m=[{u:\"http:\\/\\/soyte.haiduong.gov.vn\\/\"}]</script>; up",
        "a banner; <a href='http://soyte.haiduong.gov.vn'><img alt='Sở Y tế' src=x.gif></a>; ; up",
        "a registered alias that leads to the site; <a href='http://yte.haiduong.gov.vn/'>Sở Y tế</a>; ; up",
        "a redirect of a host that nobody registered ends there; <a href='http://cu.test/'>Sở Y tế</a>; ; up",
        "a click counter that does not say where it leads; <a href='/dem?id=7'>Sở Y tế</a>; ; up",
        "a click counter whose parameter says it; <a href='/dem?u=http%3A%2F%2Fsoyte.haiduong.gov.vn%2F'>x</a>; ; up",
        "a right link wins over a wrong one before it; <a href='http://nguoi-la.test/'>Sở Y tế</a>; <a href='http://soyte.haiduong.gov.vn/'>Sở Y tế</a>; up",
        "a right address that works wins over one that is gone; <a href='http://soyte.haiduong.gov.vn/cu'>Sở Y tế</a>; <a href='http://soyte.haiduong.gov.vn/'>y tế</a>; up",
        "nobody lists it; <a href='http://snv.haiduong.gov.vn/'>Sở Nội vụ</a>; Sở Y tế; link_missing",
        "it leads to somebody else; <a href='http://nguoi-la.test/'>Sở Y tế</a>; ; link_wrong",
        "it leads to a name that anybody may register; <a href='http://haiduong.vn/'>Sở Y tế</a>; ; link_wrong",
        "it leads to a page of the portal; <a href='/gioi-thieu'>Sở Y tế</a>; ; link_wrong",
        "it leads there and is sent on elsewhere; <a href='http://soyte.haiduong.gov.vn/chuyen'>Sở Y tế</a>; ; link_wrong",
        "the page is gone; <a href='http://soyte.haiduong.gov.vn/mat'>Sở Y tế</a>; ; link_broken",
        "the server of the page fails; <a href='http://soyte.haiduong.gov.vn/loi'>Sở Y tế</a>; ; link_broken",
        "the click counter is broken; <a href='/dem?id=8'>Sở Y tế</a>; ; link_broken",
        "the page writes its name in references; <a href='http://soyte.haiduong.gov.vn/ma-ky-tu'>Sở Y tế</a>; ; up",
        "the page does not name its unit; <a href='http://soyte.haiduong.gov.vn/khac'>Sở Y tế</a>; ; text_missing",
      })
  void fromThePortal(String sentence, String home, String list, String expected) throws Exception {
    town.put(HOME, "Cổng " + (home == null ? "" : home));
    town.put(LIST, "Danh bạ " + (list == null ? "" : list));
    town.put("yte.haiduong.gov.vn/", "->http://soyte.haiduong.gov.vn:PORT/");
    town.put("cu.test/", "->http://soyte.haiduong.gov.vn:PORT/");
    town.put("haiduong.gov.vn/dem?id=7", "->http://soyte.haiduong.gov.vn:PORT/");
    town.put(
        "haiduong.gov.vn/dem?u=http%3A%2F%2Fsoyte.haiduong.gov.vn%2F",
        "->http://soyte.haiduong.gov.vn:PORT/");
    town.put("haiduong.gov.vn/dem?id=8", "!503");
    town.put("haiduong.gov.vn/gioi-thieu", "Giới thiệu Sở Y tế");
    town.put("www.soyte.haiduong.gov.vn/", SOUND);
    town.put("soyte.haiduong.gov.vn/chuyen", "->http://nguoi-la.test:PORT/");
    town.put("soyte.haiduong.gov.vn/loi", "!500");
    town.put("soyte.haiduong.gov.vn/khac", "Trang của người khác");
    town.put("soyte.haiduong.gov.vn/ma-ky-tu", "<h1>S&#7903; Y t&#x1EBF;</h1>");
    assertThat(said(measure("lk/tu-cong/so-yte"))).isEqualTo(expected);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      quoteCharacter = '`',
      delimiter = ';',
      value = {
        "in the footer; <footer><a href='http://haiduong.gov.vn/'>Cổng</a></footer>; up",
        "in a list to choose from; <select><option value='http://www.haiduong.gov.vn'>x</select>; up",
        "through the site's own redirector; <a href='/go?u=http%3A%2F%2Fhaiduong.gov.vn%2F'>x</a>; up",
        "a look-alike is not the portal; <a href='http://haiduong.vn/'>Cổng thông tin điện tử tỉnh Hải Dương</a>; link_wrong",
        "a suffix trick is not the portal; <a href='http://haiduong.gov.vn.evil.test/'>x</a>; link_wrong",
        "another province's name is not the portal; <a href='http://haiduong.thuathienhue.gov.vn/'>x</a>; link_missing",
        "no link at all; Cổng thông tin điện tử tỉnh Hải Dương: haiduong.gov.vn; link_missing",
        "the page itself fails; !503; parent_unreachable",
      })
  void fromTheUnit(String sentence, String html, String expected) throws Exception {
    town.put(SITE, html);
    town.put("www.haiduong.gov.vn/", "Cổng thông tin điện tử tỉnh Hải Dương");
    town.put(
        "soyte.haiduong.gov.vn/go?u=http%3A%2F%2Fhaiduong.gov.vn%2F",
        "->http://haiduong.gov.vn:PORT/");
    assertThat(said(measure("lk/ve-cong/so-yte"))).isEqualTo(expected);
  }

  @Test
  void aPortalThatIsDownSaysNothingAboutItsLinksAndIsReadAgainSoon() throws Exception {
    town.put(HOME, "!503");
    LinkMeasurer measurer = measurer();
    assertThat(said(measure(measurer, "lk/tu-cong/so-yte"))).isEqualTo("parent_unreachable");
    town.put(HOME, "<a href='http://soyte.haiduong.gov.vn/'>Sở Y tế</a>");
    measurer.adopt(monitoring());
    assertThat(said(measure(measurer, "lk/tu-cong/so-yte"))).isEqualTo("up");
  }

  @Test
  void aMissingLinkIsNotSaidWhileAListingPageCannotBeRead() throws Exception {
    town.put(LIST, "!500");
    assertThat(said(measure("lk/tu-cong/so-yte"))).isEqualTo("parent_unreachable");
  }

  @Test
  void onlyGetIsSentAndOnePageServesAllItsLinks() throws Exception {
    town.put(HOME, "<a href='http://soyte.haiduong.gov.vn/'>Sở Y tế</a>");
    LinkMeasurer measurer = measurer();
    assertThat(said(measure(measurer, "lk/tu-cong/so-yte"))).isEqualTo("up");
    assertThat(said(measure(measurer, "lk/tu-cong/so-yte"))).isEqualTo("up");
    assertThat(town.asked()).allMatch(line -> line.startsWith("GET "));
    assertThat(town.asked()).filteredOn(line -> line.equals("GET " + HOME)).hasSize(1);
  }

  private static String said(Outcome outcome) {
    return outcome.cause().map(Cause::label).orElse("up");
  }

  private static Outcome measure(String id) throws Exception {
    return measure(measurer(), id);
  }

  private static Outcome measure(LinkMeasurer measurer, String id) throws Exception {
    Assignment of =
        monitoring().assignments().stream()
            .filter(a -> a.target().id().value().equals(id))
            .findFirst()
            .orElseThrow();
    ProbeSpec spec = ((Assignment.Active) of.method()).spec();
    return measurer
        .measure(
            new Measurer.Order(
                of.target().id(), Duration.ofMinutes(15), spec, CLOCK.now(), CLOCK.nanos()))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS)
        .observation()
        .outcome();
  }

  private static LinkMeasurer measurer() {
    Measurer plain =
        order ->
            probes
                .measure(order.spec(), order.intendedAt(), loops.of(0).loop())
                .map(seen -> new Measurer.Measured(seen, 0, 0, false, false));
    Duties duties =
        new Duties(
            List.of(), List.of(), List.of(), List.of(), List.of(), Scorecard.NONE, listing());
    DutyDesk desk =
        new DutyDesk(
            new Registry(List.of(), duties, Set.of(), Set.of()),
            new UsualPorts(town.port(), town.port()));
    LinkMeasurer measurer =
        new LinkMeasurer(plain, loops, probes, (_, _, _) -> Turns.AT_ONCE, vertx, CLOCK, desk);
    measurer.adopt(monitoring());
    return measurer;
  }

  private static PortalListing listing() {
    return new PortalListing(List.of("/danh-ba"), PortalListing.HOME_PAGE.names(), Set.of());
  }

  private static Monitoring monitoring() {
    return monitoring(town.port());
  }

  static Monitoring monitoring(int port) {
    List<Unit> units = List.of(unit("ubnd-tinh", "UBND tỉnh"), unit("syt", "Sở Y tế"));
    List<Assignment> sites =
        List.of(
            site("cong", "ubnd-tinh", TargetKind.PORTAL, "haiduong.gov.vn", Set.of(), port),
            site(
                "so-yte",
                "syt",
                TargetKind.WEBSITE,
                "soyte.haiduong.gov.vn",
                Set.of("yte.haiduong.gov.vn"),
                port));
    return new Monitoring(
        units,
        LinkTargets.with(sites, units, listing(), LinkTargets.EVERY),
        List.of(),
        new CoverageStatus(List.of(), List.of()),
        new ConfigStatus(true, Instant.EPOCH, Instant.EPOCH, "", List.of()));
  }

  private static Unit unit(String code, String name) {
    return new Unit(
        new UnitCode(code),
        name,
        UnitKind.DEPARTMENT,
        Optional.empty(),
        LocalDate.of(2010, 1, 1),
        Optional.empty(),
        Optional.empty(),
        SiteStanding.REGISTERED,
        true);
  }

  private static Assignment site(
      String id, String unit, TargetKind kind, String host, Set<String> aliases, int port) {
    return new Assignment(
        new Target(
            new TargetId(id),
            id,
            kind,
            new UnitCode(unit),
            Optional.empty(),
            "http://" + host + "/",
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
                new Endpoint(host, port),
                Budget.DEFAULT,
                Addressing.ALL,
                ProbeSpec.Scheme.HTTP,
                "/",
                WebRules.inside(WebRules.plain(), aliases)),
            "website"));
  }
}
