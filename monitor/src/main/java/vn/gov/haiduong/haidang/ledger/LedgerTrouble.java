package vn.gov.haiduong.haidang.ledger;

/** The ledger cannot be opened; the message is a Vietnamese sentence for the operator. */
public final class LedgerTrouble extends Exception {

  private static final long serialVersionUID = 1L;

  LedgerTrouble(String sentence, Throwable cause) {
    super(sentence, cause);
  }

  LedgerTrouble(String sentence) {
    super(sentence);
  }
}
