package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A page from which people switch faults, and the same as JSON for programs: {@code GET /}, {@code
 * GET /faults}, {@code POST /faults}. For demo and tests only; listens on loopback, serves no other
 * name than its own address or localhost, and takes changes from no other site's pages.
 */
public final class ControlPage {

  private static final Logger LOG = LoggerFactory.getLogger(ControlPage.class);
  private static final int LONGEST_BODY = 16_384;

  private final Sandbox sandbox;
  private final HttpServer server;
  private final URI address;

  private ControlPage(Sandbox sandbox, HttpServer server, URI address) {
    this.sandbox = sandbox;
    this.server = server;
    this.address = address;
  }

  /**
   * Starts it on the sandbox's loops. Requests must name a loopback host, wherever it listens: in a
   * container it listens on every address and its port is published on the machine's loopback.
   *
   * @param at a loopback address or the unspecified one; port 0 takes a free one
   */
  public static Future<ControlPage> start(Sandbox sandbox, InetSocketAddress at) {
    InetAddress asked = at.getAddress();
    if (asked == null || !(asked.isLoopbackAddress() || asked.isAnyLocalAddress())) {
      return Future.failedFuture(
          new IllegalArgumentException(
              "control page: expected a loopback or the unspecified address, got " + at));
    }
    HttpServer server =
        sandbox
            .vertx()
            .createHttpServer(
                new HttpServerOptions().setIdleTimeout(30).setMaxFormAttributeSize(4096));
    String host = asked.getHostAddress();
    String named = asked.isAnyLocalAddress() ? "127.0.0.1" : host;
    // The handler needs the address, which is known once the server listens.
    var self = new AtomicReference<ControlPage>();
    return server
        .requestHandler(
            request -> {
              ControlPage page = self.get();
              if (page == null) {
                Replies.text(request, 503, "Trang chưa sẵn sàng");
              } else {
                page.route(request);
              }
            })
        .listen(at.getPort(), host)
        .map(
            listening -> {
              String shown = named.indexOf(':') < 0 ? named : "[" + named + "]";
              ControlPage page =
                  new ControlPage(
                      sandbox,
                      listening,
                      URI.create("http://" + shown + ":" + listening.actualPort() + "/"));
              self.set(page);
              return page;
            });
  }

  /** Where to open it. */
  public URI address() {
    return address;
  }

  public Future<Void> close() {
    return server.close();
  }

  private void route(HttpServerRequest request) {
    String asked = request.method().name() + " " + request.path();
    if (!ownHost(request)) {
      // Another name that points here: a page elsewhere may be playing with the resolver.
      Replies.text(request, 421, "Tên máy chủ không đúng");
    } else if (asked.equals("GET /")) {
      Replies.html(
          request,
          ControlView.page(
              sandbox,
              Optional.ofNullable(request.getParam("tim")).orElse(""),
              Optional.ofNullable(request.getParam("loi")).orElse("")));
    } else if (asked.equals("GET /faults")) {
      Replies.json(request, 200, ControlJson.state(sandbox));
    } else if (asked.equals("POST /faults")) {
      change(request);
    } else {
      Replies.text(request, 404, "Không có trang này");
    }
  }

  private boolean ownHost(HttpServerRequest request) {
    var authority = request.authority();
    return authority != null
        && authority.port() == address.getPort()
        && (authority.host().equalsIgnoreCase(address.getHost())
            || authority.host().equalsIgnoreCase("localhost"));
  }

  /** Browsers say where a form comes from; programs say nothing and are let in. */
  private boolean sameOrigin(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    return origin == null
        || origin.equals("http://" + address.getHost() + ":" + address.getPort())
        || origin.toLowerCase(Locale.ROOT).equals("http://localhost:" + address.getPort());
  }

  private void change(HttpServerRequest request) {
    if (!sameOrigin(request)) {
      Replies.text(request, 403, "Chỉ nhận thay đổi từ chính trang này");
      return;
    }
    String type = Optional.ofNullable(request.getHeader("Content-Type")).orElse("");
    boolean json = type.startsWith("application/json");
    if (!json && !type.startsWith("application/x-www-form-urlencoded")) {
      // Other types could be sent by a foreign page without asking.
      Replies.text(request, 415, "Cần application/json hoặc biểu mẫu");
      return;
    }
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() <= LONGEST_BODY) {
            body.appendBuffer(part);
          }
        });
    request.endHandler(
        _ -> {
          if (body.length() > LONGEST_BODY) {
            Replies.text(request, 413, "Yêu cầu quá dài");
          } else if (json) {
            byJson(request, body);
          } else {
            byForm(request, body.toString(StandardCharsets.UTF_8));
          }
        });
  }

  private void byJson(HttpServerRequest request, Buffer body) {
    ControlJson.Orders orders = ControlJson.orders(body);
    if (!orders.problems().isEmpty()) {
      Replies.json(request, 400, ControlJson.problems(orders.problems()));
      return;
    }
    sandbox
        .apply(orders.switches())
        .onSuccess(_ -> Replies.json(request, 200, ControlJson.state(sandbox)))
        .onFailure(problem -> failed(request, problem));
  }

  private void byForm(HttpServerRequest request, String body) {
    Form form = Form.read(body);
    Optional<Scope> scope = Scope.parse(form.value("scope"));
    Optional<Fault> fault = Fault.of(form.value("fault"));
    if (scope.isEmpty() || fault.isEmpty()) {
      Replies.seeOther(request, "/?loi=1#bieu-mau");
      return;
    }
    sandbox
        .apply(List.of(Switch.of(scope.get(), fault.get())))
        .onSuccess(_ -> Replies.seeOther(request, "/?tim=" + Form.encoded(form.value("tim"))))
        .onFailure(problem -> failed(request, problem));
  }

  private static void failed(HttpServerRequest request, Throwable problem) {
    LOG.atWarn().setCause(problem).log("a fault could not be switched");
    Replies.text(request, 500, "Không chuyển được lỗi mô phỏng");
  }
}
