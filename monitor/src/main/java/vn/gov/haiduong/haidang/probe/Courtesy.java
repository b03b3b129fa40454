package vn.gov.haiduong.haidang.probe;

import java.net.InetAddress;

/**
 * The port through which a prober asks whether it may send its request. Asked after the connection
 * (and TLS) stands and before the first request byte, so connection attempts are never limited. The
 * wait belongs to no phase and not to the budget: the prober stops both while it waits. When the
 * turn does not come within about a second, the prober had better close the idle connection and
 * open a new one when it comes; then the phases are those of the new one.
 */
@FunctionalInterface
public interface Courtesy {

  /** Everybody at once: a measurement by hand. */
  Courtesy NONE =
      (_, go) -> {
        go.run();
        return () -> {};
      };

  /**
   * Asks for a turn at {@code address}.
   *
   * @param go run exactly once when the turn comes, on the thread that asked, possibly before this
   *     returns; not run after {@link Permit#release}
   */
  Permit ask(InetAddress address, Runnable go);

  /** A place at an address, waited for or taken. */
  @FunctionalInterface
  interface Permit {

    /** Gives it back: the response is complete, or the probe gave up. May be called again. */
    void release();
  }
}
