package vn.gov.haiduong.haidang.sandbox;

import io.vertx.core.Vertx;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Plays the script of a sandbox: throws the switches at their time and says so. Scenes are anchored
 * to the start, so that a late one delays none that follows.
 */
public final class Story {

  private static final Logger LOG = LoggerFactory.getLogger(Story.class);
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

  private final Sandbox sandbox;
  private final Vertx vertx;
  private final URI statusPage;
  private final double speed;
  private final Consumer<String> teller;
  private final Script script;
  private final long startNanos;
  private boolean stopped;
  private long timer = -1;

  private Story(Sandbox sandbox, URI statusPage, double speed, Consumer<String> teller) {
    this.sandbox = sandbox;
    this.vertx = sandbox.vertx();
    this.statusPage = statusPage;
    this.speed = speed;
    this.teller = teller;
    this.script = new Script(sandbox.plan());
    this.startNanos = sandbox.clock().nanos();
  }

  /**
   * Begins the story.
   *
   * @param statusPage the root of the monitor's own pages, to which the sentences point
   * @param speed 1 for real time, 10 for ten times as fast
   * @param teller receives each sentence, such as "08:01:20 Trung tâm dữ liệu tỉnh mất điện: …, xem
   *     http://…/targets/dc"; called on a loop of the sandbox, must not block
   */
  public static Story begin(
      Sandbox sandbox, URI statusPage, double speed, Consumer<String> teller) {
    if (!(speed > 0) || speed > 10_000) {
      throw new IllegalArgumentException(
          "speed: expected more than 0, at most 10000, got " + speed);
    }
    Story story = new Story(sandbox, statusPage, speed, teller);
    story.arm();
    return story;
  }

  /** Tells no more; what is broken stays broken. */
  public synchronized void stop() {
    stopped = true;
    vertx.cancelTimer(timer);
  }

  private synchronized void arm() {
    Optional<Scene> scene = stopped ? Optional.empty() : script.next();
    if (scene.isEmpty()) {
      return;
    }
    long dueMillis = (long) (scene.get().after().toMillis() / speed);
    long goneMillis = (sandbox.clock().nanos() - startNanos) / 1_000_000;
    timer = vertx.setTimer(Math.max(1, dueMillis - goneMillis), _ -> play(scene.get()));
  }

  private void play(Scene scene) {
    String at = TIME.format(Province.local(sandbox.clock().now()));
    teller.accept(at + " " + scene.words() + ", xem " + page(scene));
    sandbox
        .apply(scene.switches())
        .onFailure(
            problem ->
                LOG.atWarn()
                    .addKeyValue("scene", scene.words())
                    .setCause(problem)
                    .log("a scene of the story could not be played in full"));
    arm();
  }

  private String page(Scene scene) {
    return scene
        .look()
        .map(id -> statusPage.resolve("/targets/" + id))
        .orElse(statusPage)
        .toString();
  }
}
