package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.plan.Channel;

/**
 * A program on this machine, such as one that drives a modem. No shell: its words are settings, and
 * what is told arrives on standard input and as environment variables, never as an argument.
 */
public final class LocalCommand implements Carrier {

  private final WorkerExecutor workers;
  private final Map<String, List<String>> commands;
  private final Duration deadline;

  /** Several by name; the address of a recipient is the name. */
  public LocalCommand(Vertx vertx, Map<String, List<String>> commands, Duration deadline) {
    this.workers =
        vertx.createSharedWorkerExecutor("commands", 2, deadline.toSeconds() + 5, TimeUnit.SECONDS);
    this.commands = Map.copyOf(commands);
    this.deadline = deadline;
  }

  @Override
  public Channel kind() {
    return Channel.COMMAND;
  }

  @Override
  public Future<Delivery> send(String key, Message message, Text text, Address to) {
    List<String> words = commands.get(to.value());
    if (words == null) {
      return Future.succeededFuture(new Delivery.Refused("không có lệnh tên này"));
    }
    Callable<Delivery> running = () -> run(words, key, message, text);
    return workers
        .executeBlocking(running, false)
        .map(done -> Objects.requireNonNull(done, "delivery"))
        .otherwise(HttpCaller::failed);
  }

  private Delivery run(List<String> words, String key, Message message, Text text)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(words);
    Map<String, String> environment = builder.environment();
    // Our own secrets stay ours.
    environment.keySet().removeIf(name -> name.startsWith("HAIDANG_"));
    environment.put("HAIDANG_KEY", key);
    environment.put("HAIDANG_INCIDENT", message.incident());
    environment.put("HAIDANG_PURPOSE", message.purpose().label());
    environment.put("HAIDANG_SUBJECT", text.subject());
    environment.put("HAIDANG_BRIEF", text.brief());
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    // Written beside: a program that does not read would hold us for ever.
    Thread writer =
        Thread.ofVirtual()
            .start(
                () -> {
                  try (OutputStream in = process.getOutputStream()) {
                    in.write(text.plain().getBytes(StandardCharsets.UTF_8));
                  } catch (IOException e) {
                    // It need not read; its exit code decides.
                    Thread.currentThread().interrupt();
                  }
                });
    try {
      if (!process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS)) {
        return new Delivery.Later("lệnh quá thời gian", Optional.empty());
      }
      int code = process.exitValue();
      return code == 0
          ? new Delivery.Accepted("lệnh xong")
          : new Delivery.Later("lệnh thoát với mã " + code, Optional.empty());
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      var _ = process.destroyForcibly();
      writer.interrupt();
    }
  }

  @Override
  public Future<Void> close() {
    return workers.close();
  }
}
