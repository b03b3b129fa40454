package vn.gov.haiduong.haidang.app.pagewatch;

import vn.gov.haiduong.haidang.net.FetchedPage;
import vn.gov.haiduong.haidang.probe.Verdict;

/** What one visitor got. */
record Fetch(String visitor, FetchedPage page) {

  int status() {
    return page.page().map(FetchedPage.Kept::status).orElse(0);
  }

  /** Whether the server said anything, be it a refusal, and we were not too late to hear it. */
  boolean answered() {
    return status() > 0 && page.observation().outcome().verdict() != Verdict.UNKNOWN;
  }

  /** Whether there is a page to judge: an error's page says nothing about the site's own. */
  boolean readable() {
    return status() >= 200 && status() < 300 && page.observation().outcome().verdict().good();
  }
}
