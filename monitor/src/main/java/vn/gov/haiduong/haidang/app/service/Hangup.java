package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** SIGHUP reads the configuration again, as services do. */
final class Hangup {

  private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

  private Hangup() {}

  @SuppressWarnings("sunapi")
  static void onSignal(Supplier<Future<?>> reload) {
    try {
      var _ =
          sun.misc.Signal.handle(
              new sun.misc.Signal("HUP"),
              _ -> {
                LOG.atInfo().log("SIGHUP");
                reload.get().onFailure(e -> LOG.atError().setCause(e).log("reload failed"));
              });
    } catch (IllegalArgumentException e) {
      // Not on this system, or taken by the JVM: files are watched and POST works all the same.
      LOG.atInfo().log("no SIGHUP on this system");
    }
  }
}
