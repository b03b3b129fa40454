package vn.gov.haiduong.haidang.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * What the AOT cache learns from: a quiet demonstration that is looked at for some seconds, and a
 * measurement by hand. Run by the launcher after a build; whatever fails here costs only the speed
 * of later starts, so nothing is judged.
 */
final class Rehearsal {

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/");
  private static final int START_ATTEMPTS = 200;
  private static final int ROUNDS = 12;
  private static final long PAUSE_MILLIS = 250;

  private Rehearsal() {}

  public static void main(String[] args) throws InterruptedException {
    StringWriter said = new StringWriter();
    Thread demo =
        Thread.ofPlatform()
            .daemon()
            .start(() -> run(said, "demo", "--quiet", "--listen", "127.0.0.1:0"));
    Optional<String> address = Optional.empty();
    for (int i = 0; i < START_ATTEMPTS && address.isEmpty() && demo.isAlive(); i++) {
      Thread.sleep(PAUSE_MILLIS);
      address = firstAddress(said);
    }
    if (address.isPresent()) {
      String at = address.get();
      for (int i = 0; i < ROUNDS; i++) {
        for (String path : List.of("", "metrics", "api/v1/targets", "api/v1/status", "sd")) {
          look(at + path);
        }
        run(new StringWriter(), "probe", i % 2 == 0 ? "--json" : "--family=4", at);
        Thread.sleep(PAUSE_MILLIS);
      }
    }
    System.exit(0);
  }

  private static void run(StringWriter said, String... arguments) {
    PrintWriter out = new PrintWriter(said, true);
    int _ =
        CommandLines.run(new Surroundings(new Screen(out, out, false), Clock.system()), arguments);
  }

  private static Optional<String> firstAddress(StringWriter said) {
    Matcher found = ADDRESS.matcher(said.toString());
    return found.find() ? Optional.of(found.group()) : Optional.empty();
  }

  private static void look(String url) {
    try {
      var connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
      connection.setRequestProperty("Accept-Encoding", "gzip");
      try (InputStream body = connection.getInputStream()) {
        long _ = body.transferTo(OutputStream.nullOutputStream());
      }
    } catch (IOException e) {
      System.err.println(url + ": " + e); // Into the launcher's log.
    }
  }
}
