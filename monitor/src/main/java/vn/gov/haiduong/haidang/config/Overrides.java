package vn.gov.haiduong.haidang.config;

import java.util.Optional;

/**
 * What the command line says instead of {@code operator.yml}.
 *
 * @param vantage name of the place of this monitor, one of those in the file
 */
public record Overrides(
    Optional<String> contact, Optional<String> approval, Optional<String> vantage) {

  public static final Overrides NONE =
      new Overrides(Optional.empty(), Optional.empty(), Optional.empty());
}
