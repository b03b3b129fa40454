package vn.gov.haiduong.haidang.metrics;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.duty.Roster;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Figures;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Member;
import vn.gov.haiduong.haidang.incident.Subject;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * Incidents, their clocks and the duty rosters. Ids are labels while an incident is open, while one
 * of the law's clocks runs on, and a day after, of at most {@link #MOST} incidents; no name, number
 * or address of a person ever is.
 */
final class IncidentFamilies {

  /** Incidents that may be labels at once, the gravest and oldest first. */
  static final int MOST = 500;

  private static final Duration SHOWN_AFTER = Duration.ofHours(24);
  private static final Duration ROSTER_AHEAD = Duration.ofDays(14);

  private final Samples samples;
  private final Incidents incidents;
  private final Instant now;
  private final List<Incident> shown;

  private IncidentFamilies(Samples samples, Incidents incidents) {
    this.samples = samples;
    this.incidents = incidents;
    this.now = incidents.at();
    this.shown =
        incidents.book().all().stream()
            .filter(this::isShown)
            .sorted(
                Comparator.comparing((Incident incident) -> !asks(incident))
                    .thenComparing(Incident::severity)
                    .thenComparing(Incident::since)
                    .thenComparing(Incident::id))
            .limit(MOST)
            .toList();
  }

  static void write(Samples samples, Incidents incidents) {
    IncidentFamilies families = new IncidentFamilies(samples, incidents);
    families.counts();
    families.each();
    families.members();
    families.clocks();
    families.missed();
    families.times();
    families.rosters();
  }

  private boolean isShown(Incident incident) {
    return asks(incident)
        || incident
            .closing()
            .filter(closing -> now.isBefore(closing.at().plus(SHOWN_AFTER)))
            .isPresent();
  }

  /** Somebody still has to act. */
  private boolean asks(Incident incident) {
    return incident.open() || !Clocks.owed(incident, incidents.world(), now).isEmpty();
  }

  private void counts() {
    Map<String, Integer> open = new TreeMap<>();
    for (Incident incident : incidents.book().all()) {
      if (incident.open()) {
        String key =
            incident.severity().label() + "|" + incident.type() + "|" + incident.stage().label();
        open.merge(key, 1, Integer::sum);
      }
    }
    for (Severity severity : Severity.values()) {
      String key = severity.label() + "|" + incidents.world().plan().defaultType() + "|tiep-nhan";
      open.putIfAbsent(key, 0);
    }
    samples.family(Names.INCIDENTS);
    open.forEach(
        (key, count) -> {
          String[] part = key.split("\\|", -1);
          samples
              .sample(Samples.labels("severity", part[0], "type", part[1], "stage", part[2]))
              .whole(count);
        });
    samples.family(Names.INCIDENTS_OPENED);
    for (Severity severity : Severity.values()) {
      samples.sample(label(severity)).whole(incidents.figures().opened(severity));
    }
    samples.family(Names.INCIDENTS_CLOSED);
    for (Severity severity : Severity.values()) {
      samples.sample(label(severity)).whole(incidents.figures().closed(severity));
    }
  }

  private void each() {
    samples.family(Names.INCIDENT_INFO);
    for (Incident incident : shown) {
      String target = incident.root().map(member -> member.target().value()).orElse("");
      samples
          .sample(
              Samples.labels(
                  "incident",
                  incident.id().value(),
                  "target",
                  target,
                  "agency",
                  agency(incident),
                  "severity",
                  incident.severity().label(),
                  "kind",
                  incident.kind().label(),
                  "type",
                  incident.type(),
                  "stage",
                  incident.stage().label(),
                  "phase",
                  incident.phase().label(),
                  "cause",
                  incident.firstCause().map(Cause::label).orElse("")))
          .whole(1);
    }
    samples.family(Names.INCIDENT_START);
    for (Incident incident : shown) {
      samples
          .sample(Samples.labels("incident", incident.id().value(), "agency", agency(incident)))
          .millis(incident.since().toEpochMilli());
    }
  }

  private String agency(Incident incident) {
    return incident
        .root()
        .flatMap(member -> incidents.world().subject(member.target()))
        .map(Subject::unit)
        .map(unit -> unit.value())
        .orElse("");
  }

  private void members() {
    samples.family(Names.TARGET_INCIDENT);
    for (Incident incident : shown) {
      if (!incident.open()) {
        continue;
      }
      for (Member member : incident.members()) {
        if (member.leftAt().isEmpty()) {
          samples
              .sample(
                  Samples.labels(
                      "target", member.target().value(), "incident", incident.id().value()))
              .whole(1);
        }
      }
    }
  }

  private void clocks() {
    Map<Incident, List<Deadline>> clocks = new LinkedHashMap<>();
    for (Incident incident : shown) {
      clocks.put(
          incident,
          Clocks.of(incident, incidents.world(), now).stream()
              .filter(clock -> clock.state() != Deadline.State.POSSIBLE)
              .toList());
    }
    samples.family(Names.INCIDENT_STEP_DEADLINE);
    clocks.forEach(
        (incident, all) ->
            all.forEach(
                clock ->
                    samples.sample(label(incident, clock)).millis(clock.due().toEpochMilli())));
    samples.family(Names.INCIDENT_STEP_DONE);
    clocks.forEach(
        (incident, all) ->
            all.forEach(clock -> samples.sample(label(incident, clock)).flag(!clock.running())));
  }

  private void missed() {
    SortedMap<String, Long> missed = new TreeMap<>(incidents.figures().missed());
    incidents.world().plan().clocksInForce().forEach(clock -> missed.putIfAbsent(clock.id(), 0L));
    samples.family(Names.INCIDENT_STEPS_MISSED);
    missed.forEach((clock, count) -> samples.sample(Samples.label("step", clock)).whole(count));
  }

  private static byte[] label(Incident incident, Deadline clock) {
    return Samples.labels("incident", incident.id().value(), "step", clock.id());
  }

  private void times() {
    time(Names.INCIDENT_DETECT, Figures.Measure.DETECT);
    time(Names.INCIDENT_TELL, Figures.Measure.TELL);
    time(Names.INCIDENT_ACKNOWLEDGE, Figures.Measure.ACKNOWLEDGE);
    time(Names.INCIDENT_RESOLVE, Figures.Measure.RESOLVE);
  }

  private void time(Names metric, Figures.Measure measure) {
    samples.family(metric);
    for (Severity severity : Severity.values()) {
      Figures.Histogram histogram = incidents.figures().histogram(measure, severity);
      samples.histogram(
          metric, label(severity), Figures.bounds(), histogram::count, histogram.sumSeconds());
    }
  }

  private static byte[] label(Severity severity) {
    return Samples.label("severity", severity.label());
  }

  private void rosters() {
    List<Roster> rosters = incidents.world().directory().inOrder();
    samples.family(Names.ROSTER_HOLES);
    for (Roster roster : rosters) {
      samples
          .sample(Samples.label("roster", roster.id()))
          .whole(roster.holes(new Interval(now, now.plus(ROSTER_AHEAD))).size());
    }
    samples.family(Names.ROSTER_ON_CALL);
    for (Roster roster : rosters) {
      for (String slot : roster.slots().keySet()) {
        samples
            .sample(Samples.labels("roster", roster.id(), "slot", slot))
            .flag(roster.onCall(slot, now).isPresent());
      }
    }
  }
}
