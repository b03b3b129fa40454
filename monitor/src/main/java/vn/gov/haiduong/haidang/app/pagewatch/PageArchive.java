package vn.gov.haiduong.haidang.app.pagewatch;

import java.io.ByteArrayInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Copies of pages in {@code pages/} of the data folder, each under the hash of its bytes, so that a
 * copy that was changed no longer has its name. Blocks.
 */
public final class PageArchive {

  /** As much as is ever fetched. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private static final String ENDING = ".html.gz";

  private final Path folder;
  private final Clock clock;

  /**
   * @param data the data folder
   */
  public PageArchive(Path data, Clock clock) {
    this.folder = data.resolve("pages");
    this.clock = clock;
  }

  Path folder() {
    return folder;
  }

  /** Lower-case hex of the SHA-256 of some bytes. */
  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /**
   * Keeps bytes, durably before it returns.
   *
   * @return their hash
   */
  String keep(byte[] bytes) throws IOException {
    String hash = sha256(bytes);
    Path file = file(hash);
    if (Files.exists(file)) {
      // Seen again: it is kept from now on as long as a new one.
      Path _ = Files.setLastModifiedTime(file, FileTime.from(clock.now()));
      return hash;
    }
    Path _ = Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "copy", ".tmp");
    try (FileOutputStream raw = new FileOutputStream(draft.toFile())) {
      OutputStream packed = new GZIPOutputStream(raw);
      packed.write(bytes);
      packed.flush();
      ((GZIPOutputStream) packed).finish();
      raw.getFD().sync();
    }
    Path _ = Files.setLastModifiedTime(draft, FileTime.from(clock.now()));
    Path _ = Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return hash;
  }

  /** The bytes of that hash; empty when they are not there or no longer say what they said. */
  public Optional<byte[]> read(String hash) {
    if (!hash.matches("[0-9a-f]{64}")) {
      return Optional.empty();
    }
    try (GZIPInputStream in =
        new GZIPInputStream(new ByteArrayInputStream(Files.readAllBytes(file(hash))))) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      return sha256(bytes).equals(hash) ? Optional.of(bytes) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /**
   * Lets go of copies that were last seen before {@code before}.
   *
   * @param needed hashes of those that stay all the same
   * @return how many went
   */
  int forget(Instant before, Set<String> needed) throws IOException {
    if (!Files.isDirectory(folder)) {
      return 0;
    }
    int gone = 0;
    try (DirectoryStream<Path> copies = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (Path copy : copies) {
        String name = String.valueOf(copy.getFileName());
        String hash = name.substring(0, name.length() - ENDING.length());
        if (!needed.contains(hash)
            && Files.getLastModifiedTime(copy).toInstant().isBefore(before)) {
          Files.delete(copy);
          gone++;
        }
      }
    }
    return gone;
  }

  private Path file(String hash) {
    return folder.resolve(hash + ENDING);
  }
}
