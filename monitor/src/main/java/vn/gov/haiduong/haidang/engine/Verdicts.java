package vn.gov.haiduong.haidang.engine;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * What the probing loops hand back to the engine. Nobody is woken for it: as long as an answer is
 * expected the engine comes by in each of its turns. Only {@link #put} may be called from other
 * threads; the rest is confined to the engine's loop.
 */
final class Verdicts implements Rounds.Answers {

  private final Queue<Runnable> letters = new ConcurrentLinkedQueue<>();
  private long outstanding;

  /** One more measurement has begun; exactly one {@link #put} follows it. */
  void expect() {
    outstanding++;
  }

  /** From any thread: what to do with a measurement, on the engine's loop. */
  void put(Runnable work) {
    boolean _ = letters.add(work);
  }

  @Override
  public boolean expected() {
    return outstanding > 0;
  }

  /** What throws is the loop's to report; the others are taken in the next turn. */
  @Override
  public void take() {
    for (Runnable work = letters.poll(); work != null; work = letters.poll()) {
      outstanding--;
      work.run();
    }
  }
}
