package vn.gov.haiduong.haidang.engine;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.incident.Evidence;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Evidence that speaks of a copy of a body waits until the copy is on the disk, so that a folder
 * never names one that is not there. On the engine's loop, which waits for nothing: it looks once a
 * second.
 */
final class Copies {

  private static final Logger LOG = LoggerFactory.getLogger(Copies.class);

  /** As many as a folder of evidence holds; others do without a copy. */
  private static final int MOST = 60;

  /** A disk that takes longer costs the copy, not the evidence. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Consumer<Input> hear;
  private final List<Waiting> waiting = new ArrayList<>();
  private Function<String, Future<Boolean>> keeping = _ -> Future.succeededFuture(false);

  private record Waiting(
      Instant since, TargetId target, String what, String text, String hash, Future<Boolean> kept) {

    Input.Witnessed at(Instant now) {
      boolean there = kept.succeeded() && kept.result();
      return new Input.Witnessed(
          now, target, what, there ? Evidence.COPY + hash + "\n" + text : text);
    }
  }

  /**
   * @param hear the book of incidents
   */
  Copies(Consumer<Input> hear) {
    this.hear = hear;
  }

  /**
   * From now on copies are kept.
   *
   * @param how keeps the body of that hash; false when there is none, or nowhere to keep it
   */
  void keeping(Function<String, Future<Boolean>> how) {
    keeping = how;
  }

  /**
   * Tells the book of a piece of evidence, at once or when its copy is kept.
   *
   * @param wanted whether the book has room for it
   */
  void witness(Instant now, TargetId target, String what, String text, boolean wanted) {
    List<String> bodies = wanted ? ProbeText.bodies(text) : List.of();
    if (bodies.isEmpty() && waiting.stream().anyMatch(one -> one.target().equals(target))) {
      // Behind what was seen of it before.
      waiting.add(new Waiting(now, target, what, text, "", Future.succeededFuture(false)));
      return;
    }
    if (bodies.isEmpty() || waiting.size() >= MOST) {
      hear.accept(new Input.Witnessed(now, target, what, text));
      return;
    }
    String hash = bodies.getFirst();
    Future<Boolean> kept =
        keeping
            .apply(hash)
            .onFailure(
                e ->
                    LOG.atError()
                        .addKeyValue("target", target)
                        .setCause(e)
                        .log("the copy of a failing page was not kept"));
    waiting.add(new Waiting(now, target, what, text, hash, kept));
    look(now);
  }

  /** Time has passed. */
  void look(Instant now) {
    tell(now, false);
  }

  /** Nothing is waited for any more. */
  void end(Instant now) {
    tell(now, true);
  }

  /** In their order: what was seen first is told first. */
  private void tell(Instant now, boolean all) {
    while (!waiting.isEmpty()) {
      Waiting first = waiting.getFirst();
      boolean late = Duration.between(first.since(), now).compareTo(PATIENCE) > 0;
      if (!all && !late && !first.kept().isComplete()) {
        return;
      }
      Waiting _ = waiting.removeFirst();
      hear.accept(first.at(now));
    }
  }
}
