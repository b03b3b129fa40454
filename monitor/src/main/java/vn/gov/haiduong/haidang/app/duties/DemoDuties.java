package vn.gov.haiduong.haidang.app.duties;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.config.Configuration;
import vn.gov.haiduong.haidang.linkage.PortalListing;
import vn.gov.haiduong.haidang.obligation.Duties;
import vn.gov.haiduong.haidang.obligation.Registry;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;

/**
 * The duties of the simulated province: links every minute, two public services with a path of
 * pages, and a meeting that begins in ten minutes.
 */
public final class DemoDuties {

  private static final Duration LINKS_EVERY = Duration.ofSeconds(60);

  /** Where the simulated portal lists units beside its home page. */
  private static final PortalListing LISTING =
      new PortalListing(
          List.of("/danh-ba/cap-huyen.aspx", "/danh-ba/cap-xa.aspx"),
          PortalListing.HOME_PAGE.names(),
          Set.of("chinhphu.vn"));

  private DemoDuties() {}

  /** What the sandbox offers, with links and paths of services beside it. */
  public static List<Assignment> with(List<Assignment> sandbox, List<Unit> units) {
    List<Assignment> all = new ArrayList<>(LinkTargets.with(sandbox, units, LISTING, LINKS_EVERY));
    for (Assignment service : sandbox) {
      if (service.target().id().value().equals("svc-dichvucong")
          && service.method() instanceof Assignment.Active(ProbeSpec.Http home, String profile)) {
        all.add(
            path(
                service,
                home,
                profile,
                "dvc/tra-cuu",
                "Tra cứu kết quả giải quyết hồ sơ",
                "/dvc/tra-cuu.aspx",
                "Nhập mã hồ sơ"));
        all.add(
            path(
                service,
                home,
                profile,
                "dvc/cap-phep",
                "Cấp giấy phép xây dựng nhà ở riêng lẻ",
                "/dvc/cap-phep.aspx",
                "Thành phần hồ sơ"));
      }
    }
    return all;
  }

  private static Assignment path(
      Assignment on,
      ProbeSpec.Http home,
      String profile,
      String id,
      String name,
      String page,
      String expect) {
    Target of = on.target();
    ProbeSpec.Http first = page(home, home.path(), "Tra cứu tình trạng hồ sơ");
    ProbeSpec.Http second = page(home, page, expect);
    return new Assignment(
        new Target(
            new TargetId(id),
            name,
            TargetKind.SERVICE,
            of.unit(),
            of.district(),
            of.address(),
            new Target.Cadence(Duration.ofSeconds(20), 3),
            of.vantage(),
            of.side(),
            of.tier(),
            of.priority(),
            of.hostedOn(),
            Optional.empty(),
            Optional.empty()),
        new Assignment.Active(
            new ProbeSpec.Journey(List.of(first, second), home.budget()), profile));
  }

  private static ProbeSpec.Http page(ProbeSpec.Http like, String path, String expect) {
    HttpRules rules = like.rules();
    return new ProbeSpec.Http(
        like.endpoint(),
        like.budget(),
        like.addressing(),
        like.scheme(),
        path,
        new HttpRules(
            rules.expectStatus(),
            List.of(expect),
            List.of(),
            rules.maxBody(),
            rules.follow(),
            rules.userAgent(),
            rules.strictTls(),
            Set.of(),
            rules.allowInner(),
            false));
  }

  /** The pages that are opened of a service, each by its path at the service's own address. */
  private static List<PublicService.Step> steps(Assignment service) {
    List<ProbeSpec.Http> pages =
        switch (service.method()) {
          case Assignment.Active(ProbeSpec.Journey(List<ProbeSpec.Http> all, var _), String _) ->
              all;
          case Assignment.Active(ProbeSpec.Http home, String _) -> List.of(home);
          case Assignment.Active _, Assignment.Passive _ -> List.of();
        };
    URI base = URI.create(service.target().address());
    return pages.stream()
        .map(
            page ->
                new PublicService.Step(
                    base.resolve(page.path()).toString(), page.rules().expectText()))
        .toList();
  }

  /** The real goals and scorecard over the simulated services and meeting. */
  public static DutyDesk desk(
      Configuration real, List<Assignment> assignments, Instant now, UsualPorts ports) {
    List<PublicService> services =
        assignments.stream()
            .filter(assignment -> assignment.target().kind() == TargetKind.SERVICE)
            .map(
                assignment ->
                    new PublicService(
                        assignment.target().id(),
                        assignment.target().unit(),
                        "",
                        assignment.target().name(),
                        3,
                        ListedStatus.MEASURED,
                        steps(assignment),
                        "service",
                        Optional.empty(),
                        "",
                        "",
                        ""))
            .toList();
    List<TargetId> points =
        assignments.stream()
            .map(Assignment::target)
            .filter(target -> target.kind() == TargetKind.VIDEO)
            .map(Target::id)
            .toList();
    Meeting meeting =
        new Meeting(
            "hop-mo-phong",
            "Giao ban trực tuyến (mô phỏng)",
            now.plus(Duration.ofMinutes(10)),
            now.plus(Duration.ofHours(2)),
            points,
            "");
    Registry registry = DutyDesk.registry(real);
    return new DutyDesk(
        new Registry(
            registry.goals(),
            new Duties(
                services,
                List.of(meeting),
                real.duties().domains(),
                List.of(),
                List.of(),
                real.duties().scorecard(),
                LISTING),
            registry.contacts(),
            Set.of()),
        ports);
  }
}
