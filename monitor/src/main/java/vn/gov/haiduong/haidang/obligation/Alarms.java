package vn.gov.haiduong.haidang.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.status.TargetStatus;
import vn.gov.haiduong.haidang.target.Domain;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Province;

/**
 * What must be told to people at once: a video point that does not answer half an hour before or
 * during a meeting, a domain that is to be renewed. The same key stays one alarm as long as it
 * lasts.
 */
public final class Alarms {

  private Alarms() {}

  /** Which target and for what. */
  public record Key(TargetId target, Signal signal) {}

  /**
   * An alarm as it stands.
   *
   * @param detail one Vietnamese sentence
   */
  public record Alarm(Key key, Instant since, String detail) {}

  /** All alarms of this moment, by key. */
  public static Map<Key, Alarm> of(Standing standing, Snapshot snapshot, List<Domain> domains) {
    Map<Key, Alarm> alarms = new LinkedHashMap<>();
    for (Standing.OfMeeting of : standing.meetings()) {
      for (Standing.Point point : of.waiting()) {
        if (point.result() == Result.NOT_MET) {
          Key key = new Key(point.id(), Signal.MEETING_NOT_READY);
          alarms.putIfAbsent(key, new Alarm(key, standing.at(), detail(of, point, standing.at())));
        }
      }
    }
    LocalDate today = LocalDate.ofInstant(standing.at(), Province.ZONE);
    for (Domain domain : domains) {
      domain
          .expires()
          .filter(day -> ChronoUnit.DAYS.between(today, day) <= SiteFacts.RENEW_DAYS)
          .flatMap(day -> site(domain, snapshot).map(site -> renewal(domain, day, site, standing)))
          .ifPresent(alarm -> alarms.putIfAbsent(alarm.key(), alarm));
    }
    return alarms;
  }

  private static String detail(Standing.OfMeeting of, Standing.Point point, Instant now) {
    long minutes = ChronoUnit.MINUTES.between(now, of.meeting().start());
    String when = minutes > 0 ? "họp bắt đầu sau " + minutes + " phút" : "cuộc họp đang diễn ra";
    return point.name()
        + " chưa sẵn sàng cho \""
        + of.meeting().title()
        + "\" ("
        + when
        + ")"
        + (point.said().isEmpty() ? "" : ": " + point.said());
  }

  private static Alarm renewal(Domain domain, LocalDate day, TargetId site, Standing standing) {
    Key key = new Key(site, Signal.DOMAIN_EXPIRING);
    String shown = day.getDayOfMonth() + "/" + day.getMonthValue() + "/" + day.getYear();
    return new Alarm(
        key,
        standing.at(),
        "Tên miền " + domain.name() + " hết hạn ngày " + shown + ", cần gia hạn");
  }

  /** The measured site that speaks for a domain: the one at its own name, else any below it. */
  private static Optional<TargetId> site(Domain domain, Snapshot snapshot) {
    Optional<TargetId> below = Optional.empty();
    for (TargetStatus status : snapshot.targets()) {
      TargetKind kind = status.target().kind();
      if (kind != TargetKind.PORTAL && kind != TargetKind.WEBSITE) {
        continue;
      }
      Optional<String> host = HostName.ofAddress(status.target().address());
      if (host.equals(Optional.of(domain.name()))) {
        return Optional.of(status.target().id());
      }
      if (below.isEmpty() && host.filter(h -> h.endsWith("." + domain.name())).isPresent()) {
        below = Optional.of(status.target().id());
      }
    }
    return below;
  }
}
