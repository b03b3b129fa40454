package vn.gov.haiduong.haidang.app.probe;

import io.netty.util.NetUtil;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.probe.Addressing.Family;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.wording.Plain;

/**
 * The values of options, from text. Throws {@link BadAddress} with a Vietnamese sentence for what
 * cannot be read; the command makes wrong usage of it.
 */
final class OptionText {

  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9}(?:\\.[0-9]{1,6})?)(ms|s|m)");
  private static final Pattern SIZE = Pattern.compile("([0-9]{1,10})([kKmM]?)");
  private static final Pattern STATUS = Pattern.compile("([0-9]{3})(?:-([0-9]{3}))?");
  private static final Pattern COUNT = Pattern.compile("[0-9]{1,4}");
  private static final int LARGEST_BODY = 1 << 30;

  private OptionText() {}

  static Duration duration(String option, String text) {
    Matcher parts = DURATION.matcher(text);
    if (!parts.matches()) {
      throw wrong(option, text, "một khoảng thời gian như 500ms, 10s hoặc 1m");
    }
    long perUnit =
        switch (parts.group(2)) {
          case "ms" -> 1_000_000L;
          case "s" -> 1_000_000_000L;
          default -> 60_000_000_000L;
        };
    Duration duration =
        Duration.ofNanos(
            new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(perUnit)).longValue());
    if (duration.compareTo(Duration.ofMillis(1)) < 0
        || duration.compareTo(Duration.ofMinutes(5)) > 0) {
      throw wrong(option, text, "từ 1ms đến 5m");
    }
    return duration;
  }

  static int size(String option, String text) {
    Matcher parts = SIZE.matcher(text);
    if (!parts.matches()) {
      throw wrong(option, text, "số byte, có thể kèm k hoặc M, như 512k hoặc 5M");
    }
    long bytes =
        Long.parseLong(parts.group(1))
            * switch (parts.group(2)) {
              case "" -> 1L;
              case "M", "m" -> 1024L * 1024;
              default -> 1024L;
            };
    if (bytes < 1 || bytes > LARGEST_BODY) {
      throw wrong(option, text, "từ 1 byte đến 1024M");
    }
    return (int) bytes;
  }

  static StatusSet statuses(String option, String text) {
    List<StatusSet.Range> ranges = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher range = STATUS.matcher(part.strip());
      if (!range.matches()) {
        throw wrong(option, text, "các mã như 200,301 hoặc 200-299");
      }
      int low = Integer.parseInt(range.group(1));
      int high = range.group(2) == null ? low : Integer.parseInt(range.group(2));
      if (low < 100 || high < low) {
        throw wrong(option, text, "các mã từ 100 đến 999, nhỏ đứng trước");
      }
      ranges.add(new StatusSet.Range(low, high));
    }
    return new StatusSet(ranges);
  }

  static int follow(String option, String text) {
    if (!COUNT.matcher(text).matches() || Integer.parseInt(text) > 50) {
      throw wrong(option, text, "một số từ 0 đến 50");
    }
    return Integer.parseInt(text);
  }

  static Family family(String option, String text) {
    return switch (text) {
      case "4" -> Family.V4;
      case "6" -> Family.V6;
      case "all" -> Family.ALL;
      default -> throw wrong(option, text, "4, 6 hoặc all");
    };
  }

  static InetAddress address(String option, String text) {
    String bare =
        text.startsWith("[") && text.endsWith("]") ? text.substring(1, text.length() - 1) : text;
    byte[] bytes = bare.indexOf('%') >= 0 ? null : NetUtil.createByteArrayFromIpAddressString(bare);
    if (bytes == null) {
      throw wrong(option, text, "một địa chỉ IP như 10.0.0.5 hoặc 2001:db8::5");
    }
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw wrong(option, text, "một địa chỉ IP");
    }
  }

  static InetSocketAddress resolver(String option, String text) {
    try {
      HostPort at = HostPort.read(text);
      return new InetSocketAddress(address(option, at.host()), at.port().orElse(53));
    } catch (BadAddress bad) {
      throw wrong(option, text, "IP:CỔNG như 10.0.0.53:53 hoặc [2001:db8::53]:53");
    }
  }

  /** Text for a header: printable ASCII. */
  static String headerText(String option, String text) {
    if (text.isBlank() || text.length() > 256 || !text.chars().allMatch(c -> c >= 32 && c < 127)) {
      throw wrong(option, text, "1 đến 256 ký tự ASCII in được");
    }
    return text.strip();
  }

  static String pageText(String option, String text) {
    if (text.isBlank() || text.length() > 4096) {
      throw wrong(option, text, "một đoạn chữ từ 1 đến 4096 ký tự");
    }
    return text;
  }

  static BadAddress wrong(String option, String text, String expected) {
    return new BadAddress(
        option + ": cần " + expected + ", nhưng nhận được “" + Plain.shown(text, 80) + "”");
  }
}
