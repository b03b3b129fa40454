package vn.gov.haiduong.haidang.access;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Who is logged in. Kept in memory alone: a restart logs everybody out. Only hashes of the tokens
 * are kept. Safe from any thread; bounded.
 */
public final class Sessions {

  /** Ended after this time without a request. */
  public static final Duration IDLE = Duration.ofMinutes(60);

  /** Ended in any case: one duty shift. */
  public static final Duration LONGEST = Duration.ofHours(12);

  private static final int MOST = 2_000;

  private final Clock clock;
  private final SecureRandom random;
  private final Secret csrf;
  private final Map<String, Open> open =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Open> eldest) {
          return size() > MOST;
        }
      };

  private static final class Open {
    final String login;
    final long since;
    long seen;

    Open(String login, long now) {
      this.login = login;
      this.since = now;
      this.seen = now;
    }
  }

  public Sessions(Clock clock, SecureRandom random, Secret secret) {
    this.clock = clock;
    this.random = random;
    this.csrf = secret.of("csrf");
  }

  /** Begins a session and gives its token, for a cookie that no script can read. */
  public synchronized String begin(String login) {
    byte[] bytes = new byte[32];
    random.nextBytes(bytes);
    String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    open.put(Secret.digest(token), new Open(login, clock.nanos()));
    return token;
  }

  /** Whose session this is. */
  public synchronized Optional<String> login(String token) {
    if (token.isEmpty() || token.length() > 100) {
      return Optional.empty();
    }
    String key = Secret.digest(token);
    Open found = open.get(key);
    if (found == null) {
      return Optional.empty();
    }
    long now = clock.nanos();
    if (now - found.seen >= IDLE.toNanos() || now - found.since >= LONGEST.toNanos()) {
      open.remove(key);
      return Optional.empty();
    }
    found.seen = now;
    return Optional.of(found.login);
  }

  public synchronized void end(String token) {
    open.remove(Secret.digest(token));
  }

  /** The word that forms of this session carry, which no foreign page can know. */
  public String formWord(String token) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(csrf.sign(token));
  }

  public boolean isFormWord(String token, String word) {
    return !word.isEmpty() && Secret.same(formWord(token), word);
  }
}
