package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that somebody saved a configuration file, by looking at names, sizes and times every few
 * seconds: it works on every file system, and a spreadsheet that saves in three steps is read once,
 * when it has been quiet for one look.
 */
final class Reloader {

  private static final Logger LOG = LoggerFactory.getLogger(Reloader.class);

  private static final long LOOK_MILLIS = 2_000;
  private static final int MOST_FILES = 1_000;

  private final Vertx vertx;
  private final List<Path> folders;
  private final Supplier<Future<?>> reload;
  private String inForce;
  private String lastSeen;
  private boolean looking;
  private long timer;

  private Reloader(Vertx vertx, List<Path> folders, Supplier<Future<?>> reload) {
    this.vertx = vertx;
    this.folders = List.copyOf(folders);
    this.reload = reload;
    this.inForce = look();
    this.lastSeen = inForce;
  }

  /** Begins to look; {@code reload} is called on a Vert.x context and must not fail. */
  static Reloader start(Vertx vertx, List<Path> folders, Supplier<Future<?>> reload) {
    Reloader reloader = new Reloader(vertx, folders, reload);
    reloader.timer = vertx.setPeriodic(LOOK_MILLIS, _ -> reloader.tick());
    return reloader;
  }

  void stop() {
    boolean _ = vertx.cancelTimer(timer);
  }

  private void tick() {
    if (looking) {
      return;
    }
    looking = true;
    vertx
        .executeBlocking(this::look)
        .compose(
            seen -> {
              boolean quiet = seen.equals(lastSeen);
              lastSeen = seen;
              if (!quiet || seen.equals(inForce)) {
                return Future.succeededFuture();
              }
              inForce = seen;
              LOG.atInfo().log("configuration files changed");
              return reload.get();
            })
        .onComplete(_ -> looking = false);
  }

  /** Names, sizes and times of all files, as one text. */
  private String look() {
    TreeMap<String, String> seen = new TreeMap<>();
    for (Path folder : folders) {
      try (Stream<Path> files = Files.walk(folder, 3)) {
        files
            .limit(MOST_FILES)
            .filter(Files::isRegularFile)
            .forEach(file -> seen.put(file.toString(), stamp(file)));
      } catch (IOException | UncheckedIOException e) {
        seen.put(folder.toString(), "unreadable");
      }
    }
    return seen.toString();
  }

  private static String stamp(Path file) {
    try {
      FileTime time = Files.getLastModifiedTime(file);
      return time.toMillis() + "/" + Files.size(file);
    } catch (IOException e) {
      return "unreadable";
    }
  }
}
