package vn.gov.haiduong.haidang.pagewatch;

import java.time.Instant;

/** What follows from an event, in order. */
public sealed interface Effect {

  /** A first doubt: nothing is said yet, the page is asked for once more. */
  record Doubted(String page, Judged judged, Instant again) implements Effect {}

  /** The second reading was sound: the doubt is gone. */
  record Dispelled(String page) implements Effect {}

  /**
   * Two readings agree.
   *
   * @param since the first of them
   */
  record Confirmed(String page, Judged judged, Instant since, Instant at) implements Effect {}

  /** The page is no longer what was confirmed. */
  record Over(String page, Judged was, Instant at) implements Effect {}

  /** The first suspicious page of the site: an incident opens, its kin are looked at. */
  record Suspected(String page, Instant since, Instant at) implements Effect {}

  /** The last suspicious page of the site is gone. */
  record Cleared(Instant at) implements Effect {}
}
