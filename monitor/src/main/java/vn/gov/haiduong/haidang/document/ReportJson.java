package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.report.Deeds;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.Happenings;
import vn.gov.haiduong.haidang.report.Member;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.report.OutageFigure;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.Times;
import vn.gov.haiduong.haidang.report.paper.Paper;
import vn.gov.haiduong.haidang.time.Interval;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The month as {@code report.json}: figures, then the paper itself. Its bytes are what is frozen:
 * the hash of an edition is the SHA-256 of this file.
 */
public final class ReportJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportJson() {}

  /** The file, UTF-8, with a line end at its end. */
  public static byte[] bytes(MonthReport report, Paper paper) {
    ObjectNode root = JSON.createObjectNode();
    MonthFigures figures = report.figures();
    root.put("month", report.month().toString());
    root.set("period", interval(figures.asked()));
    put(root, "cut", figures.cut());
    root.set("edition", edition(report.edition()));
    ArrayNode targets = root.putArray("targets");
    figures.targets().forEach(target -> targets.add(target(report, target)));
    root.set("all", group(figures.all()));
    ObjectNode groups = root.putObject("groups");
    groups.set("kind", groups(figures.byKind()));
    groups.set("unitKind", groups(figures.byUnitKind()));
    groups.set("unit", groups(figures.byUnit()));
    groups.set("district", groups(figures.byDistrict()));
    root.set("outages", deeds(figures.deeds()));
    report
        .happenings()
        .acknowledgement()
        .ifPresentOrElse(
            mean -> root.put("meanAcknowledgementMillis", mean.toMillis()),
            () -> root.putNull("meanAcknowledgementMillis"));
    root.set("toDate", toDate(report));
    root.set("earlier", earlier(report.past()));
    ArrayNode sources = root.putArray("sources");
    report.aside().sources().forEach(sources::add);
    root.set("happenings", HappeningsJson.of(JSON.createObjectNode(), report));
    root.set("duties", DutiesJson.of(JSON.createObjectNode(), report.aside()));
    ObjectNode digest = root.putObject("digest");
    report.digest().parts().forEach(digest::put);
    root.set("sentences", PaperJson.sentences(JSON.createArrayNode(), paper));
    root.set("paper", PaperJson.of(JSON.createObjectNode(), paper));
    return bytes(root);
  }

  /** The same bytes wherever it is written: two spaces, line feeds. */
  static byte[] bytes(ObjectNode root) {
    DefaultIndenter indent = new DefaultIndenter("  ", "\n");
    DefaultPrettyPrinter printer =
        new DefaultPrettyPrinter().withObjectIndenter(indent).withArrayIndenter(indent);
    try {
      return (JSON.writer(printer).writeValueAsString(root) + "\n")
          .getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("report.json: expected to be writable", e);
    }
  }

  private static ObjectNode edition(Edition edition) {
    ObjectNode node = JSON.createObjectNode();
    node.put("number", edition.number());
    node.put("words", edition.words());
    node.put("reason", edition.reason());
    node.put("by", edition.by());
    put(node, "at", edition.at());
    node.put("previousHash", edition.previousHash());
    node.put("previousSeal", edition.previousSeal());
    return node;
  }

  private static ObjectNode target(MonthReport report, TargetFigures target) {
    ObjectNode node = JSON.createObjectNode();
    node.put("target", target.member().id().value());
    node.put("name", target.member().name());
    node.put("kind", target.member().kind().label());
    node.put("unit", target.member().unit().value());
    node.put("unitName", target.member().unitName());
    target.member().district().ifPresent(district -> node.put("district", district.value()));
    node.put("address", target.member().address());
    if (target.member().owners().size() > 1) {
      ArrayNode owners = node.putArray("owners");
      for (Member.Owner owner : target.member().owners()) {
        ObjectNode one = interval(owner.during());
        owners.add(one.put("unit", owner.unit().value()).put("unitName", owner.name()));
      }
    }
    node.set("part", interval(target.part()));
    figures(node, target.times(), target.figures());
    Times year = report.past().yearToDate(report.figures(), target);
    node.put("yearToDateInterruptedMillis", year.down() + year.maintenance());
    Happenings.Answers answers = report.happenings().answers().get(target.member().id());
    if (answers != null) {
      ObjectNode times = node.putObject("answers");
      times.put("count", answers.count());
      answers.half().ifPresent(value -> times.put("medianSeconds", value));
      answers.most().ifPresent(value -> times.put("p95Seconds", value));
    }
    ArrayNode outages = node.putArray("outages");
    target.outages().forEach(outage -> outages.add(outage(outage)));
    return node;
  }

  static ObjectNode outage(OutageFigure figure) {
    ObjectNode node = JSON.createObjectNode();
    put(node, "start", Optional.of(figure.outage().start()));
    put(node, "end", figure.outage().end());
    put(node, "confirmedAt", Optional.of(figure.outage().confirmedAt()));
    node.put("cause", figure.outage().cause().map(Cause::label).orElse(null));
    node.put("begunHere", figure.begunHere());
    node.put("lengthMillis", figure.length().map(Duration::toMillis).orElse(null));
    node.put("downMillis", figure.downMillis());
    return node;
  }

  static void figures(ObjectNode node, Times times, Figure.Three figures) {
    ObjectNode millis = node.putObject("millis");
    millis.put("up", times.up());
    millis.put("degraded", times.degraded());
    millis.put("down", times.down());
    millis.put("maintenance", times.maintenance());
    millis.put("unknown", times.unknown());
    node.set("availability", figure(figures.availability()));
    node.set("availabilityWithMaintenance", figure(figures.availabilityWithMaintenance()));
    node.set("coverage", figure(figures.coverage()));
    node.put("downMillis", times.down());
    node.put("unconfirmedMillis", times.unconfirmed());
  }

  private static ObjectNode figure(Figure figure) {
    ObjectNode node = JSON.createObjectNode();
    node.put("value", figure.value().orElse(null));
    return node.put("shown", figure.shown());
  }

  static ObjectNode group(GroupFigures group) {
    ObjectNode node = JSON.createObjectNode();
    node.put("key", group.key()).put("words", group.words());
    figures(node, group.times(), group.figures());
    node.put("targets", group.targets()).put("outages", group.outages());
    node.put("measuredUnits", group.measuredUnits()).put("obligedUnits", group.obligedUnits());
    return node.put("measured", group.measured());
  }

  static ArrayNode groups(List<GroupFigures> groups) {
    ArrayNode array = JSON.createArrayNode();
    groups.forEach(group -> array.add(group(group)));
    return array;
  }

  static ObjectNode deeds(Deeds deeds) {
    ObjectNode node = JSON.createObjectNode();
    node.put("begun", deeds.begun()).put("open", deeds.open());
    node.put("repeatedTargets", deeds.repeatedTargets());
    node.put("meanDetectionMillis", deeds.detect().map(Duration::toMillis).orElse(null));
    return node.put("meanRestoreMillis", deeds.restore().map(Duration::toMillis).orElse(null));
  }

  private static ObjectNode toDate(MonthReport report) {
    ObjectNode node = JSON.createObjectNode();
    node.put("yearlyBudgetMillis", Past.yearlyBudget(report.month().getYear()).toMillis());
    for (boolean quarter : new boolean[] {true, false}) {
      ArrayNode kinds = node.putArray(quarter ? "quarter" : "year");
      for (GroupFigures group : report.figures().byKind()) {
        Times times = report.past().toDate(report.figures(), group.key(), quarter);
        ObjectNode kind = kinds.addObject().put("key", group.key()).put("words", group.words());
        figures(kind, times, Figure.of(times, group.enoughUnits()));
      }
    }
    return node;
  }

  private static ArrayNode earlier(Past past) {
    ArrayNode months = JSON.createArrayNode();
    for (Past.Month month : past.months()) {
      ObjectNode node = months.addObject().put("month", month.month().toString());
      node.set("kind", groups(month.byKind()));
      node.set("outages", deeds(month.deeds()));
    }
    return months;
  }

  static ObjectNode interval(Interval interval) {
    ObjectNode node = JSON.createObjectNode();
    put(node, "from", Optional.of(interval.from()));
    put(node, "to", Optional.of(interval.to()));
    return node;
  }

  static void put(ObjectNode node, String name, Optional<Instant> at) {
    node.put(name, at.map(Province::rfc3339).orElse(null));
  }
}
