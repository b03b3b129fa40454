package vn.gov.haiduong.haidang.net;

import io.netty.channel.unix.Errors;
import java.net.ConnectException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Outcome;

/**
 * Names the reason for which a connection could not be made. The native transport puts the kernel's
 * number into its message; its words depend on the locale and are only the second choice.
 */
final class DialFaults {

  private static final Pattern NUMBER = Pattern.compile("error\\(-?(\\d+)\\)");

  private static final int EPERM = 1;
  private static final int EACCES = 13;
  private static final int EINVAL = 22;
  private static final int ENFILE = 23;
  private static final int EMFILE = 24;
  private static final int EAFNOSUPPORT = 97;
  private static final int EADDRNOTAVAIL = 99;
  private static final int ENETDOWN = 100;
  private static final int ENETUNREACH = 101;
  private static final int ENOBUFS = 105;
  private static final int ENOMEM = 12;
  private static final int ECONNRESET = 104;
  private static final int ETIMEDOUT = 110;
  private static final int ECONNREFUSED = 111;
  private static final int EHOSTDOWN = 112;
  private static final int EHOSTUNREACH = 113;

  private DialFaults() {}

  /**
   * @param atOnce whether our own kernel said so without asking the network: then a missing route
   *     is ours
   */
  static Outcome of(Throwable failure, boolean atOnce, InetAddress address) {
    return switch (number(failure)) {
      case ECONNREFUSED -> down(Cause.CONNECT_REFUSED);
      case ECONNRESET -> down(Cause.CONNECT_RESET);
      case ETIMEDOUT -> timedOut(address);
      case EHOSTUNREACH, EHOSTDOWN ->
          atOnce || Gateway.isSilent(address) ? noRoute(address) : down(Cause.UNREACHABLE);
      case ENETUNREACH -> atOnce ? noRoute(address) : down(Cause.UNREACHABLE);
      case ENETDOWN, EAFNOSUPPORT, EINVAL, EPERM, EACCES -> noRoute(address);
      case EMFILE, ENFILE, ENOBUFS, ENOMEM -> overload("hết tệp hoặc bộ nhớ để mở kết nối");
      case EADDRNOTAVAIL ->
          address instanceof Inet6Address && !hasIpv6() ? noRoute(address) : noPort();
      default -> down(Cause.UNREACHABLE);
    };
  }

  /** Nobody answered; where our own gateway does not answer us either, that says nothing. */
  static Outcome timedOut(InetAddress address) {
    return silence(address, down(Cause.CONNECT_TIMEOUT));
  }

  /** What silence is, where it is the target's. */
  static Outcome silence(InetAddress address, Outcome ofTarget) {
    return Gateway.isSilent(address) ? noRoute(address) : ofTarget;
  }

  static Outcome down(Cause cause) {
    String said =
        switch (cause) {
          case CONNECT_REFUSED -> "Máy chủ từ chối kết nối";
          case CONNECT_TIMEOUT -> "Máy chủ không trả lời yêu cầu kết nối trong thời hạn";
          case CONNECT_RESET -> "Máy chủ ngắt kết nối trước khi nhận được yêu cầu";
          default -> "Mạng trả lời rằng không có đường tới máy chủ";
        };
    return new Outcome.Down(cause, said);
  }

  private static Outcome noRoute(InetAddress address) {
    return new Outcome.Unknown(
        Cause.OWN_NETWORK,
        address instanceof Inet6Address
            ? "Máy giám sát không có đường IPv6 tới " + address.getHostAddress()
            : "Máy giám sát không có đường mạng tới " + address.getHostAddress());
  }

  private static Outcome noPort() {
    return overload("hết cổng để mở kết nối");
  }

  private static Outcome overload(String what) {
    return new Outcome.Unknown(Cause.OWN_OVERLOAD, "Máy giám sát " + what);
  }

  private static boolean hasIpv6() {
    try {
      return NetworkInterface.networkInterfaces()
          .flatMap(NetworkInterface::inetAddresses)
          .anyMatch(a -> a instanceof Inet6Address);
    } catch (SocketException e) {
      return false;
    }
  }

  private static int number(Throwable failure) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      int found = numberOf(t);
      if (found != 0) {
        return found;
      }
    }
    return 0;
  }

  private static int numberOf(Throwable t) {
    if (t instanceof Errors.NativeIoException e) {
      return Math.abs(e.expectedErr());
    }
    String message = said(t.getMessage());
    Matcher matcher = NUMBER.matcher(message);
    if (matcher.find() && matcher.group(1).length() < 5) {
      return Integer.parseInt(matcher.group(1));
    }
    if (t instanceof NoRouteToHostException) {
      return EHOSTUNREACH;
    }
    int byWords = byWords(message);
    return byWords == 0 && t instanceof ConnectException ? ECONNREFUSED : byWords;
  }

  private static int byWords(String message) {
    if (message.contains("refused")) {
      return ECONNREFUSED;
    } else if (message.contains("reset")) {
      return ECONNRESET;
    } else if (message.contains("timed out")) {
      return ETIMEDOUT;
    } else if (message.contains("Network is unreachable")) {
      return ENETUNREACH;
    } else if (message.contains("No route to host")) {
      return EHOSTUNREACH;
    } else if (message.contains("Too many open files")) {
      return EMFILE;
    } else if (message.contains("Cannot assign requested address")) {
      return EADDRNOTAVAIL;
    } else if (message.contains("not supported by protocol")) {
      return EAFNOSUPPORT;
    }
    return 0;
  }

  private static String said(@Nullable String message) {
    return message == null ? "" : message;
  }
}
