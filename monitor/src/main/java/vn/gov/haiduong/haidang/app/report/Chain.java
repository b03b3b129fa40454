package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.report.Digest;

/**
 * The chain of all frozen editions, one line each in the order of freezing. Each names the hash of
 * the data before it; so that whoever holds one hash can check all that went before.
 *
 * @param links as far as they can be read
 * @param broken the first line that cannot be read, or is not as this program writes it; from 1
 */
record Chain(List<Link> links, Optional<Integer> broken) {

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  Chain {
    links = List.copyOf(links);
  }

  /**
   * A link.
   *
   * @param hash SHA-256 of the data, {@code report.json}
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
      SortedMap<String, String> files) {

    Link {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    String words() {
      return "tháng " + month + ", bản " + edition;
    }

    String folder() {
      return month + "/" + edition;
    }

    String line() {
      ObjectNode node = JSON.createObjectNode();
      node.put("month", month.toString()).put("edition", edition);
      node.put("hash", hash).put("previousHash", previousHash);
      node.put("at", at).put("by", by).put("reason", reason);
      ObjectNode hashes = node.putObject("files");
      files.forEach(hashes::put);
      return node.toString();
    }

    /** SHA-256 of the line, which covers every file. */
    String seal() {
      return Digest.sha256(line());
    }
  }

  /** Reads the file's bytes; stops at the first line that is not as it was written. */
  static Chain read(byte[] file) {
    List<Link> links = new ArrayList<>();
    int from = 0;
    while (from < file.length) {
      int to = from;
      while (to < file.length && file[to] != '\n') {
        to++;
      }
      String line = new String(file, from, to - from, StandardCharsets.UTF_8);
      Optional<Link> link = to < file.length ? link(line) : Optional.empty();
      if (link.isEmpty()) {
        return new Chain(links, Optional.of(links.size() + 1));
      }
      links.add(link.get());
      from = to + 1;
    }
    return new Chain(links, Optional.empty());
  }

  private static Optional<Link> link(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      SortedMap<String, String> files = new TreeMap<>();
      for (Map.Entry<String, JsonNode> file : node.path("files").properties()) {
        files.put(file.getKey(), file.getValue().asText());
      }
      Link link =
          new Link(
              YearMonth.parse(node.path("month").asText()),
              node.path("edition").asInt(),
              node.path("hash").asText(),
              node.path("previousHash").asText(),
              node.path("at").asText(),
              node.path("by").asText(),
              node.path("reason").asText(),
              files);
      // Any other spelling of the same is a change, too.
      return link.line().equals(line) ? Optional.of(link) : Optional.empty();
    } catch (JsonProcessingException | DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What the edition to be frozen next names as its forerunner. */
  Optional<Link> last() {
    return links.isEmpty() ? Optional.empty() : Optional.of(links.getLast());
  }

  int editions(YearMonth month) {
    return (int) links.stream().filter(link -> link.month().equals(month)).count();
  }

  /** The edition asked for, or the latest of the month. */
  Optional<Link> edition(YearMonth month, Optional<Integer> number) {
    return links.stream()
        .filter(link -> link.month().equals(month))
        .filter(link -> number.isEmpty() || number.get() == link.edition())
        .reduce((_, later) -> later);
  }
}
