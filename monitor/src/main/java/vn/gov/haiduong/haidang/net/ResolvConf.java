package vn.gov.haiduong.haidang.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The machine's resolvers from {@code /etc/resolv.conf}; search domains are not used. */
final class ResolvConf {

  private static final Path FILE = Path.of("/etc/resolv.conf");
  private static final int DNS_PORT = 53;
  private static final int MAX_RESOLVERS = 3;

  private ResolvConf() {}

  /** Those of this machine; by the manual of resolv.conf the local one when none is named. */
  static List<InetSocketAddress> system() {
    List<InetSocketAddress> found;
    try {
      found = parse(Files.readString(FILE, StandardCharsets.ISO_8859_1));
    } catch (IOException _) {
      // No such file means the same as no line in it.
      found = List.of();
    }
    return found.isEmpty()
        ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), DNS_PORT))
        : found;
  }

  static List<InetSocketAddress> parse(String text) {
    List<InetSocketAddress> found = new ArrayList<>();
    for (String line : text.lines().limit(1000).toList()) {
      String[] words = line.strip().split("\\s+", 3);
      if (words.length < 2 || !words[0].equals("nameserver") || found.size() == MAX_RESOLVERS) {
        continue;
      }
      try {
        found.add(new InetSocketAddress(InetAddress.ofLiteral(words[1]), DNS_PORT));
      } catch (IllegalArgumentException _) {
        // The system's own resolver skips what is no address, too.
      }
    }
    return List.copyOf(found);
  }
}
