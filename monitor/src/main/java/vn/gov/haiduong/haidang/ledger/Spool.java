package vn.gov.haiduong.haidang.ledger;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import vn.gov.haiduong.haidang.ledger.FreshCodec.Placed;

/**
 * Where entries wait while the database is gone: one file, each batch on the disk before it counts
 * as kept. A batch that was cut by a crash is left out; everything before it stands. For one
 * thread.
 */
final class Spool {

  private static final int LARGEST_BATCH = 64 << 20;

  /** What is written at once may be long; it is read again in parts of no more than this. */
  private static final int MOST_TOGETHER = 1_000;

  private final Path file;
  private final boolean forced;
  private boolean whole;

  Spool(Path folder) {
    this(folder.resolve("spool.log"), true);
  }

  private Spool(Path file, boolean forced) {
    this.file = file;
    this.forced = forced;
  }

  /** One of whose batches the disk may lose with its power. */
  static Spool unforced(Path file) {
    return new Spool(file, false);
  }

  long bytes() {
    try {
      return Files.isRegularFile(file) ? Files.size(file) : 0;
    } catch (IOException e) {
      return 0;
    }
  }

  /** Adds a batch and waits for the disk. */
  void add(List<Placed> batch) throws IOException {
    if (!whole && Files.isRegularFile(file)) {
      // Half a batch that a kill left behind would hide what comes after it.
      long end = part(0, Integer.MAX_VALUE).next();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        var _ = channel.truncate(end);
      }
    }
    whole = true;
    append(file, batch);
  }

  /** Everything anew, at once or not at all. */
  void replace(List<Placed> all) throws IOException {
    Path anew = file.resolveSibling(file.getFileName() + ".new");
    boolean _ = Files.deleteIfExists(anew);
    append(anew, all);
    Path _ =
        Files.move(anew, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void append(Path to, List<Placed> batch) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            to, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
      long before = channel.size();
      try {
        for (int from = 0; from < batch.size(); from += MOST_TOGETHER) {
          ByteBuffer framed =
              framed(batch.subList(from, Math.min(batch.size(), from + MOST_TOGETHER)));
          while (framed.hasRemaining()) {
            int _ = channel.write(framed);
          }
        }
        if (forced) {
          channel.force(true);
        }
      } catch (IOException e) {
        var _ = channel.truncate(before); // Half a batch would hide what comes after it.
        throw e;
      }
    }
  }

  private static ByteBuffer framed(List<Placed> batch) {
    Bytes.Out out = new Bytes.Out();
    for (Placed placed : batch) {
      EntryCodec.Row row = EntryCodec.row(placed.entry());
      out.number(placed.seq());
      out.signed(row.at());
      out.text(row.kind());
      out.text(row.body());
    }
    byte[] body = out.toBytes();
    CRC32 sum = new CRC32();
    sum.update(body);
    ByteBuffer framed = ByteBuffer.allocate(body.length + 8);
    framed.putInt(body.length).putInt((int) sum.getValue()).put(body).flip();
    return framed;
  }

  /** Everything that waits, in order. */
  List<Placed> read() throws IOException {
    return part(0, Integer.MAX_VALUE).entries();
  }

  /**
   * Some of what waits.
   *
   * @param next where the next part begins; where nothing follows, the entries are none
   */
  record Part(List<Placed> entries, long next) {}

  /**
   * What waits from a place on, in order, part by part: a long time without the database fills the
   * disk and not the memory.
   *
   * @param from 0, or the {@link Part#next} of the part before
   * @param enough entries that make a part, give or take a thousand
   */
  Part part(long from, int enough) throws IOException {
    List<Placed> part = new ArrayList<>();
    long next = from;
    if (!Files.isRegularFile(file)) {
      return new Part(part, next);
    }
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        DataInputStream in =
            new DataInputStream(
                new BufferedInputStream(
                    Channels.newInputStream(channel.position(from)), 1 << 16))) {
      while (part.size() < enough) {
        int length = in.readInt();
        int expected = in.readInt();
        if (length < 0 || length > LARGEST_BATCH) {
          break;
        }
        byte[] body = new byte[length];
        in.readFully(body);
        CRC32 sum = new CRC32();
        sum.update(body);
        if ((int) sum.getValue() != expected) {
          break;
        }
        Bytes.In entries = new Bytes.In(body);
        while (entries.more()) {
          long seq = entries.number();
          long at = entries.signed();
          part.add(new Placed(seq, EntryCodec.entry(at, entries.text(), entries.text())));
        }
        next += 8L + length;
      }
    } catch (EOFException e) {
      // The end, or a batch that was cut.
    }
    return new Part(part, next);
  }

  void clear() throws IOException {
    if (Files.exists(file)) { // A disk that takes nothing refuses even to delete nothing.
      Files.delete(file);
    }
  }
}
