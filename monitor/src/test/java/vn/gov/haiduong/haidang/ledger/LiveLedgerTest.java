package vn.gov.haiduong.haidang.ledger;

import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/** {@link LedgerRules} on the embedded database. */
class LiveLedgerTest extends LedgerRules {

  @Override
  Optional<String> address() {
    return Optional.empty();
  }

  @Override
  void shutOut(Statement statement) throws SQLException {
    var _ = statement.execute("BEGIN EXCLUSIVE");
  }
}
