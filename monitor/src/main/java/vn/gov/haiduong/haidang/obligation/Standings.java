package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.health.State;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Standing.OfCheck;
import vn.gov.haiduong.haidang.obligation.Standing.OfGoal;
import vn.gov.haiduong.haidang.obligation.Standing.OfLink;
import vn.gov.haiduong.haidang.obligation.Standing.OfMeeting;
import vn.gov.haiduong.haidang.obligation.Standing.OfService;
import vn.gov.haiduong.haidang.obligation.Standing.OfUnit;
import vn.gov.haiduong.haidang.obligation.Standing.Row;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Demand;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.PublicService;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Registry, measurements and page facts → how every duty stands. */
public final class Standings {

  private static final String NOT_MEASURED = "Chưa đo";

  private final Registry registry;
  private final Snapshot snapshot;
  private final Map<UnitCode, Map<CheckCode, PageFact>> pages;
  private final LocalDate today;
  private final Map<TargetId, TargetStatus> byId = new HashMap<>();
  private final Map<UnitCode, List<TargetStatus>> byUnit = new HashMap<>();
  private final List<OfLink> links = new ArrayList<>();
  private final List<OfService> services = new ArrayList<>();

  private Standings(
      Registry registry,
      Snapshot snapshot,
      Map<UnitCode, Map<CheckCode, PageFact>> pages,
      LocalDate today) {
    this.registry = registry;
    this.snapshot = snapshot;
    this.pages = pages;
    this.today = today;
    for (TargetStatus status : snapshot.targets()) {
      byId.put(status.target().id(), status);
      byUnit.computeIfAbsent(status.target().unit(), _ -> new ArrayList<>()).add(status);
    }
  }

  /**
   * How it all stands.
   *
   * @param pages what the last reading of each unit's home page said
   * @param today the province's date
   */
  public static Standing of(
      Registry registry,
      Snapshot snapshot,
      Map<UnitCode, Map<CheckCode, PageFact>> pages,
      LocalDate today) {
    return new Standings(registry, snapshot, pages, today).standing();
  }

  private Standing standing() {
    snapshot.targets().stream()
        .filter(status -> status.target().kind() == TargetKind.PORTAL_LINK)
        .forEach(status -> links.add(link(status)));
    services();
    List<OfUnit> units = snapshot.units().stream().map(this::unit).toList();
    List<OfGoal> goals =
        registry.goals().stream()
            .flatMap(goal -> goal.demand().stream().map(demand -> goal(goal, demand, units)))
            .toList();
    List<OfMeeting> meetings =
        registry.duties().meetings().stream()
            .filter(meeting -> meeting.watchedAt(snapshot.at()))
            .map(this::meeting)
            .toList();
    return new Standing(
        snapshot.at(),
        registry.duties().scorecard(),
        units,
        goals,
        links,
        services,
        meetings,
        registry.duties().processing());
  }

  private static OfLink link(TargetStatus status) {
    Direction direction =
        status.target().id().value().startsWith("lk/" + Direction.FROM_PORTAL.label() + "/")
            ? Direction.FROM_PORTAL
            : Direction.TO_PORTAL;
    return new OfLink(
        status.target().id(), direction, status.target().unit(), linking(status), status.said());
  }

  private static Linking linking(TargetStatus status) {
    Optional<Observation> last = status.last();
    if (last.isEmpty() || status.state() == State.UNKNOWN) {
      return Linking.UNKNOWN;
    }
    return switch (last.get().outcome()) {
      case Outcome.Up _, Outcome.Degraded _ -> Linking.OK;
      case Outcome.Down(Cause cause, String _) ->
          cause == Cause.LINK_MISSING
              ? Linking.MISSING
              : cause == Cause.LINK_WRONG ? Linking.WRONG : Linking.BROKEN;
      case Outcome.Unknown _ -> Linking.UNKNOWN;
    };
  }

  private void services() {
    for (PublicService service : registry.duties().services()) {
      if (service.status() == ListedStatus.RETIRED) {
        continue;
      }
      TargetStatus status = byId.get(service.id());
      services.add(
          new OfService(
              service.id(),
              service.unit(),
              service.name(),
              service.level(),
              status == null ? Result.UNCONFIRMED : result(status),
              status == null ? service.reason() : status.said()));
    }
  }

