package vn.gov.haiduong.haidang.app.pagewatch;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.pagewatch.Judged;

/**
 * What was last seen of a page, without its bytes.
 *
 * @param at its last reading, the same bytes again included
 * @param etag as the server sent it, for asking whether something changed; empty without
 * @param modified the same of Last-Modified
 * @param signals one line each, in Vietnamese
 * @param similarity to the approved copy, in percent
 */
record Sight(
    Instant at,
    String page,
    Judged judged,
    String title,
    String sha256,
    String etag,
    String modified,
    List<String> signals,
    Optional<Long> similarity) {

  private static final int MOST_SIGNALS = 20;
  private static final int LONGEST_TAG = 200;

  Sight {
    signals = List.copyOf(signals);
  }

  static Sight of(Copy copy) {
    return new Sight(
        copy.at(),
        copy.page(),
        copy.judged(),
        copy.findings().map(Findings::title).orElse(""),
        copy.sha256(),
        bounded(copy.kept().header("etag")),
        bounded(copy.kept().header("last-modified")),
        copy.findings().map(EvidenceText::counted).orElse(List.of()).stream()
            .limit(MOST_SIGNALS)
            .map(
                signal ->
                    signal.code().words()
                        + (signal.hard() ? " (mạnh)" : " (yếu)")
                        + ": "
                        + signal.evidence())
            .toList(),
        copy.findings()
            .flatMap(Findings::baseline)
            .map(beside -> Math.round(beside.similarity() * 100)));
  }

  /** The same page, read once more. */
  Sight again(Instant later) {
    return new Sight(later, page, judged, title, sha256, etag, modified, signals, similarity);
  }

  /** What is longer than any honest one is not sent back. */
  private static String bounded(String tag) {
    return tag.length() <= LONGEST_TAG ? tag : "";
  }
}
