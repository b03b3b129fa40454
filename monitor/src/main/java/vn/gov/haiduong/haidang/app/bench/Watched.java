package vn.gov.haiduong.haidang.app.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** A service in a process of its own to which something is done, and what it says meanwhile. */
final class Watched implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Child child;
  private final URI service;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private Watched(Child child) {
    this.child = child;
    try {
      this.service = URI.create(child.line());
    } catch (RuntimeException e) {
      child.close();
      throw e;
    }
  }

  /**
   * Starts it and waits until it says where it listens.
   *
   * @param before what the service is started by, such as {@code unshare …}; may be empty
   * @param ledger address of a database server; empty for a file in the folder
   */
  static Watched start(
      List<String> before,
      Path data,
      Optional<String> ledger,
      Load load,
      CrashSite site,
      Path log) {
    List<String> command = new ArrayList<>(before);
    command.addAll(Child.javaCommand(List.of("-Xmx192m"), CrashService.class));
    command.addAll(
        List.of(data.toString(), ledger.orElse("-"), load.line(), site.receiverRoot().toString()));
    return new Watched(Child.start(command, log));
  }

  Child child() {
    return child;
  }

  /** Sets its clock so much further. */
  void leap(Duration by) {
    String _ = child.ask("leap " + by.toSeconds());
  }

  /** Status and words of {@code /-/ready}. */
  HttpResponse<String> ready() {
    return get("/-/ready");
  }

  String metrics() {
    return get("/metrics").body();
  }

  /** What the service knows of incidents, by id. */
  Map<String, JsonNode> incidents() {
    Map<String, JsonNode> found = new LinkedHashMap<>();
    try {
      for (JsonNode one : JSON.readTree(get("/api/v1/incidents").body()).path("incidents")) {
        found.put(one.path("id").asText(), one);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  /** A page as somebody who may read everything sees it. */
  HttpResponse<String> get(String path) {
    try {
      return http.send(
          HttpRequest.newBuilder(service.resolve(path))
              .header("Authorization", "Bearer " + CrashService.TOKEN)
              .timeout(Duration.ofSeconds(10))
              .build(),
          HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /** Whether it comes to hold in time; asked twice a second. */
  static boolean within(int seconds, BooleanSupplier holds) {
    for (int i = 0; i < seconds * 2; i++) {
      if (holds.getAsBoolean()) {
        return true;
      }
      try {
        Thread.sleep(500);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return holds.getAsBoolean();
  }

  /** Ends it in good order. */
  void end() {
    child.end(30);
  }

  @Override
  public void close() {
    child.close();
    http.close();
  }
}
