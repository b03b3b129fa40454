package vn.gov.haiduong.haidang.linkage;

import java.util.List;
import vn.gov.haiduong.haidang.page.PageLink;

/**
 * The links of one page that was read.
 *
 * @param address of the page after redirects
 */
public record PageLinks(String address, List<PageLink> links) {
  public PageLinks {
    links = List.copyOf(links);
  }
}
