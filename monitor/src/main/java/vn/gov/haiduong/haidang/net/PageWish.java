package vn.gov.haiduong.haidang.net;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a reading of a page says beside the request itself. Empty texts are left out.
 *
 * @param etag of the copy that is there already
 * @param lastModified of that copy
 * @param referer where the visitor pretends to come from
 * @param mute no language is named
 */
public record PageWish(String etag, String lastModified, String referer, boolean mute) {

  /** Nothing more than a probe says. */
  public static final PageWish NONE = new PageWish("", "", "", false);

  /** As search engines ask: they name no language. */
  public static final PageWish MUTE = new PageWish("", "", "", true);

  /** As somebody who comes from {@code referer}. */
  public static PageWish from(String referer) {
    return new PageWish("", "", referer, false);
  }

  /** Only if it is another copy than this. */
  public static PageWish unless(String etag, String lastModified) {
    return new PageWish(etag, lastModified, "", false);
  }

  /** The header's lines (RFC 9110: If-Modified-Since is ignored beside If-None-Match). */
  Map<String, String> lines() {
    Map<String, String> lines = new LinkedHashMap<>();
    put(lines, "If-None-Match", etag);
    put(lines, "If-Modified-Since", lastModified);
    put(lines, "Referer", referer);
    return lines;
  }

  private static void put(Map<String, String> lines, String name, String value) {
    if (!value.isEmpty()) {
      lines.put(name, value);
    }
  }
}
