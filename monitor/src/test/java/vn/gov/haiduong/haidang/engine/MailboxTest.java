package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class MailboxTest {

  private final Queue<Runnable> calls = new ArrayDeque<>();
  private final List<Integer> done = new ArrayList<>();
  private final Mailbox mailbox = new Mailbox(calls::add);

  @Test
  void whatComesTogetherWakesTheLoopOnce() {
    for (int i = 0; i < 5; i++) {
      int letter = i;
      mailbox.put(() -> done.add(letter));
    }
    assertThat(calls).hasSize(1);
    calls.remove().run();
    assertThat(done).containsExactly(0, 1, 2, 3, 4);
    mailbox.put(() -> done.add(5));
    assertThat(calls).hasSize(1);
  }

  @Test
  void oneThatThrowsCostsTheOthersNothing() {
    mailbox.put(
        () -> {
          throw new IllegalStateException("defect");
        });
    mailbox.put(() -> done.add(1));
    assertThatThrownBy(() -> calls.remove().run()).hasMessage("defect");
    assertThat(calls).hasSize(1);
    calls.remove().run();
    assertThat(done).containsExactly(1);
  }

  @Test
  void nothingIsLostFromManyThreads() throws Exception {
    try (ExecutorService loop = Executors.newSingleThreadExecutor();
        ExecutorService senders = Executors.newFixedThreadPool(4)) {
      Mailbox shared = new Mailbox(loop);
      CountDownLatch all = new CountDownLatch(40_000);
      for (int s = 0; s < 4; s++) {
        var _ =
            senders.submit(
                () -> {
                  for (int i = 0; i < 10_000; i++) {
                    shared.put(all::countDown);
                  }
                });
      }
      assertThat(all.await(20, TimeUnit.SECONDS)).isTrue();
    }
  }
}
