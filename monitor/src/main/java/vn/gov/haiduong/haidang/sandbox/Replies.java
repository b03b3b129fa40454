package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;

/** Answers of the control page. */
final class Replies {

  private Replies() {}

  static void text(HttpServerRequest request, int status, String text) {
    send(request, status, "text/plain; charset=utf-8", text + "\n");
  }

  static void html(HttpServerRequest request, String page) {
    send(request, 200, "text/html; charset=utf-8", page);
  }

  static void json(HttpServerRequest request, int status, JsonObject json) {
    send(request, status, "application/json", json.encode());
  }

  static void seeOther(HttpServerRequest request, String where) {
    request.response().putHeader("Location", where);
    send(request, 303, "text/plain; charset=utf-8", "");
  }

  private static void send(HttpServerRequest request, int status, String type, String body) {
    // A peer that is gone needs no answer.
    var _ =
        request
            .response()
            .setStatusCode(status)
            .putHeader("Content-Type", type)
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Content-Type-Options", "nosniff")
            .putHeader("X-Frame-Options", "DENY")
            .putHeader("Referrer-Policy", "same-origin")
            .putHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                    + " frame-ancestors 'none'; base-uri 'none'")
            .end(body);
  }
}
