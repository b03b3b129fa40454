package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.time.Province;

/** The counter for read pages: who looks, and who approves a copy. */
final class ContentDesk {

  private static final long SECONDS = 20;

  private final Reception reception;
  private final Acting acting;
  private final PageDesk desk;

  ContentDesk(Reception reception, Acting acting, PageDesk desk) {
    this.reception = reception;
    this.acting = acting;
    this.desk = desk;
  }

  Work list(HttpServerRequest request) {
    return reception.page(
        request,
        "Nội dung các trang",
        true,
        (sheet, visitor) -> new ContentPage(sheet, visitor).list(desk.rows()));
  }

  Work one(HttpServerRequest request, String raw) {
    Visitor visitor = reception.visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(Reception.toLogin(ContentPage.PATH));
    }
    return new Work.Render(
        () ->
            find(raw)
                .map(
                    row ->
                        reception.written(
                            row.name(),
                            false,
                            sheet ->
                                new ContentPage(sheet, visitor)
                                    .one(
                                        row,
                                        row.approved()
                                            .flatMap(kept -> desk.lines(row.id(), kept.sha256())),
                                        row.proposed()
                                            .flatMap(kept -> desk.lines(row.id(), kept.sha256())))))
                .orElseGet(
                    () -> reception.said(404, "Không có trang này", "Trang này không được đọc.")));
  }

  Work decide(HttpServerRequest request, String raw, byte[] body) {
    return acting.checked(
        request,
        body,
        false,
        Role.OPERATOR,
        (who, data) -> {
          Optional<PageDesk.Row> row = find(raw);
          boolean approve = data.text("act").equals("duyet");
          if (row.isEmpty() || !(approve || data.text("act").equals("tu-choi"))) {
            return Routes.now(reception.problem(false, 404, "no_page", "Không có trang này"));
          }
          return new Work.Ask(
              desk.decide(row.get().id(), data.text("sha256"), approve, who.name())
                  .timeout(SECONDS, TimeUnit.SECONDS)
                  .map(
                      why ->
                          why.map(said -> reception.problem(false, 409, "not_proposed", said))
                              .orElseGet(
                                  () -> Reception.seeOther(ContentPage.href(row.get().id())))));
        });
  }

  Work approveFirst(HttpServerRequest request, byte[] body) {
    return acting.checked(
        request,
        body,
        false,
        Role.OPERATOR,
        (who, _) ->
            new Work.Ask(
                desk.approveFirst(who.name())
                    .timeout(SECONDS, TimeUnit.SECONDS)
                    .map(_ -> Reception.seeOther(ContentPage.PATH))));
  }

  private Optional<PageDesk.Row> find(String raw) {
    String id = URLDecoder.decode(raw.replace("+", "%2B"), StandardCharsets.UTF_8);
    return desk.rows().stream().filter(row -> row.id().value().equals(id)).findFirst();
  }

  /** For programs: every site and what its pages come to. */
  Answer json() {
    JsonArray items = new JsonArray();
    for (PageDesk.Row row : desk.rows()) {
      JsonArray pages = new JsonArray();
      row.pages()
          .forEach(
              seen ->
                  pages.add(
                      new JsonObject()
                          .put("page", seen.page())
                          .put("at", Province.rfc3339(seen.at()))
                          .put("judged", seen.judged().label())
                          .put("confirmed", seen.confirmed().label())
                          .put("title", seen.title())
                          .put("signals", new JsonArray(seen.signals()))
                          .put("similarityPercent", seen.similarity().orElse(null))));
      items.add(
          new JsonObject()
              .put("target", row.id().value())
              .put("approved", row.approved().map(PageDesk.Kept::sha256).orElse(null))
              .put("proposed", row.proposed().map(PageDesk.Kept::sha256).orElse(null))
              .put("pages", pages));
    }
    return Answer.json(new JsonObject().put("total", items.size()).put("sites", items));
  }
}
