package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.console.Routes.Endpoint;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Clock;

/** Incidents, people and their answers: which path leads to which counter. */
final class PeopleRoutes {

  static final String ACK = "/ack/";
  static final String PAGE = "/incidents";
  private static final String API = "/api/v1/incidents";
  private static final String PROBE = "/probe";
  private static final String REPLIES = "/api/v1/replies";

  private final Reception reception;
  private final PeoplePorts ports;
  private final Entering entering;
  private final Acknowledging acknowledging;
  private final Codes codes;
  private final Acting acting;
  private final Ordering ordering;
  private final Probing probing;
  private final Optional<MonthRoutes> months;
  private final Optional<Hearing> hearing;
  private final Optional<ContentDesk> content;

  PeopleRoutes(
      PeoplePorts ports,
      Supplier<Snapshot> snapshot,
      Clock clock,
      Build build,
      Gate gate,
      ConsolePorts.ProbeNow probeNow,
      Optional<PageDesk> pages,
      Optional<MonthPorts> reports) {
    this.ports = ports;
    this.reception = new Reception(ports, snapshot, clock, build, gate);
    this.entering = new Entering(reception);
    this.acknowledging = new Acknowledging(reception);
    this.codes = new Codes(reception);
    this.acting = new Acting(reception, codes);
    this.ordering = new Ordering(reception, acting);
    this.probing = new Probing(reception, acting, probeNow);
    this.months = reports.map(known -> new MonthRoutes(reception, acting, known));
    this.hearing = reports.map(known -> new Hearing(reception, known));
    this.content = pages.map(desk -> new ContentDesk(reception, acting, desk));
  }

  /** What answers at a path; null when it is none of ours. */
  @Nullable Endpoint find(String path, HttpMethod method, byte[] body) {
    boolean post = method.equals(HttpMethod.POST);
    if (path.startsWith(ACK)) {
      String token = path.substring(ACK.length());
      return post
          ? post(r -> acknowledging.acknowledge(r, token, body))
          : get(r -> acknowledging.ask(r, token));
    }
    if (path.startsWith(Hearing.PATH)) {
      String token = path.substring(Hearing.PATH.length());
      String replay = "/" + MonthRoutes.EVIDENCE;
      if (!post && token.endsWith(replay)) {
        String link = token.substring(0, token.length() - replay.length());
        return hearing.map(desk -> get(r -> desk.evidence(r, link))).orElse(null);
      }
      return hearing
          .map(desk -> post ? post(r -> desk.answer(r, token, body)) : get(r -> desk.ask(r, token)))
          .orElse(null);
    }
    return switch (path) {
      case "/dang-nhap" -> post ? post(r -> entering.login(r, body)) : get(entering::page);
      case "/dang-xuat" -> post(r -> entering.logout(r, body));
      case "/tai-khoan" -> get(entering::account);
      case PAGE -> get(r -> reception.acting(r, "Sự cố", (s, v) -> incidents(s, v).open(all())));
      case "/lich-su" ->
          get(
              r ->
                  page(
                      r,
                      "Lịch sử sự cố",
                      false,
                      (s, v) -> incidents(s, v).history(ports.past().get(), question(r))));
      case "/lich-truc" ->
          get(
              r ->
                  page(
                      r,
                      "Lịch trực",
                      false,
                      (s, _) -> new RosterPage(s, ports.world().get().directory()).write()));
      case Runbooks.PATH -> runbook(Runbooks.INDEX);
      case "/tin-bao" ->
          get(
              r ->
                  page(
                      r,
                      "Tin đã báo",
                      true,
                      (s, _) ->
                          new DeliveriesTable(s, reception::nameOf).page(ports.told().get())));
      case API -> get(r -> reception.api(r, () -> listed(r)));
      case REPLIES -> post(r -> codes.reply(r, body));
      case Ordering.MAINTENANCE ->
          post ? post(r -> ordering.plan(r, body, false)) : get(ordering::page);
      case Ordering.MAINTENANCE_API ->
          post
              ? post(r -> ordering.plan(r, body, true))
              : get(r -> reception.api(r, ordering::json));
      case Ordering.MUTES -> post ? post(r -> ordering.mute(r, body, false)) : get(ordering::mutes);
      case Ordering.MUTES + "/bo" -> post(r -> ordering.unmute(r, body, false));
      case "/api/v1/mutes" -> post(r -> ordering.mute(r, body, true));
      case "/api/v1/mutes/end" -> post(r -> ordering.unmute(r, body, true));
      default -> deeper(path, post, body);
    };
  }

