package vn.gov.haiduong.haidang.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.gov.haiduong.haidang.linkage.PortalListing;

/** {@code linkage.yml} → where the portal lists units and what it may link to. */
final class LinkageFile {

  private static final int MOST_PAGES = 40;
  private static final int SHORTEST_NAME = 6;

  private LinkageFile() {}

  static PortalListing read(YamlNode root) {
    Fields fields = Fields.of(root, "listing_pages", "portal_names", "known_hosts");
    List<String> pages = new ArrayList<>();
    for (YamlNode item : fields.list("listing_pages")) {
      String page = item.text().strip();
      if (isPage(page)) {
        pages.add(page);
      } else {
        item.wrong("đường dẫn bắt đầu bằng / hoặc địa chỉ http(s) đầy đủ", page, "");
      }
    }
    if (pages.size() > MOST_PAGES) {
      fields.place("listing_pages").wrong("tối đa " + MOST_PAGES + " trang", "" + pages.size(), "");
    }
    List<String> names = new ArrayList<>();
    for (YamlNode item : fields.list("portal_names")) {
      if (item.text().strip().length() < SHORTEST_NAME) {
        item.wrong("tên từ " + SHORTEST_NAME + " chữ trở lên", item.text(), "");
      }
      names.add(item.text().strip());
    }
    if (names.isEmpty()) {
      fields.place("portal_names").wrong("ít nhất một tên của Cổng (portal_names)", "", "");
    }
    Set<String> known = new LinkedHashSet<>();
    for (YamlNode item : fields.list("known_hosts")) {
      Hosts.name(item.text())
          .ifPresentOrElse(known::add, () -> item.wrong("một tên miền", item.text(), ""));
    }
    return new PortalListing(pages, names, known);
  }

  private static boolean isPage(String page) {
    if (page.startsWith("/") && !page.startsWith("//")) {
      return true;
    }
    try {
      URI uri = new URI(page);
      return ("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
          && uri.getHost() != null
          && uri.getUserInfo() == null;
    } catch (URISyntaxException notAnAddress) {
      return false;
    }
  }
}
