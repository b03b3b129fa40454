package vn.gov.haiduong.haidang.app.alerting;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.notify.Alertmanager;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.time.Province;
import vn.gov.haiduong.haidang.wording.CauseWords;

/**
 * Incidents as the alerts that Alertmanager shows. Remembers what it showed last, so that an
 * incident that changes its severity, which is part of an alert's identity, leaves no second alert
 * behind. Confined to one loop.
 */
final class Shown {

  /** Alerts expire by themselves when the service is gone: five rounds of a minute. */
  static final Duration LASTS = Duration.ofMinutes(5);

  /** How long the end is repeated, as Prometheus does. */
  static final Duration END_TOLD = Duration.ofMinutes(15);

  static final int MOST = 500;

  private final String publicUrl;
  private final Map<SortedMap<String, String>, Alertmanager.Alert> last = new HashMap<>();

  /**
   * @param publicUrl root of the service's pages, without slash at the end
   */
  Shown(String publicUrl) {
    this.publicUrl = publicUrl;
  }

  /** What is to be posted now, causes before what follows from them. */
  List<Alertmanager.Alert> next(Incidents incidents, Instant now) {
    Map<SortedMap<String, String>, Alertmanager.Alert> alerts = new HashMap<>();
    List<Alertmanager.Alert> order = new ArrayList<>();
    incidents.book().all().stream()
        .filter(incident -> shows(incident, now))
        .sorted(
            Comparator.comparing((Incident incident) -> !incident.phase().active())
                .thenComparing(Incident::severity)
                .thenComparing(Incident::since)
                .thenComparing(Incident::id))
        .limit(MOST)
        .map(incident -> alert(incident, incidents.world(), now))
        .forEach(
            alert -> {
              alerts.put(alert.labels(), alert);
              order.add(alert);
            });
    last.forEach(
        (labels, before) -> {
          boolean ending = !alerts.containsKey(labels) && before.end().isAfter(now);
          if (ending) {
            // Under these labels it is over, whatever it is called now.
            Alertmanager.Alert over = ended(before, now);
            alerts.put(labels, over);
            order.add(over);
          } else if (!alerts.containsKey(labels) && before.end().plus(END_TOLD).isAfter(now)) {
            alerts.put(labels, before);
            order.add(before);
          }
        });
    last.clear();
    last.putAll(alerts);
    return order;
  }

  private static Alertmanager.Alert ended(Alertmanager.Alert alert, Instant now) {
    Instant end = now.isBefore(alert.start()) ? alert.start() : now;
    return new Alertmanager.Alert(
        alert.labels(), alert.annotations(), alert.start(), end, alert.link());
  }

  /** Not what came from rules outside: it is there already. */
  private static boolean shows(Incident incident, Instant now) {
    boolean ours =
        incident.signal() != Signal.ALERT
            && incident.signal() != Signal.ALERT_CRITICAL
            && incident.phase() != Incident.Phase.GATHERING
            && incident.mergedInto().isEmpty();
    return ours && (incident.phase().active() || end(incident).plus(END_TOLD).isAfter(now));
  }

  private static Instant end(Incident incident) {
    Instant end =
        incident
            .resolvedAt()
            .or(() -> incident.closing().map(Incident.Closing::at))
            .orElse(incident.openedAt());
    return end.isBefore(incident.since()) ? incident.since() : end;
  }

  private Alertmanager.Alert alert(Incident incident, World world, Instant now) {
    Optional<Subject> root =
        incident.root().flatMap(member -> world.subject(member.target())).map(found -> found);
    SortedMap<String, String> labels = new TreeMap<>();
    labels.put("alertname", name(incident, root));
    labels.put("source", "monitor");
    labels.put("told_by", "haidang");
    labels.put("team", "ung-cuu");
    labels.put("incident", incident.id().value());
    labels.put("severity", severity(incident.severity()));
    labels.put("plan_level", incident.severity().label());
    labels.put("target", root.map(subject -> subject.id().value()).orElse(""));
    labels.put("kind", root.map(subject -> subject.kind().label()).orElse(""));
    labels.put("agency", root.map(subject -> subject.unit().value()).orElse(""));
    labels.put("exercise", incident.exercise() ? "true" : "");
    return new Alertmanager.Alert(
        labels,
        annotations(incident, root, world, now),
        incident.since(),
        incident.phase().active() ? now.plus(LASTS) : end(incident),
        Optional.of(URI.create(publicUrl + "/incidents/" + incident.id().value())));
  }

  private Map<String, String> annotations(
      Incident incident, Optional<Subject> root, World world, Instant now) {
    Map<String, String> said = new TreeMap<>();
    String what =
        root.map(subject -> subject.name() + " (" + subject.address() + ")")
            .orElse(incident.kind().words());
    String cause = incident.firstCause().map(c -> ": " + CauseWords.of(c).name()).orElse("");
    said.put(
        "summary",
        (incident.exercise() ? "[DIỄN TẬP] " : "")
            + what
            + cause
            + (incident.detail().isEmpty() ? "" : " – " + incident.detail()));
    said.put(
        "description",
        "Từ "
            + Province.dateTime(incident.since())
            + ", "
            + incident.phase().words().toLowerCase(Locale.ROOT)
            + "; "
            + incident.members().size()
            + " đối tượng. Dịch vụ đã báo người trực; ở đây chỉ hiển thị.");
    said.put("plan_level", world.plan().level(incident.severity()).name());
    said.put("stage", incident.stage().words());
    List<Deadline> clocks =
        Clocks.of(incident, world, now).stream().filter(Deadline::running).toList();
    Clocks.next(clocks)
        .or(() -> Clocks.missed(clocks))
        .ifPresent(next -> said.put("next_deadline", next.name() + ": " + due(next)));
    if (!clocks.isEmpty()) {
      said.put(
          "deadlines",
          String.join("; ", clocks.stream().map(one -> one.name() + ": " + due(one)).toList()));
    }
    String acknowledged =
        incident.acknowledged().map(by -> by.by().name()).orElse("chưa có ai nhận xử lý");
    said.put("acknowledged", acknowledged);
    if (!incident.type().isEmpty()) {
      said.put("runbook_url", publicUrl + "/so-tay/loai-" + incident.type());
    }
    return said;
  }

  private static String due(Deadline clock) {
    return Province.dateTime(clock.due())
        + (clock.state() == Deadline.State.OVERDUE ? " (quá hạn)" : "");
  }

  private static String severity(Severity severity) {
    return switch (severity) {
      case S1, S2 -> "critical";
      case S3 -> "warning";
      case S4 -> "info";
    };
  }

  private static String name(Incident incident, Optional<Subject> root) {
    return switch (incident.signal()) {
      case DOWN ->
          root.filter(subject -> subject.kind() == TargetKind.WAN).isPresent()
              ? "WanLinkDown"
              : "TargetDown";
      case FLAPPING -> "TargetFlapping";
      case OWN_SIDE -> "MonitorNetworkDown";
      case CONTENT_SUSPECT -> "ContentSuspect";
      case CERT_EXPIRED -> "CertExpired";
      case CERT_EXPIRING -> "CertExpiring";
      case DOMAIN_EXPIRING -> "DomainExpiring";
      case STALE -> "ContentStale";
      case LINK_BROKEN -> "PortalLinkBroken";
      case INNER_LINKS -> "InnerLinksBroken";
      case MEETING_NOT_READY -> "MeetingNotReady";
      case ALERT, ALERT_CRITICAL -> "PrometheusAlert";
    };
  }
}
