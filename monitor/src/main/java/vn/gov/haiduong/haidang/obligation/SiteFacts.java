package vn.gov.haiduong.haidang.obligation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.time.Province;

/** What is known about one site: what was read or asked beside the probe, else what it showed. */
final class SiteFacts {

  /** A domain that ends sooner is to be renewed now. */
  static final int RENEW_DAYS = 30;

  private final Look look;

  SiteFacts(Look look) {
    this.look = look;
  }

  PageFact fact(TargetStatus site, CheckCode code) {
    PageFact seen = look.sightings().of(site.target().id()).get(code);
    if (seen != null && seen.result() != Result.UNCONFIRMED) {
      return seen;
    }
    PageFact probed =
        switch (code) {
          case HTTPS -> site.last().map(SiteFacts::https).orElse(unconfirmed());
          case HTTPS_REDIRECT -> site.last().map(SiteFacts::redirect).orElse(unconfirmed());
          case IPV6 -> site.last().map(SiteFacts::ipv6).orElse(unconfirmed());
          case DOMAIN_EXPIRY -> domain(site);
          case SITE_UP,
              FROM_PORTAL,
              TO_PORTAL,
              SERVICES,
              HSTS,
              CAA,
              DNSSEC,
              FRESHNESS,
              SECTIONS,
              INCIDENT_ADDRESS,
              INNER_LINKS,
              CONTACTS ->
              unconfirmed();
        };
    return probed.result() == Result.UNCONFIRMED && seen != null ? seen : probed;
  }

  private static PageFact unconfirmed() {
    return Look.unconfirmed(Look.NOT_MEASURED);
  }

  private static PageFact https(Observation seen) {
    return seen.speaker()
        .flatMap(AddressResult::tls)
        .map(
            tls ->
                tls.flaws().isEmpty()
                    ? new PageFact(
                        Result.MET,
                        "Chứng thư số hợp lệ"
                            + tls.chain().stream()
                                .findFirst()
                                .map(leaf -> ", hạn đến " + Province.date(leaf.notAfter()))
                                .orElse(""))
                    : new PageFact(Result.NOT_MET, "Chứng thư số có lỗi"))
        .orElse(Look.unconfirmed("Trang được đo qua http, chưa biết có https hay không"));
  }

  private static PageFact redirect(Observation seen) {
    return seen.speaker()
        .flatMap(AddressResult::http)
        .filter(http -> !http.hops().isEmpty())
        .map(
            http ->
                http.hops().getFirst().url().startsWith("http:")
                    ? http.overTls()
                        ? new PageFact(Result.MET, "http tự chuyển sang https")
                        : new PageFact(Result.NOT_MET, "http không chuyển sang https")
                    : Look.unconfirmed("Trang được đo qua https, chưa thử http"))
        .orElse(unconfirmed());
  }

  private static PageFact ipv6(Observation seen) {
    if (seen.addresses().isEmpty()) {
      return unconfirmed();
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
        ? Look.unconfirmed("Điểm đo không có IPv6")
        : new PageFact(Result.NOT_MET, "Có địa chỉ IPv6 nhưng không trả lời");
  }

  private PageFact domain(TargetStatus site) {
    return HostName.ofAddress(site.target().address())
        .flatMap(host -> registered(host, look.registry().duties().domains()))
        .map(domain -> expiry(domain, look.today()))
        .orElse(Look.unconfirmed("Chưa có tên miền trong domains.csv"));
  }

  /** The registered domain under which a host lies. */
  static Optional<Domain> registered(String host, List<Domain> domains) {
    return domains.stream()
        .filter(domain -> host.equals(domain.name()) || host.endsWith("." + domain.name()))
        .findFirst();
  }

  private static PageFact expiry(Domain domain, LocalDate today) {
    if (domain.expires().isEmpty()) {
      return Look.unconfirmed("Chưa biết hạn của " + domain.name());
    }
    LocalDate day = domain.expires().get();
    long left = ChronoUnit.DAYS.between(today, day);
    String shown = day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    if (left < 0) {
      return new PageFact(Result.NOT_MET, domain.name() + " đã hết hạn ngày " + shown);
    }
    return left > RENEW_DAYS
        ? new PageFact(Result.MET, domain.name() + " còn hạn đến " + shown)
        : new PageFact(
            Result.NOT_MET,
            domain.name() + " hết hạn ngày " + shown + ", còn " + left + " ngày, cần gia hạn");
  }
}
