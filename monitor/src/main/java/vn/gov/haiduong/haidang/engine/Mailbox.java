package vn.gov.haiduong.haidang.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Hands work to a loop from other threads, in order. The loop is woken once for all that comes
 * before it is there: waking costs more than most of what is handed over.
 */
public final class Mailbox {

  private final Executor loop;
  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();

  /**
   * @param loop runs what it is given later, on the loop's own thread
   */
  public Mailbox(Executor loop) {
    this.loop = loop;
  }

  /** From any thread. What throws is the loop's to report, and costs the others nothing. */
  public void put(Runnable work) {
    boolean _ = letters.add(work);
    if (called.compareAndSet(false, true)) {
      loop.execute(this::empty);
    }
  }

  private void empty() {
    called.set(false); // Before the first is taken: who comes later calls again.
    for (Runnable work = letters.poll(); work != null; work = letters.poll()) {
      try {
        work.run();
      } catch (RuntimeException | Error trouble) {
        if (!letters.isEmpty() && called.compareAndSet(false, true)) {
          loop.execute(this::empty);
        }
        throw trouble;
      }
    }
  }
}
