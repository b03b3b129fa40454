package vn.gov.haiduong.haidang.status;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpFacts;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeKind;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.probe.TlsFacts;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;
import vn.gov.haiduong.haidang.target.Vantage;

/** A province of any size with mixed states, for tests; the same for the same seed. */
public final class SampleProvince {

  public static final Instant NOW = Instant.parse("2026-11-24T01:30:00Z");

  private static final List<String> DISTRICTS =
      List.of(
          "Thành phố Hải Dương",
          "Thành phố Chí Linh",
          "Huyện Nam Sách",
          "Thị xã Kinh Môn",
          "Huyện Kim Thành",
          "Huyện Thanh Hà",
          "Huyện Cẩm Giàng",
          "Huyện Bình Giang",
          "Huyện Gia Lộc",
          "Huyện Tứ Kỳ",
          "Huyện Ninh Giang",
          "Huyện Thanh Miện");
  private static final List<String> AGENCIES =
      List.of(
          "Sở Thông tin và Truyền thông",
          "Sở Nội vụ",
          "Sở Y tế",
          "Sở Tài chính",
          "Sở Giáo dục và Đào tạo",
          "Sở Nông nghiệp và Môi trường",
          "Sở Xây dựng",
          "Sở Công Thương",
          "Thanh tra tỉnh",
          "Văn phòng UBND tỉnh");
  private static final List<String> COMMUNES =
      List.of(
          "Cẩm Thượng",
          "Bình Hàn",
          "Ngọc Châu",
          "Nhị Châu",
          "Quang Trung",
          "Tứ Minh",
          "Hải Tân",
          "Việt Hòa",
          "Thái Học",
          "Hoàng Tiến",
          "Bến Tắm",
          "An Lạc",
          "Hiệp Cát",
          "Nam Trung",
          "An Lâm",
          "Long Xuyên",
          "Hiến Thành",
          "Phúc Thành",
          "Kim Liên",
          "Đồng Cẩm",
          "Thanh Sơn",
          "Tân Việt");
  private static final Cause[] DOWN_CAUSES = {
    Cause.CONNECT_TIMEOUT, Cause.CONNECT_REFUSED, Cause.HTTP_STATUS, Cause.DNS_NXDOMAIN
  };
  private static final Cause[] DEGRADED_CAUSES = {Cause.TLS_EXPIRED, Cause.SLOW, Cause.UNCONFIRMED};

  private final Random random;
  private final List<Unit> units = new ArrayList<>();
  private final List<TargetStatus> targets = new ArrayList<>();

  private SampleProvince(long seed) {
    random = new Random(seed);
  }

  /** A province with {@code size} targets. */
  public static Snapshot of(int size, long seed) {
    return new SampleProvince(seed).snapshot(size);
  }

  private Snapshot snapshot(int size) {
    units.add(unit("tinh", "Tỉnh Hải Dương", UnitKind.PROVINCE, Optional.empty()));
    for (int i = 0; i < AGENCIES.size(); i++) {
      units.add(unit("so-" + i, AGENCIES.get(i), UnitKind.DEPARTMENT, code("tinh")));
    }
    for (int i = 0; i < DISTRICTS.size(); i++) {
      units.add(unit("28" + (10 + i), DISTRICTS.get(i), UnitKind.DISTRICT, code("tinh")));
    }
    for (int i = 0; targets.size() < size; i++) {
      add(i);
    }
    targets.sort(Comparator.comparing(status -> status.target().id()));
    units.sort(Comparator.comparing(Unit::code));
    return new Snapshot(
        NOW,
        NOW.minus(Duration.ofHours(30)),
        units,
        targets,
        ownSides(true),
        coverage(),
        new LoopStatus(17, 3, 0.0004, 0.011, 0.046, 1_284_551, 0),
        new ConfigStatus(
            true,
            NOW.minus(Duration.ofHours(5)),
            NOW.minus(Duration.ofHours(5)),
            "9f2c41aa",
            List.of()),
        List.of(
            canary("tot", new CanaryStatus.Said(Verdict.UP, Optional.empty()), 0),
            canary(
                "tu-choi",
                new CanaryStatus.Said(Verdict.DOWN, Optional.of(Cause.CONNECT_REFUSED)),
                2)),
        List.of(
            new CommonCause(
                CommonCause.Kind.ADDRESS,
                "203.0.113.9",
                targets.stream()
                    .filter(status -> status.state() == State.DOWN)
                    .limit(4)
                    .map(status -> status.target().id())
                    .toList())));
  }

