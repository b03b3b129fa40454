package vn.gov.haiduong.haidang.app.service;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** What this program is, from its own jar and what was laid beside it. */
final class Version {

  static final String NUMBER =
      Optional.ofNullable(Version.class.getPackage().getImplementationVersion()).orElse("0.1.0");

  /** Whoever builds writes it beside the jar: launcher, image and archive carry the same file. */
  private static final String REVISION = ".revision";

  private Version() {}

  /** The source it was built from, where the build knew it. */
  static String revision() {
    try {
      Path jar = Path.of(Version.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      return revision(jar.resolveSibling(REVISION));
    } catch (URISyntaxException e) {
      return "unknown";
    }
  }

  static String revision(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.findFirst().map(String::strip).filter(line -> !line.isEmpty()).orElse("unknown");
    } catch (IOException e) {
      return "unknown";
    }
  }
}
