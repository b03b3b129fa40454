package vn.gov.haiduong.haidang.app.pagewatch;

import vn.gov.haiduong.haidang.net.FetchedPage;

/** What one visitor got. */
record Fetch(String visitor, FetchedPage page) {

  int status() {
    return page.page().map(FetchedPage.Kept::status).orElse(0);
  }

  /** Whether there is a page to judge: an error's page says nothing about the site's own. */
  boolean readable() {
    return status() >= 200 && status() < 300 && page.observation().outcome().verdict().good();
  }
}
