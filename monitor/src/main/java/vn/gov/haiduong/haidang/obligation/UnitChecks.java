package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.obligation.Standing.OfCheck;
import vn.gov.haiduong.haidang.obligation.Standing.OfLink;
import vn.gov.haiduong.haidang.obligation.Standing.OfService;
import vn.gov.haiduong.haidang.obligation.Standing.OfUnit;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.SiteStanding;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;

/** Every check of a unit, over all of its sites. */
final class UnitChecks {

  private final Look look;
  private final SiteFacts sites;
  private final Map<UnitCode, List<OfLink>> links = new HashMap<>();
  private final Map<UnitCode, List<OfService>> services = new HashMap<>();

  UnitChecks(Look look, List<OfLink> links, List<OfService> services) {
    this.look = look;
    this.sites = new SiteFacts(look);
    links.forEach(l -> this.links.computeIfAbsent(l.unit(), _ -> new ArrayList<>()).add(l));
    services.forEach(s -> this.services.computeIfAbsent(s.unit(), _ -> new ArrayList<>()).add(s));
  }

  OfUnit unit(Unit unit) {
    Map<CheckCode, PageFact> facts = new EnumMap<>(CheckCode.class);
    for (CheckCode code : CheckCode.values()) {
      facts.put(code, fact(unit, code));
    }
    Scorecard card = look.registry().duties().scorecard();
    List<OfCheck> checks = new ArrayList<>();
    for (Scorecard.Check check : card.checks()) {
      PageFact fact = facts.getOrDefault(check.code(), Look.unconfirmed(Look.NOT_MEASURED));
      checks.add(
          card.mute(unit.code(), check.code(), look.today())
              .map(mute -> new OfCheck(check, Result.MUTED, said(mute)))
              .orElseGet(() -> new OfCheck(check, heard(check, fact), fact.said())));
    }
    PageFact linked = linked(unit, facts);
    return new OfUnit(
        unit, linked.result(), linked.said(), checks, Scoring.score(card, unit.code(), checks));
  }

  private static String said(Scorecard.Mute mute) {
    return mute.reason() + " (" + mute.by() + ", đến hết ngày " + day(mute.until()) + ")";
  }

  private static String day(LocalDate day) {
    return day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
  }

  /** A guess by rules never says that somebody broke one. */
  private static Result heard(Scorecard.Check check, PageFact fact) {
    return check.method() == Scorecard.Method.HEURISTIC && fact.result() == Result.NOT_MET
        ? Result.TO_CHECK
        : fact.result();
  }

  PageFact fact(Unit unit, CheckCode code) {
    return switch (code) {
      case SITE_UP -> siteUp(unit);
      case FROM_PORTAL -> link(unit, Direction.FROM_PORTAL);
      case TO_PORTAL -> link(unit, Direction.TO_PORTAL);
      case SERVICES -> services(unit);
      case CONTACTS ->
          look.registry().contacts().contains(unit.code())
              ? new PageFact(Result.MET, "Đã có lãnh đạo phụ trách và chuyên viên")
              : Look.unconfirmed("Danh mục chưa có tên lãnh đạo phụ trách và chuyên viên");
      case HTTPS,
          HTTPS_REDIRECT,
          HSTS,
          IPV6,
          CAA,
          DNSSEC,
          DOMAIN_EXPIRY,
          FRESHNESS,
          SECTIONS,
          INCIDENT_ADDRESS,
          INNER_LINKS ->
          ofSites(unit, code);
    };
  }

  /** The worst of its sites: a unit answers for all of them. */
  private PageFact ofSites(Unit unit, CheckCode code) {
    List<TargetStatus> measured = look.sites(unit);
    Optional<PageFact> worst = Optional.empty();
    for (TargetStatus site : measured) {
      PageFact fact = sites.fact(site, code);
      if (worst.isEmpty() || gravity(fact) > gravity(worst.get())) {
        worst =
            Optional.of(
                measured.size() == 1
                    ? fact
                    : new PageFact(fact.result(), site.target().name() + ": " + fact.said()));
      }
    }
    return worst.orElseGet(() -> Look.unconfirmed("Chưa có trang được đo"));
  }

