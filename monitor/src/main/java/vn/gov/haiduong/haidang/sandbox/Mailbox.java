package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetSocket;
import io.vertx.core.parsetools.RecordParser;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The telephones and mail boxes of the simulated province's people: a real SMTP server and a real
 * SMS gateway on loopback whose messages a page shows. For demo, drills and tests only.
 */
public final class Mailbox {

  private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);
  private static final int MOST = 300;
  private static final int LONGEST_LETTER = 256 * 1024;
  private static final int LONGEST_LINE = 16 * 1024;

  private final Clock clock;
  private final NetServer smtp;
  private final HttpServer web;
  private final Deque<Item> items = new ArrayDeque<>();
  private String host = "127.0.0.1";

  /**
   * A message that arrived.
   *
   * @param means "thư" or "tin nhắn"
   */
  public record Item(Instant at, String means, String to, String subject, String text) {}

  private Mailbox(Vertx vertx, Clock clock) {
    this.clock = clock;
    this.smtp = vertx.createNetServer().connectHandler(this::talk);
    this.web =
        vertx
            .createHttpServer(new HttpServerOptions().setIdleTimeout(30))
            .requestHandler(this::serve);
  }

  /**
   * Listens on loopback.
   *
   * @param port of the page; 0 for any
   */
  public static Future<Mailbox> start(Vertx vertx, Clock clock, String host, int port) {
    Mailbox box = new Mailbox(vertx, clock);
    box.host = host;
    return box.smtp
        .listen(0, host)
        .compose(_ -> box.web.listen(port, host))
        .map(box)
        .recover(
            problem ->
                Future.join(box.smtp.close(), box.web.close())
                    .transform(_ -> Future.failedFuture(problem)));
  }

  public int smtpPort() {
    return smtp.actualPort();
  }

  /** Where the page is; the gateway takes messages at {@code sms} below it. */
  public URI address() {
    // Who listens on every address is reached by the machine's own.
    String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return URI.create("http://" + shown + ":" + web.actualPort() + "/");
  }

  /** Latest first. */
  public synchronized List<Item> items() {
    return new ArrayList<>(items);
  }

  private synchronized void add(Item item) {
    items.addFirst(item);
    if (items.size() > MOST) {
      items.removeLast();
    }
  }

  public Future<Void> close() {
    return Future.join(smtp.close(), web.close()).mapEmpty();
  }

  // ---- letters -----------------------------------------------------------------------------

  private void talk(NetSocket socket) {
    StringBuilder data = new StringBuilder();
    List<String> to = new ArrayList<>();
    boolean[] inData = {false};
    RecordParser lines = RecordParser.newDelimited("\r\n").maxRecordSize(LONGEST_LINE);
    lines.handler(
        buffer -> {
          String line = buffer.toString(StandardCharsets.UTF_8);
          if (inData[0]) {
            if (line.equals(".")) {
              inData[0] = false;
              deliver(to, data.toString());
              data.setLength(0);
              to.clear();
              say(socket, "250 2.0.0 Ok: queued");
            } else if (data.length() < LONGEST_LETTER) {
              data.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
            }
            return;
          }
          String command = line.toUpperCase(Locale.ROOT);
          if (command.startsWith("EHLO") || command.startsWith("HELO")) {
            say(socket, "250 hop-thu.mo-phong");
          } else if (command.startsWith("RCPT TO:")) {
            to.add(line.substring(8).replaceAll("[<>]", "").strip());
            say(socket, "250 2.1.5 Ok");
          } else if (command.equals("DATA")) {
            inData[0] = true;
            say(socket, "354 End data with <CR><LF>.<CR><LF>");
          } else if (command.equals("QUIT")) {
            say(socket, "221 2.0.0 Bye");
            socket
                .close()
                .onFailure(e -> LOG.atDebug().setCause(e).log("mail connection was gone"));
          } else {
            say(socket, "250 2.0.0 Ok");
          }
        });
    lines.exceptionHandler(
        e -> LOG.atDebug().setCause(e).log("a line of a simulated letter is too long"));
    var _ = socket.handler(lines);
    say(socket, "220 hop-thu.mo-phong ESMTP");
  }

  private static void say(NetSocket socket, String line) {
    socket
        .write(line + "\r\n")
        .onFailure(e -> LOG.atDebug().setCause(e).log("mail connection was gone"));
  }

  private void deliver(List<String> to, String letter) {
    add(
        new Item(
            clock.now(),
            "thư",
            String.join(", ", to),
            MailboxLetter.subject(letter),
            MailboxLetter.text(letter)));
  }

  // ---- short messages and the page ---------------------------------------------------------

  private void serve(HttpServerRequest request) {
    String asked = request.method().name() + " " + request.path();
    switch (asked) {
      case "GET /" -> Replies.html(request, MailboxView.page(items()));
      case "POST /sms" ->
          request
              .body()
              .onSuccess(
                  body -> {
                    Form form = Form.read(body.toString(StandardCharsets.UTF_8));
                    add(
                        new Item(
                            clock.now(), "tin nhắn", form.value("to"), "", form.value("text")));
                    Replies.text(request, 200, "OK");
                  })
              .onFailure(e -> LOG.atDebug().setCause(e).log("a short message was cut off"));
      default -> Replies.text(request, 404, "Không có trang này");
    }
  }
}
