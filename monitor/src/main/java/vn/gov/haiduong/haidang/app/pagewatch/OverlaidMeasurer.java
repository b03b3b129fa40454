package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.engine.Measurer;
import vn.gov.haiduong.haidang.pagewatch.Overlay;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Observation;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Province;

/**
 * Lays a page's verdict over the {@code up} measurements of its target: they become degraded until
 * the next reading, two page intervals at most. So the ledger holds what people were shown, and a
 * recording of it replays to the same time. What is not up is worse than any page.
 */
public final class OverlaidMeasurer implements Measurer {

  private final Measurer plain;
  private final Overlays overlays;

  /** The verdict that covers a moment; from any thread. */
  @FunctionalInterface
  public interface Overlays {
    Optional<Overlay> of(TargetId target, Instant moment);
  }

  public OverlaidMeasurer(Measurer plain, Overlays overlays) {
    this.plain = plain;
    this.overlays = overlays;
  }

  @Override
  public Future<Measured> measure(Order order) {
    return plain.measure(order).map(measured -> under(order, measured));
  }

  private Measured under(Order order, Measured measured) {
    Observation seen = measured.observation();
    if (!(seen.outcome() instanceof Outcome.Up)) {
      return measured;
    }
    Optional<Outcome> over =
        overlays.of(order.id(), order.intendedAt()).flatMap(OverlaidMeasurer::outcome);
    return over.map(
            outcome ->
                new Measured(
                    new Observation(
                        seen.kind(),
                        seen.startedAt(),
                        seen.durationNanos(),
                        outcome,
                        seen.resolveNanos(),
                        seen.addresses(),
                        seen.speaker()),
                    measured.startedNanos(),
                    measured.endedNanos(),
                    measured.stalled(),
                    measured.tooLate()))
        .orElse(measured);
  }

  private static Optional<Outcome> outcome(Overlay over) {
    Optional<Cause> cause = over.judged().cause();
    return cause.map(
        known ->
            new Outcome.Degraded(
                known,
                Printable.of(
                    "Trang "
                        + over.page()
                        + " "
                        + over.judged().words()
                        + " từ "
                        + Province.dateTime(over.since()),
                    Printable.LONG)));
  }
}
