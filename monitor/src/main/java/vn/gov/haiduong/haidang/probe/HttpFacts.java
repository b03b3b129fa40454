package vn.gov.haiduong.haidang.probe;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What was seen of an HTTP exchange; strings are bounded and free of control characters.
 *
 * @param status of the last answer
 * @param version "1.0", "1.1" or "2"
 * @param hops each request in order, the last one included
 * @param contentLength as announced, or -1
 * @param bodyBytes decoded bytes read, never over the limit
 * @param alpn protocol agreed in TLS of those offered; empty without. HTTP/1.1 alone is offered
 *     unless the profile asks for HTTP/2 or the site speaks nothing else, for whoever offers both
 *     must go on with what the server takes: the missing "h2" says nothing about the site
 * @param retryAfter how long the site asks to be left alone (Retry-After); empty without
 * @param note a Vietnamese sentence about how it was measured, such as that TLS is not spoken;
 *     empty where there is nothing to say
 * @param exhibit of what is down; empty else
 */
public record HttpFacts(
    int status,
    String version,
    String finalUrl,
    List<Hop> hops,
    Optional<String> contentType,
    Optional<String> charset,
    long contentLength,
    long bodyBytes,
    boolean truncated,
    Optional<String> title,
    Optional<String> alpn,
    Optional<Duration> retryAfter,
    Optional<String> note,
    Optional<Exhibit> exhibit) {

  /** Without an exhibit. */
  public HttpFacts(
      int status,
      String version,
      String finalUrl,
      List<Hop> hops,
      Optional<String> contentType,
      Optional<String> charset,
      long contentLength,
      long bodyBytes,
      boolean truncated,
      Optional<String> title,
      Optional<String> alpn,
      Optional<Duration> retryAfter,
      Optional<String> note) {
    this(
        status,
        version,
        finalUrl,
        hops,
        contentType,
        charset,
        contentLength,
        bodyBytes,
        truncated,
        title,
        alpn,
        retryAfter,
        note,
        Optional.empty());
  }

  /** One request and its answer. */
  public record Hop(String url, int status, String ip) {}

  public HttpFacts {
    hops = List.copyOf(hops);
  }

  /** Redirects followed. */
  public int redirects() {
    return Math.max(0, hops.size() - 1);
  }

  /** Whether the last hop was over TLS. */
  public boolean overTls() {
    return finalUrl.startsWith("https:");
  }
}
