package vn.gov.haiduong.haidang.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Lists that officers extend, shipped beside the classes. A line beginning with # is a remark. */
final class DataFile {

  private DataFile() {}

  /** Lines without remarks and blanks. */
  static List<String> lines(String name) {
    return text(name)
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** What the first line says of its version. */
  static String version(String name) {
    return text(name).lines().findFirst().orElse("").replace("#", "").strip();
  }

  private static String text(String name) {
    try (InputStream in = DataFile.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("data file missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
