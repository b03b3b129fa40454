package vn.gov.haiduong.haidang.app.pagewatch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** A real server of one site, with ETags, whose pages can be changed. */
final class TownSite implements AutoCloseable {

  private final HttpServer server;
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final Map<String, String> cloaked = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private final Set<String> agents = ConcurrentHashMap.newKeySet();

  TownSite() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 16);
    server.createContext("/", this::answer);
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  void put(String path, String html) {
    pages.put(path, html);
  }

  /** Whoever says this of himself in his User-Agent or Referer gets another page there. */
  void cloak(String path, String said, String html) {
    cloaked.put(path + " " + said, html);
  }

  void uncloak() {
    cloaked.clear();
  }

  /** "GET /path", with " 304" or the status behind it. */
  List<String> asked() {
    return List.copyOf(asked);
  }

  String agents() {
    return String.join("\n", agents);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    String agent = exchange.getRequestHeaders().getFirst("User-Agent");
    String said = agent + " " + exchange.getRequestHeaders().getFirst("Referer");
    String page =
        cloaked.entrySet().stream()
            .filter(one -> one.getKey().startsWith(path + " "))
            .filter(one -> said.contains(one.getKey().substring(path.length() + 1)))
            .map(Map.Entry::getValue)
            .findFirst()
            .orElse(pages.get(path));
    if (agent != null) {
      boolean _ = agents.add(agent);
    }
    int status = page == null ? 404 : 200;
    byte[] body = (page == null ? "Không có" : page).getBytes(StandardCharsets.UTF_8);
    String tag =
        "\"" + Integer.toHexString(new String(body, StandardCharsets.UTF_8).hashCode()) + "\"";
    exchange
        .getResponseHeaders()
        .set(
            "Content-Type",
            (path.endsWith(".txt")
                    ? "text/plain"
                    : path.endsWith(".xml") ? "application/xml" : "text/html")
                + "; charset=utf-8");
    exchange.getResponseHeaders().set("ETag", tag);
    if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
      status = 304;
    }
    asked.add(exchange.getRequestMethod() + " " + path + " " + status);
    if (status == 304) {
      exchange.sendResponseHeaders(304, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
