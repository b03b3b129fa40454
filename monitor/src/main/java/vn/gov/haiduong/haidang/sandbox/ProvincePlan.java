package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/**
 * A whole province made of its units: a site for each, WAN points for districts, communes and
 * departments, the data centre with its mail, names, time and services, videoconference rooms, and
 * anchors outside. Hosting is shared as it is in reality: everything public stands in the data
 * centre, bodies and districts on addresses of their own, communes by the dozens on a few.
 */
public final class ProvincePlan {

  /** Ids of things that are asked to judge our own side and are no targets begin so. */
  public static final String ANCHOR = "anchor-";

  public static final TargetId DATA_CENTRE = new TargetId("dc");
  public static final TargetId PORTAL = new TargetId("portal");
  private static final String ZONE = "haiduong.gov.vn";
  private static final int COMMUNES_PER_ADDRESS = 48;

  private final SplittableRandom random;
  private final Map<UnitCode, Unit> units = new HashMap<>();
  private final Map<UnitCode, String> knownHosts;
  private final List<Simulated> things = new ArrayList<>();
  private final Set<String> hosts = new HashSet<>();
  private final UnitCode root;

  private ProvincePlan(long seed, List<Unit> units, Map<UnitCode, String> knownHosts) {
    this.random = new SplittableRandom(seed);
    this.knownHosts = knownHosts;
    units.forEach(unit -> this.units.put(unit.code(), unit));
    this.root =
        units.stream()
            .filter(unit -> ZONE.equals(knownHosts.get(unit.code())))
            .findFirst()
            .or(() -> units.stream().filter(u -> u.kind() == UnitKind.PROVINCE).findFirst())
            .map(Unit::code)
            .orElse(new UnitCode("ubnd-tinh"));
  }

  /**
   * A plan for these units.
   *
   * @param knownHosts host names that are known, by unit; the others get one of the usual form
   */
  public static SandboxPlan of(
      long seed, OptionalInt basePort, List<Unit> units, Map<UnitCode, String> knownHosts) {
    List<Unit> inOrder = units.stream().sorted(Comparator.comparing(Unit::code)).toList();
    ProvincePlan plan = new ProvincePlan(seed, inOrder, knownHosts);
    plan.dataCentre();
    plan.sites(inOrder);
    plan.wan(inOrder);
    plan.anchors();
    return new SandboxPlan(
        seed,
        basePort,
        List.of(InetAddress.ofLiteral("127.20.0.53"), InetAddress.ofLiteral("127.20.0.54")),
        Set.of(ZONE),
        plan.things);
  }

  private void dataCentre() {
    Place core = inDataCentre("127.20.0.2");
    things.add(
        new Simulated.Point(
            about(DATA_CENTRE.value(), "Trung tâm dữ liệu tỉnh", TargetKind.DATACENTRE, Side.WAN)
                .top(),
            core,
            Optional.empty()));
    things.add(
        new Simulated.Web(
            about(
                    PORTAL.value(),
                    "Cổng thông tin điện tử tỉnh Hải Dương",
                    TargetKind.PORTAL,
                    Side.INTERNET)
                .inCentre(),
            inDataCentre("127.20.0.10"),
            claim(ZONE),
            true,
            "/",
            Style.PORTAL,
            true,
            Simulated.KeyKind.RSA));
    for (int i = 1; i <= 2; i++) {
      things.add(
          new Simulated.NameServer(
              about("dns-" + i, "Máy chủ tên miền số " + i, TargetKind.DNS, Side.INTERNET)
                  .inCentre(),
              inDataCentre("127.20.0." + (10 + i)),
              claim("ns" + i + "." + ZONE)));
    }
    mail();
    services();
    things.add(
        new Simulated.TimeServer(
            about("ntp", "Máy chủ thời gian", TargetKind.DATACENTRE, Side.WAN).inCentre(),
            inDataCentre("127.20.0.14"),
            claim("ntp." + ZONE)));
    things.add(
        new Simulated.Heart(
            about("probe-outside", "Điểm đo ngoài mạng tỉnh", TargetKind.WAN, Side.INTERNET).top(),
            Place.at("127.20.0.15"),
            Duration.ofSeconds(60),
            "nhip-tim-mo-phong"));
    video(
        "vc-mcu",
        "Thiết bị điều khiển đa điểm hội nghị truyền hình",
        "127.20.0.16",
        Simulated.VideoRole.SIP_UDP,
        "mcu");
    video("vc-tinh", "Điểm cầu UBND tỉnh", "127.20.0.17", Simulated.VideoRole.SIP_TCP, "vc-tinh");
  }

