package vn.gov.haiduong.haidang.net;

import java.util.List;
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
   * @param status of the last answer
   * @param fields its header: names in lower case and values by turns
   * @param body decoded, at most as long as the rules allow
   */
  @SuppressWarnings("ArrayRecordComponent") // Bytes of a page, never changed nor compared.
  public record Kept(
      String finalUrl,
      String contentType,
      String strictTransport,
      int status,
      List<String> fields,
      byte[] body) {

    public Kept {
      fields = List.copyOf(fields);
    }

    /** The first value of a header, or "". */
    public String header(String name) {
      for (int i = 0; i + 1 < fields.size(); i += 2) {
        if (fields.get(i).equals(name)) {
          return fields.get(i + 1);
        }
      }
      return "";
    }
  }
}
