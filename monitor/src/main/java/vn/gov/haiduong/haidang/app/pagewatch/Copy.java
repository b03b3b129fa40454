package vn.gov.haiduong.haidang.app.pagewatch;

import java.time.Instant;
import java.util.Optional;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.pagewatch.Judged;

/**
 * One page as it was read and judged.
 *
 * @param page path and query that were asked for
 * @param sha256 of the bytes, lower-case hex
 * @param away strange host to which the visitor was sent
 * @param findings empty where the same bytes were judged before
 */
record Copy(
    Instant at,
    String page,
    FetchedPage.Kept kept,
    String sha256,
    Optional<String> away,
    Judged judged,
    Optional<Findings> findings) {}
