package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import vn.gov.haiduong.haidang.probe.Printable;
import vn.gov.haiduong.haidang.probe.WebUrl;

/** What we ask with. */
final class HttpRequests {

  static final String ACCEPT = "text/html,application/xhtml+xml,*/*;q=0.8";
  static final String ACCEPT_ENCODING = "gzip, deflate";
  static final String ACCEPT_LANGUAGE = "vi,en;q=0.5";

  private HttpRequests() {}

  static ByteBuf get(
      ByteBufAllocator allocator, WebUrl url, String userAgent, String cookies, PageWish wish) {
    StringBuilder out = new StringBuilder(320);
    out.append("GET ").append(url.path()).append(" HTTP/1.1\r\nHost: ").append(url.authority());
    out.append("\r\nUser-Agent: ").append(line(userAgent));
    out.append("\r\nAccept: ").append(ACCEPT);
    out.append("\r\nAccept-Encoding: ").append(ACCEPT_ENCODING);
    if (!wish.mute()) {
      out.append("\r\nAccept-Language: ").append(ACCEPT_LANGUAGE);
    }
    wish.lines().forEach((name, value) -> line(out, name, value));
    if (!cookies.isEmpty()) {
      out.append("\r\nCookie: ").append(cookies);
    }
    out.append("\r\nConnection: close\r\n\r\n");
    ByteBuf bytes = allocator.ioBuffer(out.length());
    int _ = bytes.writeCharSequence(out, StandardCharsets.ISO_8859_1);
    return bytes;
  }

  private static void line(StringBuilder out, String name, String value) {
    out.append("\r\n").append(name).append(": ").append(line(value));
  }

  /** A header value can never begin a new line. */
  static String line(String value) {
    return Printable.of(value);
  }
}
