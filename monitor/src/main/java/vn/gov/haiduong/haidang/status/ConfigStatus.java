package vn.gov.haiduong.haidang.status;

import java.time.Instant;
import java.util.List;

/**
 * The configuration in force.
 *
 * @param hash of the files in force
 * @param problems of the last attempt, if it was refused; the good one stays in force
 */
public record ConfigStatus(
    boolean lastReloadSuccessful,
    Instant lastReloadAt,
    Instant inForceSince,
    String hash,
    List<String> problems) {

  public ConfigStatus {
    problems = List.copyOf(problems);
  }
}
