package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import vn.gov.haiduong.haidang.incident.Clocks;
import vn.gov.haiduong.haidang.incident.Deadline;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/** Incidents for programs. */
final class IncidentJson {

  private IncidentJson() {}

  /**
   * The latest first.
   *
   * @param targets those that fit the query
   */
  static JsonObject list(
      List<Incident> incidents, Query query, Set<TargetId> targets, World world, Instant now) {
    List<Incident> found =
        incidents.stream()
            .filter(incident -> query.everything() || touches(incident, targets))
            .sorted(Comparator.comparing(Incident::since).reversed())
            .toList();
    JsonArray items = new JsonArray();
    found.stream()
        .skip((query.page() - 1L) * query.size())
        .limit(query.size())
        .forEach(incident -> items.add(of(incident, world, now)));
    return new JsonObject()
        .put("at", Province.rfc3339(now))
        .put("total", found.size())
        .put("page", query.page())
        .put("size", query.size())
        .put("pages", (found.size() + query.size() - 1) / query.size())
        .put("incidents", items);
  }

  private static boolean touches(Incident incident, Set<TargetId> targets) {
    return incident.targets().stream().anyMatch(targets::contains);
  }

  static JsonObject of(Incident incident, World world, Instant now) {
    JsonArray targets = new JsonArray();
    incident.targets().forEach(id -> targets.add(id.value()));
    JsonObject json =
        new JsonObject()
            .put("id", incident.id().value())
            .put("kind", incident.kind().label())
            .put("phase", incident.phase().label())
            .put("stage", incident.stage().label())
            .put("severity", incident.severity().label())
            .put("type", incident.type())
            .put("classified", incident.classification().isPresent())
            .put("exercise", incident.exercise())
            .put("targets", targets)
            .put("start", Province.rfc3339(incident.since()))
            .put("end", incident.end().map(Province::rfc3339).orElse(null))
            .put("confirmedAt", Province.rfc3339(incident.confirmedAt()))
            .put("cause", incident.firstCause().map(Cause::label).orElse(null))
            .put("assignee", incident.assignee().orElse(null))
            .put("mutedUntil", incident.mutedUntil().map(Province::rfc3339).orElse(null));
    json.put(
        "acknowledged",
        incident
            .acknowledged()
            .map(
                ack ->
                    new JsonObject()
                        .put("at", Province.rfc3339(ack.at()))
                        .put("by", ack.by().name())
                        .put("note", ack.note())
                        .put("estimate", ack.estimate().map(Province::rfc3339).orElse(null)))
            .orElse(null));
    JsonArray clocks = new JsonArray();
    for (Deadline clock : Clocks.of(incident, world, now)) {
      clocks.add(
          new JsonObject()
              .put("id", clock.id())
              .put("name", clock.name())
              .put("statutory", clock.statutory())
              .put("state", clock.state().label())
              .put("due", Province.rfc3339(clock.due()))
              .put("legalBasis", clock.legalBasis()));
    }
    return json.put("clocks", clocks);
  }

  /** One incident with its story and who was told. */
  static JsonObject whole(
      Incident incident, World world, List<Event> story, PeoplePorts.AllTold told, Instant now) {
    StoryWords words = new StoryWords(world);
    JsonArray events = new JsonArray();
    for (Event event : story) {
      StoryWords.Line line = words.of(event);
      events.add(
          new JsonObject()
              .put("at", Province.rfc3339(event.at()))
              .put("what", line.title())
              .put("detail", line.detail())
              .put("by", line.who()));
    }
    JsonArray attempts = new JsonArray();
    for (PeoplePorts.Told one : told.told()) {
      attempts.add(
          new JsonObject()
              .put("at", Province.rfc3339(one.at()))
              .put("person", one.person())
              .put("channel", one.channel())
              .put("what", one.what())
              .put("result", one.result())
              .put("state", one.state().label())
              .put("accepted", one.accepted()));
    }
    return of(incident, world, now)
        .put("events", events)
        .put("deliveries", attempts)
        .put("deliveriesWhole", told.whole());
  }
}
