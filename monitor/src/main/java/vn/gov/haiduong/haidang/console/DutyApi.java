package vn.gov.haiduong.haidang.console;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import vn.gov.haiduong.haidang.obligation.Result;
import vn.gov.haiduong.haidang.obligation.Standing;

/** How duties stand, for programs and spreadsheets. */
final class DutyApi {

  private DutyApi() {}

  static JsonObject goals(Standing standing) {
    JsonArray goals = new JsonArray();
    for (Standing.OfGoal of : standing.goals()) {
      JsonArray rows = new JsonArray();
      of.rows()
          .forEach(
              row ->
                  rows.add(
                      new JsonObject()
                          .put("name", row.name())
                          .put("unit", row.unit().map(Object::toString).orElse(null))
                          .put("result", row.result().label())
                          .put("message", row.said())));
      goals.add(
          new JsonObject()
              .put("id", of.goal().id())
              .put("title", of.goal().title())
              .put("due", of.goal().due().map(Object::toString).orElse(null))
              .put("legalBasis", of.goal().legalBasis())
              .put("met", of.count(Result.MET))
              .put("notMet", of.count(Result.NOT_MET))
              .put("unconfirmed", of.count(Result.UNCONFIRMED))
              .put("ratio", of.ratio().isPresent() ? of.ratio().getAsDouble() : null)
              .put("reached", of.reached())
              .put("rows", rows));
    }
    return new JsonObject().put("at", standing.at().toString()).put("goals", goals);
  }

  static JsonObject links(Standing standing) {
    JsonArray links = new JsonArray();
    standing
        .links()
        .forEach(
            link ->
                links.add(
                    new JsonObject()
                        .put("target", link.id().map(Object::toString).orElse(null))
                        .put("direction", link.direction().label())
                        .put("unit", link.unit().value())
                        .put("result", link.result().label())
                        .put("message", link.said())
                        .put("href", link.sight().map(sight -> sight.opened()).orElse(null))
                        .put("landed", link.sight().map(sight -> sight.landed()).orElse(null))
                        .put(
                            "found",
                            link.sight()
                                .map(sight -> new JsonArray(sight.addresses()))
                                .orElseGet(JsonArray::new))));
    JsonArray strangers = new JsonArray();
    standing
        .strangers()
        .forEach(
            (host, words) -> strangers.add(new JsonObject().put("host", host).put("text", words)));
    return new JsonObject()
        .put("at", standing.at().toString())
        .put("links", links)
        .put("unregistered", strangers);
  }

  static JsonObject services(Standing standing) {
    JsonArray services = new JsonArray();
    standing
        .services()
        .forEach(
            service ->
                services.add(
                    new JsonObject()
                        .put("target", service.id().value())
                        .put("unit", service.unit().value())
                        .put("code", service.code())
                        .put("name", service.name())
                        .put("level", service.level())
                        .put("pages", service.pages())
                        .put("result", service.result().label())
                        .put("message", service.said())
                        .put(
                            "availability",
                            service.availability().isPresent()
                                ? service.availability().getAsDouble()
                                : null)));
    return new JsonObject()
        .put("at", standing.at().toString())
        .put("measure", "proxy: a path of pages that works")
        .put("services", services);
  }

  static JsonObject scorecard(Standing standing) {
    JsonArray units = new JsonArray();
    for (Standing.OfUnit of : standing.units()) {
      JsonArray checks = new JsonArray();
      of.checks()
          .forEach(
              check ->
                  checks.add(
                      new JsonObject()
                          .put("code", check.check().code().label())
                          .put("weight", check.check().weight())
                          .put("result", check.result().label())
                          .put("message", check.said())
                          .put("legalBasis", check.check().legalBasis())));
      units.add(
          new JsonObject()
              .put("unit", of.unit().code().value())
              .put("name", of.unit().name())
              .put("obliged", of.unit().obliged())
              .put("linked", of.linked().label())
              .put(
                  "score", of.score().value().isPresent() ? of.score().value().getAsDouble() : null)
              .put("band", of.score().band())
              .put("measuredShare", of.score().measuredShare())
              .put("checks", checks));
    }
    return new JsonObject()
        .put("at", standing.at().toString())
        .put("formula", standing.scorecard().formula())
        .put("units", units);
  }

  /** One line a unit and check; no cell begins as a formula would. */
  static String csv(Standing standing) {
    StringBuilder out = new StringBuilder("\uFEFF");
    line(
        out,
        "don_vi",
        "ten",
        "nghia_vu",
        "diem",
        "hang",
        "tieu_chi",
        "trong_so",
        "ket_qua",
        "thay_gi",
        "can_cu");
    for (Standing.OfUnit of : standing.units()) {
      for (Standing.OfCheck check : of.checks()) {
        line(
            out,
            of.unit().code().value(),
            of.unit().name(),
            of.unit().obliged() ? "co" : "khong",
            of.score().value().isPresent()
                ? String.valueOf(Math.round(of.score().value().getAsDouble() * 10) / 10.0)
                : "",
            of.score().band().equals("–") ? "" : of.score().band(),
            check.check().code().label(),
            String.valueOf(check.check().weight()),
            check.result().words(),
            check.said(),
            check.check().legalBasis());
      }
    }
    return out.toString();
  }

  private static void line(StringBuilder out, String... cells) {
    for (int i = 0; i < cells.length; i++) {
      String cell = cells[i].replace('\r', ' ').replace('\n', ' ').replace('\t', ' ');
      boolean formula = !cell.isEmpty() && "=+-@".indexOf(cell.charAt(0)) >= 0;
      out.append(i == 0 ? "\"" : ",\"")
          .append(formula ? "'" : "")
          .append(cell.replace("\"", "\"\""))
          .append('"');
    }
    out.append("\r\n");
  }
}
