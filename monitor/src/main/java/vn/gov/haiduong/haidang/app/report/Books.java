package vn.gov.haiduong.haidang.app.report;

import java.nio.file.Path;
import java.util.Optional;
import vn.gov.haiduong.haidang.journal.Closings;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.ledger.Ledgers;

/**
 * Where the ledger is.
 *
 * @param data the folder that also holds the frozen months
 * @param address of a database; empty for the file in the folder
 */
record Books(Path data, Optional<String> address) {

  /** Opens it for reading. */
  History history() {
    return Ledgers.read(data, address);
  }

  /** Where frozen months are entered. */
  Closings closings() {
    return Ledgers.closings(data, address);
  }

  /** The ledger's file; empty where it is in a database server. */
  Optional<Path> file() {
    return address.isPresent() ? Optional.empty() : Optional.of(Ledgers.file(data));
  }
}