  private void add(int i) {
    if (i % 25 == 0) {
      int agency = i / 25 % AGENCIES.size();
      target("so" + i + "/web", AGENCIES.get(agency), TargetKind.WEBSITE, "so-" + agency, "");
      target("so" + i + "/dvc", "Dịch vụ " + i, TargetKind.SERVICE, "so-" + agency, "");
      return;
    }
    int district = i % DISTRICTS.size();
    String code = "28" + (10 + district);
    if (i % 25 == 1) {
      target("wan-" + i, "Điểm mạng " + DISTRICTS.get(district), TargetKind.WAN, code, code);
      return;
    }
    String commune = COMMUNES.get(i % COMMUNES.size());
    units.add(unit("1" + (10_000 + i), "Xã " + commune, UnitKind.COMMUNE, code(code)));
    target("xa-" + i, "Xã " + commune, TargetKind.WEBSITE, "1" + (10_000 + i), code);
  }

  private static Optional<UnitCode> code(String code) {
    return Optional.of(new UnitCode(code));
  }

  private static Unit unit(String code, String name, UnitKind kind, Optional<UnitCode> parent) {
    return new Unit(
        new UnitCode(code),
        name,
        kind,
        parent,
        LocalDate.of(2019, 12, 1),
        Optional.empty(),
        Optional.empty(),
        SiteStanding.REGISTERED,
        kind != UnitKind.PROVINCE);
  }

  private void target(String id, String name, TargetKind kind, String unit, String district) {
    Target target =
        new Target(
            new TargetId(id),
            name,
            kind,
            new UnitCode(unit),
            district.isEmpty() ? Optional.empty() : code(district),
            kind == TargetKind.WAN
                ? "icmp://10.9.0.7"
                : "https://" + id.replace('/', '-') + ".test/",
            new Target.Cadence(Duration.ofSeconds(60), 3),
            Vantage.ANY,
            kind == TargetKind.WAN ? Side.WAN : Side.INTERNET,
            "2",
            3,
            Optional.empty(),
            Optional.empty(),
            Optional.of("portal-cms"));
    int chance = random.nextInt(1000);
    State state = State.UP;
    if (chance < 12) {
      state = State.DOWN;
    } else if (chance < 45) {
      state = State.DEGRADED;
    } else if (chance < 60) {
      state = State.UNKNOWN;
    } else if (chance < 66) {
      state = State.MAINTENANCE;
    }
    targets.add(status(target, state));
  }

  private TargetStatus status(Target target, State state) {
    Outcome outcome = outcome(state);
    Observation last = observation(target, outcome);
    Optional<Cause> cause = outcome.cause();
    Strip strip =
        Strip.of(
            IntStream.range(0, 60)
                .mapToObj(
                    i -> {
                      boolean bad = i > 52 && state != State.MAINTENANCE;
                      return new Strip.Entry(
                          NOW.minusSeconds(60L * (60 - i)),
                          bad ? outcome.verdict() : Verdict.UP,
                          bad ? cause : Optional.empty(),
                          90_000_000L + random.nextInt(80_000_000));
                    })
                .toList());
    return new TargetStatus(
        target,
        state,
        NOW.minusSeconds(state == State.UP ? 90_000 : 420L + random.nextInt(20_000)),
        state == State.MAINTENANCE ? Optional.empty() : cause,
        outcome.said(),
        random.nextInt(200) == 0,
        Optional.of(last),
        Optional.of(NOW.minusSeconds(12)),
        Optional.of(NOW.plusSeconds(48)),
        0.003,
        new TargetStatus.Decided(99_000.25, 1_200, 60.5, 0, 7_739, NOW.minusSeconds(12)),
        new Counts(1640, 20, 3, 1, cause.map(c -> Map.of(c, 3L)).orElse(Map.of())),
        strip);
  }

  private Outcome outcome(State state) {
    return switch (state) {
      case UP, MAINTENANCE -> new Outcome.Up();
      case DEGRADED ->
          new Outcome.Degraded(
              DEGRADED_CAUSES[random.nextInt(DEGRADED_CAUSES.length)],
              "Chứng thư số đã hết hạn từ 03/11/2026");
      case DOWN ->
          new Outcome.Down(
              DOWN_CAUSES[random.nextInt(DOWN_CAUSES.length)],
              "Máy không trả lời yêu cầu kết nối trong 10 giây");
      case UNKNOWN ->
          new Outcome.Unknown(Cause.PARENT_UNREACHABLE, "Đường truyền của huyện đang gián đoạn");
    };
  }

