package vn.gov.haiduong.haidang.config;

import java.util.Optional;

/**
 * What the command line and the environment say beside the files.
 *
 * @param vantage name of the place of this monitor, one of those in the file
 * @param alertmanagerSha256 hash of the token that Alertmanager shows: where its row has none
 */
public record Overrides(
    Optional<String> contact,
    Optional<String> approval,
    Optional<String> vantage,
    Optional<String> alertmanagerSha256) {

  public static final Overrides NONE =
      new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  /** The files alone but for Alertmanager's token. */
  public static Overrides alertmanager(Optional<String> sha256) {
    return new Overrides(Optional.empty(), Optional.empty(), Optional.empty(), sha256);
  }
}
