package vn.gov.haiduong.haidang.metrics;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.obligation.Standing;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;

/**
 * One snapshot as text for Prometheus, followed by the figures of the service itself. Called by one
 * thread at a time.
 */
public final class Exposition {

  private static final Logger LOG = LoggerFactory.getLogger(Exposition.class);
  private static final String END = "# EOF\n";

  /** Figures that somebody else renders, in the same format and with its end mark. */
  @FunctionalInterface
  public interface Service {
    String scrape(String contentType);
  }

  private final Build build;
  private final Latencies latencies;
  private final Service service;
  private final Supplier<Optional<Incidents>> incidents;
  private final Function<Snapshot, Optional<Standing>> duties;
  private final TargetText.Cache texts = new TargetText.Cache();
  private final Pieces stock = new Pieces();

  public Exposition(Build build, Latencies latencies, Service service) {
    this(build, latencies, service, Optional::empty);
  }

  /**
   * @param incidents what is known of incidents; empty where nobody keeps them
   */
  public Exposition(
      Build build, Latencies latencies, Service service, Supplier<Optional<Incidents>> incidents) {
    this(build, latencies, service, incidents, _ -> Optional.empty());
  }

  /**
   * @param incidents what is known of incidents; empty where nobody keeps them
   * @param duties how duties stand; empty where nobody judges them
   */
  public Exposition(
      Build build,
      Latencies latencies,
      Service service,
      Supplier<Optional<Incidents>> incidents,
      Function<Snapshot, Optional<Standing>> duties) {
    this.duties = duties;
    this.incidents = incidents;
    this.build = build;
    this.latencies = latencies;
    this.service = service;
  }

  /** Renders {@code snapshot} and nothing newer, but for the service's own figures. */
  public Rendered render(Snapshot snapshot, Format format, boolean gzip) {
    try (Out out = new Out(gzip, stock)) {
      Samples samples = new Samples(out, format);
      Row[] rows = texts.rows(snapshot);
      ProbeFamilies.write(samples, rows);
      VerdictFamilies.write(samples, rows);
      ServiceFamilies.write(samples, snapshot, latencies, build);
      incidents.get().ifPresent(known -> IncidentFamilies.write(samples, known));
      duties.apply(snapshot).ifPresent(standing -> DutyFamilies.write(samples, standing));
      out.text(serviceFigures(format));
      if (format == Format.OPEN_METRICS) {
        out.text(END);
      }
      List<byte[]> pieces = out.finish();
      return new Rendered(format.contentType(), gzip, pieces, () -> stock.give(pieces));
    }
  }

  /** The service's own figures without their end mark; none when they cannot be had. */
  private String serviceFigures(Format format) {
    try {
      String figures = service.scrape(format.contentType());
      return figures.endsWith(END)
          ? figures.substring(0, figures.length() - END.length())
          : figures;
    } catch (RuntimeException e) {
      // The province's figures matter more than ours: they go out without.
      LOG.atWarn().setCause(e).log("figures of the service could not be read");
      return "";
    }
  }
}
