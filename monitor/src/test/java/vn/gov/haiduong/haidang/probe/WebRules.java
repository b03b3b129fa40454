package vn.gov.haiduong.haidang.probe;

import java.util.List;
import java.util.Set;

/** Rules for pages in tests: those of a site without a profile, and what a test changes of them. */
public final class WebRules {

  private WebRules() {}

  /** Nothing expected of a page but that it is one. */
  public static HttpRules plain() {
    return new HttpRules(
        StatusSet.SUCCESS,
        List.of(),
        List.of(),
        HttpRules.MAX_BODY_IN_LOOP,
        10,
        "test",
        false,
        Set.of(),
        false,
        false);
  }

  public static HttpRules expecting(String... texts) {
    return with(plain(), List.of(texts), List.of());
  }

  public static HttpRules with(HttpRules base, List<String> expect, List<String> refuse) {
    return new HttpRules(
        base.expectStatus(),
        expect,
        refuse,
        base.maxBody(),
        base.follow(),
        base.userAgent(),
        base.strictTls(),
        base.ownHosts(),
        base.allowInner(),
        base.http2());
  }

  public static HttpRules limited(HttpRules base, int maxBody) {
    return new HttpRules(
        base.expectStatus(),
        base.expectText(),
        base.refuseText(),
        maxBody,
        base.follow(),
        base.userAgent(),
        base.strictTls(),
        base.ownHosts(),
        base.allowInner(),
        base.http2());
  }

  /** Inner addresses are followed, where the page itself stands on one. */
  public static HttpRules inside(HttpRules base, Set<String> ownHosts) {
    return new HttpRules(
        base.expectStatus(),
        base.expectText(),
        base.refuseText(),
        base.maxBody(),
        base.follow(),
        base.userAgent(),
        base.strictTls(),
        ownHosts,
        true,
        base.http2());
  }

  public static HttpRules offeringHttp2(HttpRules base, boolean http2) {
    return new HttpRules(
        base.expectStatus(),
        base.expectText(),
        base.refuseText(),
        base.maxBody(),
        base.follow(),
        base.userAgent(),
        base.strictTls(),
        base.ownHosts(),
        base.allowInner(),
        http2);
  }
}
