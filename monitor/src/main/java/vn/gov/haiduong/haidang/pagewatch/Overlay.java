package vn.gov.haiduong.haidang.pagewatch;

import java.time.Instant;

/**
 * A page's verdict as it lies over its target's {@code up} time.
 *
 * @param until it holds when no reading follows
 */
public record Overlay(Judged judged, String page, Instant since, Instant until) {

  /** Whether it covers the moment. */
  public boolean covers(Instant moment) {
    return moment.isBefore(until);
  }
}
