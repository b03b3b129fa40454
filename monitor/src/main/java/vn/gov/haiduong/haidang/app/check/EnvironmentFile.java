package vn.gov.haiduong.haidang.app.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The environment that the service will have, as its supervisor reads it: lines {@code NAME=value},
 * as of systemd's {@code EnvironmentFile} and of {@code .env}. Who checks is not the service, and
 * what happens to stand in their shell says nothing.
 */
final class EnvironmentFile {

  private EnvironmentFile() {}

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException with a Vietnamese sentence, when a line is none
   */
  static Map<String, String> read(Path file) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    int number = 0;
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      number++;
      String text = line.strip().replaceFirst("^export\\s+", "");
      if (text.isEmpty() || text.startsWith("#") || text.startsWith(";")) {
        continue;
      }
      int equals = text.indexOf('=');
      if (equals < 1 || !text.substring(0, equals).matches("[A-Za-z_][A-Za-z0-9_]*")) {
        throw new IllegalArgumentException(
            file + ":" + number + ": cần TÊN=giá trị, như tệp EnvironmentFile của systemd");
      }
      found.put(text.substring(0, equals), unquoted(text.substring(equals + 1).strip()));
    }
    return found;
  }

  private static String unquoted(String value) {
    boolean quoted =
        value.length() >= 2
            && (value.charAt(0) == '"' || value.charAt(0) == '\'')
            && value.charAt(value.length() - 1) == value.charAt(0);
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
