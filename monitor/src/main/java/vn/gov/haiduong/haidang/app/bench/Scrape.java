package vn.gov.haiduong.haidang.app.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Readings of {@code /metrics}, as Prometheus does it: through one buffer that goes round, so that
 * what is timed is the service and not a client that heaps up tens of megabytes.
 */
final class Scrape {

  private static final int BUFFER = 256 * 1024;

  private final String url;
  private final Clock clock;
  private final byte[] buffer = new byte[BUFFER];

  Scrape(String url, Clock clock) {
    this.url = url;
    this.clock = clock;
  }

  /** Seconds from the request to the last byte. */
  double seconds(boolean gzip) {
    long begin = clock.nanos();
    try (InputStream in = open(gzip)) {
      while (in.read(buffer) >= 0) {
        // Taken in and let go.
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return (clock.nanos() - begin) / 1e9;
  }

  /** Sample lines of one reading. */
  long series() {
    long lines = 0;
    boolean atStart = true;
    try (InputStream in = open(false)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        for (int i = 0; i < read; i++) {
          byte b = buffer[i];
          if (atStart && b != '#' && b != '\n') {
            lines++;
          }
          atStart = b == '\n';
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return lines;
  }

  private InputStream open(boolean gzip) throws IOException {
    var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestProperty("Accept-Encoding", gzip ? "gzip" : "identity");
    connection.setRequestProperty("Accept", "text/plain;version=0.0.4");
    return connection.getInputStream();
  }
}
