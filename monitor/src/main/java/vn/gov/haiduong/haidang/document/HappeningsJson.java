package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Handled;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.Notice;
import vn.gov.haiduong.haidang.report.Voice;
import vn.gov.haiduong.haidang.target.Side;

/** Incidents, maintenance, gaps and configurations of a month as JSON. */
final class HappeningsJson {

  private HappeningsJson() {}

  static ObjectNode of(ObjectNode node, MonthReport report) {
    Happenings happenings = report.happenings();
    ArrayNode incidents = node.putArray("incidents");
    for (IncidentStory incident : happenings.incidents()) {
      ObjectNode one = incidents.addObject();
      one.put("id", incident.id()).put("kind", incident.kind());
      ArrayNode targets = one.putArray("targets");
      incident.targets().forEach(target -> targets.add(target.value()));
      ReportJson.put(one, "start", Optional.of(incident.start()));
      ReportJson.put(one, "end", incident.end());
      ReportJson.put(one, "confirmedAt", Optional.of(incident.confirmedAt()));
      one.put("cause", incident.cause().map(Cause::label).orElse(null));
      one.put("severity", incident.severity().orElse(null));
      one.put("type", incident.type().orElse(null));
      ReportJson.put(one, "acknowledgedAt", Happenings.acknowledged(incident));
    }
    ArrayNode maintenance = node.putArray("maintenance");
    for (History.Maintained it : happenings.maintenance()) {
      ObjectNode one = maintenance.addObject();
      one.put("target", it.order().target().value());
      one.put("document", it.order().document());
      ReportJson.put(one, "entered", Optional.of(it.order().entered()));
      ReportJson.put(one, "start", Optional.of(it.start()));
      ReportJson.put(one, "end", it.end());
      var calendar = report.aside().calendar();
      one.put("announced", it.order().announced().map(LocalDate::toString).orElse(null));
      one.put("noticeWorkingDays", Notice.days(it, calendar));
      one.put("toldInTime", Notice.of(it, calendar) == Notice.DUE);
    }
    ArrayNode gaps = node.putArray("gaps");
    for (History.Gap gap : happenings.gaps()) {
      ObjectNode one = gaps.addObject();
      one.put("kind", gap.stopped() ? "stopped" : "blind");
      one.put("scope", gap.scope().map(Side::label).orElse(null));
      ReportJson.put(one, "start", Optional.of(gap.start()));
      ReportJson.put(one, "end", gap.end());
    }
    ArrayNode configurations = node.putArray("configurations");
    for (Happenings.Configuration configuration : happenings.configurations()) {
      ObjectNode one = configurations.addObject();
      ReportJson.put(one, "at", Optional.of(configuration.at()));
      one.put("hash", configuration.hash()).put("targets", configuration.targets());
      one.put("added", configuration.added()).put("removed", configuration.removed());
    }
    ArrayNode mutes = node.putArray("mutes");
    for (Happenings.Muted muted : happenings.mutes()) {
      ObjectNode one = mutes.addObject();
      ReportJson.put(one, "at", Optional.of(muted.at()));
      one.put("subject", muted.subject()).put("until", muted.until());
      one.put("by", muted.by()).put("reason", muted.reason());
    }
    ArrayNode handled = node.putArray("handled");
    for (Handled one : report.aside().handled()) {
      ObjectNode incident = handled.addObject().put("incident", one.incident());
      ArrayNode acts = incident.putArray("acts");
      for (Handled.Act act : one.acts()) {
        ObjectNode did = acts.addObject();
        ReportJson.put(did, "at", Optional.of(act.at()));
        did.put("what", act.what()).put("by", act.by());
      }
      ArrayNode due = incident.putArray("deadlines");
      for (Handled.Due of : one.due()) {
        ObjectNode clock = due.addObject().put("what", of.what());
        ReportJson.put(clock, "until", Optional.of(of.until()));
        ReportJson.put(clock, "done", of.done());
        clock.put("state", of.state()).put("kept", of.kept()).put("basis", of.basis());
      }
    }
    return voices(node, report);
  }

  private static ObjectNode voices(ObjectNode node, MonthReport report) {
    ArrayNode voices = node.putArray("voices");
    for (Voice voice : report.aside().voices()) {
      ObjectNode one = voices.addObject();
      one.put("unit", voice.unit().value()).put("unitName", voice.unitName());
      ReportJson.put(one, "asked", voice.asked().map(Voice.Asked::at));
      ReportJson.put(one, "answerUntil", voice.asked().flatMap(Voice.Asked::until));
      ReportJson.put(one, "answerOver", voice.asked().flatMap(Voice.Asked::over));
      ArrayNode answers = one.putArray("answers");
      for (Voice.Answer answer : voice.answers()) {
        ObjectNode said = answers.addObject();
        ReportJson.put(said, "at", Optional.of(answer.at()));
        said.put("who", answer.who()).put("target", answer.target().value());
        ReportJson.put(said, "outage", Optional.of(answer.outage()));
        said.put("confirmed", answer.confirmed()).put("reason", answer.reason());
      }
    }
    return node;
  }
}
