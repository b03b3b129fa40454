package vn.gov.haiduong.haidang.obligation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import vn.gov.haiduong.haidang.obligation.Standing.OfService;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.ListedStatus;
import vn.gov.haiduong.haidang.target.PublicService;

/** Each registered public service that is not retired, measured or not. */
final class ServiceRows {

  private ServiceRows() {}

  static List<OfService> of(Look look) {
    List<OfService> rows = new ArrayList<>();
    for (PublicService service : look.registry().duties().services()) {
      if (service.status() == ListedStatus.RETIRED) {
        continue;
      }
      Optional<TargetStatus> status = look.status(service.id());
      rows.add(
          new OfService(
              service.id(),
              service.unit(),
              service.code(),
              service.name(),
              service.level(),
              status.map(Look::result).orElse(Result.UNCONFIRMED),
              status.map(TargetStatus::said).orElse(service.reason()),
              service.steps().size(),
              status.map(ServiceRows::availability).orElse(OptionalDouble.empty())));
    }
    return rows;
  }

  /** Share of the decided time in which it answered; maintenance and unknown time left out. */
  private static OptionalDouble availability(TargetStatus status) {
    TargetStatus.Decided decided = status.decided();
    double good = decided.up() + decided.degraded();
    double known = good + decided.down();
    return known > 0 ? OptionalDouble.of(good / known) : OptionalDouble.empty();
  }
}