  private void mail() {
    Place place = inDataCentre("127.20.0.25");
    String host = claim("mail." + ZONE);
    Map<Simulated.MailRole, String> names =
        new EnumMap<>(
            Map.of(
                Simulated.MailRole.MX, "Máy chủ thư công vụ (nhận)",
                Simulated.MailRole.SUBMISSION, "Gửi thư công vụ",
                Simulated.MailRole.IMAPS, "Nhận thư công vụ IMAPS"));
    names.forEach(
        (role, name) ->
            things.add(
                new Simulated.Mail(
                    about(
                            "mail-" + role.name().toLowerCase(Locale.ROOT),
                            name,
                            TargetKind.MAIL,
                            Side.INTERNET)
                        .inCentre(),
                    place,
                    host,
                    role)));
  }

  private void services() {
    Map<String, String> services =
        new TreeMap<>(
            Map.of(
                "dichvucong", "Cổng dịch vụ công trực tuyến",
                "thutuchanhchinh", "Tra cứu thủ tục hành chính",
                "qlcv", "Quản lý văn bản và điều hành",
                "webmail", "Thư công vụ qua web",
                "tuongtac", "Hệ thống tương tác công dân"));
    int n = 30;
    for (Map.Entry<String, String> service : services.entrySet()) {
      things.add(
          Simulated.Web.of(
              about(
                      "svc-" + service.getKey(),
                      service.getValue(),
                      TargetKind.SERVICE,
                      Side.INTERNET)
                  .inCentre(),
              inDataCentre("127.20.0." + n++),
              claim(service.getKey() + "." + ZONE),
              true,
              Style.SERVICE));
    }
  }

  private void video(
      String id, String name, String address, Simulated.VideoRole role, String label) {
    things.add(
        new Simulated.Video(
            about(id, name, TargetKind.VIDEO, Side.WAN).inCentre(),
            inDataCentre(address),
            claim(label + "." + ZONE),
            role));
  }

  private void sites(List<Unit> inOrder) {
    int bodies = 0;
    int communes = 0;
    Style[] styles = {Style.SHAREPOINT, Style.MODULES, Style.VINADES, Style.NUMBERED};
    for (Unit unit : inOrder) {
      if (unit.code().equals(root) || unit.kind() == UnitKind.PROVINCE) {
        continue;
      }
      boolean communal = unit.kind().communal();
      String address =
          communal
              ? "127.20.3." + (1 + communes++ / COMMUNES_PER_ADDRESS)
              : "127.20." + (1 + bodies / 200) + "." + (1 + bodies++ % 200);
      Style style = styles[random.nextInt(styles.length)];
      boolean https = random.nextInt(100) < (communal ? 15 : 60);
      String called =
          communal || unit.kind() == UnitKind.DISTRICT
              ? "Ủy ban nhân dân " + HostLabels.lowerFirst(unit.name())
              : unit.name();
      About about =
          new About(
              new TargetId("web-" + unit.code()),
              "Trang " + called,
              TargetKind.WEBSITE,
              unit.code(),
              called,
              districtOf(unit),
              Side.INTERNET,
              Optional.of(DATA_CENTRE),
              Optional.empty(),
              Optional.of(style.label()));
      String host =
          knownHosts.containsKey(unit.code())
              ? claim(knownHosts.getOrDefault(unit.code(), ""))
              : claim(usualHost(unit));
      things.add(Simulated.Web.of(about, inDataCentre(address), host, https, style));
    }
  }

