package vn.gov.haiduong.haidang.console;

import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Who may change something. Guards against three strangers: a page in an officer's browser that
 * posts here (Origin), a name that was rebound to our address (Host), and one who guesses tokens or
 * floods (rates). Confined to the server's loop.
 */
final class Gate {

  private static final int MOST_BUCKETS = 4096;
  private static final int LONGEST_TOKEN = 512;
  private static final String BEARER = "bearer ";

  private final Clock clock;
  private final Optional<byte[]> tokenSha256;
  private final Set<String> hosts;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_BUCKETS;
        }
      };

  /** Tokens of one caller: {@code level} now, refilled with time. */
  private static final class Bucket {
    double level;
    long at;

    Bucket(double level, long at) {
      this.level = level;
      this.at = at;
    }
  }

  Gate(Clock clock, Optional<String> tokenSha256, Set<String> hosts) {
    this.clock = clock;
    this.tokenSha256 = tokenSha256.map(HexFormat.of()::parseHex);
    this.hosts = hosts;
  }

  /** Takes one from the bucket of {@code key}; false when it is empty. */
  boolean take(String key, int capacity, double perSecond) {
    long now = clock.nanos();
    Bucket bucket = buckets.computeIfAbsent(key, _ -> new Bucket(capacity, now));
    bucket.level = Math.min(capacity, bucket.level + (now - bucket.at) / 1e9 * perSecond);
    bucket.at = now;
    if (bucket.level < 1) {
      return false;
    }
    bucket.level--;
    return true;
  }

  /** Whether the request names us as an address, localhost or a name that we know. */
  boolean knownHost(HttpServerRequest request) {
    String authority = request.getHeader("Host");
    if (authority == null) {
      return false;
    }
    // The port says nothing about who we are; an IPv6 literal keeps its brackets.
    return known(authority.replaceFirst(":\\d{1,5}$", ""));
  }

  private boolean known(String host) {
    String name = host.toLowerCase(Locale.ROOT);
    return name.equals("localhost")
        || name.endsWith(".localhost")
        || name.matches("\\[[0-9a-f:.]+]")
        || name.matches("\\d{1,3}(\\.\\d{1,3}){3}")
        || hosts.contains(name);
  }

  /** Whether the request comes from no page, or from one of our own. */
  boolean ownPage(HttpServerRequest request) {
    String site = request.getHeader("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return false;
    }
    String origin = request.getHeader("Origin");
    if (origin == null || (origin.equals("null") && "same-origin".equals(site))) {
      return true;
    }
    try {
      String authority = new URI(origin).getRawAuthority();
      return authority != null && authority.equalsIgnoreCase(request.getHeader("Host"));
    } catch (URISyntaxException e) {
      return false;
    }
  }

  /** Whether the caller is on this machine itself, not behind a proxy on it. */
  static boolean local(HttpServerRequest request) {
    var remote = request.connection().remoteAddress();
    @Nullable String host = remote == null ? null : remote.hostAddress();
    return host != null
        && (host.startsWith("127.") || host.equals("::1") || host.equals("0:0:0:0:0:0:0:1"))
        && !request.headers().contains("X-Forwarded-For")
        && !request.headers().contains("Forwarded")
        && !request.headers().contains("X-Real-IP");
  }

  /** The bearer token that was shown; empty when there is none. */
  static String bearer(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    if (header == null
        || header.length() > LONGEST_TOKEN
        || !header.toLowerCase(Locale.ROOT).startsWith(BEARER)) {
      return "";
    }
    return header.substring(BEARER.length()).strip();
  }

  /** Whether the request shows the operator's token; compared in constant time. */
  boolean authorised(HttpServerRequest request) {
    String token = bearer(request);
    return !token.isEmpty()
        && tokenSha256.map(hash -> MessageDigest.isEqual(hash, sha256(token))).orElse(false);
  }

  private static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The caller's address, for rates. */
  static String caller(HttpServerRequest request) {
    var remote = request.connection().remoteAddress();
    String host = remote == null ? null : remote.hostAddress();
    return host == null ? "" : host;
  }
}
