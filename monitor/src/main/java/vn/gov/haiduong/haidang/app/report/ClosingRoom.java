package vn.gov.haiduong.haidang.app.report;

import java.io.IOException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.console.MonthPorts.Progress;
import vn.gov.haiduong.haidang.report.Aside;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Closes months on a thread of its own, one at a time: a large month takes a minute or two, and
 * neither a page nor a worker of the console waits for it. A kill meanwhile leaves what {@link
 * Closing} can bring to its end, so the thread does not hold up the stop of the process.
 */
final class ClosingRoom {

  private static final Logger LOG = LoggerFactory.getLogger(ClosingRoom.class);

  private final Books books;
  private final Clock clock;
  private final AtomicReference<Optional<Progress>> last = new AtomicReference<>(Optional.empty());

  ClosingRoom(Books books, Clock clock) {
    this.books = books;
    this.clock = clock;
  }

  /** How the latest closing of this process stands. */
  Optional<Progress> progress() {
    return last.get();
  }

  /**
   * Begins; why not, where another is under way.
   *
   * @param aside read on the thread that closes, for it may take long
   */
  Optional<String> begin(YearMonth month, String by, String reason, Supplier<Aside> aside) {
    Instant now = clock.now();
    Optional<Progress> before = last.get();
    Progress.Running begun = new Progress.Running(month, by, now, Closing.Stage.COUNTING.words());
    if (before.filter(Progress.Running.class::isInstance).isPresent()
        || !last.compareAndSet(before, Optional.of(begun))) {
      return Optional.of("Đang khóa sổ một tháng; chờ xong rồi hãy làm tiếp");
    }
    Thread _ =
        Thread.ofPlatform().daemon().name("closing").start(() -> closing(begun, reason, aside));
    return Optional.empty();
  }

  /** Whatever happens, the next one may begin. */
  private void closing(Progress.Running begun, String reason, Supplier<Aside> aside) {
    Progress ended = new Progress.Refused(begun.month(), begun.since(), "bị dừng giữa chừng");
    try {
      ended = run(begun, reason, aside);
    } finally {
      last.set(Optional.of(ended));
    }
  }

  private Progress run(Progress.Running begun, String reason, Supplier<Aside> aside) {
    YearMonth month = begun.month();
    Closing closing =
        new Closing(
            books,
            stage ->
                last.set(
                    Optional.of(
                        new Progress.Running(month, begun.by(), begun.since(), stage.words()))));
    try {
      return switch (closing.close(month, begun.by(), reason, aside.get(), begun.since())) {
        case Closing.Result.Refused(String why) -> new Progress.Refused(month, clock.now(), why);
        case Closing.Result.Done(Chain.Link link) ->
            new Progress.Done(month, clock.now(), link.edition());
      };
    } catch (IOException | RuntimeException e) {
      LOG.atWarn().addKeyValue("month", month).setCause(e).log("month could not be closed");
      return new Progress.Refused(month, clock.now(), "Không khóa được: " + e.getMessage());
    }
  }
}
