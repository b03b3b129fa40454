package vn.gov.haiduong.haidang.status;

/**
 * A server of our own with a known fault, measured each round like any target.
 *
 * @param expected verdict and cause as "down/connect_refused"
 * @param caught whether the detector said so in the last round
 */
public record CanaryStatus(
    String name, String expected, String got, boolean caught, long missedTotal) {}
