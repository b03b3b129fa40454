package vn.gov.haiduong.haidang.net;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How the body of an answer is delimited and encoded (RFC 9112 section 6, RFC 9110 section 8.4).
 */
final class Framing {

  private static final int MAX_CODINGS = 5;

  private Framing() {}

  /** The announced length, or -1. */
  static long contentLength(HttpHead head) throws HttpFault {
    long length = -1;
    for (String value : head.all("content-length")) {
      for (String each : value.split(",", -1)) {
        long found = number(each.strip());
        if (length >= 0 && found != length) {
          throw HttpFault.malformed("hai Content-Length khác nhau");
        }
        length = found;
      }
    }
    return length;
  }

  /** Any number of leading zeros, then at most eighteen digits: no more fit into a long. */
  private static long number(String text) throws HttpFault {
    long number = 0;
    int digits = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      digits += number > 0 || c != '0' ? 1 : 0;
      if (c < '0' || c > '9' || digits > 18) {
        throw HttpFault.malformed("Content-Length không phải số");
      }
      number = 10 * number + (c - '0');
    }
    if (text.isEmpty()) {
      throw HttpFault.malformed("Content-Length không phải số");
    }
    return number;
  }

  static boolean chunked(HttpHead head) throws HttpFault {
    List<String> codings = listed(head, "transfer-encoding");
    int at = codings.indexOf("chunked");
    if (at >= 0 && at != codings.size() - 1) {
      throw HttpFault.malformed("Transfer-Encoding không kết thúc bằng chunked");
    }
    return at >= 0;
  }

  /** Codings to undo, in the order in which they are undone. */
  static List<String> codings(HttpHead head) throws HttpFault {
    List<String> all = new ArrayList<>(listed(head, "content-encoding"));
    all.addAll(listed(head, "transfer-encoding"));
    all.removeIf(c -> c.equals("identity") || c.equals("chunked"));
    if (all.size() > MAX_CODINGS) {
      throw HttpFault.malformed("quá nhiều lớp nén");
    }
    return all.reversed();
  }

  private static List<String> listed(HttpHead head, String name) {
    List<String> all = new ArrayList<>(0);
    for (String value : head.all(name)) {
      for (String each : value.split(",", -1)) {
        String text = each.strip().toLowerCase(Locale.ROOT);
        if (!text.isEmpty()) {
          all.add(text);
        }
      }
    }
    return all;
  }
}
