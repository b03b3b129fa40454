package vn.gov.haiduong.haidang.app.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.MultiGauge.Row;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.metrics.Names;
import vn.gov.haiduong.haidang.report.Figure;
import vn.gov.haiduong.haidang.report.GroupFigures;
import vn.gov.haiduong.haidang.report.Member;
import vn.gov.haiduong.haidang.report.MonthFigures;
import vn.gov.haiduong.haidang.report.Reading;
import vn.gov.haiduong.haidang.report.TargetFigures;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.time.Clock;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The figures of this month and of the one before as metrics, from the ledger and rounded as the
 * report shows them, so that the month's board and the report say the same to the last digit. What
 * the report does not tell has no sample. Read on a worker every five minutes.
 */
public final class MonthGauges {

  private static final Logger LOG = LoggerFactory.getLogger(MonthGauges.class);

  /** Counting months takes long: it has a place of its own and never those of the pages. */
  static final String WORKER = "months";

  private static final long FIRST_MILLIS = TimeUnit.SECONDS.toMillis(20);
  private static final long EVERY_MILLIS = TimeUnit.MINUTES.toMillis(5);

  private final Supplier<History> ledger;
  private final Clock clock;
  private final MultiGauge availability;
  private final MultiGauge coverage;
  private final MultiGauge lastSuccess;

  private MonthGauges(MeterRegistry registry, Supplier<History> ledger, Clock clock) {
    this.ledger = ledger;
    this.clock = clock;
    this.availability =
        MultiGauge.builder(Names.MONTH_AVAILABILITY.meter())
            .description(Names.MONTH_AVAILABILITY.help())
            .register(registry);
    this.coverage =
        MultiGauge.builder(Names.MONTH_COVERAGE.meter())
            .description(Names.MONTH_COVERAGE.help())
            .register(registry);
    this.lastSuccess =
        MultiGauge.builder(Names.REPORT_LAST_SUCCESS.meter())
            .description(Names.REPORT_LAST_SUCCESS.help())
            .register(registry);
  }

  /** For who reads them when it pleases. */
  static MonthGauges of(MeterRegistry registry, Supplier<History> ledger, Clock clock) {
    return new MonthGauges(registry, ledger, clock);
  }

  /** Begins; ends with the Vert.x. */
  public static void start(
      Vertx vertx, MeterRegistry registry, Supplier<History> ledger, Clock clock) {
    MonthGauges gauges = new MonthGauges(registry, ledger, clock);
    WorkerExecutor worker = vertx.createSharedWorkerExecutor(WORKER, 1);
    long _ = vertx.setTimer(FIRST_MILLIS, _ -> gauges.later(worker));
    long _ = vertx.setPeriodic(EVERY_MILLIS, _ -> gauges.later(worker));
  }

  private void later(WorkerExecutor worker) {
    worker
        .executeBlocking(
            () -> {
              read();
              return true;
            },
            false)
        .onFailure(e -> LOG.atWarn().setCause(e).log("month figures could not be read"));
  }

  /** Reads both months and puts them in place of what was there. */
  void read() {
    Instant now = clock.now();
    YearMonth current = YearMonth.from(Province.local(now));
    List<Row<?>> available = new ArrayList<>();
    List<Row<?>> covered = new ArrayList<>();
    Optional<Instant> closed;
    try (History history = ledger.get()) {
      closed = history.closed().stream().map(Entry.MonthClosed::at).max(Comparator.naturalOrder());
      Reading reading = new Reading(history);
      add("current", reading.figures(current, now), available, covered);
      add("previous", reading.figures(current.minusMonths(1), now), available, covered);
    }
    lastSuccess.register(
        closed
            .map(at -> Row.of(Tags.empty(), at.toEpochMilli() / 1000.0))
            .<Iterable<Row<?>>>map(List::of)
            .orElse(List.of()),
        true);
    availability.register(available, true);
    coverage.register(covered, true);
  }

  private static void add(
      String month, MonthFigures figures, List<Row<?>> available, List<Row<?>> covered) {
    for (TargetFigures target : figures.targets()) {
      Member member = target.member();
      Tags tags =
          tags(
              month,
              member.id().value(),
              member.kind().label(),
              member.unit().value(),
              member.district().map(UnitCode::value).orElse(""));
      add(tags, target.figures(), available, covered);
    }
    for (GroupFigures group : figures.byKind()) {
      add(tags(month, "", group.key(), "", ""), group.figures(), available, covered);
    }
  }

  private static Tags tags(
      String month, String target, String kind, String agency, String district) {
    return Tags.of(
        "month", month, "target", target, "kind", kind, "agency", agency, "district", district);
  }

  private static void add(
      Tags tags, Figure.Three figures, List<Row<?>> available, List<Row<?>> covered) {
    ratio(figures.availability()).ifPresent(value -> available.add(Row.of(tags, value)));
    ratio(figures.coverage()).ifPresent(value -> covered.add(Row.of(tags, value)));
  }

  /** The percentage that is shown, as a share; five decimals. */
  private static Optional<Double> ratio(Figure figure) {
    return figure.value().map(percent -> percent.movePointLeft(2).doubleValue());
  }
}
