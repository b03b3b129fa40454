package vn.gov.haiduong.haidang.app.duties;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A town of web sites on one loopback port with names of their own, and the name server that knows
 * them. A page that begins with {@code ->} is a redirect, one of {@code !503} that status.
 */
final class LinkTown implements AutoCloseable {

  private final HttpServer web;
  private final DatagramSocket names;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  LinkTown() throws IOException {
    web = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
    web.createContext("/", this::answer);
    web.start();
    names = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    Thread.ofVirtual().start(this::serveNames);
  }

  int port() {
    return web.getAddress().getPort();
  }

  InetSocketAddress resolver() {
    return (InetSocketAddress) names.getLocalSocketAddress();
  }

  /** Puts a page at {@code host/path}; PORT in it becomes the town's port. */
  void put(String hostAndPath, String html) {
    pages.put(hostAndPath, html.replace("PORT", "" + port()));
  }

  void clear() {
    pages.clear();
    asked.clear();
  }

  /** Method and place of everything that was asked for, in order. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String host =
        exchange
            .getRequestHeaders()
            .getFirst("Host")
            .toLowerCase(Locale.ROOT)
            .replaceAll(":\\d+$", "")
            .replaceAll("\\.$", "");
    String at = host + exchange.getRequestURI();
    asked.add(exchange.getRequestMethod() + " " + at);
    String page = pages.get(at);
    int status = page == null ? 404 : 200;
    if (page != null && page.startsWith("->")) {
      status = 302;
      exchange.getResponseHeaders().add("Location", page.substring(2));
    } else if (page != null && page.startsWith("!")) {
      status = Integer.parseInt(page.substring(1));
    }
    byte[] body = (page == null ? "khong co" : page).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private void serveNames() {
    byte[] buffer = new byte[2048];
    while (!names.isClosed()) {
      try {
        DatagramPacket in = new DatagramPacket(buffer, buffer.length);
        names.receive(in);
        byte[] out = reply(ByteBuffer.wrap(buffer, 0, in.getLength()));
        names.send(new DatagramPacket(out, out.length, in.getSocketAddress()));
      } catch (IOException _) {
        return;
      }
    }
  }

  /** 127.0.0.1 for every name that has a page, whatever its case; no such name for others. */
  private byte[] reply(ByteBuffer question) {
    short id = question.getShort(0);
    ByteArrayOutputStream name = new ByteArrayOutputStream();
    StringBuilder host = new StringBuilder();
    int at = 12;
    while (question.get(at) != 0) {
      int length = question.get(at);
      for (int i = 0; i <= length; i++) {
        name.write(question.get(at + i));
      }
      host.append(host.isEmpty() ? "" : ".");
      for (int i = 1; i <= length; i++) {
        host.append((char) question.get(at + i));
      }
      at += length + 1;
    }
    name.write(0);
    short type = question.getShort(at + 1);
    String asked = host.toString().toLowerCase(Locale.ROOT);
    boolean known = pages.keySet().stream().anyMatch(page -> page.startsWith(asked + "/"));
    boolean answer = known && type == 1;
    ByteBuffer out = ByteBuffer.allocate(512);
    out.putShort(id).putShort((short) (0x8180 | (known ? 0 : 3))).putShort((short) 1);
    out.putShort((short) (answer ? 1 : 0)).putInt(0);
    out.put(name.toByteArray()).putShort(type).putShort((short) 1);
    if (answer) {
      out.putShort((short) 0xC00C).putShort((short) 1).putShort((short) 1).putInt(60);
      out.putShort((short) 4).put(new byte[] {127, 0, 0, 1});
    }
    byte[] bytes = new byte[out.position()];
    out.flip().get(bytes);
    return bytes;
  }

  @Override
  public void close() {
    web.stop(0);
    names.close();
  }
}
