package vn.gov.haiduong.haidang.app.page;

import java.util.Optional;

/**
 * What an address gave.
 *
 * @param finalUrl where it ended; of a redirect that was not followed its target
 * @param status of the last answer
 * @param away host outside the site, the state and the known ones to which it was sent
 */
@SuppressWarnings("ArrayRecordComponent") // Bytes of a page, never changed nor compared.
record Fetched(
    Visitor as,
    String finalUrl,
    int status,
    Optional<String> contentType,
    byte[] body,
    Optional<String> away) {}
