package vn.gov.haiduong.haidang.app.page;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.page.Copies;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageReader;

/** Reads an address as each of the visitors and compares what they got. Blocks. */
final class AddressReading {

  private AddressReading() {}

  static Reading read(
      String what, List<Visitor> visitors, PageContext common, Optional<byte[]> approved)
      throws IOException {
    PageContext own = PageContext.of(common.site(), what, common.now());
    PageContext context = within(common, own.site(), what);
    PageFetch fetch = new PageFetch(host -> PageReader.known(host, context));
    List<Fetched> fetched = new ArrayList<>();
    for (Visitor visitor : visitors) {
      fetched.add(fetched.isEmpty() ? fetch.get(what, visitor) : further(fetch, what, visitor));
    }
    List<Copies.Copy> copies = new ArrayList<>();
    for (Fetched one : fetched) {
      PageContext at = within(common, own.site(), one.away().isPresent() ? what : one.finalUrl());
      Findings findings =
          PageReader.read(
              one.body(), one.contentType(), at, copies.isEmpty() ? approved : Optional.empty());
      copies.add(
          new Copies.Copy(one.as().label(), one.finalUrl(), one.status(), one.away(), findings));
    }
    Copies.Together together = Copies.together(copies);
    List<Reading.Copy> shown = new ArrayList<>();
    for (int i = 0; i < copies.size(); i++) {
      shown.add(
          new Reading.Copy(
              fetched.get(i).as(),
              copies.get(i).finalUrl(),
              copies.get(i).status(),
              together.each().get(i).verdict(),
              together.each().get(i).similarity()));
    }
    return new Reading(what, together.findings(), shown);
  }

  /** That a later visitor gets nothing is a refusal, and says as little as one. */
  private static Fetched further(PageFetch fetch, String what, Visitor visitor) {
    try {
      return fetch.get(what, visitor);
    } catch (IOException e) {
      return new Fetched(visitor, what, 0, Optional.empty(), new byte[0], Optional.empty());
    }
  }

  private static PageContext within(PageContext common, Optional<String> site, String url) {
    return new PageContext(
        site,
        url,
        common.now(),
        common.kind(),
        common.portalHosts(),
        common.knownHosts(),
        common.agencyName());
  }
}