  private static Result result(TargetStatus status) {
    return switch (status.state()) {
      case UP, DEGRADED -> Result.MET;
      case DOWN -> Result.NOT_MET;
      case MAINTENANCE, UNKNOWN -> Result.UNCONFIRMED;
    };
  }

  private OfUnit unit(Unit unit) {
    Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
    for (CheckCode code : CheckCode.values()) {
      facts.put(code, fact(unit, code));
    }
    List<OfCheck> checks = new ArrayList<>();
    Scorecard card = registry.duties().scorecard();
    for (Scorecard.Check check : card.checks()) {
      PageFact fact = facts.getOrDefault(check.code(), unconfirmed(NOT_MEASURED));
      checks.add(
          card.mute(unit.code(), check.code(), today)
              .map(
                  mute ->
                      new OfCheck(
                          check,
                          Result.MUTED,
                          mute.reason() + " (" + mute.by() + ", đến " + mute.until() + ")"))
              .orElseGet(() -> new OfCheck(check, fact.result(), fact.said())));
    }
    PageFact linked = linked(unit, facts);
    return new OfUnit(unit, linked.result(), linked.said(), checks, score(unit, checks));
  }

  private PageFact linked(Unit unit, Map<CheckCode, PageFact> facts) {
    boolean portal = of(unit, TargetKind.PORTAL).findAny().isPresent();
    List<CheckCode> needed =
        portal
            ? List.of(CheckCode.SITE_UP)
            : List.of(CheckCode.SITE_UP, CheckCode.FROM_PORTAL, CheckCode.TO_PORTAL);
    PageFact worst = new PageFact(Result.MET, "Trang trả lời, liên kết hai chiều đúng");
    for (CheckCode code : needed) {
      PageFact fact = facts.getOrDefault(code, unconfirmed(NOT_MEASURED));
      if (fact.result() == Result.NOT_MET) {
        return fact;
      }
      if (fact.result() != Result.MET && worst.result() == Result.MET) {
        worst = new PageFact(Result.UNCONFIRMED, fact.said());
      }
    }
    return worst;
  }

  private Standing.Score score(Unit unit, List<OfCheck> checks) {
    Scorecard card = registry.duties().scorecard();
    int met = 0;
    int measured = 0;
    int all = 0;
    for (OfCheck of : checks) {
      int weight = of.check().weight();
      switch (of.result()) {
        case MET -> {
          met += weight;
          measured += weight;
          all += weight;
        }
        case NOT_MET -> {
          measured += weight;
          all += weight;
        }
        case TO_CHECK, UNCONFIRMED -> all += weight;
        case MUTED -> {
          // Not counted at all.
        }
      }
    }
    List<Scorecard.Adjustment> adjustments =
        card.adjustments().stream().filter(a -> a.unit().equals(unit.code())).toList();
    double share = all == 0 ? 0 : (double) measured / all;
    if (measured == 0 || share < card.measuredShare()) {
      return new Standing.Score(OptionalDouble.empty(), share, "–", adjustments);
    }
    int points = adjustments.stream().mapToInt(Scorecard.Adjustment::points).sum();
    double value = Math.max(0, Math.min(100, 100.0 * met / measured + points));
    return new Standing.Score(OptionalDouble.of(value), share, card.band(value), adjustments);
  }

  private PageFact fact(Unit unit, CheckCode code) {
    return switch (code) {
      case SITE_UP -> siteUp(unit);
      case FROM_PORTAL -> linkFact(unit, Direction.FROM_PORTAL);
      case TO_PORTAL -> linkFact(unit, Direction.TO_PORTAL);
      case SERVICES -> servicesFact(unit);
      case HTTPS -> observed(unit).map(Standings::https).orElse(unconfirmed(NOT_MEASURED));
      case HTTPS_REDIRECT ->
          observed(unit).map(Standings::redirect).orElse(unconfirmed(NOT_MEASURED));
      case IPV6 -> observed(unit).map(Standings::ipv6).orElse(unconfirmed(NOT_MEASURED));
      case DOMAIN_EXPIRY -> domain(unit);
      case CONTACTS ->
          registry.contacts().contains(unit.code())
              ? new PageFact(Result.MET, "Đã có lãnh đạo phụ trách và chuyên viên")
              : unconfirmed("Danh mục chưa có tên lãnh đạo phụ trách và chuyên viên");
      case FRESHNESS, SECTIONS, INCIDENT_ADDRESS, HSTS, CAA, DNSSEC, INNER_LINKS ->
          pages.getOrDefault(unit.code(), Map.of()).getOrDefault(code, unconfirmed(NOT_MEASURED));
    };
  }

