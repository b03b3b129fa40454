package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.access.Devices;
import vn.gov.haiduong.haidang.access.Who;
import vn.gov.haiduong.haidang.console.Routes.Work;

/** Logging in and out. */
final class Entering {

  /** Tells a browser that was here before; see {@link Devices}. */
  private static final String DEVICE_COOKIE = "haidang-may";

  private static final long SESSION_SECONDS = 43_200;

  private final Reception reception;
  private final PeoplePorts ports;

  Entering(Reception reception) {
    this.reception = reception;
    this.ports = reception.ports();
  }

  Work page(HttpServerRequest request) {
    String next = request.getParam("next");
    return new Work.Render(() -> answer(200, next == null ? "" : next, Optional.empty()));
  }

  private Answer answer(int status, String next, Optional<String> problem) {
    Sheet sheet = Sheet.plain("Đăng nhập", reception.build());
    new LoginPage(sheet).write(inside(next), problem);
    return Answer.of(status, Answer.HTML, sheet.finish());
  }

  /** Only a path of our own: never another host. */
  private static String inside(String next) {
    return next.matches("/[A-Za-z0-9_-][A-Za-z0-9/_.%-]{0,200}") ? next : PeopleRoutes.PAGE;
  }

  /**
   * Guesses are counted for each account at each address, and for the account as a whole; a browser
   * that was let in before has a count of its own, which no stranger can use up.
   */
  Work login(HttpServerRequest request, byte[] body) {
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    String login = data.text("login").toLowerCase(Locale.ROOT);
    // Not stripped: blanks may belong to it.
    String password = data.all("password").stream().findFirst().orElse("");
    Optional<String> device =
        device(request)
            .flatMap(token -> ports.devices().known(token, login, reception.clock().now()));
    String place = device.map(known -> "device " + known).orElseGet(() -> Gate.caller(request));
    String subject = device.isPresent() ? "device login " + login : "login " + login;
    // For each account at each place: behind a proxy strangers and officers are at one place.
    if (login.length() > 40
        || !reception.gate().take(subject + " at " + place, 10, 0.2)
        || !ports.attempts().heard(subject, place)) {
      return Routes.now(
          answer(429, data.text("next"), Optional.of("Sai quá nhiều lần, hãy thử lại sau 15 phút"))
              .with("Retry-After", "900"));
    }
    if (device.isEmpty() && !reception.gate().take("logins at " + place, 60, 1)) {
      return Routes.now(
          answer(
                  429,
                  data.text("next"),
                  Optional.of("Quá nhiều lượt đăng nhập từ nơi này, hãy thử lại sau một phút"))
              .with("Retry-After", "60"));
    }
    return new Work.Render(
        () -> {
          Optional<Who> who = ports.accounts().get().enter(login, password);
          if (who.isEmpty()) {
            ports.attempts().missed(subject, place);
            ports.audit().keep(login.isEmpty() ? "?" : login, "login_failed", "");
            return answer(403, data.text("next"), Optional.of("Tên hoặc mật khẩu không đúng"));
          }
          ports.attempts().entered(subject, place);
          ports.audit().keep(login, "login", "");
          String session = ports.sessions().begin(login);
          Answer in =
              Reception.seeOther(inside(data.text("next")))
                  .with("Set-Cookie", cookie(Visitor.COOKIE, session, SESSION_SECONDS));
          return device.isPresent()
              ? in
              : in.and(
                  "Set-Cookie",
                  cookie(
                      DEVICE_COOKIE,
                      ports.devices().token(login, reception.clock().now()),
                      Devices.LIFE.toSeconds()));
        });
  }

  private static Optional<String> device(HttpServerRequest request) {
    Set<Cookie> cookies = request.cookies(DEVICE_COOKIE);
    return cookies.size() == 1
        ? Optional.of(cookies.iterator().next().getValue())
        : Optional.empty();
  }

  private String cookie(String name, String value, long seconds) {
    return name
        + "="
        + value
        + "; Path=/; HttpOnly; SameSite=Strict"
        + (ports.secureCookie() ? "; Secure" : "")
        + "; Max-Age="
        + seconds;
  }

  Work logout(HttpServerRequest request, byte[] body) {
    Visitor visitor = reception.visitor(request);
    FormData data = FormData.read(Reception.type(request), body).orElse(FormData.NONE);
    if (visitor.session().isEmpty()
        || !ports.sessions().isFormWord(visitor.session(), data.text("word"))) {
      return Routes.now(Reception.seeOther("/tai-khoan"));
    }
    ports.sessions().end(visitor.session());
    return Routes.now(Reception.seeOther("/").with("Set-Cookie", cookie(Visitor.COOKIE, "", 0)));
  }

  Work account(HttpServerRequest request) {
    Visitor visitor = reception.visitor(request);
    if (visitor.who().isEmpty()) {
      return Routes.now(Reception.seeOther("/dang-nhap"));
    }
    Sheet sheet = Sheet.plain("Tài khoản", reception.build());
    Html html = sheet.html();
    html.open("div", "class", "phone");
    html.leaf("h1", visitor.who().get().name());
    html.leaf("p", "Vai trò: " + visitor.who().get().role().words());
    html.open("form", "method", "post", "action", "/dang-xuat");
    html.open("input", "type", "hidden", "name", "word", "value", visitor.formWord());
    html.leaf("button", "Đăng xuất", "type", "submit");
    html.close(2);
    return Routes.now(Answer.of(200, Answer.HTML, sheet.finish()));
  }
}
