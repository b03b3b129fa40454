package vn.gov.haiduong.haidang.app.probe;

import io.netty.util.NetUtil;
import java.util.Optional;
import vn.gov.haiduong.haidang.wording.Plain;

/** {@code host}, {@code host:port}, {@code [v6]:port} or a bare IPv6 literal. */
record HostPort(String host, Optional<Integer> port) {

  static HostPort read(String text) {
    if (text.startsWith("[")) {
      int close = text.indexOf(']');
      if (close < 0) {
        throw new BadAddress("Thiếu dấu “]” sau địa chỉ IPv6.");
      }
      String rest = text.substring(close + 1);
      if (!rest.isEmpty() && !rest.startsWith(":")) {
        throw new BadAddress("Sau dấu “]” phải là “:cổng”.");
      }
      return new HostPort(
          HostName.readIpV6(text.substring(1, close)),
          rest.isEmpty() ? Optional.empty() : port(rest.substring(1)));
    }
    if (text.indexOf(':') != text.lastIndexOf(':') && NetUtil.isValidIpV6Address(text)) {
      return new HostPort(HostName.readIpV6(text), Optional.empty());
    }
    int colon = text.lastIndexOf(':');
    return colon < 0
        ? new HostPort(HostName.read(text), Optional.empty())
        : new HostPort(HostName.read(text.substring(0, colon)), port(text.substring(colon + 1)));
  }

  private static Optional<Integer> port(String digits) {
    if (digits.isEmpty()) {
      return Optional.empty();
    }
    if (digits.length() > 10 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw bad(digits);
    }
    long port = Long.parseLong(digits);
    if (port < 1 || port > 65_535) {
      throw bad(digits);
    }
    return Optional.of((int) port);
  }

  private static BadAddress bad(String digits) {
    return new BadAddress(
        "Số cổng “" + Plain.shown(digits, 20) + "” không hợp lệ; phải từ 1 đến 65535.");
  }
}