  private static PageFact unconfirmed(String said) {
    return new PageFact(Result.UNCONFIRMED, said);
  }

  private Stream<TargetStatus> of(Unit unit, TargetKind kind) {
    return byUnit.getOrDefault(unit.code(), List.of()).stream()
        .filter(status -> status.target().kind() == kind);
  }

  private Stream<TargetStatus> sites(Unit unit) {
    return Stream.concat(of(unit, TargetKind.PORTAL), of(unit, TargetKind.WEBSITE));
  }

  private Optional<Observation> observed(Unit unit) {
    return sites(unit).flatMap(status -> status.last().stream()).findFirst();
  }

  private PageFact siteUp(Unit unit) {
    List<TargetStatus> sites = sites(unit).toList();
    if (sites.isEmpty()) {
      return switch (unit.siteStanding()) {
        case NONE -> new PageFact(Result.NOT_MET, "Chưa có trang");
        case UNCONFIRMED -> unconfirmed("Chưa xác nhận có trang hay không");
        case REGISTERED -> unconfirmed("Có trang nhưng chưa được đo");
      };
    }
    TargetStatus first = sites.getFirst();
    return sites.stream()
        .filter(status -> result(status) == Result.MET)
        .findFirst()
        .map(status -> new PageFact(Result.MET, status.target().name() + " trả lời"))
        .orElseGet(() -> new PageFact(result(first), first.said()));
  }

  private PageFact linkFact(Unit unit, Direction direction) {
    List<OfLink> of =
        links.stream()
            .filter(link -> link.unit().equals(unit.code()) && link.direction() == direction)
            .toList();
    if (of.isEmpty()) {
      return unit.siteStanding() == SiteStanding.NONE
          ? new PageFact(Result.NOT_MET, "Chưa có trang")
          : unconfirmed("Chưa có trang được đo để xét liên kết");
    }
    OfLink best =
        of.stream().filter(link -> link.result() == Linking.OK).findFirst().orElse(of.getFirst());
    return switch (best.result()) {
      case OK -> new PageFact(Result.MET, direction.words() + ": đúng");
      case MISSING, WRONG, BROKEN ->
          new PageFact(Result.NOT_MET, best.said().isEmpty() ? best.result().words() : best.said());
      case UNKNOWN -> unconfirmed(best.said().isEmpty() ? NOT_MEASURED : best.said());
    };
  }

  private PageFact servicesFact(Unit unit) {
    List<OfService> of =
        services.stream().filter(service -> service.unit().equals(unit.code())).toList();
    long met = of.stream().filter(service -> service.result() == Result.MET).count();
    long not = of.stream().filter(service -> service.result() == Result.NOT_MET).count();
    String said = met + "/" + of.size() + " dịch vụ có đường dẫn hoạt động";
    if (of.isEmpty()) {
      return unconfirmed("Chưa đăng ký dịch vụ nào");
    }
    return not > 0
        ? new PageFact(Result.NOT_MET, said)
        : met == of.size() ? new PageFact(Result.MET, said) : unconfirmed(said);
  }

  private static PageFact https(Observation seen) {
    return seen.speaker()
        .flatMap(speaker -> speaker.tls())
        .map(
            tls ->
                tls.flaws().isEmpty()
                    ? new PageFact(Result.MET, "Chứng thư số hợp lệ")
                    : new PageFact(Result.NOT_MET, "Chứng thư số có lỗi"))
        .orElse(unconfirmed("Trang được đo qua http, chưa biết có https hay không"));
  }

  private static PageFact redirect(Observation seen) {
    return seen.speaker()
        .flatMap(speaker -> speaker.http())
        .filter(http -> !http.hops().isEmpty())
        .map(
            http ->
                http.hops().getFirst().url().startsWith("http:")
                    ? http.overTls()
                        ? new PageFact(Result.MET, "http tự chuyển sang https")
                        : new PageFact(Result.NOT_MET, "http không chuyển sang https")
                    : unconfirmed("Trang được đo qua https, chưa thử http"))
        .orElse(unconfirmed(NOT_MEASURED));
  }

