package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The frozen months beside the ledger: {@code closed/YYYY-MM/EDITION/} holds an edition's files,
 * {@code closed/chain.ndjson} one line an edition in the order of freezing. The hash of an edition
 * is the SHA-256 of its {@code report.json}, which names the hash before it: whoever holds one hash
 * can check all that went before.
 */
final class Frozen {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Path folder;

  Frozen(Path data) {
    folder = data.resolve("closed");
  }

  /**
   * A link of the chain.
   *
   * @param files SHA-256 of each file by name
   */
  record Link(
      YearMonth month,
      int edition,
      String hash,
      String previousHash,
      String at,
      String by,
      String reason,
      Map<String, String> files) {

    Link {
      files = java.util.Collections.unmodifiableMap(new TreeMap<>(files));
    }

    String words() {
      return "tháng " + month + ", bản " + edition;
    }
  }

  Path chainFile() {
    return folder.resolve("chain.ndjson");
  }

  Path folder(Link link) {
    return folder.resolve(link.month().toString()).resolve(Integer.toString(link.edition()));
  }

  /**
   * All links in the order of freezing.
   *
   * @throws BrokenChain when a line cannot be read
   */
  List<Link> chain() {
    if (!Files.exists(chainFile())) {
      return List.of();
    }
    List<Link> links = new ArrayList<>();
    try {
      for (String line : Files.readAllLines(chainFile())) {
        links.add(link(JSON.readTree(line), links.size() + 1));
      }
    } catch (com.fasterxml.jackson.core.JsonProcessingException
        | java.nio.charset.CharacterCodingException e) {
      throw new BrokenChain(links.size() + 1, e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return links;
  }

  private static Link link(JsonNode node, int line) {
    try {
      SortedMap<String, String> files = new TreeMap<>();
      node.path("files")
          .fieldNames()
          .forEachRemaining(name -> files.put(name, node.path("files").path(name).asText()));
      return new Link(
          YearMonth.parse(node.path("month").asText()),
          node.path("edition").asInt(),
          node.path("hash").asText(),
          node.path("previousHash").asText(),
          node.path("at").asText(),
          node.path("by").asText(),
          node.path("reason").asText(),
          files);
    } catch (java.time.DateTimeException e) {
      throw new BrokenChain(line, e);
    }
  }

  Optional<Link> latest(YearMonth month, Optional<Integer> edition) {
    return chain().stream()
        .filter(link -> link.month().equals(month))
        .filter(link -> edition.isEmpty() || edition.get() == link.edition())
        .reduce((_, later) -> later);
  }

  /** The frozen bytes by name; what is missing is not in the map. */
  SortedMap<String, byte[]> files(Link link) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : link.files().keySet()) {
      Path file = folder(link).resolve(name);
      if (name.matches("[a-z0-9.-]{1,40}") && Files.isRegularFile(file)) {
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  /**
   * Freezes: files first, then the line of the chain, each durable before the next, so that a crash
   * leaves no link without its files.
   */
  Link freeze(YearMonth month, Edition edition, SortedMap<String, byte[]> files)
      throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Digest.sha256(bytes)));
    Link link =
        new Link(
            month,
            edition.number(),
            hashes.getOrDefault(Papers.JSON, ""),
            edition.previousHash(),
            edition.at().map(Province::rfc3339).orElse(""),
            edition.by(),
            edition.reason(),
            hashes);
    Path place = Files.createDirectories(folder(link));
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      durable(place.resolve(file.getKey()), file.getValue());
    }
    byte[] before = Files.exists(chainFile()) ? Files.readAllBytes(chainFile()) : new byte[0];
    byte[] line = (line(link) + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] after = java.util.Arrays.copyOf(before, before.length + line.length);
    System.arraycopy(line, 0, after, before.length, line.length);
    durable(chainFile(), after);
    return link;
  }

  private static String line(Link link) {
    ObjectNode node = JSON.createObjectNode();
    node.put("month", link.month().toString()).put("edition", link.edition());
    node.put("hash", link.hash()).put("previousHash", link.previousHash());
    node.put("at", link.at()).put("by", link.by()).put("reason", link.reason());
    ObjectNode files = node.putObject("files");
    link.files().forEach(files::put);
    return node.toString();
  }

  private static void durable(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      var buffer = java.nio.ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        int _ = channel.write(buffer);
      }
      channel.force(true);
    }
    Path _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A line of the chain that nobody can read. */
  static final class BrokenChain extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BrokenChain(int line, Exception cause) {
      super("chain.ndjson, dòng " + line + ": không đọc được", cause);
    }
  }
}