  private void wan(List<Unit> inOrder) {
    int link = 0;
    int agency = 0;
    Map<UnitCode, Integer> behind = new HashMap<>();
    for (Unit unit : inOrder) {
      Optional<UnitCode> district = districtOf(unit);
      if (unit.kind() == UnitKind.DISTRICT) {
        link++;
        Place router = Place.at("127.20.100." + link).behind(unit.code());
        things.add(
            new Simulated.Point(
                wanPoint(unit, district, Optional.empty()), router, Optional.empty()));
        things.add(
            new Simulated.Video(
                new About(
                    new TargetId("vc-" + unit.code()),
                    "Điểm cầu " + unit.name(),
                    TargetKind.VIDEO,
                    unit.code(),
                    unit.name(),
                    district,
                    Side.WAN,
                    Optional.empty(),
                    Optional.of(new TargetId("wan-" + unit.code())),
                    Optional.empty()),
                Place.at("127.20.101." + link).behind(unit.code()),
                claim("vc-" + HostLabels.of(unit) + "." + ZONE),
                Simulated.VideoRole.H323));
      } else if (unit.kind().communal() && district.isPresent()) {
        UnitCode of = district.get();
        int n = behind.merge(of, 1, Integer::sum);
        int net = 110 + Math.floorMod(districtIndex(inOrder, of), 100);
        things.add(
            new Simulated.Point(
                wanPoint(unit, district, Optional.of(new TargetId("wan-" + of))),
                Place.at("127.20." + net + "." + n).behind(of),
                Optional.empty()));
      } else if (unit.kind() == UnitKind.DEPARTMENT || unit.kind() == UnitKind.BOARD) {
        agency++;
        things.add(
            new Simulated.Point(
                wanPoint(unit, Optional.empty(), Optional.empty()),
                Place.at("127.20.102." + agency),
                Optional.empty()));
      }
    }
  }

  private static int districtIndex(List<Unit> inOrder, UnitCode district) {
    return (int)
        inOrder.stream()
            .filter(unit -> unit.kind() == UnitKind.DISTRICT)
            .takeWhile(unit -> !unit.code().equals(district))
            .count();
  }

  private static About wanPoint(
      Unit unit, Optional<UnitCode> district, Optional<TargetId> through) {
    return new About(
        new TargetId("wan-" + unit.code()),
        "Đường truyền WAN " + unit.name(),
        TargetKind.WAN,
        unit.code(),
        unit.name(),
        district,
        Side.WAN,
        Optional.empty(),
        through,
        Optional.empty());
  }

  /** A gateway of our own, and four machines in different networks outside. */
  private void anchors() {
    things.add(
        new Simulated.Point(
            about(ANCHOR + "gateway", "Cổng mạng của điểm đo", TargetKind.WAN, Side.WAN).top(),
            Place.at("127.20.0.1"),
            Optional.empty()));
    for (int i = 1; i <= 4; i++) {
      things.add(
          new Simulated.Point(
              about(ANCHOR + "ngoai-" + i, "Mốc ngoài số " + i, TargetKind.WAN, Side.INTERNET)
                  .top(),
              Place.at("127." + (100 + i) + ".0.1"),
              Optional.empty()));
    }
  }

  /** About the province's own things, hosted in the data centre or on top of everything. */
  private record Own(TargetId id, String name, TargetKind kind, UnitCode unit, Side side) {

    About inCentre() {
      return with(Optional.of(DATA_CENTRE));
    }

    About top() {
      return with(Optional.empty());
    }

    private About with(Optional<TargetId> hostedOn) {
      return new About(
          id,
          name,
          kind,
          unit,
          name,
          Optional.empty(),
          side,
          hostedOn,
          Optional.empty(),
          Optional.empty());
    }
  }

  private Own about(String id, String name, TargetKind kind, Side side) {
    return new Own(new TargetId(id), name, kind, root, side);
  }

  private static Place inDataCentre(String address) {
    return Place.at(address).inTheDataCentre();
  }

  private Optional<UnitCode> districtOf(Unit unit) {
    Unit at = unit;
    for (int steps = 0; steps < 20; steps++) {
      if (at.kind() == UnitKind.DISTRICT) {
        return Optional.of(at.code());
      }
      Optional<Unit> parent = at.parent().flatMap(code -> Optional.ofNullable(units.get(code)));
      if (parent.isEmpty()) {
        return Optional.empty();
      }
      at = parent.get();
    }
    return Optional.empty();
  }

  private String usualHost(Unit unit) {
    String label = HostLabels.of(unit);
    Optional<Unit> district =
        unit.kind().communal()
            ? districtOf(unit).flatMap(code -> Optional.ofNullable(units.get(code)))
            : Optional.empty();
    return label + district.map(above -> "." + HostLabels.of(above)).orElse("") + "." + ZONE;
  }

  /** The name itself, or with a digit at its first label where it is taken. */
  private String claim(String host) {
    String free = host;
    for (int i = 1; !hosts.add(free); i++) {
      int dot = host.indexOf('.');
      free = host.substring(0, dot) + i + host.substring(dot);
    }
    return free;
  }
}
