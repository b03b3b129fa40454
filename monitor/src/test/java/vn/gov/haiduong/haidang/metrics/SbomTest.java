package vn.gov.haiduong.haidang.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The bill of materials that image and archive carry speaks of the very libraries they carry. */
class SbomTest {

  private static final Path SHIPPED = Path.of("target", "haidang");

  private static JsonObject bill() throws IOException {
    return new JsonObject(Files.readString(SHIPPED.resolve("sbom.json")));
  }

  /** Of libraries of today: an earlier build may have left others in the folder. */
  private static Map<String, String> digests() throws Exception {
    Set<String> today =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
            .map(path -> Path.of(path).getFileName().toString())
            .collect(Collectors.toSet());
    Map<String, String> found = new TreeMap<>();
    try (Stream<Path> files = Files.list(SHIPPED.resolve("lib"))) {
      for (Path jar : files.filter(file -> today.contains(file.getFileName() + "")).toList()) {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar));
        found.put(HexFormat.of().formatHex(digest), jar.getFileName().toString());
      }
    }
    return found;
  }

  private static List<JsonObject> components() throws IOException {
    return bill().getJsonArray("components").stream().map(JsonObject.class::cast).toList();
  }

  private static List<String> digests(JsonObject component) {
    return component.getJsonArray("hashes").stream()
        .map(JsonObject.class::cast)
        .filter(hash -> hash.getString("alg").equals("SHA-256"))
        .map(hash -> hash.getString("content"))
        .toList();
  }

  @Test
  void itNamesEachLibraryThatIsShippedByItsDigestAndNoOther() throws Exception {
    Map<String, String> jars = digests();
    assertThat(jars).hasSizeGreaterThan(40);
    assertThat(components().stream().flatMap(component -> digests(component).stream()).toList())
        .containsExactlyInAnyOrderElementsOf(jars.keySet());
  }

  @Test
  void eachComponentHasAVersionALicenceAndAnAddressInTheRegistry() throws IOException {
    assertThat(bill().getString("bomFormat")).isEqualTo("CycloneDX");
    assertThat(bill().getJsonObject("metadata").getJsonObject("component").getString("name"))
        .isEqualTo("monitor");
    assertThat(components())
        .allSatisfy(
            component -> {
              assertThat(component.getString("purl")).startsWith("pkg:maven/");
              assertThat(component.getString("version")).isNotBlank();
              assertThat(component.getJsonArray("licenses"))
                  .as(component.getString("purl"))
                  .isNotEmpty();
            });
  }
}
