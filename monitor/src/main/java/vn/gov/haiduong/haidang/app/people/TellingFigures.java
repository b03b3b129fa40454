package vn.gov.haiduong.haidang.app.people;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.util.List;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.notify.DeadMan;
import vn.gov.haiduong.haidang.notify.Deliveries;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.reply.ReplyMailbox;

/** How telling goes, as metrics for as long as the registry lives: never who was told. */
final class TellingFigures {

  private TellingFigures() {}

  static void bind(DeadMan deadMan, MeterRegistry registry) {
    var _ =
        Gauge.builder(
                Names.DEAD_MAN_LAST.meter(),
                deadMan,
                d -> d.last().map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN))
            .description(Names.DEAD_MAN_LAST.help())
            .register(registry);
    var _ =
        FunctionCounter.builder(Names.DEAD_MAN_FAILURES.meter(), deadMan, DeadMan::failures)
            .description(Names.DEAD_MAN_FAILURES.help())
            .register(registry);
  }

  static void bind(ReplyMailbox mailbox, MeterRegistry registry) {
    var _ =
        Gauge.builder(
                Names.MAILBOX_LAST.meter(),
                mailbox,
                m -> m.last().map(at -> at.toEpochMilli() / 1000.0).orElse(Double.NaN))
            .description(Names.MAILBOX_LAST.help())
            .register(registry);
    var _ =
        FunctionCounter.builder(Names.MAILBOX_FAILURES.meter(), mailbox, ReplyMailbox::failures)
            .description(Names.MAILBOX_FAILURES.help())
            .register(registry);
  }

  static void bind(Deliveries deliveries, MeterRegistry registry) {
    var _ =
        Gauge.builder(Names.OUTBOX_MESSAGES.meter(), deliveries, Deliveries::depth)
            .description(Names.OUTBOX_MESSAGES.help())
            .register(registry);
    var _ =
        Gauge.builder(
                Names.OUTBOX_OLDEST.meter(),
                deliveries,
                d ->
                    d.oldest()
                        .map(Instant::getEpochSecond)
                        .map(Long::doubleValue)
                        .orElse(Double.NaN))
            .description(Names.OUTBOX_OLDEST.help())
            .register(registry);
    for (Channel channel : Channel.values()) {
      for (String result : List.of("accepted", "later", "refused")) {
        Deliveries.Counted counted = new Deliveries.Counted(channel, result);
        var _ =
            FunctionCounter.builder(
                    Names.DELIVERIES.meter(),
                    deliveries,
                    d -> d.counts().getOrDefault(counted, 0L).doubleValue())
                .description(Names.DELIVERIES.help())
                .tag("channel", channel.label())
                .tag("result", result)
                .register(registry);
      }
    }
  }
}
