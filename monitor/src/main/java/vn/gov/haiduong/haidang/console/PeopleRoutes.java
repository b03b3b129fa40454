package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.Role;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Endpoint;
import vn.gov.haiduong.haidang.console.Routes.Work;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Actor;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Refusal;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;
import vn.gov.haiduong.haidang.time.Clock;

/** Incidents, people and their answers: who may see and do what, and where it goes. */
final class PeopleRoutes {

  static final String ACK = "/ack/";
  private static final String PAGE = "/incidents";
  private static final String API = "/api/v1/incidents";
  private static final String REPLIES = "/api/v1/replies";
  private static final long ACT_SECONDS = 15;
  private static final int MOST_AT_ONCE = 500;

  private final PeoplePorts ports;
  private final Supplier<Snapshot> snapshot;
  private final Clock clock;
  private final Build build;
  private final Gate gate;

  PeopleRoutes(
      PeoplePorts ports, Supplier<Snapshot> snapshot, Clock clock, Build build, Gate gate) {
    this.ports = ports;
    this.snapshot = snapshot;
    this.clock = clock;
    this.build = build;
    this.gate = gate;
  }

  /** What answers at a path; null when it is none of ours. */
  @Nullable Endpoint find(String path, HttpMethod method, byte[] body) {
    boolean post = method.equals(HttpMethod.POST);
    if (path.startsWith(ACK)) {
      String token = path.substring(ACK.length());
      return post ? post(r -> acknowledge(r, token, body)) : get(r -> ask(r, token));
    }
    return switch (path) {
      case "/dang-nhap" -> post ? post(r -> login(r, body)) : get(this::loginPage);
      case "/dang-xuat" -> post(r -> logout(r, body));
      case "/tai-khoan" -> get(this::account);
      case PAGE -> get(r -> page(r, "Sự cố", true, (s, v) -> incidents(s, v).open(all())));
      case "/lich-su" ->
          get(
              r ->
                  page(
                      r,
                      "Lịch sử sự cố",
                      false,
                      (s, v) -> incidents(s, v).history(all(), question(r))));
      case "/lich-truc" ->
          get(
              r ->
                  page(
                      r,
                      "Lịch trực",
                      false,
                      (s, _) -> new RosterPage(s, ports.world().get().directory()).write()));
      case "/tin-bao" ->
          get(
              r ->
                  page(
                      r,
                      "Tin đã báo",
                      true,
                      (s, _) -> new DeliveriesTable(s).page(ports.told().get())));
      case API ->
          get(r -> api(r, () -> IncidentJson.list(all(), ports.world().get(), clock.now())));
      case REPLIES -> post(r -> reply(r, body));
      default -> deeper(path, post, body);
    };
  }

  @Nullable
  private Endpoint deeper(String path, boolean post, byte[] body) {
    boolean api = path.startsWith(API + "/");
    if (!api && !path.startsWith(PAGE + "/")) {
      return null;
    }
    String rest = path.substring((api ? API : PAGE).length() + 1);
    int slash = rest.indexOf('/');
    String id = slash < 0 ? rest : rest.substring(0, slash);
    if (post) {
      // Many at once: the ids stand in the body.
      String act = slash < 0 ? id : rest.substring(slash + 1);
      Optional<String> one = slash < 0 ? Optional.empty() : Optional.of(id);
      return post(r -> act(r, one, act, body, api));
    }
    if (slash >= 0) {
      return post(r -> act(r, Optional.of(id), rest.substring(slash + 1), body, api));
    }
    return api ? get(r -> incidentJson(r, id)) : get(r -> incidentPage(r, id));
  }

