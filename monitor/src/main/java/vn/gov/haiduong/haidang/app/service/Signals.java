package vn.gov.haiduong.haidang.app.service;

import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signals of the system. The JDK's classes for them are unsupported API, so they are reached by
 * reflection: where they are gone, the JVM does what it does by itself.
 */
final class Signals {

  private static final Logger LOG = LoggerFactory.getLogger(Signals.class);

  private Signals() {}

  /**
   * Takes a signal.
   *
   * @param name without SIG
   * @param then runs on a thread of the JVM's own, at each such signal, in place of what was there
   */
  static void on(String name, Runnable then) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object taking =
          Proxy.newProxyInstance(
              handler.getClassLoader(),
              new Class<?>[] {handler},
              (self, method, args) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      LOG.atInfo().log("SIG{}", name);
                      then.run();
                      yield null;
                    }
                    case "hashCode" -> System.identityHashCode(self);
                    case "equals" -> false; // One handler, never compared.
                    default -> "handler of SIG" + name;
                  });
      Object _ =
          signal
              .getMethod("handle", signal, handler)
              .invoke(null, signal.getConstructor(String.class).newInstance(name), taking);
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      LOG.atInfo().setCause(e).log("no SIG{} on this system", name);
    }
  }
}