  private static int gravity(PageFact fact) {
    return switch (fact.result()) {
      case MUTED -> 0;
      case MET -> 1;
      case UNCONFIRMED -> 2;
      case TO_CHECK -> 3;
      case NOT_MET -> 4;
    };
  }

  private PageFact linked(Unit unit, Map<CheckCode, PageFact> facts) {
    boolean portal = look.of(unit, TargetKind.PORTAL).findAny().isPresent();
    List<CheckCode> needed =
        portal
            ? List.of(CheckCode.SITE_UP)
            : List.of(CheckCode.SITE_UP, CheckCode.FROM_PORTAL, CheckCode.TO_PORTAL);
    PageFact worst = new PageFact(Result.MET, "Trang trả lời, liên kết hai chiều đúng");
    for (CheckCode code : needed) {
      PageFact fact = facts.getOrDefault(code, Look.unconfirmed(Look.NOT_MEASURED));
      if (fact.result() == Result.NOT_MET) {
        return fact;
      }
      if (fact.result() != Result.MET && worst.result() == Result.MET) {
        worst = Look.unconfirmed(fact.said());
      }
    }
    return worst;
  }

  private PageFact siteUp(Unit unit) {
    List<TargetStatus> measured = look.sites(unit);
    if (measured.isEmpty()) {
      return switch (unit.siteStanding()) {
        case NONE -> new PageFact(Result.NOT_MET, "Chưa có trang");
        case UNCONFIRMED -> Look.unconfirmed("Chưa xác nhận có trang hay không");
        case REGISTERED -> Look.unconfirmed("Có trang nhưng chưa được đo");
      };
    }
    TargetStatus first = measured.getFirst();
    return measured.stream()
        .filter(status -> Look.result(status) == Result.MET)
        .findFirst()
        .map(status -> new PageFact(Result.MET, status.target().name() + " trả lời"))
        .orElseGet(() -> new PageFact(Look.result(first), first.said()));
  }

  private PageFact link(Unit unit, Direction direction) {
    if (look.of(unit, TargetKind.PORTAL).findAny().isPresent()) {
      return new PageFact(Result.MET, "Là Cổng của tỉnh");
    }
    List<OfLink> of =
        links.getOrDefault(unit.code(), List.of()).stream()
            .filter(link -> link.direction() == direction)
            .toList();
    if (of.isEmpty()) {
      return unit.siteStanding() == SiteStanding.NONE
          ? new PageFact(Result.NOT_MET, "Chưa có trang")
          : Look.unconfirmed("Chưa có trang được đo để xét liên kết");
    }
    OfLink best =
        of.stream().filter(link -> link.result() == Linking.OK).findFirst().orElse(of.getFirst());
    String said = best.said().isEmpty() ? best.result().words() : best.said();
    return switch (best.result()) {
      case OK ->
          new PageFact(
              Result.MET,
              direction.words() + ": đúng" + (best.said().isEmpty() ? "" : "; " + best.said()));
      case MISSING, WRONG, BROKEN, NOT_EXPECTED -> new PageFact(Result.NOT_MET, said);
      case UNKNOWN -> Look.unconfirmed(said);
    };
  }

  private PageFact services(Unit unit) {
    List<OfService> of = services.getOrDefault(unit.code(), List.of());
    long met = of.stream().filter(service -> service.result() == Result.MET).count();
    long not = of.stream().filter(service -> service.result() == Result.NOT_MET).count();
    String said = met + "/" + of.size() + " dịch vụ có đường dẫn hoạt động";
    if (of.isEmpty()) {
      return Look.unconfirmed("Chưa đăng ký dịch vụ nào");
    }
    return not > 0
        ? new PageFact(Result.NOT_MET, said)
        : met == of.size() ? new PageFact(Result.MET, said) : Look.unconfirmed(said);
  }
}
