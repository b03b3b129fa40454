package vn.gov.haiduong.haidang.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.gov.haiduong.haidang.sandbox.Await.await;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.time.Clock;

/** A province of the real one's size, whole and in parts. */
@NullMarked
class ProvincePlanTest {

  private static Vertx vertx;
  private static Sandbox sandbox;
  private static Duration took;

  static Unit unit(String code, String name, UnitKind kind, Optional<String> parent) {
    return new Unit(
        new UnitCode(code),
        name,
        kind,
        parent.map(UnitCode::new),
        LocalDate.of(2010, 2, 13),
        Optional.empty(),
        Optional.empty(),
        SiteStanding.REGISTERED,
        true);
  }

  /** 1 + 65 bodies, 12 districts, 264 communes. */
  static List<Unit> units() {
    List<Unit> units = new ArrayList<>();
    units.add(unit("ubnd-tinh", "UBND tỉnh Hải Dương", UnitKind.BRANCH, Optional.empty()));
    for (int i = 0; i < 65; i++) {
      units.add(unit("so-" + i, "Sở số " + i, UnitKind.DEPARTMENT, Optional.of("ubnd-tinh")));
    }
    for (int d = 0; d < 12; d++) {
      String district = String.valueOf(288 + d);
      String name = d == 0 ? "Thành phố Hải Dương" : "Huyện Nam Sách " + d;
      units.add(unit(district, name, UnitKind.DISTRICT, Optional.of("ubnd-tinh")));
      for (int c = 0; c < 22; c++) {
        units.add(
            unit(
                String.valueOf(10_000 + d * 100 + c),
                "Xã Quang Trung " + c,
                UnitKind.COMMUNE,
                Optional.of(district)));
      }
    }
    return units;
  }

  static SandboxPlan plan() {
    return ProvincePlan.of(
        7, OptionalInt.empty(), units(), Map.of(new UnitCode("ubnd-tinh"), "haiduong.gov.vn"));
  }

  @BeforeAll
  static void start() {
    vertx = Vertx.vertx();
    Clock clock = Clock.system();
    long before = clock.nanos();
    sandbox = await(Sandbox.start(plan(), vertx, clock));
    took = Duration.ofNanos(clock.nanos() - before);
  }

  @AfterAll
  static void stop() {
    await(sandbox.close());
    await(vertx.close());
  }

  private static Located at(String id) {
    return sandbox.located(new TargetId(id)).orElseThrow();
  }

  @Test
  void theWholeProvinceStandsAtOnce() {
    assertThat(sandbox.located()).hasSizeGreaterThan(700);
    // A second is the goal; a busy machine is given more.
    assertThat(took).isLessThan(Duration.ofSeconds(4));
  }

  @Test
  void theSameSeedMakesTheSamePlan() {
    assertThat(plan()).isEqualTo(sandbox.plan());
    assertThat(
            ProvincePlan.of(
                8,
                OptionalInt.empty(),
                units(),
                Map.of(new UnitCode("ubnd-tinh"), "haiduong.gov.vn")))
        .isNotEqualTo(sandbox.plan());
  }

  @Test
  void everyUnitHasASiteAndNoTwoShareAName() {
    List<Simulated.Web> sites =
        sandbox.plan().things().stream()
            .filter(Simulated.Web.class::isInstance)
            .map(Simulated.Web.class::cast)
            .toList();
    assertThat(sites.stream().map(Simulated.Web::host)).doesNotHaveDuplicates();
    assertThat(sites.stream().map(site -> site.about().unit()).distinct()).hasSize(units().size());
    assertThat(at("web-288").host()).isEqualTo("tphaiduong.haiduong.gov.vn");
    assertThat(at("web-10003").host()).isEqualTo("quangtrung3.tphaiduong.haiduong.gov.vn");
    assertThat(at("portal").host()).isEqualTo("haiduong.gov.vn");
  }

  @Test
  void communesShareAFewAddresses() {
    Map<String, Long> perAddress =
        sandbox.located().stream()
            .filter(where -> where.address().getHostAddress().startsWith("127.20.3."))
            .collect(
                Collectors.groupingBy(
                    where -> where.address().getHostAddress(), Collectors.counting()));
    assertThat(perAddress).hasSize(6);
    assertThat(perAddress.values().stream().mapToLong(Long::longValue).sum()).isEqualTo(264);
  }

  @Test
  void parentsAreThingsOfThePlan() {
    for (Simulated thing : sandbox.plan().things()) {
      assertThat(thing.about().hostedOn().stream()).allMatch(id -> sandbox.located(id).isPresent());
      assertThat(thing.about().reachedThrough().stream())
          .allMatch(id -> sandbox.located(id).isPresent());
    }
    assertThat(at("wan-10003").thing().about().reachedThrough()).contains(new TargetId("wan-288"));
    assertThat(at("web-10003").thing().about().hostedOn()).contains(ProvincePlan.DATA_CENTRE);
  }

  @Test
  void whenTheDataCentreFailsItsSitesFailAndTheWanLives() throws IOException {
    Client client = new Client(sandbox.ca()).impatient();
    await(sandbox.apply(Switch.of(new Scope.DataCentre(), Fault.DEAD)));
    try {
      for (String id : List.of("dc", "portal", "web-so-1", "web-10003", "mail-mx")) {
        assertThatThrownBy(() -> client.connect(at(id)).close())
            .as(id)
            .isInstanceOf(SocketTimeoutException.class);
      }
      client.connect(at("wan-288")).close();
      client.connect(at("anchor-gateway")).close();
    } finally {
      await(sandbox.apply(Switch.good(new Scope.DataCentre())));
    }
    client.connect(at("portal")).close();
  }

  @Test
  void whenOurUplinkFailsTheAnchorsOutsideAreSilentAndTheGatewayAnswers() throws IOException {
    Client client = new Client(sandbox.ca()).impatient();
    await(sandbox.apply(Switch.of(new Scope.OwnUplink(), Fault.DEAD)));
    try {
      for (int i = 1; i <= 4; i++) {
        String id = "anchor-ngoai-" + i;
        assertThatThrownBy(() -> client.connect(at(id)).close())
            .isInstanceOf(SocketTimeoutException.class);
      }
      client.connect(at("anchor-gateway")).close();
      client.connect(at("wan-288")).close();
    } finally {
      await(sandbox.apply(Switch.good(new Scope.OwnUplink())));
    }
  }
}
