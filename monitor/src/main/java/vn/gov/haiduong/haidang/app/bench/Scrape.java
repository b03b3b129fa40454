package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * One reading of {@code /metrics}, as Prometheus does it.
 *
 * @param seconds from the request to the last byte
 * @param series sample lines; 0 where it came packed
 */
record Scrape(double seconds, long series) {

  static Scrape of(String url, boolean gzip, Clock clock) {
    try {
      long begin = clock.nanos();
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestProperty("Accept-Encoding", gzip ? "gzip" : "identity");
      connection.setRequestProperty("Accept", "text/plain;version=0.0.4");
      byte[] body;
      try (InputStream in = connection.getInputStream()) {
        body = in.readAllBytes();
      }
      double seconds = (clock.nanos() - begin) / 1e9;
      return new Scrape(seconds, gzip ? 0 : samples(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long samples(byte[] body) {
    long lines = 0;
    boolean atStart = true;
    for (byte b : body) {
      if (atStart && b != '#' && b != '\n') {
        lines++;
      }
      atStart = b == '\n';
    }
    return lines;
  }
}
