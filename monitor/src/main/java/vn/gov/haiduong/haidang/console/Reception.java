package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * What everybody behind the counter shares: who asks, which incident is meant, how an act goes in,
 * and how an answer looks.
 */
record Reception(
    PeoplePorts ports, Supplier<Snapshot> snapshot, Clock clock, Build build, Gate gate) {

  private static final long ACT_SECONDS = 15;
  private static final int LONGEST_NAME = 100;

  /** Writes the middle of a page. */
  interface Writing {
    void write(Sheet sheet, Visitor visitor);
  }

  Visitor visitor(HttpServerRequest request) {
    return Visitor.of(request, ports, gate.authorised(request));
  }

  // ---- incidents ---------------------------------------------------------------------------

  List<Incident> all() {
    return ports.incidents().get();
  }

  Optional<Incident> incident(String id) {
    return all().stream().filter(incident -> incident.id().value().equals(id)).findFirst();
  }

  /** The same, also of one closed long ago; may take time. */
  Optional<Incident> past(String id) {
    return incident(id)
        .or(
            () ->
                ports.past().get().stream()
                    .filter(incident -> incident.id().value().equals(id))
                    .findFirst());
  }

  /** Does it, or says why not. */
  Future<Optional<Refusal>> act(String id, Event.Done done) {
    if (!IncidentId.is(id)) {
      return Future.succeededFuture(Optional.of(Refusal.UNKNOWN_INCIDENT));
    }
    return ports.acts().act(new IncidentId(id), done).timeout(ACT_SECONDS, TimeUnit.SECONDS);
  }

  // ---- people ------------------------------------------------------------------------------

  Optional<PersonId> person(String login) {
    return ports.person(login);
  }

  /** The name of somebody in the contacts, else the key itself. */
  String nameOf(String person) {
    return ports.nameOf(person);
  }

  /** A name that somebody gave, fit for the record; empty when nothing is left of it. */
  static String name(String given) {
    return Plain.shown(given, LONGEST_NAME).strip();
  }

  // ---- answers -----------------------------------------------------------------------------

  /** A page for whoever may read; others are sent to log in and come back. */
  Work page(HttpServerRequest request, String title, boolean refresh, Writing writing) {
    Visitor visitor = visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(toLogin(Objects.requireNonNullElse(request.path(), "/")));
    }
    return new Work.Render(() -> written(title, refresh, sheet -> writing.write(sheet, visitor)));
  }

  /** A page that comes anew by itself, and spares what somebody has begun to fill in. */
  Work acting(HttpServerRequest request, String title, Writing writing) {
    Visitor visitor = visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(toLogin(Objects.requireNonNullElse(request.path(), "/")));
    }
    return new Work.Render(
        () ->
            written(title, Sheet.Refresh.beside(visitor), sheet -> writing.write(sheet, visitor)));
  }

  /** Writes what came of something that took long. */
  interface Later<T> {
    void write(T found, Sheet sheet, Visitor visitor);
  }

  /** A page of what may take long; until it is there, one that says so and comes again. */
  <T> Work soon(
      HttpServerRequest request,
      String title,
      Supplier<CompletionStage<Soon<T>>> asked,
      Later<T> writing) {
    Visitor visitor = visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(toLogin(Objects.requireNonNullElse(request.path(), "/")));
    }
    return new Work.Ask(
        Future.fromCompletionStage(asked.get())
            .map(
                soon ->
                    switch (soon) {
                      case Soon.Working<T>(Instant since) -> working(title, since);
                      case Soon.Ready<T>(T found) ->
                          written(title, false, sheet -> writing.write(found, sheet, visitor));
                    }));
  }

  /** Says that it is being made; the page comes again by itself. */
  Answer working(String title, Instant since) {
    Answer page =
        written(
            title,
            true,
            sheet -> {
              sheet.html().leaf("h1", title);
              sheet.html().open("p", "role", "status");
              sheet.html().text("Đang tính, bắt đầu ");
              sheet.time(since);
              sheet
                  .html()
                  .text(
                      ". Tháng lớn có thể mất một đến hai phút. Trang tự tải lại đến khi xong; tệp"
                          + " lập xong thì tự tải về.");
              sheet.html().close();
              sheet.html().open("p");
              sheet.html().leaf("a", "Các tháng", "href", MonthRoutes.PAGE);
              sheet.html().close();
            });
    return new Answer(202, page.contentType(), page.headers(), page.pieces())
        .with("Retry-After", "20");
  }

  /** A whole page. */
  Answer written(String title, boolean refresh, Consumer<Sheet> writing) {
    return written(title, Sheet.Refresh.of(refresh), writing);
  }

  Answer written(String title, Sheet.Refresh refresh, Consumer<Sheet> writing) {
    Sheet sheet = Sheet.begin(title, refresh, clock.now(), snapshot.get(), build);
    writing.accept(sheet);
    return Answer.of(200, Answer.HTML, sheet.finish());
  }

  /** JSON for whoever may read. */
  Work api(HttpServerRequest request, Supplier<Answer> answer) {
    if (!gate.take("caller " + Gate.caller(request), 20, 1)) {
      return Routes.now(Routes.tooMany());
    }
    return visitor(request).may(Role.VIEWER)
        ? new Work.Render(answer::get)
        : Routes.now(Routes.unauthorised());
  }

  /** The answer to somebody who is no viewer: the way in, or to a machine a refusal. */
  Optional<Answer> turnedAway(HttpServerRequest request) {
    String path = Objects.requireNonNullElse(request.path(), "/");
    return visitor(request).may(Role.VIEWER)
        ? Optional.empty()
        : Optional.of(path.startsWith("/api/") ? Routes.unauthorised() : toLogin(path));
  }

  static Answer seeOther(String path) {
    return Answer.of(303, Answer.PLAIN, "").with("Location", path);
  }

  static Answer toLogin(String back) {
    return seeOther("/dang-nhap?next=" + URLEncoder.encode(back, StandardCharsets.UTF_8));
  }

  static String type(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
  }

  Answer problem(boolean api, int status, String code, String sentence) {
    return api ? Answer.error(status, code, sentence) : said(status, "Chưa làm được", sentence);
  }

  Answer said(int status, String title, String sentence) {
    Sheet sheet = Sheet.alone(title, clock.now(), build);
    new AckPage(sheet).said(title, sentence);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }
}
