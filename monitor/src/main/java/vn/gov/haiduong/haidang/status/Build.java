package vn.gov.haiduong.haidang.status;

/**
 * What is running.
 *
 * @param version of the product, such as "0.1.0"
 * @param revision of its source, or "unknown"
 * @param vantage name of the place from which this monitor looks; a metric label
 */
public record Build(String version, String revision, String vantage) {}
