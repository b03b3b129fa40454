package vn.gov.haiduong.haidang.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import vn.gov.haiduong.haidang.journal.Closings;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.UnreadableJournal;

/** The table {@code closing}. */
record SqlClosings(Database database) implements Closings {

  @Override
  public void enter(Entry.MonthClosed closed) {
    try {
      database.migrate();
      try (Connection connection = database.open()) {
        connection.setAutoCommit(false);
        enter(connection, closed);
        connection.commit();
      }
    } catch (SQLException e) {
      throw new UnreadableJournal("không ghi được lần khóa vào sổ: " + e.getMessage(), e);
    }
  }

  private static void enter(Connection connection, Entry.MonthClosed closed) throws SQLException {
    List<Entry.MonthClosed> known = all(connection);
    for (Entry.MonthClosed one : known) {
      if (one.month().equals(closed.month()) && one.edition() == closed.edition()) {
        if (one.hash().equals(closed.hash())) {
          return;
        }
        throw new UnreadableJournal(
            "sổ đã có bản " + one.edition() + " của tháng " + one.month() + " với mã băm khác");
      }
    }
    try (PreparedStatement put =
        connection.prepareStatement("INSERT INTO closing (no, at_ms, body) VALUES (?, ?, ?)")) {
      put.setInt(1, known.size() + 1);
      put.setLong(2, closed.at().toEpochMilli());
      put.setString(3, EntryCodec.row(closed).body());
      int _ = put.executeUpdate();
    }
  }

  /** In the order of entry; none in a ledger that is older than the table. */
  static List<Entry.MonthClosed> all(Connection connection) throws SQLException {
    List<Entry.MonthClosed> found = new ArrayList<>();
    if (Database.version(connection) < 2) {
      return found;
    }
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("SELECT at_ms, body FROM closing ORDER BY no")) {
      while (rows.next()) {
        found.add(
            (Entry.MonthClosed)
                EntryCodec.entry(rows.getLong(1), "month_closed", rows.getString(2)));
      }
    }
    return found;
  }
}
