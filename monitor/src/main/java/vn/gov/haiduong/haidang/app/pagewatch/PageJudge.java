package vn.gov.haiduong.haidang.app.pagewatch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.linkage.HostName;
import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.page.Copies;
import vn.gov.haiduong.haidang.page.Findings;
import vn.gov.haiduong.haidang.page.PageContext;
import vn.gov.haiduong.haidang.page.PageKind;
import vn.gov.haiduong.haidang.page.PageReader;
import vn.gov.haiduong.haidang.pagewatch.Judged;
import vn.gov.haiduong.haidang.target.TargetKind;

/** Judges what was fetched. CPU work, for the thread of page readings. */
final class PageJudge {

  private final Set<String> portals;
  private final Set<String> hosts;

  /**
   * @param hosts of the inventory
   */
  PageJudge(Set<String> portals, Set<String> hosts) {
    this.portals = portals.isEmpty() ? PageContext.PORTAL : Set.copyOf(portals);
    this.hosts = Set.copyOf(hosts);
  }

  /** One visitor's answer. */
  record Face(String visitor, FetchedPage.Kept kept) {}

  /**
   * The page as it was given to its visitors, judged together.
   *
   * @param faces the ordinary browser's first
   * @param approved bytes of the approved copy of this page
   */
  Copy judge(Watched site, String page, Instant at, List<Face> faces, Optional<byte[]> approved) {
    List<Copies.Copy> copies = new ArrayList<>();
    Optional<String> away = Optional.empty();
    for (Face face : faces) {
      FetchedPage.Kept kept = face.kept();
      PageContext own = context(site, page, at, site.address(page));
      Optional<String> left = away(site, kept, own);
      PageContext context = left.isPresent() ? own : context(site, page, at, kept.finalUrl());
      Findings findings =
          PageReader.read(
              left.isPresent() ? new byte[0] : kept.body(),
              kept.contentType().isEmpty() ? Optional.empty() : Optional.of(kept.contentType()),
              context,
              copies.isEmpty() && left.isEmpty() ? approved : Optional.empty());
      copies.add(new Copies.Copy(face.visitor(), kept.finalUrl(), kept.status(), left, findings));
      away = away.or(() -> left);
    }
    Copies.Together both = Copies.together(copies);
    Findings together = both.findings();
    FetchedPage.Kept first = faces.get(telling(both)).kept();
    return new Copy(
        at,
        page,
        first,
        PageArchive.sha256(first.body()),
        away,
        Judged.of(together),
        Optional.of(together));
  }

  /** The copy that shows what was found: the browser's, unless it looks sound and another not. */
  private static int telling(Copies.Together both) {
    int worst = 0;
    for (int i = 1; i < both.each().size(); i++) {
      if (both.each().get(i).verdict().compareTo(both.each().get(worst).verdict()) > 0) {
        worst = i;
      }
    }
    return worst;
  }

  private PageContext context(Watched site, String page, Instant at, String url) {
    boolean portal = site.target().kind() == TargetKind.PORTAL;
    boolean home = page.equals(site.spec().path());
    return new PageContext(
        Optional.of(site.host()),
        url,
        at,
        portal ? PageKind.PORTAL : home ? PageKind.HOME : PageKind.ANY,
        portals,
        hosts,
        site.unit().isBlank() ? Optional.empty() : Optional.of(site.unit()));
  }

  /** Where the visitor was sent, when it is neither the site's own nor known. */
  private static Optional<String> away(Watched site, FetchedPage.Kept kept, PageContext context) {
    return HostName.ofAddress(kept.finalUrl())
        .filter(host -> !same(host, site.host()))
        .filter(host -> !PageReader.known(host, context));
  }

  private static boolean same(String one, String other) {
    return HostName.canonical(one)
        .replaceFirst("^www\\.", "")
        .equals(HostName.canonical(other).replaceFirst("^www\\.", ""));
  }
}
