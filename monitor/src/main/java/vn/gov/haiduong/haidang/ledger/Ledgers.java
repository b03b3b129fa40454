package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.journal.Closings;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;

/** How a ledger is found: by address where one is named, else in the data folder. */
public final class Ledgers {

  private Ledgers() {}

  /**
   * Opens it for reading; a service may write it meanwhile.
   *
   * @throws UnreadableJournal when there is none or it cannot be read
   */
  public static History read(Path folder, Optional<String> address) {
    Optional<String> url = address.filter(text -> !text.isBlank());
    if (url.isEmpty()) {
      return SqlHistory.open(folder);
    }
    try {
      return SqlHistory.open(Database.at(url.get()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableJournal(String.valueOf(e.getMessage()), e);
    }
  }

  /** The ledger's file in a data folder. */
  public static Path file(Path folder) {
    return folder.resolve(Database.FILE);
  }

  /**
   * What the database itself finds wrong with its file: damaged pages, an index that differs from
   * its table. At most ten sentences, in the database's words.
   *
   * @throws UnreadableJournal when it cannot be read at all
   */
  public static List<String> damage(Path folder) {
    List<String> found = new ArrayList<>();
    try (Connection connection = Database.in(folder).openToRead();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("PRAGMA integrity_check(10)")) {
      while (rows.next()) {
        if (!rows.getString(1).equals("ok")) {
          found.add(rows.getString(1));
        }
      }
    } catch (SQLException e) {
      throw new UnreadableJournal("không đọc được sổ: " + e.getMessage(), e);
    }
    return found;
  }

  /** How long a live ledger keeps each measurement, decided time and most entries. */
  public static final Duration KEPT = Duration.ofDays(Forgetting.KEEP_DAYS);

  /** Kinds of entries that outlive {@link #KEPT}: stories of twenty years are told from them. */
  public static final Set<String> KEPT_LONGER = Set.copyOf(Forgetting.KEPT_LONGER);

  /** Bytes of entries of this folder's service that wait to go into its database. */
  public static long waiting(Path folder) {
    return new Spool(folder).bytes();
  }

  /**
   * Where months are frozen into it, while a service writes it too.
   *
   * @throws UnreadableJournal when the address is none of ours
   */
  public static Closings closings(Path folder, Optional<String> address) {
    try {
      return new SqlClosings(
          address
              .filter(text -> !text.isBlank())
              .map(Database::at)
              .orElseGet(() -> Database.in(folder)));
    } catch (IllegalArgumentException e) {
      throw new UnreadableJournal(String.valueOf(e.getMessage()), e);
    }
  }

  /**
   * Copies the ledger of a data folder, complete and of one moment, while a service writes it; the
   * copy is on the disk when this returns.
   *
   * @return the size of the copy in bytes
   * @throws UnreadableJournal when there is no ledger, or no room for the copy
   */
  public static long backup(Path folder, Path file) {
    if (!Files.isRegularFile(folder.resolve(Database.FILE))) {
      throw new UnreadableJournal("không có sổ trong " + folder);
    }
    try (Connection connection = Database.in(folder).open();
        PreparedStatement copy = connection.prepareStatement("VACUUM INTO ?")) {
      copy.setString(1, file.toAbsolutePath().toString());
      boolean _ = copy.execute();
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.force(true);
        return channel.size();
      }
    } catch (SQLException | IOException e) {
      throw new UnreadableJournal("không sao được sổ ra " + file + ": " + e.getMessage(), e);
    }
  }
}
