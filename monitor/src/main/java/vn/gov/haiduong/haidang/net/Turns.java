package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;

/**
 * Politeness towards a machine that serves many sites: a prober that has connected asks for its
 * turn before it sends the request. Connection attempts are never held back, and the wait is part
 * of no phase.
 */
@FunctionalInterface
public interface Turns {

  /** Everybody may go at once: a measurement by hand. */
  Turns AT_ONCE = (_, _) -> Future.succeededFuture(() -> {});

  /** A place at the address; given back once the answer is there or the probe has given up. */
  @FunctionalInterface
  interface Turn {

    /** More than once does nothing. */
    void release();
  }

  /**
   * Completes on the loop when the request may be sent. Whoever stops waiting must still take the
   * turn when it comes and release it.
   */
  Future<Turn> ask(InetAddress address, ProbeLoop loop);
}
