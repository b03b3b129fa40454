package vn.gov.haiduong.haidang.probe;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Optional;

/**
 * Addresses inside networks that an outer site has no business sending us to: loopback,
 * unspecified, link-local, RFC 1918, 100.64/10, fc00::/7, also when wrapped in an IPv6 address.
 */
public final class InnerAddresses {

  private InnerAddresses() {}

  public static boolean isInner(InetAddress address) {
    byte[] b = address.getAddress();
    return b.length == 4 ? isInner4(b, 0) : isInner6(address, b);
  }

  private static boolean isInner4(byte[] b, int at) {
    int first = b[at] & 0xFF;
    int second = b[at + 1] & 0xFF;
    return first == 0
        || first == 10
        || first == 127
        || (first == 100 && second >= 64 && second < 128)
        || (first == 169 && second == 254)
        || (first == 172 && second >= 16 && second < 32)
        || (first == 192 && second == 168);
  }

  private static boolean isInner6(InetAddress address, byte[] b) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || (b[0] & 0xFE) == 0xFC
        || address.isSiteLocalAddress()) {
      return true;
    }
    if (zeros(b, 0, 10) && ((b[10] == -1 && b[11] == -1) || (b[10] == 0 && b[11] == 0))) {
      return isInner4(b, 12);
    }
    boolean nat64 = b[0] == 0 && b[1] == 0x64 && b[2] == -1 && (b[3] & 0xFF) == 0x9B;
    boolean sixToFour = b[0] == 0x20 && b[1] == 0x02;
    return (nat64 && zeros(b, 4, 12) && isInner4(b, 12)) || (sixToFour && isInner4(b, 2));
  }

  private static boolean zeros(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] != 0) {
        return false;
      }
    }
    return true;
  }

  /** Whether a host, as {@link WebUrl} gives it, is inner without asking anybody. */
  public static boolean isInner(String host) {
    return host.equals("localhost")
        || host.endsWith(".localhost")
        || literal(host).filter(InnerAddresses::isInner).isPresent();
  }

  /** The address that a host is, where it is one. No name is ever looked up. */
  public static Optional<InetAddress> literal(String host) {
    if (host.isEmpty()
        || !host.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':')
        || (host.indexOf(':') < 0 && !Character.isDigit(host.charAt(host.length() - 1)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(host));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * An IPv4 address in any of the forms that browsers accept: one to four parts, each decimal,
   * octal or hexadecimal, the last one filling what is left.
   */
  static Optional<InetAddress> ipv4InAnyForm(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long value = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = number(parts[i]);
      boolean last = i == parts.length - 1;
      long most = last ? 1L << (8 * (5 - parts.length)) : 256;
      if (part < 0 || part >= most) {
        return Optional.empty();
      }
      value = last ? value + part : value + (part << (8 * (3 - i)));
    }
    byte[] bytes = {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    try {
      return Optional.of(InetAddress.getByAddress(bytes));
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }

  /** Whether a host must be an IPv4 address, because its last part is a number. */
  static boolean endsInNumber(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return !last.isEmpty()
        && (last.chars().allMatch(c -> c >= '0' && c <= '9') || number(last) >= 0);
  }

  private static long number(String part) {
    String lower = part.toLowerCase(Locale.ROOT);
    int radix = 10;
    String digits = lower;
    if (lower.startsWith("0x")) {
      radix = 16;
      digits = lower.substring(2);
    } else if (lower.length() > 1 && lower.startsWith("0")) {
      radix = 8;
      digits = lower.substring(1);
    }
    if (part.isEmpty() || digits.length() > 12) {
      return -1;
    }
    if (digits.isEmpty()) {
      return 0;
    }
    for (int i = 0; i < digits.length(); i++) {
      if (digits.charAt(i) > 'f' || Character.digit(digits.charAt(i), radix) < 0) {
        return -1;
      }
    }
    return Long.parseLong(digits, radix);
  }
}
