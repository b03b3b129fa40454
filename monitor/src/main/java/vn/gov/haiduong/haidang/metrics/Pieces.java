package vn.gov.haiduong.haidang.metrics;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Arrays of one size that go round: ten thousand targets are tens of megabytes at each scrape,
 * which as garbage would cost more than the writing. Safe from any thread.
 */
final class Pieces {

  static final int SIZE = 256 * 1024;

  /** What is kept at most: 64 MiB, the text of some fifteen thousand targets. */
  private static final int MOST_FREE = 256;

  private final Queue<byte[]> free = new ConcurrentLinkedQueue<>();

  byte[] take() {
    byte[] piece = free.poll();
    return piece == null ? new byte[SIZE] : piece;
  }

  /** Takes back what nobody reads any more. */
  void give(List<byte[]> pieces) {
    int kept = free.size();
    for (byte[] piece : pieces) {
      if (piece.length == SIZE && kept < MOST_FREE) {
        boolean _ = free.add(piece);
        kept++;
      }
    }
  }
}
