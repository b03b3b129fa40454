package vn.gov.haiduong.haidang.net;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Function;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/**
 * Web servers on loopback that say exactly the bytes they are told to, and the prober that meets
 * them: one loop for all tests of a class.
 */
final class ScriptedWeb implements AutoCloseable {

  /** What a request's head gets; the head is all of the request, in ISO 8859-1. */
  @FunctionalInterface
  interface Conduct {
    void meet(String head, Socket client, OutputStream out)
        throws IOException, InterruptedException;
  }

  private static final int MOST_HEAD = 16_384;

  private final LoopbackProber prober;

  ScriptedWeb() {
    this(LoopbackProber.start());
  }

  /** Met by that prober, which is closed with it. */
  ScriptedWeb(LoopbackProber prober) {
    this.prober = prober;
  }

  /** What the prober keeps of what is down. */
  BodyCopies copies() {
    return prober.copies;
  }

  /** An answer with its length; {@code head} holds further header lines, each ended by CRLF. */
  static byte[] answer(String status, String head, byte[] body) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(
        ("HTTP/1.1 " + status + "\r\nContent-Length: " + body.length + "\r\n" + head + "\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    all.writeBytes(body);
    return all.toByteArray();
  }

  static byte[] page(String html) {
    return answer(
        "200 OK",
        "Content-Type: text/html; charset=utf-8\r\n",
        html.getBytes(StandardCharsets.UTF_8));
  }

  /** What came of a probe of {@code path} at a server that says {@code bytes} to everybody. */
  Observation measure(byte[] bytes, String path, HttpRules rules) throws Exception {
    return measure(port -> (_, _, out) -> out.write(bytes), path, rules);
  }

  /** The same of a server whose conduct needs to know its own port. */
  Observation measure(Function<Integer, Conduct> conduct, String path, HttpRules rules)
      throws Exception {
    return measure(conduct, "127.0.0.1", path, rules);
  }

  /** The same under a name. */
  Observation measure(Function<Integer, Conduct> conduct, String host, String path, HttpRules rules)
      throws Exception {
    try (ServerSocket server = new ServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1"))) {
      Conduct own = conduct.apply(server.getLocalPort());
      Thread.ofVirtual().start(() -> serve(server, own));
      return measureAt(host, server.getLocalPort(), path, rules);
    }
  }

  /** What came of a probe of that port, whoever listens there. */
  Observation measureAt(int port, String path, HttpRules rules) throws Exception {
    return measureAt("127.0.0.1", port, path, rules);
  }

  private Observation measureAt(String host, int port, String path, HttpRules rules)
      throws Exception {
    return prober.measure(
        new ProbeSpec.Http(
            new Endpoint(host, port),
            new Budget(Duration.ofSeconds(2), Duration.ofSeconds(2)),
            Addressing.ALL,
            ProbeSpec.Scheme.HTTP,
            path,
            rules));
  }

  /** The path that a request's head asks for. */
  static String path(String head) {
    return head.split(" ", 3)[1];
  }

  private static void serve(ServerSocket server, Conduct conduct) {
    while (!server.isClosed()) {
      try {
        Socket client = server.accept();
        Thread.ofVirtual().start(() -> meet(client, conduct));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void meet(Socket client, Conduct conduct) {
    try (client) {
      String head = head(client.getInputStream());
      if (!head.isEmpty()) {
        conduct.meet(head, client, client.getOutputStream());
        client.getOutputStream().flush();
      }
    } catch (IOException clientLeft) {
      // Then the probe tells of it.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String head(InputStream in) throws IOException {
    StringBuilder head = new StringBuilder();
    for (int b = in.read(); b >= 0 && head.length() < MOST_HEAD; b = in.read()) {
      head.append((char) b);
      if (head.length() >= 4 && head.substring(head.length() - 4).equals("\r\n\r\n")) {
        return head.toString();
      }
    }
    return "";
  }

  @Override
  public void close() {
    prober.close();
  }
}
