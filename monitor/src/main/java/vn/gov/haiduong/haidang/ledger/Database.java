package vn.gov.haiduong.haidang.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;

/**
 * Which database the ledger lives in, and how it is opened. Where dialects differ they differ here.
 *
 * @param url a JDBC address
 * @param user empty for SQLite, or where the address names it
 */
public record Database(String url, String user, String password) {

  /** The file in the data folder. */
  public static final String FILE = "ledger.db";

  /** The embedded one. */
  public static Database in(Path folder) {
    return new Database("jdbc:sqlite:" + folder.resolve(FILE).toAbsolutePath(), "", "");
  }

  /**
   * By address: {@code postgresql://…} or {@code jdbc:postgresql://…}.
   *
   * @throws IllegalArgumentException with a Vietnamese sentence for any other
   */
  public static Database at(String address) {
    String url = address.startsWith("jdbc:") ? address : "jdbc:" + address;
    if (!url.startsWith("jdbc:postgresql:")) {
      throw new IllegalArgumentException(
          "địa chỉ sổ: cần postgresql://MÁY:CỔNG/TÊN?user=…, không phải " + address);
    }
    return new Database(url, "", "");
  }

  boolean embedded() {
    return url.startsWith("jdbc:sqlite:");
  }

  /** The address without what may be secret. */
  String shown() {
    int question = url.indexOf('?');
    return question < 0 ? url : url.substring(0, question);
  }

  /** A connection that writes; every call to the database ends within seconds or fails. */
  Connection open() throws SQLException {
    return DriverManager.getConnection(url, properties(false));
  }

  /**
   * The one connection that writes a running service's ledger. In PostgreSQL it holds a lock of the
   * session, so that two services with different data folders never write one ledger.
   */
  Connection openToWrite() throws SQLException {
    Connection connection = open();
    if (embedded()) {
      return connection;
    }
    try (var statement = connection.createStatement();
        var rows = statement.executeQuery("SELECT pg_try_advisory_lock(" + ADVISORY + ")")) {
      if (rows.next() && rows.getBoolean(1)) {
        return connection;
      }
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
    connection.close();
    throw new SQLException("một dịch vụ khác đang ghi sổ này");
  }

  /** "haidang" as a number: the key of the lock. */
  private static final long ADVISORY = 0x68616964616e67L;

  /** Whether the server cannot be spoken to now and may be later: it is away, starting or full. */
  static boolean away(Throwable problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql
          && sql.getSQLState() != null
          && sql.getSQLState().matches("08...|57P..|53...")) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether the disk takes nothing now, and may later: full, read-only, broken. Of the embedded
   * one; its codes are those of SQLite.
   */
  static boolean diskTrouble(Throwable problem) {
    for (Throwable at = problem; at != null; at = at.getCause()) {
      if (at instanceof SQLException sql) {
        switch (sql.getErrorCode() & 0xFF) {
          case 8, 10, 13, 14 -> {
            return true; // READONLY, IOERR, FULL, CANTOPEN.
          }
          default -> {}
        }
      }
    }
    return false;
  }

  /**
   * A connection that reads the file of the embedded one where nothing can be written: alone, with
   * the index of its log in memory instead of beside it.
   */
  Connection openAlone() throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("locking_mode", "EXCLUSIVE");
    properties.setProperty("query_only", "true");
    return DriverManager.getConnection(url, properties);
  }

  /**
   * A connection that reads the file of the embedded one without any lock, where nobody can write
   * it. What its log holds and the file does not is read from copies of both.
   */
  Connection openAsItLies() throws SQLException, IOException {
    Path file = Path.of(url.substring("jdbc:sqlite:".length()));
    Path log = file.resolveSibling(file.getFileName() + "-wal");
    Properties properties = new Properties();
    properties.setProperty("query_only", "true");
    if (Files.isRegularFile(log) && Files.size(log) > 0) {
      Path folder = Files.createTempDirectory("haidang-ledger");
      Path copy = Files.copy(file, folder.resolve(FILE));
      Path copiedLog = Files.copy(log, folder.resolve(FILE + "-wal"));
      Stream.of(folder, copy, copiedLog).forEach(one -> one.toFile().deleteOnExit());
      return DriverManager.getConnection("jdbc:sqlite:" + copy, properties);
    }
    return DriverManager.getConnection(
        "jdbc:sqlite:file:" + file.toUri().getRawPath() + "?immutable=1", properties);
  }

