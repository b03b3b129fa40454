package vn.gov.haiduong.haidang.probe;

import java.util.Optional;

/**
 * What one reading of a body found.
 *
 * @param recognised the error page or placeholder that it is
 * @param protection the protection layer that speaks in it
 * @param empty a text type with nothing to see
 * @param missing the first expected text that was not found
 * @param forbidden the first refused text that was found
 */
public record PageFacts(
    Optional<String> charset,
    Optional<String> title,
    Optional<Recognition> recognised,
    Optional<Recognition> protection,
    boolean empty,
    Optional<String> missing,
    Optional<String> forbidden,
    boolean truncated) {}
