package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One service for one data folder. The lock falls with the process, however it ends. */
final class DataLock implements AutoCloseable {

  private final @Nullable FileChannel channel;

  private DataLock(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  static DataLock take(Path folder) throws LedgerTrouble {
    try {
      var _ = Files.createDirectories(folder);
      FileChannel channel =
          FileChannel.open(
              folder.resolve("haidang.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (!locked(channel)) {
        channel.close();
        throw new LedgerTrouble("thư mục dữ liệu " + folder + " đang do một tiến trình khác dùng");
      }
      return new DataLock(channel);
    } catch (IOException e) {
      if (onlyRead(folder, e)) {
        return new DataLock(null); // Nobody else writes here either.
      }
      throw new LedgerTrouble("không dùng được thư mục dữ liệu " + folder + ": " + e, e);
    }
  }

  /**
   * A disk that the kernel has made read-only after an error, or a folder mounted so, with a ledger
   * on it. Asked of the folder: a mount of one folder is not the state of its disk.
   */
  private static boolean onlyRead(Path folder, IOException why) {
    return !(why instanceof AccessDeniedException)
        && Files.isRegularFile(folder.resolve(Database.FILE))
        && !Files.isWritable(folder);
  }

  private static boolean locked(FileChannel channel) throws IOException {
    try {
      @Nullable Object lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false; // This very process has it.
    }
  }

  @Override
  public void close() throws IOException {
    if (channel != null) {
      channel.close();
    }
  }
}
