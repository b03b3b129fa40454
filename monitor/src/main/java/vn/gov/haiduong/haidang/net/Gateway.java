package vn.gov.haiduong.haidang.net;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Whether our own way out stands: a gateway that answers no ARP is a fault of our side, not of the
 * target behind it. Read from the kernel's tables at the moment of a failure; IPv4 only, since
 * nothing of the kind can be read for IPv6 without asking the kernel by netlink.
 */
final class Gateway {

  private static final Path ROUTES = Path.of("/proc/net/route");
  private static final Path NEIGHBOURS = Path.of("/proc/net/arp");
  private static final int MOST_LINES = 2_000;

  private Gateway() {}

  /** Whether the target lies behind a gateway that does not answer us. */
  static boolean isSilent(InetAddress target) {
    if (!(target instanceof Inet4Address)) {
      return false;
    }
    try {
      return isSilent(target, lines(ROUTES), lines(NEIGHBOURS));
    } catch (IOException notLinux) {
      return false;
    }
  }

  /** The same from the text of both tables, heads included. */
  static boolean isSilent(InetAddress target, List<String> routes, List<String> neighbours) {
    return target instanceof Inet4Address
        && of(target, routes).filter(gateway -> incomplete(gateway, neighbours)).isPresent();
  }

  private static List<String> lines(Path table) throws IOException {
    try (var lines = Files.lines(table, StandardCharsets.ISO_8859_1)) {
      return lines.limit(MOST_LINES).toList();
    }
  }

  /** The gateway of the most exact route, where it has one. Numbers stand as in memory, in hex. */
  private static Optional<String> of(InetAddress target, List<String> routes) {
    long wanted = littleEndian(target.getAddress());
    long bestMask = -1;
    long gateway = 0;
    for (String line : routes.subList(Math.min(1, routes.size()), routes.size())) {
      String[] columns = line.strip().split("\\s+", -1);
      if (columns.length < 8) {
        continue;
      }
      try {
        long mask = Long.parseLong(columns[7], 16);
        boolean fits = (wanted & mask) == Long.parseLong(columns[1], 16);
        long width = Long.bitCount(mask);
        if (fits && width > bestMask) {
          bestMask = width;
          gateway = Long.parseLong(columns[2], 16);
        }
      } catch (NumberFormatException notARoute) {
        return Optional.empty();
      }
    }
    return gateway == 0 ? Optional.empty() : Optional.of(dotted(gateway));
  }

  private static long littleEndian(byte[] b) {
    return (b[0] & 0xFFL) | (b[1] & 0xFFL) << 8 | (b[2] & 0xFFL) << 16 | (b[3] & 0xFFL) << 24;
  }

  private static String dotted(long value) {
    return (value & 0xFF)
        + "."
        + (value >> 8 & 0xFF)
        + "."
        + (value >> 16 & 0xFF)
        + "."
        + (value >> 24 & 0xFF);
  }

  /** Flags 0x0: asked for, and no answer. */
  private static boolean incomplete(String gateway, List<String> neighbours) {
    return neighbours.stream()
        .map(line -> line.strip().split("\\s+", -1))
        .anyMatch(
            columns ->
                columns.length >= 3 && columns[0].equals(gateway) && columns[2].equals("0x0"));
  }
}
