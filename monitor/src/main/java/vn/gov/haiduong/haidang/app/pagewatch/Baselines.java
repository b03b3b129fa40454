package vn.gov.haiduong.haidang.app.pagewatch;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * The copies of home pages that a named person approved, and those that wait for one. Nothing
 * becomes a baseline by itself. Approvals are lines of {@code pages/approved.ndjson}, the last one
 * of a page in force, and acts of the ledger. Safe from any thread; what reads and writes files
 * says so.
 */
public final class Baselines {

  private static final Logger LOG = LoggerFactory.getLogger(Baselines.class);
  private static final Duration KEPT_OPEN = Duration.ofDays(7);

  private final Optional<PageArchive> archive;
  private final Map<Key, Approved> approved = new ConcurrentHashMap<>();
  private final Map<Key, Proposal> proposals = new ConcurrentHashMap<>();

  private final Map<Key, Instant> refused = new ConcurrentHashMap<>();

  private record Key(TargetId target, String page) {}

  /** A copy in force. */
  record Approved(String sha256, Instant at, String who) {}

  /**
   * A copy that waits for a person.
   *
   * @param redesign whether there is an approved one from which it differs
   */
  record Proposal(String page, String sha256, Instant at, boolean redesign) {}

  /** Reads what was approved before; blocks. */
  Baselines(Optional<PageArchive> archive) {
    this.archive = archive;
    archive.map(known -> known.folder().resolve("approved.ndjson")).ifPresent(this::read);
  }

  private void read(Path file) {
    if (!Files.exists(file)) {
      return;
    }
    try {
      for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
        if (!line.isBlank()) {
          take(line);
        }
      }
    } catch (IOException e) {
      LOG.atError().addKeyValue("file", file).setCause(e).log("approved copies are unreadable");
    }
  }

  private void take(String line) {
    try {
      JsonObject json = new JsonObject(line);
      approved.put(
          new Key(new TargetId(json.getString("target")), json.getString("page")),
          new Approved(
              json.getString("sha256"),
              Instant.parse(json.getString("at")),
              json.getString("who")));
    } catch (DecodeException
        | ClassCastException
        | NullPointerException
        | IllegalArgumentException
        | DateTimeException e) {
      LOG.atError().setCause(e).log("an approved copy is unreadable");
    }
  }

  /**
   * Lets go of copies last seen before {@code before}, but for those that are approved or wait.
   *
   * @return how many went
   */
  int forget(Instant before) throws IOException {
    if (archive.isEmpty()) {
      return 0;
    }
    Set<String> needed = new HashSet<>();
    approved.values().forEach(one -> needed.add(one.sha256()));
    proposals.values().forEach(one -> needed.add(one.sha256()));
    return archive.get().forget(before, needed);
  }

  /** The bytes of the approved copy; blocks. */
  Optional<byte[]> bytes(TargetId target, String page) {
    return Optional.ofNullable(approved.get(new Key(target, page)))
        .flatMap(of -> archive.flatMap(known -> known.read(of.sha256())));
  }

  /** The bytes of any kept copy; blocks. */
  Optional<byte[]> copy(String sha256) {
    return archive.flatMap(known -> known.read(sha256));
  }

  Optional<Approved> approved(TargetId target, String page) {
    return Optional.ofNullable(approved.get(new Key(target, page)));
  }

  Optional<Proposal> proposal(TargetId target, String page) {
    return Optional.ofNullable(proposals.get(new Key(target, page)));
  }

  /** Copies that wait. */
  int waiting() {
    return proposals.size();
  }

  /** Whether a sound first copy should be laid before a person. */
  boolean wantsFirst(TargetId target, String page, Instant now) {
    Key key = new Key(target, page);
    Proposal waiting = proposals.get(key);
    return archive.isPresent()
        && !approved.containsKey(key)
        && (!refused.containsKey(key) || refused.get(key).plus(KEPT_OPEN).isBefore(now))
        && (waiting == null || waiting.at().plus(KEPT_OPEN).isBefore(now));
  }

  /** Lays a copy before a person; blocks. */
  void propose(TargetId target, String page, byte[] body, Instant at, boolean redesign)
      throws IOException {
    if (archive.isPresent()) {
      String hash = archive.get().keep(body);
      proposals.put(new Key(target, page), new Proposal(page, hash, at, redesign));
    }
  }

  /** The page is again what was approved, or a person said no. */
  void withdraw(TargetId target, String page) {
    Proposal _ = proposals.remove(new Key(target, page));
  }

  /** Whether a page that stays different should be laid before a person. */
  boolean wantsRedesign(TargetId target, String page, Instant now) {
    Key key = new Key(target, page);
    Proposal waiting = proposals.get(key);
    Instant no = refused.get(key);
    return archive.isPresent()
        && (waiting == null || !waiting.redesign())
        && (no == null || no.plus(KEPT_OPEN).isBefore(now));
  }

  /** A person said no: the page is not proposed again for a week. */
  void refuse(TargetId target, String page, Instant at) {
    Key key = new Key(target, page);
    refused.put(key, at);
    Proposal _ = proposals.remove(key);
  }

  /** Whether copies are kept at all. */
  boolean keeps() {
    return archive.isPresent();
  }

  /** Keeps a copy as evidence; blocks. */
  String keep(byte[] body) throws IOException {
    return archive.isPresent() ? archive.get().keep(body) : PageArchive.sha256(body);
  }

  /**
   * A person approves what was proposed; durable when it returns. Blocks.
   *
   * @return false when another copy, or none, is proposed by now
   */
  boolean approve(TargetId target, String page, String sha256, Instant at, String who)
      throws IOException {
    Key key = new Key(target, page);
    Proposal waiting = proposals.get(key);
    if (waiting == null || !waiting.sha256().equals(sha256) || archive.isEmpty()) {
      return false;
    }
    String line =
        new JsonObject()
                .put("target", target.value())
                .put("page", page)
                .put("sha256", sha256)
                .put("at", at.toString())
                .put("who", who)
                .encode()
            + "\n";
    Path _ = Files.createDirectories(archive.get().folder());
    try (FileChannel file =
        FileChannel.open(
            archive.get().folder().resolve("approved.ndjson"),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND)) {
      ByteBuffer bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        int _ = file.write(bytes);
      }
      file.force(true);
    }
    approved.put(key, new Approved(sha256, at, who));
    boolean _ = proposals.remove(key, waiting);
    return true;
  }
}
