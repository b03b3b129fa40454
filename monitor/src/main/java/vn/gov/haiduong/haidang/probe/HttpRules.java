package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Set;

/**
 * What a web page must be.
 *
 * @param expectText plain texts that must all be on the page (NFC, blanks folded)
 * @param refuseText plain texts of which none may be on the page
 * @param maxBody limit of the body in bytes, before and after decompression
 * @param follow redirects followed at most; with 0 the 3xx itself is judged
 * @param strictTls a flawed certificate is down, not degraded
 * @param ownHosts official hosts and aliases beside the endpoint's own, at which a redirect may end
 * @param allowInner redirects to inner addresses are followed
 * @param http2 offer HTTP/2 by ALPN
 */
public record HttpRules(
    StatusSet expectStatus,
    List<String> expectText,
    List<String> refuseText,
    int maxBody,
    int follow,
    String userAgent,
    boolean strictTls,
    Set<String> ownHosts,
    boolean allowInner,
    boolean http2) {

  /** Body limit of a probe by hand. */
  public static final int MAX_BODY_BY_HAND = 5 * 1024 * 1024;

  /** Body limit in the loop, unless the profile says otherwise. */
  public static final int MAX_BODY_IN_LOOP = 512 * 1024;

  public HttpRules {
    expectText = List.copyOf(expectText);
    refuseText = List.copyOf(refuseText);
    ownHosts = Set.copyOf(ownHosts);
    if (maxBody < 0) {
      throw new IllegalArgumentException("max-body: expected 0 or more, got " + maxBody);
    }
    if (follow < 0 || follow > 50) {
      throw new IllegalArgumentException("follow: expected 0 to 50, got " + follow);
    }
  }
}