  private Observation observation(Target target, Outcome outcome) {
    Phases phases =
        new Phases(
            1_250_000,
            21_000_000 + random.nextInt(9_000_000),
            44_000_000 + random.nextInt(9_000_000),
            80_000_000 + random.nextInt(90_000_000),
            4_100_000);
    boolean echo = target.kind() == TargetKind.WAN;
    AddressResult address =
        new AddressResult(
            ip(echo ? 10 : 203, random.nextInt(250)),
            outcome,
            phases,
            151_000_000L + random.nextInt(90_000_000),
            echo ? Optional.empty() : Optional.of(http(target)),
            echo ? Optional.empty() : Optional.of(tls(target)),
            echo
                ? Optional.of(
                    new ProtocolFacts.Echo(5, 5, List.of(410_000L, 395_000L, 402_000L), 61))
                : Optional.empty());
    return new Observation(
        echo ? ProbeKind.ICMP : ProbeKind.HTTP,
        NOW.minusSeconds(12),
        address.durationNanos(),
        outcome,
        1_250_000,
        List.of(address),
        Optional.of(address));
  }

  private static InetAddress ip(int net, int host) {
    try {
      return InetAddress.getByAddress(new byte[] {(byte) net, 0, 113, (byte) host});
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static HttpFacts http(Target target) {
    return new HttpFacts(
        200,
        "1.1",
        target.address(),
        List.of(new HttpFacts.Hop(target.address(), 200, "203.0.113.9")),
        Optional.of("text/html"),
        Optional.of("utf-8"),
        48_213,
        48_213,
        false,
        Optional.of(target.name()),
        Optional.of("http/1.1"),
        Optional.empty(),
        Optional.empty());
  }

  private static TlsFacts tls(Target target) {
    return new TlsFacts(
        "TLSv1.3",
        "TLS_AES_256_GCM_SHA384",
        TlsFacts.Trust.TRUSTED,
        List.of(),
        List.of(
            certificate("CN=" + target.id().value(), "CN=Sample Issuing CA", "0a41f3", 200),
            certificate("CN=Sample Issuing CA", "CN=Sample Root", "77", 2000)));
  }

  private static TlsFacts.Certificate certificate(
      String subject, String issuer, String serial, int days) {
    return new TlsFacts.Certificate(
        subject,
        issuer,
        serial,
        NOW.minus(Duration.ofDays(60)),
        NOW.plus(Duration.ofDays(days)),
        "5f2b9c0d4e6f8a7b1c3d5e7f9a0b2c4d6e8f0a1b3c5d7e9f1a2b4c6d8e0f1a3b",
        List.of("www.site.test", "site.test"));
  }

  /** Own sides that see, or of which the Internet is blind. */
  public static List<OwnSideStatus> ownSides(boolean seeing) {
    List<OwnSideStatus.Anchor> anchors =
        List.of(
            new OwnSideStatus.Anchor("dns-1", "resolver", seeing),
            new OwnSideStatus.Anchor("gw", "gateway", true));
    return List.of(
        new OwnSideStatus(
            Side.INTERNET,
            true,
            seeing,
            NOW.minus(Duration.ofHours(1)),
            seeing ? "Nhìn thấy Internet" : "Không điểm mốc nào trả lời",
            anchors),
        new OwnSideStatus(
            Side.WAN, false, true, NOW.minus(Duration.ofHours(30)), "Chưa đủ điểm mốc", List.of()));
  }

  private static CoverageStatus coverage() {
    List<CoverageStatus.Group> groups = new ArrayList<>();
    groups.add(new CoverageStatus.Group("so", "", 20, 20, 18, 0, 2, 17, 17));
    for (int i = 0; i < DISTRICTS.size(); i++) {
      String district = "28" + (10 + i);
      groups.add(new CoverageStatus.Group("huyen", district, 1, 1, 1, 0, 0, 1, 1));
      groups.add(new CoverageStatus.Group("xa", district, 20 + i, 20 + i, 9, 3, 8 + i, 9, 9));
    }
    return new CoverageStatus(
        groups,
        List.of(
            new CoverageStatus.NotProbed(
                "dc-core-gw",
                "Bộ định tuyến lõi",
                CoverageStatus.NotProbed.Reason.PLACEHOLDER,
                "Cần địa chỉ và cổng được phép đo",
                "Sở Thông tin và Truyền thông"),
            new CoverageStatus.NotProbed(
                "10507",
                "Phường Cẩm Thượng",
                CoverageStatus.NotProbed.Reason.UNCONFIRMED,
                "Chưa rõ đơn vị có trang hay chưa; gợi ý: camthuong.tphaiduong.haiduong.gov.vn",
                "UBND thành phố Hải Dương")));
  }

  private static CanaryStatus canary(String name, CanaryStatus.Said said, long missed) {
    return new CanaryStatus(name, said, Optional.of(said), true, missed);
  }
}
