package vn.gov.haiduong.haidang.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;

/** Style, script and sign of the pages. Their addresses change with their content. */
final class Assets {

  private static final String FOLDER = "/assets/";
  private static final Asset STYLE = load("console.css", "text/css; charset=utf-8");
  private static final Asset SCRIPT = load("console.js", "text/javascript; charset=utf-8");
  private static final Asset ICON = load("haidang.svg", "image/svg+xml");

  private Assets() {}

  private record Asset(String path, Answer answer) {}

  private static Asset load(String name, String type) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("console: expected resource " + name);
      }
      byte[] bytes = in.readAllBytes();
      CRC32 crc = new CRC32();
      crc.update(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8));
      String path = FOLDER + HexFormat.of().toHexDigits((int) crc.getValue()) + "/" + name;
      return new Asset(
          path,
          new Answer(
              200,
              type,
              Map.of("Cache-Control", "public, max-age=31536000, immutable"),
              List.of(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String style() {
    return STYLE.path;
  }

  static String script() {
    return SCRIPT.path;
  }

  static String icon() {
    return ICON.path;
  }

  static Optional<Answer> find(String path) {
    if (!path.startsWith(FOLDER)) {
      return Optional.empty();
    }
    for (Asset asset : List.of(STYLE, SCRIPT, ICON)) {
      if (asset.path.equals(path)) {
        return Optional.of(asset.answer);
      }
    }
    return Optional.empty();
  }
}
