package vn.gov.haiduong.haidang.app.service;

import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGHUP reads the configuration again, as services do. The JDK's signal classes are unsupported
 * API, so they are reached by reflection: where they are gone, files are watched and POST works all
 * the same.
 */
final class Hangup {

  private static final Logger LOG = LoggerFactory.getLogger(Hangup.class);

  private Hangup() {}

  static void onSignal(Supplier<Future<?>> reload) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object onHangup =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, args) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      LOG.atInfo().log("SIGHUP");
                      reload.get().onFailure(e -> LOG.atError().setCause(e).log("reload failed"));
                      yield null;
                    }
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> false; // One handler, never compared.
                    default -> "SIGHUP handler";
                  });
      Object _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance("HUP"), onHangup);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.atInfo().setCause(e).log("no SIGHUP on this system");
    }
  }
}
