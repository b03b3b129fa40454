package vn.gov.haiduong.haidang.net;

import java.util.Optional;
import vn.gov.haiduong.haidang.probe.Observation;

/**
 * A page that was measured and kept.
 *
 * @param observation of the one address that was asked
 * @param page empty where no answer was complete enough to read
 */
public record FetchedPage(Observation observation, Optional<Kept> page) {

  /**
   * What came.
   *
   * @param finalUrl after redirects
   * @param contentType as the server said it, empty without
   * @param strictTransport value of Strict-Transport-Security, empty without
   * @param body decoded, at most as long as the rules allow
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes of a page, never changed nor compared.
  public record Kept(String finalUrl, String contentType, String strictTransport, byte[] body) {}
}
