package vn.gov.haiduong.haidang.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictsTest {

  private final Verdicts verdicts = new Verdicts();
  private final List<Integer> done = new ArrayList<>();

  @Test
  void turnsGoOnUntilEveryAnswerIsTaken() {
    assertThat(verdicts.expected()).isFalse();
    verdicts.expect();
    verdicts.expect();
    verdicts.put(() -> done.add(1));
    verdicts.take();
    assertThat(verdicts.expected()).isTrue();
    verdicts.put(() -> done.add(2));
    verdicts.take();
    assertThat(verdicts.expected()).isFalse();
    assertThat(done).containsExactly(1, 2);
  }

  @Test
  void oneThatThrowsCostsTheOthersNothing() {
    verdicts.expect();
    verdicts.expect();
    verdicts.put(
        () -> {
          throw new IllegalStateException("defect");
        });
    verdicts.put(() -> done.add(2));
    assertThatThrownBy(verdicts::take).hasMessage("defect");
    assertThat(verdicts.expected()).isTrue();
    verdicts.take();
    assertThat(verdicts.expected()).isFalse();
    assertThat(done).containsExactly(2);
  }
}