  private static Endpoint get(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.GET, work);
  }

  private static Endpoint post(Function<HttpServerRequest, Work> work) {
    return new Endpoint(HttpMethod.POST, work);
  }

  private List<Incident> all() {
    return ports.incidents().get();
  }

  private Optional<Incident> incident(String id) {
    return all().stream().filter(incident -> incident.id().value().equals(id)).findFirst();
  }

  private IncidentsPage incidents(Sheet sheet, Visitor visitor) {
    return new IncidentsPage(sheet, ports.world().get(), visitor);
  }

  private static String question(HttpServerRequest request) {
    String asked = request.getParam("q");
    return asked == null ? "" : asked.strip().substring(0, Math.min(100, asked.strip().length()));
  }

  private Visitor visitor(HttpServerRequest request) {
    return Visitor.of(request, ports, gate.authorised(request));
  }

  // ---- reading -----------------------------------------------------------------------------

  private interface Writing {
    void write(Sheet sheet, Visitor visitor);
  }

  private Work page(HttpServerRequest request, String title, boolean refresh, Writing writing) {
    Visitor visitor = visitor(request);
    if (!visitor.may(Role.VIEWER)) {
      return Routes.now(
          seeOther("/dang-nhap?next=" + encoded(Objects.requireNonNullElse(request.path(), "/"))));
    }
    return new Work.Render(
        () -> {
          Sheet sheet = Sheet.begin(title, refresh, clock.now(), snapshot.get(), build);
          writing.write(sheet, visitor);
          return Answer.of(200, Answer.HTML, sheet.finish());
        });
  }

  private Work api(HttpServerRequest request, Supplier<JsonObject> json) {
    if (!gate.take("caller " + Gate.caller(request), 20, 1)) {
      return Routes.now(Routes.tooMany());
    }
    return visitor(request).may(Role.VIEWER)
        ? new Work.Render(() -> Answer.json(json.get()))
        : Routes.now(Routes.unauthorised());
  }

  private Work incidentPage(HttpServerRequest request, String id) {
    Optional<Incident> found = incident(id);
    Visitor visitor = visitor(request);
    if (found.isEmpty() && visitor.may(Role.VIEWER)) {
      return Routes.now(said(404, "Không có sự cố này", "Sự cố không có hoặc đã lâu."));
    }
    return page(
        request,
        id,
        false,
        (sheet, who) ->
            found.ifPresent(
                incident ->
                    new IncidentPage(sheet, incident, ports.world().get(), who)
                        .write(ports.story().apply(incident.id()), toldOf(id))));
  }

  private List<PeoplePorts.Told> toldOf(String id) {
    return ports.told().get().stream().filter(told -> told.incident().equals(id)).toList();
  }

  private Work incidentJson(HttpServerRequest request, String id) {
    if (!visitor(request).may(Role.VIEWER)) {
      return Routes.now(Routes.unauthorised());
    }
    return new Work.Render(
        () ->
            incident(id)
                .map(
                    incident ->
                        Answer.json(
                            IncidentJson.whole(
                                incident,
                                ports.world().get(),
                                ports.story().apply(incident.id()),
                                toldOf(id),
                                clock.now())))
                .orElseGet(() -> Answer.error(404, "no_such_incident", "Không có sự cố này")));
  }

  // ---- acting ------------------------------------------------------------------------------

  private Work act(
      HttpServerRequest request, Optional<String> one, String act, byte[] body, boolean api) {
    Visitor visitor = visitor(request);
    if (visitor.who().isEmpty()) {
      boolean mayGuess = gate.take("caller " + Gate.caller(request), 20, 1);
      return Routes.now(
          !mayGuess
              ? Routes.tooMany()
              : api ? Routes.unauthorised() : seeOther("/dang-nhap?next=" + PAGE));
    }
    Who who = visitor.who().get();
    if (!gate.take("acts " + who.id(), 60, 2)) {
      return Routes.now(Routes.tooMany());
    }
    Optional<FormData> data = FormData.read(type(request), body);
    if (data.isEmpty()) {
      return Routes.now(problem(api, 400, "bad_body", "Nội dung yêu cầu không đọc được"));
    }
    boolean session = !visitor.session().isEmpty();
    String word = Optional.ofNullable(request.getHeader("X-HaiDang-Form")).orElse("");
    String shown = word.isEmpty() ? data.get().text("word") : word;
    if (session && !ports.sessions().isFormWord(visitor.session(), shown)) {
      return Routes.now(
          problem(api, 403, "foreign_form", "Biểu mẫu đã cũ hoặc không phải của trang này"));
    }
    if (!who.may(Role.OPERATOR)) {
      return Routes.now(problem(api, 403, "forbidden", "Vai trò này chỉ được xem"));
    }
    List<String> ids =
        one.map(List::of)
            .orElseGet(
                () -> {
                  List<String> many = new ArrayList<>(data.get().all("id"));
                  many.addAll(data.get().all("ids"));
                  return many;
                });
    if (ids.isEmpty() || ids.size() > MOST_AT_ONCE) {
      return Routes.now(problem(api, 400, "no_incident", "Chưa chọn sự cố nào"));
    }
    return act.equals("code")
        ? byCode(request, ids.getFirst(), data.get(), who, api)
        : all(ids, act, data.get(), who, api);
  }

  private Work all(List<String> ids, String act, FormData data, Who who, boolean api) {
    String by = data.text("by");
    Actor actor =
        new Actor(
            api && !by.isEmpty() ? by.substring(0, Math.min(100, by.length())) : who.name(),
            person(who.id()),
            api ? Actor.Means.API : Actor.Means.PAGE);
    return switch (Reading.of(act, data, who, actor, ports.world().get(), clock.now())) {
      case Reading.Bad(String sentence) -> Routes.now(problem(api, 400, "bad_act", sentence));
      case Reading.Forbidden(String sentence) ->
          Routes.now(problem(api, 403, "forbidden", sentence));
      case Reading.Good(Event.Done done) -> {
        List<Future<Optional<Refusal>>> asked = ids.stream().map(id -> one(id, done)).toList();
        yield new Work.Ask(
            Future.join(asked)
                .map(_ -> answer(ids, asked.stream().map(Future::result).toList(), api)));
      }
    };
  }

  private Future<Optional<Refusal>> one(String id, Event.Done done) {
    if (!IncidentId.is(id)) {
      return Future.succeededFuture(Optional.of(Refusal.UNKNOWN_INCIDENT));
    }
    return ports.acts().act(new IncidentId(id), done).timeout(ACT_SECONDS, TimeUnit.SECONDS);
  }

  private Answer answer(List<String> ids, List<Optional<Refusal>> refusals, boolean api) {
    if (ids.size() == 1 && refusals.getFirst().isPresent()) {
      Refusal refusal = refusals.getFirst().get();
      int status = refusal == Refusal.UNKNOWN_INCIDENT ? 404 : 409;
      return problem(api, status, refusal.label(), refusal.words());
    }
    if (!api) {
      return seeOther(ids.size() == 1 ? PAGE + "/" + ids.getFirst() : PAGE);
    }
    JsonArray results = new JsonArray();
    for (int i = 0; i < ids.size(); i++) {
      results.add(
          new JsonObject()
              .put("id", ids.get(i))
              .put("done", refusals.get(i).isEmpty())
              .put("refusal", refusals.get(i).map(Refusal::label).orElse(null)));
    }
    return Answer.json(new JsonObject().put("done", true).put("results", results));
  }

  private Optional<PersonId> person(String login) {
    try {
      PersonId id = new PersonId(login);
      return ports.world().get().directory().contact(id).map(Contact::id);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  // ---- codes -------------------------------------------------------------------------------

  /** The desk enters the code that somebody read to it. */
  private Work byCode(HttpServerRequest request, String id, FormData data, Who who, boolean api) {
    String person = data.text("person");
    if (!IncidentId.is(id) || person.isEmpty()) {
      return Routes.now(problem(api, 400, "bad_code", "Cần mã người và mã xác nhận"));
    }
    String address = Gate.caller(request);
    if (!ports.attempts().heard("code " + id, address)) {
      return Routes.now(Routes.tooMany());
    }
    if (!ports.codes().take(id, person, data.text("code"))) {
      ports.attempts().missed("code " + id, address);
      ports.audit().keep(who.id(), "wrong_code", id);
      return Routes.now(problem(api, 403, "wrong_code", "Mã xác nhận không đúng hoặc đã dùng"));
    }
    Actor actor = new Actor(nameOf(person), person(person), Actor.Means.DESK);
    Event.Done act =
        new Event.Acknowledged(clock.now(), actor, "Nhập hộ bởi " + who.name(), Optional.empty());
    return new Work.Ask(one(id, act).map(refusal -> answer(List.of(id), List.of(refusal), api)));
  }

  /** A reply that a gateway or a mailbox hands on: six digits somewhere in it. */
  private Work reply(HttpServerRequest request, byte[] body) {
    Visitor visitor = visitor(request);
    if (!gate.take("caller " + Gate.caller(request), 20, 1)) {
      return Routes.now(Routes.tooMany());
    }
    if (!visitor.may(Role.OPERATOR) || !visitor.session().isEmpty()) {
      return Routes.now(Routes.unauthorised());
    }
    String text = FormData.read(type(request), body).orElse(FormData.NONE).text("text");
    var digits = java.util.regex.Pattern.compile("(?<!\\d)\\d{6}(?!\\d)").matcher(text);
    if (!digits.find()) {
      return Routes.now(Answer.error(400, "no_code", "Không thấy mã sáu chữ số trong tin trả lời"));
    }
    // A reply is a guess over everybody who was told: the number of wrong ones is what protects.
    if (!ports.attempts().heard("replies", "gateway")) {
      return Routes.now(Routes.tooMany());
    }
    for (Incident incident : all().stream().filter(Incident::open).toList()) {
      String id = incident.id().value();
      for (String person : toldOf(id).stream().map(PeoplePorts.Told::person).distinct().toList()) {
        if (ports.codes().take(id, person, digits.group())) {
          Actor actor = new Actor(nameOf(person), person(person), Actor.Means.CODE);
          Event.Done act =
              new Event.Acknowledged(clock.now(), actor, "Trả lời tin", Optional.empty());
          return new Work.Ask(
              one(id, act).map(refusal -> answer(List.of(id), List.of(refusal), true)));
        }
      }
    }
    ports.attempts().missed("replies", "gateway");
    return Routes.now(Answer.error(403, "wrong_code", "Mã xác nhận không đúng hoặc đã dùng"));
  }

  private String nameOf(String person) {
    return person(person)
        .flatMap(id -> ports.world().get().directory().contact(id))
        .map(Contact::name)
        .filter(name -> !name.isBlank())
        .orElse(person);
  }

  // ---- acknowledge by link -----------------------------------------------------------------

  private Work ask(HttpServerRequest request, String token) {
    if (!gate.take("ack " + Gate.caller(request), 30, 0.5)) {
      return Routes.now(Routes.tooMany());
    }
    return new Work.Render(
        () ->
            linked(
                token,
                (incident, good) ->
                    ackPage(200, incident, token, nameOf(good.person()), Optional.empty())));
  }

  private interface Linked<T> {
    T of(Incident incident, AckLinks.Reading.Good good);
  }

  private Answer linked(String token, Linked<Answer> then) {
    return switch (ports.links().read(token, clock.now())) {
      case AckLinks.Reading.Forged _ ->
          said(403, "Liên kết không đúng", "Liên kết bị thiếu ký tự hoặc đã bị sửa.");
      case AckLinks.Reading.Expired _ ->
          said(
              410, "Liên kết đã hết hạn", "Hãy dùng liên kết trong tin mới hơn hoặc gọi trực ban.");
      case AckLinks.Reading.Good good ->
          incident(good.incident())
              .map(incident -> then.of(incident, good))
              .orElseGet(() -> said(404, "Không có sự cố này", "Sự cố đã đóng từ lâu."));
    };
  }

  private Answer ackPage(
      int status, Incident incident, String token, String name, Optional<String> problem) {
    Sheet sheet = Sheet.alone(incident.id().value(), clock.now(), build);
    new AckPage(sheet).ask(incident, ports.world().get(), token, name, problem);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }

  private Work acknowledge(HttpServerRequest request, String token, byte[] body) {
    if (!gate.take("ack " + Gate.caller(request), 30, 0.5)) {
      return Routes.now(Routes.tooMany());
    }
    FormData data = FormData.read(type(request), body).orElse(FormData.NONE);
    Instant now = clock.now();
    if (!(ports.links().read(token, now) instanceof AckLinks.Reading.Good good)
        || incident(good.incident()).isEmpty()) {
      return Routes.now(linked(token, (_, _) -> said(404, "Không có sự cố này", "")));
    }
    Incident incident = incident(good.incident()).orElseThrow();
    String given = data.text("name");
    if (given.isEmpty() || given.length() > 100) {
      return Routes.now(
          ackPage(400, incident, token, given, Optional.of("Cần tên, tối đa 100 ký tự")));
    }
    Actor actor = new Actor(given, person(good.person()), Actor.Means.LINK);
    Who linked = new Who(good.person(), given, Role.OPERATOR);
    return switch (Reading.of("acknowledge", data, linked, actor, ports.world().get(), now)) {
      case Reading.Bad(String sentence) ->
          Routes.now(ackPage(400, incident, token, given, Optional.of(sentence)));
      case Reading.Forbidden(String sentence) ->
          Routes.now(ackPage(403, incident, token, given, Optional.of(sentence)));
      case Reading.Good(Event.Done act) ->
          new Work.Ask(
              one(good.incident(), act)
                  .map(
                      refusal ->
                          refusal
                              .map(
                                  why ->
                                      ackPage(
                                          409, incident, token, given, Optional.of(why.words())))
                              .orElseGet(
                                  () ->
                                      said(
                                          200,
                                          "Đã ghi nhận",
                                          "Cảm ơn "
                                              + given
                                              + ". Sự cố "
                                              + good.incident()
                                              + " đã có người nhận; tin nhắc được dừng."))));
    };
  }

  // ---- entering ----------------------------------------------------------------------------

  private Work loginPage(HttpServerRequest request) {
    String next = request.getParam("next");
    return new Work.Render(() -> loginAnswer(200, next == null ? "" : next, Optional.empty()));
  }

  private Answer loginAnswer(int status, String next, Optional<String> problem) {
    Sheet sheet = Sheet.plain("Đăng nhập", build);
    new LoginPage(sheet).write(inside(next), problem);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }

  /** Only a path of our own: never another host. */
  private static String inside(String next) {
    return next.matches("/[A-Za-z0-9_-][A-Za-z0-9/_.-]{0,200}") ? next : PAGE;
  }

  private Work login(HttpServerRequest request, byte[] body) {
    FormData data = FormData.read(type(request), body).orElse(FormData.NONE);
    String login = data.text("login").toLowerCase(java.util.Locale.ROOT);
    // Not stripped: blanks may belong to it.
    String password = data.all("password").stream().findFirst().orElse("");
    String address = Gate.caller(request);
    if (login.length() > 40
        || !gate.take("login " + address, 10, 0.2)
        || !ports.attempts().heard("login " + login, address)) {
      return Routes.now(
          loginAnswer(
              429, data.text("next"), Optional.of("Sai quá nhiều lần, hãy thử lại sau 15 phút")));
    }
    return new Work.Render(
        () -> {
          Optional<Who> who = ports.accounts().get().enter(login, password);
          if (who.isEmpty()) {
            ports.attempts().missed("login " + login, address);
            ports.audit().keep(login.isEmpty() ? "?" : login, "login_failed", "");
            return loginAnswer(403, data.text("next"), Optional.of("Tên hoặc mật khẩu không đúng"));
          }
          ports.attempts().entered("login " + login, address);
          ports.audit().keep(login, "login", "");
          String session = ports.sessions().begin(login);
          return seeOther(inside(data.text("next")))
              .with("Set-Cookie", cookie(session) + "; Max-Age=43200");
        });
  }

  private String cookie(String value) {
    return Visitor.COOKIE
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Strict"
        + (ports.secureCookie() ? "; Secure" : "");
  }

  private Work logout(HttpServerRequest request, byte[] body) {
    Visitor visitor = visitor(request);
    FormData data = FormData.read(type(request), body).orElse(FormData.NONE);
    if (visitor.session().isEmpty()
        || !ports.sessions().isFormWord(visitor.session(), data.text("word"))) {
      return Routes.now(seeOther("/tai-khoan"));
    }
    ports.sessions().end(visitor.session());
    return Routes.now(seeOther("/").with("Set-Cookie", cookie("") + "; Max-Age=0"));
  }

  private Work account(HttpServerRequest request) {
    Visitor visitor = visitor(request);
    if (visitor.who().isEmpty()) {
      return Routes.now(seeOther("/dang-nhap"));
    }
    Sheet sheet = Sheet.plain("Tài khoản", build);
    Html html = sheet.html();
    html.open("div", "class", "phone");
    html.leaf("h1", visitor.who().get().name());
    html.leaf("p", visitor.who().get().role().words());
    html.open("form", "method", "post", "action", "/dang-xuat");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.leaf("button", "Đăng xuất", "type", "submit");
    html.close(2);
    return Routes.now(Answer.of(200, Answer.HTML, sheet.finish()));
  }

  // ---- answers -----------------------------------------------------------------------------

  private static String type(HttpServerRequest request) {
    return Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
  }

  private static String encoded(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8);
  }

  private static Answer seeOther(String path) {
    return Answer.of(303, Answer.PLAIN, "").with("Location", path);
  }

  private Answer problem(boolean api, int status, String code, String sentence) {
    return api ? Answer.error(status, code, sentence) : said(status, "Chưa làm được", sentence);
  }

  private Answer said(int status, String title, String sentence) {
    Sheet sheet = Sheet.alone(title, clock.now(), build);
    new AckPage(sheet).said(title, sentence);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }
}
