package vn.gov.haiduong.haidang.sandbox;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What happens in the demo and when, made from a plan and its seed: the important faults in the
 * first three minutes, then one small fault after the other for as long as it runs. The same plan
 * gives the same script. Used by one thread.
 */
final class Script {

  private static final List<Fault> LATER =
      List.of(
          Fault.REFUSED,
          Fault.SLOW,
          Fault.WRONG_STATUS,
          Fault.ERROR_PAGE,
          Fault.RESET,
          Fault.DRIP,
          Fault.DEFAULT_PAGE,
          Fault.FLAPPING);

  private final List<Simulated> things;
  private final SplittableRandom random;
  private final List<TargetId> used = new ArrayList<>();
  private final List<Scene> first = new ArrayList<>();
  private int next;
  private Duration at = Duration.ZERO;
  private Optional<Simulated> toMend = Optional.empty();

  Script(SandboxPlan plan) {
    this.things = plan.things();
    this.random = new SplittableRandom(plan.seed());
    openings();
    this.at = first.isEmpty() ? Duration.ZERO : first.getLast().after();
  }

  /** The scenes of the first three minutes. */
  List<Scene> openingScenes() {
    return List.copyOf(first);
  }

  /** The next scene; there is always one, as long as there is a site. */
  Optional<Scene> next() {
    if (next < first.size()) {
      return Optional.of(first.get(next++));
    }
    at = at.plusSeconds(25 + random.nextInt(20));
    if (toMend.isPresent()) {
      Simulated mended = toMend.get();
      toMend = Optional.empty();
      return Optional.of(
          scene(
              (int) at.toSeconds(),
              mended.about().name() + " đã trở lại bình thường",
              mended,
              Fault.GOOD));
    }
    used.clear();
    return site(_ -> true)
        .map(
            site -> {
              Fault fault = LATER.get(random.nextInt(LATER.size()));
              toMend = Optional.of(site);
              return scene(
                  (int) at.toSeconds(), site.about().name() + ": " + said(fault), site, fault);
            });
  }

  private void openings() {
    strike(8, Fault.REFUSED, site(this::aloneOnItsAddress));
    strike(16, Fault.EXPIRED, site(Simulated.Web::https));
    strike(24, Fault.ERROR_PAGE, site(_ -> true));
    strike(32, Fault.SLOW, site(_ -> true));
    strike(40, Fault.DNS_NXDOMAIN, site(_ -> true));
    districtLink(50, 85);
    strike(60, Fault.DEFACED, site(_ -> true));
    strike(66, Fault.SPAM_LINKS, site(_ -> true));
    strike(69, Fault.REDESIGNED, site(_ -> true));
    strike(72, Fault.PORTAL_LINK_LOST, site(Simulated.Web::linksToPortal));
    strike(
        75,
        Fault.LISTING_WRONG,
        sites().filter(web -> web.about().kind() == TargetKind.PORTAL).findFirst());
    strike(
        77,
        Fault.SERVICE_PAGE_LOST,
        sites().filter(web -> web.about().id().value().equals("svc-dichvucong")).findFirst());
    strike(78, Fault.FLAPPING, site(this::aloneOnItsAddress));
    whole(
        95,
        125,
        new Scope.DataCentre(),
        "Trung tâm dữ liệu tỉnh mất điện: mọi trang đặt tại đó cùng im lặng, chỉ một nguyên nhân"
            + " được nêu",
        "Trung tâm dữ liệu tỉnh có điện trở lại");
    whole(
        145,
        165,
        new Scope.OwnUplink(),
        "Đường Internet của chính điểm đo bị đứt: mọi thứ đo qua đó là \"không xác định\", không"
            + " phải \"gián đoạn\"",
        "Đường Internet của điểm đo đã nối lại");
    first.add(
        new Scene(
            Duration.ofSeconds(175),
            List.of(Switch.good(new Scope.Everything())),
            "Mọi sự cố đã được khắc phục, các trang lần lượt trở lại bình thường",
            Optional.empty()));
    first.sort(Comparator.comparing(Scene::after));
  }

  private void strike(int second, Fault fault, Optional<? extends Simulated> chosen) {
    chosen.ifPresent(
        thing -> first.add(scene(second, thing.about().name() + ": " + said(fault), thing, fault)));
  }

  private static Scene scene(int second, String words, Simulated thing, Fault fault) {
    TargetId id = thing.about().id();
    return new Scene(
        Duration.ofSeconds(second),
        List.of(Switch.of(new Scope.One(id), fault)),
        words,
        Optional.of(id));
  }

