package vn.gov.haiduong.haidang.journal;

/**
 * Where frozen months are entered, also while a service writes the journal. They are read again by
 * {@link History#closed} and {@link History#entries}.
 */
@FunctionalInterface
public interface Closings {

  /**
   * Enters one; durable when this returns. One edition of a month that is entered already is left
   * as it is. Blocks.
   *
   * @throws UnreadableJournal when it cannot be entered, or that edition stands there with another
   *     hash
   */
  void enter(Entry.MonthClosed closed);
}
