package vn.gov.haiduong.haidang.pagewatch;

import java.time.Instant;
import java.util.List;

/** What a course is told. */
public sealed interface Event {

  /** When it happened. */
  Instant at();

  /**
   * A page was read and judged.
   *
   * @param page path and query
   */
  record Read(Instant at, String page, Judged judged) implements Event {}

  /** The page is, byte for byte, what it was when it was judged last. */
  record Same(Instant at, String page) implements Event {}

  /** The page could not be read: that says nothing about what stands on it. */
  record Unread(Instant at, String page) implements Event {}

  /** A site of the same platform, vendor or address was confirmed: look at once. */
  record Alarmed(Instant at) implements Event {}

  /** The inner pages that may be read, as menu, sitemap and robots say. */
  record Mapped(Instant at, List<String> pages) implements Event {
    public Mapped {
      pages = List.copyOf(pages);
    }
  }

  /** A person said that this page is as it should be. */
  record Approved(Instant at, String page) implements Event {}
}