  /** Read pages; null where none are read. */
  @Nullable
  private Endpoint content(String path, boolean post, byte[] body) {
    if (content.isEmpty()) {
      return null;
    }
    ContentDesk desk = content.get();
    if (path.equals(ContentPage.PATH)) {
      return get(desk::list);
    }
    if (path.equals("/api/v1/pages")) {
      return get(r -> reception.api(r, desk::json));
    }
    if (path.equals(ContentPage.PATH + "/duyet-lan-dau")) {
      return post(r -> desk.approveFirst(r, body));
    }
    if (!path.startsWith(ContentPage.PATH + "/")) {
      return null;
    }
    String id = path.substring(ContentPage.PATH.length() + 1);
    return post && id.endsWith("/duyet")
        ? post(r -> desk.decide(r, id.substring(0, id.length() - "/duyet".length()), body))
        : get(r -> desk.one(r, id));
  }

  /** A sheet of what to do; null when there is none of that name. */
  @Nullable
  private Endpoint runbook(String name) {
    return Runbooks.has(name)
        ? get(
            r ->
                page(
                    r,
                    "Sổ tay xử lý",
                    false,
                    (s, _) ->
                        Runbooks.find(name)
                            .ifPresent(runbook -> new RunbookPage(s).write(name, runbook))))
        : null;
  }

  @Nullable
  private Endpoint deeper(String path, boolean post, byte[] body) {
    if (path.startsWith(Runbooks.PATH + "/")) {
      return runbook(path.substring(Runbooks.PATH.length() + 1));
    }
    if (path.equals(MonthRoutes.PAGE) || path.startsWith(MonthRoutes.PAGE + "/")) {
      return months.map(known -> known.find(path, post, body)).orElse(null);
    }
    Endpoint ofPages = content(path, post, body);
    if (ofPages != null) {
      return ofPages;
    }
    for (String before : new String[] {"/targets/", "/api/v1/targets/"}) {
      // An id may itself end with /probe: then reading it is still possible, by GET.
      if (post && path.startsWith(before) && path.endsWith(PROBE)) {
        String id = path.substring(before.length(), path.length() - PROBE.length());
        return post(r -> probing.probe(r, id, body, before.startsWith("/api")));
      }
    }
    for (String before : new String[] {Ordering.MAINTENANCE, Ordering.MAINTENANCE_API}) {
      if (path.startsWith(before + "/")) {
        String rest = path.substring(before.length() + 1);
        int slash = Math.max(0, rest.indexOf('/'));
        return post(
            r ->
                ordering.act(
                    r,
                    rest.substring(0, slash),
                    rest.substring(slash == 0 ? 0 : slash + 1),
                    body,
                    before.startsWith("/api")));
      }
    }
    boolean api = path.startsWith(API + "/");
    if (!api && !path.startsWith(PAGE + "/")) {
      return null;
    }
    String rest = path.substring((api ? API : PAGE).length() + 1);
    int slash = rest.indexOf('/');
    String id = slash < 0 ? rest : rest.substring(0, slash);
    if (slash >= 0 && !post && !api) {
      return get(r -> draft(r, id, rest.substring(slash + 1)));
    }
    if (slash >= 0) {
      return post(r -> acting.act(r, Optional.of(id), rest.substring(slash + 1), body, api));
    }
    if (post) {
      // Many at once: what stands there is the act, the ids stand in the body.
      return post(r -> acting.act(r, Optional.empty(), id, body, api));
    }
    return api ? get(r -> reception.api(r, () -> incidentJson(id))) : get(r -> incidentPage(r, id));
  }