  private void districtLink(int from, int to) {
    List<Simulated> routers =
        things.stream()
            .filter(
                thing ->
                    thing.about().kind() == TargetKind.WAN
                        && thing.place().behindLinkOf().isPresent()
                        && thing.about().reachedThrough().isEmpty())
            .toList();
    if (routers.isEmpty()) {
      return;
    }
    Simulated router = routers.get(random.nextInt(routers.size()));
    UnitCode district = router.place().behindLinkOf().orElseThrow();
    Scope link = new Scope.DistrictLink(district);
    String where = router.about().unitName();
    first.add(
        new Scene(
            Duration.ofSeconds(from),
            List.of(Switch.of(link, Fault.DEAD)),
            "Đứt đường truyền WAN "
                + where
                + ": các điểm phía sau không đo được, cảnh báo chỉ nêu đường truyền",
            Optional.of(router.about().id())));
    first.add(
        new Scene(
            Duration.ofSeconds(to),
            List.of(Switch.good(link)),
            "Đường truyền WAN " + where + " đã thông trở lại",
            Optional.of(router.about().id())));
  }

  private void whole(int from, int to, Scope scope, String broken, String mended) {
    if (things.stream().noneMatch(scope::covers)) {
      return;
    }
    Optional<TargetId> look =
        scope instanceof Scope.DataCentre
            ? things.stream()
                .filter(thing -> thing.about().kind() == TargetKind.DATACENTRE)
                .map(thing -> thing.about().id())
                .findFirst()
            : Optional.empty();
    first.add(
        new Scene(Duration.ofSeconds(from), List.of(Switch.of(scope, Fault.DEAD)), broken, look));
    first.add(new Scene(Duration.ofSeconds(to), List.of(Switch.good(scope)), mended, look));
  }

  /** A website that no scene has struck yet. */
  private Optional<Simulated.Web> site(Predicate<Simulated.Web> which) {
    List<Simulated.Web> fitting =
        sites()
            .filter(web -> web.about().kind() == TargetKind.WEBSITE)
            .filter(web -> !used.contains(web.about().id()))
            .filter(which)
            .toList();
    if (fitting.isEmpty()) {
      return Optional.empty();
    }
    Simulated.Web chosen = fitting.get(random.nextInt(fitting.size()));
    used.add(chosen.about().id());
    return Optional.of(chosen);
  }

  private Stream<Simulated.Web> sites() {
    return things.stream().filter(Simulated.Web.class::isInstance).map(Simulated.Web.class::cast);
  }

  private boolean aloneOnItsAddress(Simulated.Web web) {
    return sites().filter(other -> other.place().address().equals(web.place().address())).count()
        == 1;
  }

  private static String said(Fault fault) {
    return switch (fault) {
      case GOOD -> "đã trở lại bình thường";
      case DEAD -> "máy chủ im lặng, không trả lời";
      case REFUSED -> "máy chủ web đã tắt, từ chối kết nối";
      case FLAPPING -> "lúc được lúc không (chập chờn)";
      case TLS_BROKEN -> "không bắt tay được TLS";
      case EXPIRED -> "chứng thư số đã hết hạn";
      case NOT_YET_VALID -> "chứng thư số chưa có hiệu lực";
      case WRONG_HOST -> "chứng thư số cấp cho tên miền khác";
      case UNTRUSTED -> "chứng thư số do nơi không được tin cậy cấp";
      case WEAK -> "chứng thư số dùng khóa yếu";
      case DNS_NXDOMAIN -> "tên miền biến mất khỏi máy chủ tên miền";
      case DNS_SERVFAIL -> "máy chủ tên miền báo lỗi";
      case DNS_REFUSED -> "máy chủ tên miền từ chối trả lời";
      case DNS_TIMEOUT -> "máy chủ tên miền không trả lời về tên này";
      case RESET -> "ngắt kết nối giữa chừng";
      case DRIP -> "trả lời nhỏ giọt, không bao giờ hết";
      case WRONG_STATUS -> "trả mã lỗi 500";
      case SLOW -> "trả lời rất chậm";
      case ERROR_PAGE -> "hiện trang báo lỗi nhưng vẫn trả mã 200";
      case DEFAULT_PAGE -> "hiện trang mặc định của máy chủ mới cài";
      case EMPTY_PAGE -> "hiện trang trống";
      case DEFACED -> "trang chủ bị thay đổi giao diện (diễn tập)";
      case SPAM_LINKS -> "trang bị chèn liên kết cờ bạc ẩn (diễn tập)";
      case REDESIGNED -> "thay giao diện mới (hợp lệ): đề nghị người duyệt, không tự học";
      case LISTING_WRONG -> "danh sách đơn vị trên Cổng thiếu một, sai một, hỏng một";
      case SERVICE_PAGE_LOST -> "mất một trang trên đường tới dịch vụ cấp giấy phép";
      case PORTAL_LINK_LOST -> "mất liên kết về Cổng thông tin điện tử tỉnh";
    };
  }
}
