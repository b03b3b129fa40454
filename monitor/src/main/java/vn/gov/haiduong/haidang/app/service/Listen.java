package vn.gov.haiduong.haidang.app.service;

import java.io.IOException;
import java.net.BindException;

/** Where the service listens. */
public record Listen(String host, int port) {

  /** Loopback: whoever wants more says so. */
  static final Listen DEFAULT = new Listen("127.0.0.1", 8080);

  /**
   * Reads {@code HOST:PORT}, {@code [v6]:PORT} or {@code :PORT}.
   *
   * @throws IllegalArgumentException with a Vietnamese sentence
   */
  public static Listen parse(String text) {
    int colon = text.lastIndexOf(':');
    if (colon < 0) {
      throw wrong(text);
    }
    String host = text.substring(0, colon);
    if (host.startsWith("[") && host.endsWith("]")) {
      host = host.substring(1, host.length() - 1);
    } else if (host.indexOf(':') >= 0) {
      throw wrong(text);
    }
    try {
      int port = Integer.parseInt(text.substring(colon + 1));
      if (port < 0 || port > 65_535) {
        throw wrong(text);
      }
      return new Listen(host.isEmpty() ? DEFAULT.host : host, port);
    } catch (NumberFormatException e) {
      throw wrong(text);
    }
  }

  private static IllegalArgumentException wrong(String text) {
    return new IllegalArgumentException(
        "địa chỉ lắng nghe: cần MÁY:CỔNG, ví dụ 127.0.0.1:8080, gặp \"" + text + "\"");
  }

  /** Whether this says that the address cannot be listened on, by either transport. */
  static boolean isTaken(Exception failure) {
    return failure instanceof BindException
        || (failure instanceof IOException
            && String.valueOf(failure.getMessage()).startsWith("bind("));
  }

  /** What to say when the address cannot be listened on. */
  static String taken(Listen at) {
    return "Không lắng nghe được ở "
        + at.host
        + ":"
        + at.port
        + ": địa chỉ đã có chương trình khác dùng hoặc không thuộc máy này; hãy chọn địa chỉ khác"
        + " bằng --listen.";
  }

  /** The address to open in a browser once {@code port} is known. */
  String url(int actualPort) {
    String shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://"
        + (shown.indexOf(':') >= 0 ? "[" + shown + "]" : shown)
        + ":"
        + actualPort
        + "/";
  }
}
