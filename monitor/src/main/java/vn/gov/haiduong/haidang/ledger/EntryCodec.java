package vn.gov.haiduong.haidang.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.MaintenanceOrder;
import vn.gov.haiduong.haidang.journal.TargetFacts;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.UnitKind;

/**
 * Entries as rows: a word for the case, a subject to look for, and a JSON object. The same object,
 * with {@code at} and {@code entry} before it, is what {@code export --what entries} prints.
 */
public final class EntryCodec {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** A row of the table {@code entry}. */
  record Row(long at, String kind, String subject, String body) {}

  private EntryCodec() {}

  /** The word of an entry's case. */
  public static String kind(Entry entry) {
    return switch (entry) {
      case Entry.Observed _ -> "observed";
      case Entry.OwnSideDown _ -> "own_side_down";
      case Entry.OwnSideUp _ -> "own_side_up";
      case Entry.MonitorStopped _ -> "monitor_stopped";
      case Entry.MonitorStarted _ -> "monitor_started";
      case Entry.Heartbeat _ -> "heartbeat";
      case Entry.Configured _ -> "configured";
      case Entry.MaintenancePlanned _ -> "maintenance_planned";
      case Entry.MaintenanceStarted _ -> "maintenance_start";
      case Entry.MaintenanceEnded _ -> "maintenance_end";
      case Entry.IncidentStep _ -> "incident";
      case Entry.Notification _ -> "notification";
      case Entry.Act _ -> "act";
      case Entry.Finding _ -> "finding";
      case Entry.Drill _ -> "drill";
      case Entry.MonthClosed _ -> "month_closed";
    };
  }

  static Row row(Entry entry) {
    return new Row(entry.at().toEpochMilli(), kind(entry), subject(entry), body(entry).toString());
  }

  private static String subject(Entry entry) {
    String subject =
        switch (entry) {
          case Entry.Observed seen -> seen.target().value();
          case Entry.OwnSideDown down -> down.scope().map(Side::label).orElse("");
          case Entry.OwnSideUp up -> up.scope().map(Side::label).orElse("");
          case Entry.MonitorStopped _, Entry.MonitorStarted _, Entry.Heartbeat _ -> "";
          case Entry.Configured configured -> configured.hash();
          case Entry.MaintenancePlanned planned -> planned.order().target().value();
          case Entry.MaintenanceStarted started -> started.order().target().value();
          case Entry.MaintenanceEnded ended -> ended.target().value();
          case Entry.IncidentStep step -> step.incident();
          case Entry.Notification notification -> notification.key();
          case Entry.Act act -> act.subject();
          case Entry.Finding finding -> finding.target().value();
          case Entry.Drill drill -> drill.drill();
          case Entry.MonthClosed closed -> closed.month().toString();
        };
    return subject.length() > 200 ? subject.substring(0, 200) : subject;
  }

  /** What an entry says, without its moment and case. */
  public static ObjectNode body(Entry entry) {
    ObjectNode body = JSON.createObjectNode();
    switch (entry) {
      case Entry.Observed seen -> {
        body.put("target", seen.target().value()).put("outcome", seen.verdict().label());
        seen.cause().ifPresent(cause -> body.put("cause", cause.label()));
        seen.durationMicros().ifPresent(micros -> body.put("durationMicros", micros));
        cadence(seen.cadence(), body);
      }
      case Entry.OwnSideDown(Instant _, Optional<Side> scope, Instant noticed, String sign) -> {
        scope.ifPresent(side -> body.put("scope", side.label()));
        body.put("noticed", noticed.toString()).put("sign", sign);
      }
      case Entry.OwnSideUp(Instant _, Optional<Side> scope, Instant noticed) -> {
        scope.ifPresent(side -> body.put("scope", side.label()));
        body.put("noticed", noticed.toString());
      }
      case Entry.MonitorStopped _, Entry.Heartbeat _ -> {}
      case Entry.MonitorStarted(Instant _, Optional<Instant> lastSign) ->
          lastSign.ifPresent(sign -> body.put("lastSign", sign.toString()));
      case Entry.Configured configured -> {
        body.put("hash", configured.hash());
        ArrayNode targets = body.putArray("targets");
        configured.targets().forEach(target -> facts(target, targets.addObject()));
        ArrayNode units = body.putArray("units");
        configured.units().forEach(unit -> unit(unit, units.addObject()));
      }
      case Entry.MaintenancePlanned(Instant _, MaintenanceOrder order) -> order(order, body);
      case Entry.MaintenanceStarted(Instant _, MaintenanceOrder order) -> order(order, body);
      case Entry.MaintenanceEnded(Instant _, TargetId target, String document) ->
          body.put("target", target.value()).put("document", document);
      case Entry.IncidentStep step -> {
        body.put("incident", step.incident()).put("what", step.what());
        ArrayNode targets = body.putArray("targets");
        step.targets().forEach(target -> targets.add(target.value()));
        body.set("body", JSON.valueToTree(step.body().values()));
      }
      case Entry.Notification notification -> {
        body.put("key", notification.key());
        notification.incident().ifPresent(incident -> body.put("incident", incident));
        body.put("what", notification.what());
        body.set("body", JSON.valueToTree(notification.body().values()));
      }
      case Entry.Act act -> {
        body.put("who", act.who()).put("what", act.what()).put("subject", act.subject());
        body.set("body", JSON.valueToTree(act.body().values()));
      }
      case Entry.Finding finding -> {
        body.put("target", finding.target().value()).put("topic", finding.topic());
        body.put("what", finding.what());
        body.set("body", JSON.valueToTree(finding.body().values()));
      }
      case Entry.Drill drill -> {
        body.put("drill", drill.drill()).put("what", drill.what());
        body.set("body", JSON.valueToTree(drill.body().values()));
      }
      case Entry.MonthClosed closed -> {
        body.put("month", closed.month().toString()).put("edition", closed.edition());
        body.put("hash", closed.hash()).put("previousHash", closed.previousHash());
        body.set("body", JSON.valueToTree(closed.body().values()));
      }
    }
    return body;
  }

