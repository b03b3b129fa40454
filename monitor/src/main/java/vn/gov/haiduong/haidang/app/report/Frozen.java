package vn.gov.haiduong.haidang.app.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import vn.gov.haiduong.haidang.document.FrozenMonth;
import vn.gov.haiduong.haidang.report.Digest;
import vn.gov.haiduong.haidang.report.Edition;
import vn.gov.haiduong.haidang.report.EntryChain;
import vn.gov.haiduong.haidang.report.MonthReport;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The frozen months beside the ledger: {@code closed/YYYY-MM/EDITION/} holds an edition's files,
 * {@code closed/chain.ndjson} the {@link Chain}. The hash of an edition is the SHA-256 of its
 * {@code report.json}.
 */
final class Frozen {

  private static final String CHAIN = "chain.ndjson";

  /** Stands while an edition is being frozen; still there after a crash. */
  static final String UNFINISHED = "dang-khoa";

  /** Of the whole ledger of a recording, which nobody writes any more. */
  static final String LEDGER_SEAL = "ledger.sha256";

  private final Path folder;

  Frozen(Path data) {
    folder = data.resolve("closed");
  }

  /** Where an edition's file lies, as people see it. */
  static String shown(Chain.Link link, String file) {
    return "closed/" + link.folder() + "/" + file;
  }

  Path folder(Chain.Link link) {
    return folder.resolve(link.folder());
  }

  /** All links; none where nothing was frozen yet. */
  Chain chain() throws IOException {
    Path file = folder.resolve(CHAIN);
    return Chain.read(Files.exists(file) ? Files.readAllBytes(file) : new byte[0]);
  }

  /** The frozen bytes by name; what is missing is not in the map. */
  SortedMap<String, byte[]> files(Chain.Link link) throws IOException {
    SortedMap<String, byte[]> files = new TreeMap<>();
    for (String name : link.files().keySet()) {
      Path file = folder(link).resolve(name);
      if (name.matches("[a-z0-9.-]{1,40}") && Files.isRegularFile(file)) {
        files.put(name, Files.readAllBytes(file));
      }
    }
    return files;
  }

  /** The month of an edition, read from its data; empty when they are not as they were frozen. */
  Optional<MonthReport> month(Chain.Link link) throws IOException {
    byte[] json = files(link).get(Papers.JSON);
    return json != null && Digest.sha256(json).equals(link.hash())
        ? Optional.of(FrozenMonth.read(json))
        : Optional.empty();
  }

  /**
   * What the ledger said, part by part, when an edition was frozen; none where it is unreadable.
   */
  SortedMap<String, String> marks(Chain.Link link) throws IOException {
    SortedMap<String, String> marks = new TreeMap<>();
    byte[] json = files(link).get(Papers.JSON);
    Optional<JsonNode> root = json == null ? Optional.empty() : Verification.data(json);
    if (root.isPresent()) {
      for (var mark : root.get().path("digest").properties()) {
        marks.put(mark.getKey(), mark.getValue().asText());
      }
    }
    return marks;
  }

  /** The last stretch of entries that any edition of the chain has frozen. */
  Optional<EntryChain.Stretch> entriesUpTo(Chain chain) throws IOException {
    for (Chain.Link link : chain.links().reversed()) {
      List<EntryChain.Stretch> stretches = EntryChain.among(marks(link));
      if (!stretches.isEmpty()) {
        return Optional.of(stretches.getLast());
      }
    }
    return Optional.empty();
  }

  /** Editions for which there is a folder, as {@code 2026-10/1}. */
  List<String> folders() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.walk(folder, 2)) {
      return found
          .filter(Files::isDirectory)
          .map(folder::relativize)
          .filter(path -> path.getNameCount() == 2)
          .map(path -> path.getName(0) + "/" + path.getName(1))
          .sorted()
          .toList();
    }
  }

  /** One close at a time; whoever comes second gets a failure at once. */
  AutoCloseable lock() throws IOException {
    Path _ = Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // Another thread of this process has it.
    }
    channel.close();
    throw new IOException("một lần khóa sổ khác đang chạy");
  }

  /** From now on an edition is being frozen. */
  void begin() throws IOException {
    durable(folder.resolve(UNFINISHED), new byte[0]);
  }

  /** Whether a freezing was begun and neither came to its end nor was put right. */
  boolean unfinished() {
    return Files.exists(folder.resolve(UNFINISHED));
  }

  /** The edition is frozen and the ledger knows it. */
  void finished() throws IOException {
    boolean _ = Files.deleteIfExists(folder.resolve(UNFINISHED));
  }

  /**
   * Freezes: files first, then the line of the chain, each durable before the next, so that a crash
   * leaves no link without its files.
   */
  Chain.Link freeze(YearMonth month, Edition edition, SortedMap<String, byte[]> files)
      throws IOException {
    SortedMap<String, String> hashes = new TreeMap<>();
    files.forEach((name, bytes) -> hashes.put(name, Digest.sha256(bytes)));
    Chain.Link link =
        new Chain.Link(
            month,
            edition.number(),
            hashes.getOrDefault(Papers.JSON, ""),
            edition.previousHash(),
            edition.at().map(Province::rfc3339).orElse(""),
            edition.by(),
            edition.reason(),
            hashes);
    Path place = Files.createDirectories(folder(link));
    clear(place);
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      durable(place.resolve(file.getKey()), file.getValue());
    }
    Path chain = folder.resolve(CHAIN);
    byte[] before = Files.exists(chain) ? Files.readAllBytes(chain) : new byte[0];
    byte[] line = (link.line() + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] after = Arrays.copyOf(before, before.length + line.length);
    System.arraycopy(line, 0, after, before.length, line.length);
    durable(chain, after);
    return link;
  }

  /** What a crash has left of an earlier attempt; no line of the chain names it. */
  private static void clear(Path place) throws IOException {
    try (Stream<Path> left = Files.list(place)) {
      for (Path file : left.toList()) {
        Files.delete(file);
      }
    }
  }

  /** Keeps the hash of the whole file. */
  void seal(Path ledger) throws IOException {
    durable(
        folder.resolve(LEDGER_SEAL),
        (Digest.sha256(Files.readAllBytes(ledger)) + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /** The hash that was kept; empty where none was. */
  Optional<String> ledgerSeal() throws IOException {
    Path file = folder.resolve(LEDGER_SEAL);
    return Files.exists(file)
        ? Optional.of(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        : Optional.empty();
  }

  private static void durable(Path file, byte[] bytes) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try (FileChannel channel =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING)) {
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      while (buffer.hasRemaining()) {
        int _ = channel.write(buffer);
      }
      channel.force(true);
    }
    Path _ = Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