  private static PageFact ipv6(Observation seen) {
    if (seen.addresses().isEmpty()) {
      return unconfirmed(NOT_MEASURED);
    }
    List<AddressResult> six =
        seen.addresses().stream().filter(a -> a.ip().getAddress().length == 16).toList();
    if (six.isEmpty()) {
      return new PageFact(Result.NOT_MET, "Tên miền không có địa chỉ IPv6");
    }
    if (six.stream().anyMatch(a -> a.outcome().verdict().good())) {
      return new PageFact(Result.MET, "Trả lời qua IPv6");
    }
    return six.stream().allMatch(a -> a.outcome() instanceof Outcome.Unknown)
        ? unconfirmed("Điểm đo không có IPv6")
        : new PageFact(Result.NOT_MET, "Có địa chỉ IPv6 nhưng không trả lời");
  }

  private PageFact domain(Unit unit) {
    Optional<String> host =
        sites(unit)
            .map(status -> HostName.ofAddress(status.target().address()))
            .flatMap(Optional::stream)
            .findFirst();
    return registry.duties().domains().stream()
        .filter(
            domain ->
                host.isPresent()
                    && (host.get().equals(domain.name())
                        || host.get().endsWith("." + domain.name())))
        .findFirst()
        .map(
            domain ->
                domain
                    .expires()
                    .map(
                        day ->
                            day.isAfter(today.plusDays(30))
                                ? new PageFact(Result.MET, domain.name() + " còn hạn đến " + day)
                                : new PageFact(
                                    Result.NOT_MET,
                                    domain.name() + " hết hạn ngày " + day + ", cần gia hạn"))
                    .orElse(unconfirmed("Chưa biết hạn của " + domain.name())))
        .orElse(unconfirmed("Chưa có tên miền trong domains.csv"));
  }

  private OfGoal goal(Goal goal, Demand demand, List<OfUnit> units) {
    List<OfUnit> obliged =
        units.stream()
            .filter(of -> of.unit().obliged())
            .filter(of -> demand.kinds().isEmpty() || demand.kinds().contains(of.unit().kind()))
            .toList();
    List<Row> rows =
        switch (demand.measure()) {
          case LINKED ->
              obliged.stream().map(of -> row(of.unit(), of.linked(), of.said())).toList();
          case CONTACTS ->
              obliged.stream()
                  .map(
                      of -> {
                        PageFact fact = fact(of.unit(), CheckCode.CONTACTS);
                        return row(of.unit(), fact.result(), fact.said());
                      })
                  .toList();
          case VIDEO -> obliged.stream().map(of -> video(of.unit())).toList();
          case SERVICES ->
              services.stream()
                  .map(s -> new Row(s.name(), Optional.of(s.unit()), s.result(), s.said()))
                  .toList();
          case WAN_PAIRS ->
              registry.duties().pairs().stream()
                  .map(
                      pair ->
                          new Row(
                              pair.from() + " → " + pair.to(),
                              Optional.empty(),
                              pair.reaches() ? Result.MET : Result.NOT_MET,
                              pair.source() + ", " + pair.day()))
                  .toList();
          case BY_HAND -> List.of();
        };
    return new OfGoal(goal, rows);
  }

  private static Row row(Unit unit, Result result, String said) {
    return new Row(unit.name(), Optional.of(unit.code()), result, said);
  }

  private Row video(Unit unit) {
    List<TargetStatus> points = of(unit, TargetKind.VIDEO).toList();
    if (points.isEmpty()) {
      return row(unit, Result.UNCONFIRMED, "Chưa có điểm cầu được đo");
    }
    TargetStatus point = points.getFirst();
    return row(unit, result(point), point.said());
  }

  private OfMeeting meeting(Meeting meeting) {
    List<String> notReady = new ArrayList<>();
    for (TargetId id : meeting.points()) {
      TargetStatus status = byId.get(id);
      if (status == null) {
        notReady.add(id + " (chưa được đo)");
      } else if (result(status) != Result.MET) {
        notReady.add(status.target().name());
      }
    }
    int points = meeting.points().size();
    return new OfMeeting(meeting, points, points - notReady.size(), notReady);
  }
}
