package vn.gov.haiduong.haidang.console;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.target.TargetId;

/** What the pages about read pages ask of the rest of the service. */
public interface PageDesk {

  /**
   * A page as it was last seen.
   *
   * @param judged of the last reading
   * @param confirmed what two readings agreed on; {@link Judged#SOUND} when nothing
   * @param doubted a first reading waits for its second
   * @param signals one Vietnamese line each, with words of the page
   * @param similarity to the approved copy, in percent
   */
  record Seen(
      String page,
      String address,
      Instant at,
      Judged judged,
      Judged confirmed,
      Optional<Instant> since,
      boolean doubted,
      String title,
      List<String> signals,
      Optional<Long> similarity) {
    public Seen {
      signals = List.copyOf(signals);
    }
  }

  /**
   * A copy, and who approved it or when it was proposed.
   *
   * @param who empty for a proposal
   */
  record Kept(String sha256, Instant at, String who) {}

  /**
   * A site.
   *
   * @param home path of its home page
   * @param pages the home page first
   * @param redesign whether the proposal would replace an approved copy
   * @param next when a page is read next
   */
  record Row(
      TargetId id,
      String name,
      String unit,
      String home,
      List<Seen> pages,
      Optional<Kept> approved,
      Optional<Kept> proposed,
      boolean redesign,
      Optional<Instant> next) {
    public Row {
      pages = List.copyOf(pages);
    }
  }

  /** All sites, in the order of ids; at once, from any thread. */
  List<Row> rows();

  /** The lines of a kept copy; blocks. Empty when it is not there. */
  Optional<List<String>> lines(TargetId id, String sha256);

  /** Empty when it was done and kept, else why not, in Vietnamese. */
  Future<Optional<String>> decide(TargetId id, String sha256, boolean approve, String who);

  /** Approves the first copy of every site that has none and looks sound; how many. */
  Future<Integer> approveFirst(String who);
}
