package vn.gov.haiduong.haidang.app.pagewatch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Copies of pages in {@code pages/} of the data folder, each under the hash of its bytes, so that a
 * copy that was changed no longer has its name. Blocks.
 */
public final class PageArchive {

  /** As much as is ever fetched. */
  static final int MOST_BYTES = 4 * 1024 * 1024;

  private final Path folder;

  /**
   * @param data the data folder
   */
  public PageArchive(Path data) {
    this.folder = data.resolve("pages");
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
      return hash;
    }
    Path _ = Files.createDirectories(folder);
    Path draft = Files.createTempFile(folder, "copy", ".tmp");
    try (java.io.FileOutputStream raw = new java.io.FileOutputStream(draft.toFile())) {
      OutputStream packed = new GZIPOutputStream(raw);
      packed.write(bytes);
      packed.flush();
      ((GZIPOutputStream) packed).finish();
      raw.getFD().sync();
    }
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

  private Path file(String hash) {
    return folder.resolve(hash + ".html.gz");
  }
}
