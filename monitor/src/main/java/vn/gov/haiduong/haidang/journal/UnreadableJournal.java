package vn.gov.haiduong.haidang.journal;

/** The journal cannot be read: no such ledger, a newer version's, or the database failed. */
public final class UnreadableJournal extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A sentence for people.
   *
   * @param sentence in Vietnamese
   */
  public UnreadableJournal(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  public UnreadableJournal(String sentence) {
    super(sentence);
  }
}
