package vn.gov.haiduong.haidang.document;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.Past;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.report.TermReport;
import vn.gov.haiduong.haidang.report.paper.Paper;

/** The summary of a half-year or a year as {@code summary.json}, in the words of a month's. */
public final class TermJson {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TermJson() {}

  /** The file, UTF-8, with a line end at its end. */
  public static byte[] bytes(TermReport report, Paper paper) {
    MonthFigures figures = report.figures();
    ObjectNode root = JSON.createObjectNode();
    root.put("year", report.term().year());
    root.put("half", report.term().half().orElse(null));
    root.put("basis", report.term().basis().label());
    root.set("period", ReportJson.interval(figures.asked()));
    ReportJson.put(root, "cut", figures.cut());
    ArrayNode targets = root.putArray("targets");
    for (TargetFigures target : figures.targets()) {
      ObjectNode one = targets.addObject();
      one.put("target", target.member().id().value()).put("name", target.member().name());
      one.put("kind", target.member().kind().label());
      one.put("unit", target.member().unit().value());
      one.put("unitName", target.member().unitName());
      ReportJson.figures(one, target.times(), target.figures());
      ArrayNode outages = one.putArray("outages");
      target.outages().forEach(outage -> outages.add(ReportJson.outage(outage)));
    }
    root.set("all", ReportJson.group(figures.all()));
    ObjectNode groups = root.putObject("groups");
    groups.set("kind", ReportJson.groups(figures.byKind()));
    groups.set("unit", ReportJson.groups(figures.byUnit()));
    groups.set("district", ReportJson.groups(figures.byDistrict()));
    root.set("outages", ReportJson.deeds(figures.deeds()));
    ArrayNode months = root.putArray("months");
    for (Past.Month month : report.months()) {
      ObjectNode one = months.addObject().put("month", month.month().toString());
      one.set("kind", ReportJson.groups(month.byKind()));
      one.set("outages", ReportJson.deeds(month.deeds()));
    }
    Map<String, Integer> types = new TreeMap<>();
    report
        .happenings()
        .incidents()
        .forEach(it -> types.merge(it.type().orElse("chua-phan-loai"), 1, Integer::sum));
    ObjectNode incidents = root.putObject("incidents");
    types.forEach(incidents::put);
    root.set("sentences", PaperJson.sentences(JSON.createArrayNode(), paper));
    root.set("paper", PaperJson.of(JSON.createObjectNode(), paper));
    return ReportJson.bytes(root);
  }
}
