package vn.gov.haiduong.haidang.metrics;

import java.util.Locale;

/** The two texts that Prometheus reads. */
public enum Format {
  /** The classic text format. */
  TEXT("text/plain; version=0.0.4; charset=utf-8"),
  /** OpenMetrics 1.0. */
  OPEN_METRICS("application/openmetrics-text; version=1.0.0; charset=utf-8");

  private static final int MOST_RANGES = 32;

  private final String contentType;

  Format(String contentType) {
    this.contentType = contentType;
  }

  public String contentType() {
    return contentType;
  }

  /**
   * What the client likes better; the classic text when it says nothing, asks for something else or
   * likes both alike. Only OpenMetrics 1.0 and 0.0.1 (the same text to every scraper) are offered.
   */
  public static Format accepted(String accept) {
    double text = 0;
    double open = 0;
    String[] ranges = accept.toLowerCase(Locale.ROOT).split(",", MOST_RANGES + 1);
    for (int i = 0; i < Math.min(ranges.length, MOST_RANGES); i++) {
      String[] parts = ranges[i].split(";", -1);
      double weight = weight(parts);
      switch (parts[0].strip()) {
        case "application/openmetrics-text" ->
            open = Math.max(open, knownVersion(parts) ? weight : 0);
        case "text/plain", "text/*", "*/*" -> text = Math.max(text, weight);
        default -> {
          // Another type: we have none.
        }
      }
    }
    return open > 0 && open >= text ? OPEN_METRICS : TEXT;
  }

  private static boolean knownVersion(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith("version=")) {
        String version = parameter.substring("version=".length()).replace("\"", "");
        return version.equals("1.0.0") || version.equals("0.0.1");
      }
    }
    return true;
  }

  private static double weight(String[] parts) {
    for (String part : parts) {
      String parameter = part.strip();
      if (parameter.startsWith("q=")) {
        try {
          return Double.parseDouble(parameter.substring(2));
        } catch (NumberFormatException e) {
          return 0; // A weight that is no number is no wish.
        }
      }
    }
    return 1;
  }
}
