package vn.gov.haiduong.haidang.probe;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses behind which something is created, sent, paid or signed in. A probe of a service's path
 * opens pages and nothing else; where such an address is met it stops before the request.
 */
public final class DossierStop {

  private static final List<String> SIGNS =
      List.of(
          "nophoso",
          "nop-ho-so",
          "nop_ho_so",
          "guihoso",
          "gui-ho-so",
          "taohoso",
          "tao-ho-so",
          "submit",
          "thanhtoan",
          "thanh-toan",
          "payment",
          "dangnhap",
          "dang-nhap",
          "login",
          "signin",
          "logout",
          "dang-xuat",
          "xacnhan",
          "xac-nhan",
          "confirm",
          "/create",
          "/delete",
          "action=create",
          "action=delete",
          "action=add");

  private DossierStop() {}

  /** The sign in {@code address} that forbids opening it; empty for an address only to be read. */
  public static Optional<String> sign(String address) {
    int path = address.indexOf('/', address.indexOf("://") + 3);
    if (path < 0) {
      return Optional.empty();
    }
    String plain = plain(address.substring(path));
    return SIGNS.stream().filter(plain::contains).findFirst();
  }

  private static String plain(String path) {
    String decoded;
    try {
      decoded = URLDecoder.decode(path, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException brokenEscape) {
      decoded = path;
    }
    return Normalizer.normalize(decoded.toLowerCase(Locale.ROOT), Normalizer.Form.NFD)
        .replaceAll("\\p{M}", "")
        .replace('đ', 'd')
        .replace(' ', '-');
  }
}
