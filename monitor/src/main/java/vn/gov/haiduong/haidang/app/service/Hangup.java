package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP reads the configuration again, as services do. Where there is no such signal, files are
 * watched and POST works all the same.
 */
final class Hangup {

  private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

  private Hangup() {}

  static void onSignal(Supplier<Future<?>> reload) {
    Signals.on(
        "HUP", () -> reload.get().onFailure(e -> LOG.atError().setCause(e).log("reload failed")));
  }
}