  /** A connection that only reads. */
  Connection openToRead() throws SQLException {
    return DriverManager.getConnection(url, properties(true));
  }

  /**
   * A connection that reads, in whatever way the disk allows: one that is full has no room for the
   * index of the log, and a read-only one lets nobody lock.
   */
  Connection readable() throws SQLException, IOException {
    SQLException first;
    try {
      return asked(openToRead());
    } catch (SQLException e) {
      if (!embedded() || !diskTrouble(e)) {
        throw e;
      }
      first = e;
    }
    try {
      return asked(openAlone());
    } catch (SQLException e) {
      first.addSuppressed(e);
    }
    try {
      return asked(openAsItLies());
    } catch (SQLException e) {
      first.addSuppressed(e);
      throw first;
    }
  }

  /** What the disk refuses shows at the first question. */
  private static Connection asked(Connection open) throws SQLException {
    try (var ask = open.createStatement();
        var rows = ask.executeQuery("SELECT COUNT(*) FROM meta")) {
      boolean _ = rows.next();
      return open;
    } catch (SQLException e) {
      open.close();
      throw e;
    }
  }

  private Properties properties(boolean readOnly) {
    Properties properties = new Properties();
    if (embedded()) {
      properties.setProperty("journal_mode", "WAL");
      properties.setProperty("synchronous", "FULL");
      properties.setProperty("busy_timeout", "3000");
      properties.setProperty("cache_size", "-8000");
      properties.setProperty("journal_size_limit", "67108864");
      if (readOnly) {
        properties.remove("journal_mode");
        properties.setProperty("query_only", "true");
      }
    } else {
      if (!user.isEmpty()) {
        properties.setProperty("user", user);
        properties.setProperty("password", password);
      }
      properties.setProperty("connectTimeout", "3");
      properties.setProperty("loginTimeout", "3");
      properties.setProperty("socketTimeout", readOnly ? "120" : "4");
      properties.setProperty("tcpKeepAlive", "true");
      properties.setProperty("reWriteBatchedInserts", "true");
      properties.setProperty("ApplicationName", "haidang");
      properties.setProperty("readOnly", Boolean.toString(readOnly));
    }
    return properties;
  }

  /** Brings the schema to this version's form; a newer one's is refused. */
  void migrate() throws SQLException {
    if (upToDate()) {
      return;
    }
    try {
      var _ =
          Flyway.configure(Database.class.getClassLoader())
              .dataSource(source())
              .locations("classpath:db/ledger")
              .placeholders(Map.of("bytes", embedded() ? "BLOB" : "BYTEA"))
              .loggers("slf4j")
              .load()
              .migrate();
    } catch (FlywayException e) {
      throw new SQLException("schema: " + e.getMessage(), e);
    }
  }

  /** Spares each start the second that the migrator takes to find nothing to do. */
  private boolean upToDate() {
    try (Connection connection = open()) {
      return version(connection) == VERSION;
    } catch (SQLException e) {
      return false; // No history yet, or trouble that the migrator will tell better.
    }
  }

  /** Version of the schema of an open ledger. */
  static int version(Connection connection) throws SQLException {
    boolean embedded = connection.getMetaData().getURL().startsWith("jdbc:sqlite:");
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "SELECT max(CAST(version AS INTEGER)) FROM flyway_schema_history WHERE success"
                    + (embedded ? " = 1" : ""))) {
      return rows.next() ? rows.getInt(1) : 0;
    }
  }

  static final int VERSION = 2;

  private DataSource source() {
    return new OneByOne(this);
  }
}