  static Entry entry(long atMillis, String kind, String body) {
    Instant at = Instant.ofEpochMilli(atMillis);
    JsonNode json = read(body);
    return switch (kind) {
      case "observed" ->
          new Entry.Observed(
              at,
              target(json, "target"),
              verdict(text(json, "outcome")),
              optional(json, "cause").flatMap(Cause::of),
              cadence(json),
              json.has("durationMicros")
                  ? OptionalLong.of(json.path("durationMicros").asLong())
                  : OptionalLong.empty());
      case "own_side_down" ->
          new Entry.OwnSideDown(at, side(json), instant(json, "noticed"), text(json, "sign"));
      case "own_side_up" -> new Entry.OwnSideUp(at, side(json), instant(json, "noticed"));
      case "monitor_stopped" -> new Entry.MonitorStopped(at);
      case "monitor_started" ->
          new Entry.MonitorStarted(at, optional(json, "lastSign").map(Instant::parse));
      case "heartbeat" -> new Entry.Heartbeat(at);
      case "configured" ->
          new Entry.Configured(
              at,
              text(json, "hash"),
              list(json, "targets").map(EntryCodec::facts).toList(),
              list(json, "units").map(EntryCodec::unit).toList());
      case "maintenance_planned" -> new Entry.MaintenancePlanned(at, order(json));
      case "maintenance_start" -> new Entry.MaintenanceStarted(at, order(json));
      case "maintenance_end" ->
          new Entry.MaintenanceEnded(at, target(json, "target"), text(json, "document"));
      case "incident" ->
          new Entry.IncidentStep(
              at,
              text(json, "incident"),
              text(json, "what"),
              list(json, "targets").map(node -> new TargetId(node.asText())).toList(),
              inner(json));
      case "notification" ->
          new Entry.Notification(
              at, text(json, "key"), optional(json, "incident"), text(json, "what"), inner(json));
      case "act" ->
          new Entry.Act(
              at, text(json, "who"), text(json, "what"), text(json, "subject"), inner(json));
      case "finding" ->
          new Entry.Finding(
              at, target(json, "target"), text(json, "topic"), text(json, "what"), inner(json));
      case "drill" -> new Entry.Drill(at, text(json, "drill"), text(json, "what"), inner(json));
      case "month_closed" ->
          new Entry.MonthClosed(
              at,
              YearMonth.parse(text(json, "month")),
              json.path("edition").asInt(),
              text(json, "hash"),
              text(json, "previousHash"),
              inner(json));
      default -> throw new IllegalArgumentException("entry: expected a known kind, got " + kind);
    };
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("entry: expected JSON, got something else", e);
    }
  }

  private static void facts(TargetFacts facts, ObjectNode into) {
    into.put("id", facts.id().value()).put("name", facts.name()).put("kind", facts.kind().label());
    into.put("unit", facts.unit().value()).put("unitName", facts.unitName());
    facts.district().ifPresent(district -> into.put("district", district.value()));
    into.put("tier", facts.tier()).put("address", facts.address());
    cadence(facts.cadence(), into);
    into.put("side", facts.side().label());
    facts.hostedOn().ifPresent(parent -> into.put("hostedOn", parent.value()));
    facts.reachedThrough().ifPresent(parent -> into.put("reachedThrough", parent.value()));
    facts.from().ifPresent(from -> into.put("from", from.toString()));
    facts.to().ifPresent(to -> into.put("to", to.toString()));
  }

  private static TargetFacts facts(JsonNode json) {
    return new TargetFacts(
        target(json, "id"),
        text(json, "name"),
        kindOf(text(json, "kind")),
        new UnitCode(text(json, "unit")),
        text(json, "unitName"),
        optional(json, "district").map(UnitCode::new),
        text(json, "tier"),
        text(json, "address"),
        cadence(json),
        side(text(json, "side")),
        optional(json, "hostedOn").map(TargetId::new),
        optional(json, "reachedThrough").map(TargetId::new),
        optional(json, "from").map(Instant::parse),
        optional(json, "to").map(Instant::parse));
  }

  private static void unit(UnitFacts unit, ObjectNode into) {
    into.put("code", unit.code().value()).put("name", unit.name()).put("kind", unit.kind().label());
    unit.district().ifPresent(district -> into.put("district", district.value()));
    into.put("obliged", unit.obliged());
    unit.from().ifPresent(from -> into.put("from", from.toString()));
    unit.to().ifPresent(to -> into.put("to", to.toString()));
  }

  private static UnitFacts unit(JsonNode json) {
    String label = text(json, "kind");
    return new UnitFacts(
        new UnitCode(text(json, "code")),
        text(json, "name"),
        Stream.of(UnitKind.values())
            .filter(kind -> kind.label().equals(label))
            .findFirst()
            .orElseThrow(() -> unknown("unit kind", label)),
        optional(json, "district").map(UnitCode::new),
        json.path("obliged").asBoolean(),
        optional(json, "from").map(Instant::parse),
        optional(json, "to").map(Instant::parse));
  }

  private static void order(MaintenanceOrder order, ObjectNode into) {
    into.put("target", order.target().value()).put("document", order.document());
    into.put("approver", order.approver()).put("entered", order.entered().toString());
    into.put("start", order.start().toString());
    order.plannedEnd().ifPresent(end -> into.put("plannedEnd", end.toString()));
    into.put("notice", order.notice());
    order.announced().ifPresent(day -> into.put("announced", day.toString()));
  }

  private static MaintenanceOrder order(JsonNode json) {
    return new MaintenanceOrder(
        target(json, "target"),
        text(json, "document"),
        text(json, "approver"),
        instant(json, "entered"),
        instant(json, "start"),
        optional(json, "plannedEnd").map(Instant::parse),
        text(json, "notice"),
        optional(json, "announced").map(LocalDate::parse));
  }

  private static void cadence(Cadence cadence, ObjectNode into) {
    into.put("intervalMillis", cadence.interval().toMillis()).put("confirm", cadence.confirm());
  }

  private static Cadence cadence(JsonNode json) {
    return new Cadence(
        Duration.ofMillis(json.path("intervalMillis").asLong(60_000)),
        json.path("confirm").asInt(3));
  }

  private static Body inner(JsonNode json) {
    return plain(json.path("body")) instanceof Map<?, ?> map ? Body.of().withAll(map) : Body.EMPTY;
  }

  private static @Nullable Object plain(JsonNode node) {
    if (node.isObject()) {
      Map<String, Object> map = new LinkedHashMap<>();
      node.properties()
          .forEach(
              field -> {
                Object value = plain(field.getValue());
                if (value != null) {
                  map.put(field.getKey(), value);
                }
              });
      return map;
    }
    if (node.isArray()) {
      List<Object> list = new ArrayList<>();
      node.forEach(
          item -> {
            Object value = plain(item);
            if (value != null) {
              list.add(value);
            }
          });
      return list;
    }
    if (node.isIntegralNumber()) {
      return node.asLong();
    }
    if (node.isNumber()) {
      return node.asDouble();
    }
    if (node.isBoolean()) {
      return node.asBoolean();
    }
    return node.isTextual() ? node.asText() : null;
  }

  private static Stream<JsonNode> list(JsonNode json, String name) {
    return json.path(name).valueStream();
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asText("");
  }

  private static Optional<String> optional(JsonNode json, String name) {
    return json.hasNonNull(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
  }

  private static Instant instant(JsonNode json, String name) {
    return Instant.parse(text(json, name));
  }

  private static TargetId target(JsonNode json, String name) {
    return new TargetId(text(json, name));
  }

  private static Optional<Side> side(JsonNode json) {
    return optional(json, "scope").map(EntryCodec::side);
  }

  private static Side side(String label) {
    return Stream.of(Side.values())
        .filter(side -> side.label().equals(label))
        .findFirst()
        .orElseThrow(() -> unknown("side", label));
  }

  private static TargetKind kindOf(String label) {
    return Stream.of(TargetKind.values())
        .filter(kind -> kind.label().equals(label))
        .findFirst()
        .orElseThrow(() -> unknown("kind", label));
  }

  private static Verdict verdict(String label) {
    return Stream.of(Verdict.values())
        .filter(verdict -> verdict.label().equals(label))
        .findFirst()
        .orElseThrow(() -> unknown("outcome", label));
  }

  private static IllegalArgumentException unknown(String what, String got) {
    return new IllegalArgumentException(what + ": expected a known one, got " + got);
  }
}
