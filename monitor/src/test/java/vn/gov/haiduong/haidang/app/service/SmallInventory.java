package vn.gov.haiduong.haidang.app.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A folder as {@code targets/}, with a few units and only what a test puts there to be measured.
 */
final class SmallInventory {

  /** Code of the unit that owns every row. */
  static final String UNIT = "snv";

  private static final Path SHIPPED = Path.of("..", "targets");
  private static final List<String> KEPT_UNITS =
      List.of("30", "ubnd-tinh", "stttt", "288", "10525");

  private final Path folder;

  private SmallInventory(Path folder) {
    this.folder = folder;
  }

  static SmallInventory in(Path folder) throws IOException {
    Files.createDirectories(folder);
    try (Stream<Path> files = Files.list(SHIPPED)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = file.getFileName().toString();
        String text = Files.readString(file);
        String kept =
            switch (name) {
              case "units.csv" ->
                  text.lines()
                      .filter(SmallInventory::keptUnit)
                      .map(line -> line.replace(",da-co,", ",chua-xac-nhan,"))
                      .collect(Collectors.joining("\n", "", "\n"));
              case "operator.yml" ->
                  text.replace("contact: \"\"", "contact: \"truc@haiduong.test\"")
                      .replace("approval: \"\"", "approval: \"12/QĐ-STTTT\"");
              case "dependencies.yml" -> "rules: []\n";
              default -> name.endsWith(".csv") ? text.substring(0, text.indexOf('\n') + 1) : text;
            };
        Files.writeString(folder.resolve(name), kept);
      }
    }
    return new SmallInventory(folder);
  }

  private static boolean keptUnit(String line) {
    String code = line.substring(0, line.indexOf(','));
    return code.equals("code") || code.equals(UNIT) || KEPT_UNITS.contains(code);
  }

  Path folder() {
    return folder;
  }

  /** One more website on loopback, asked each 10 s. */
  SmallInventory site(String id, String name, String host, int port) throws IOException {
    return row(
        "sites.csv",
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("unit", UNIT),
            Map.entry("name", name),
            Map.entry("kind", "website"),
            Map.entry("status", "do"),
            Map.entry("scheme", "http"),
            Map.entry("host", host),
            Map.entry("port", Integer.toString(port)),
            Map.entry("path", "/"),
            Map.entry("profile", "website"),
            Map.entry("interval", "10s"),
            Map.entry("vantage", "any"),
            Map.entry("tier", "1"),
            Map.entry("priority", "1")));
  }

  /** A passive target whose token has this hash. */
  SmallInventory heartbeat(String id, String tokenSha256) throws IOException {
    return row(
        "endpoints.csv",
        Map.ofEntries(
            Map.entry("id", id),
            Map.entry("unit", UNIT),
            Map.entry("name", "Nhịp báo thử"),
            Map.entry("role", "probe-outside"),
            Map.entry("kind", "datacentre"),
            Map.entry("status", "do"),
            Map.entry("probe", "heartbeat"),
            Map.entry("address", "may-ngoai.test"),
            Map.entry("token_sha256", tokenSha256),
            Map.entry("profile", "heartbeat"),
            Map.entry("interval", "60s"),
            Map.entry("vantage", "any"),
            Map.entry("side", "none"),
            Map.entry("tier", "1"),
            Map.entry("priority", "1")));
  }

  private SmallInventory row(String file, Map<String, String> cells) throws IOException {
    Path path = folder.resolve(file);
    String text = Files.readString(path);
    String heads = text.substring(0, text.indexOf('\n'));
    Files.writeString(
        path,
        text
            + Stream.of(heads.split(",", -1))
                .map(head -> cells.getOrDefault(head, ""))
                .collect(Collectors.joining(",", "", "\n")));
    return this;
  }
}