  /** The answer to somebody who may not see what lies inside; empty for a viewer. */
  Optional<Answer> turnedAway(HttpServerRequest request) {
    return reception.turnedAway(request);
  }

  /** What somebody on duty may do about a target, at the end of its page. */
  void targetActs(HttpServerRequest request, Sheet sheet, TargetId target) {
    TargetActs.write(sheet, target, reception.visitor(request), ports.orders().mutes());
  }

  private static Endpoint get(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.GET, work);
  }

  private static Endpoint post(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.POST, work);
  }

  private List<Incident> all() {
    return reception.all();
  }

  private IncidentsPage incidents(Sheet sheet, Visitor visitor) {
    return new IncidentsPage(sheet, ports.world().get(), visitor);
  }

  private static String question(HttpServerRequest request) {
    String asked = request.getParam("q");
    return asked == null ? "" : asked.strip().substring(0, Math.min(100, asked.strip().length()));
  }

  private Work page(
      HttpServerRequest request, String title, boolean refresh, Reception.Writing writing) {
    return reception.page(request, title, refresh, writing);
  }

  private Work incidentPage(HttpServerRequest request, String id) {
    Visitor visitor = reception.visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(Reception.toLogin(PAGE + "/" + id));
    }
    return new Work.Render(
        () ->
            reception
                .past(id)
                .map(
                    incident ->
                        reception.written(
                            id,
                            Sheet.Refresh.beside(visitor),
                            sheet -> story(sheet, incident, visitor)))
                .orElseGet(
                    () ->
                        reception.said(404, "Không có sự cố này", "Sự cố không có hoặc đã lâu.")));
  }

  private void story(Sheet sheet, Incident incident, Visitor visitor) {
    new IncidentPage(sheet, incident, ports.world().get(), visitor, reception::nameOf)
        .write(ports.story().apply(incident.id()), ports.telling().of(incident));
  }

  /** Filtered and paged as the lists of targets are; a target's kind, agency, district, state. */
  private Answer listed(HttpServerRequest request) {
    return switch (Routes.read(request)) {
      case Query.Read.Bad(var problems) ->
          Answer.error(400, "bad_parameter", String.join("; ", problems));
      case Query.Read.Good(Query query) -> {
        Set<TargetId> targets =
            query.of(reception.snapshot().get().targets()).stream()
                .map(status -> status.target().id())
                .collect(Collectors.toSet());
        yield Answer.json(
            IncidentJson.list(all(), query, targets, ports.world().get(), reception.clock().now()));
      }
    };
  }

  private Work draft(HttpServerRequest request, String id, String name) {
    if (!reception.visitor(request).may(Role.VIEWER)) {
      return Routes.now(Reception.toLogin(PAGE + "/" + id));
    }
    return new Work.Render(
        () ->
            reception
                .past(id)
                .flatMap(incident -> ports.drafts().file(incident, name))
                .map(file -> paper(id, name, file))
                .orElseGet(() -> reception.said(404, "Không có văn bản này", "Không có mẫu này.")));
  }

  private static Answer paper(String id, String name, byte[] file) {
    String type =
        name.endsWith(".pdf")
            ? "application/pdf"
            : "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    return new Answer(200, type, Map.of(), List.of(file))
        .with("Content-Disposition", "attachment; filename=\"" + id + "-" + name + "\"");
  }

  private Answer incidentJson(String id) {
    return reception
        .past(id)
        .map(
            incident ->
                Answer.json(
                    IncidentJson.whole(
                        incident,
                        ports.world().get(),
                        ports.story().apply(incident.id()),
                        ports.telling().of(incident),
                        reception.clock().now())))
        .orElseGet(() -> Answer.error(404, "no_such_incident", "Không có sự cố này"));
  }
}
