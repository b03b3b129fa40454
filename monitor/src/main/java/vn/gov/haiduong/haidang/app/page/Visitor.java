package vn.gov.haiduong.haidang.app.page;

import java.util.Locale;

/** Whom a page is asked as: a hacked site shows each another face. */
enum Visitor {
  BROWSER(
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
          + " Safari/537.36 HaiDang-page/0.1",
      ""),
  MOBILE(
      "Mozilla/5.0 (Linux; Android 14; Mobile) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
          + " Mobile Safari/537.36 HaiDang-page/0.1",
      ""),
  CRAWLER(
      "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html) HaiDang-page/0.1",
      ""),
  REFERRED(
      "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0"
          + " Safari/537.36 HaiDang-page/0.1",
      "https://www.google.com/");

  private final String userAgent;
  private final String referer;

  Visitor(String userAgent, String referer) {
    this.userAgent = userAgent;
    this.referer = referer;
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String userAgent() {
    return userAgent;
  }

  String referer() {
    return referer;
  }
}
