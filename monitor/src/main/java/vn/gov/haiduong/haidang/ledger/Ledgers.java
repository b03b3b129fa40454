package vn.gov.haiduong.haidang.ledger;

import java.nio.file.Path;
import java.util.Optional;
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
}
