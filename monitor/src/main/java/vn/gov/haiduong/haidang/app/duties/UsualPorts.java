package vn.gov.haiduong.haidang.app.duties;

import vn.gov.haiduong.haidang.probe.WebUrl;

/**
 * Where the ports stand that an address need not name. The simulated province cannot listen on 80
 * and 443, and its pages link without ports as real ones do.
 */
public record UsualPorts(int http, int https) {

  public static final UsualPorts REAL = new UsualPorts(80, 443);

  int of(WebUrl url) {
    return url.port() == WebUrl.defaultPort(url.tls()) ? (url.tls() ? https : http) : url.port();
  }
}
