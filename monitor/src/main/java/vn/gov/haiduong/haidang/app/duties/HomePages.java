package vn.gov.haiduong.haidang.app.duties;

import java.time.Instant;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Hears of each home page that was read, whoever reads it: the links' own reading or the schedule
 * of page readings. Called on a worker; must not wait.
 */
@FunctionalInterface
public interface HomePages {

  void read(TargetId site, Home home);

  /**
   * A home page as it was read.
   *
   * @param finalUrl after redirects
   * @param strictTransport value of Strict-Transport-Security, empty without
   */
  record Home(Instant at, String html, String finalUrl, String strictTransport) {}
}
