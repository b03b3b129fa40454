package vn.gov.haiduong.haidang.access;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * How often somebody may be wrong. A lock-out that anybody can cause would let a stranger keep the
 * duty officer out, so what is locked is the pair of account and address: who guesses from one
 * address locks himself out there, and the owner still gets in from his own. Against many addresses
 * the account as a whole has a budget of wrong guesses too; once it is spent, only addresses from
 * which the account was entered before are still heard.
 *
 * <p>Safe from any thread; bounded.
 */
public final class Attempts {

  private static final int MOST_REMEMBERED = 20_000;

  private final Clock clock;
  private final int most;
  private final int mostOfSubject;
  private final Duration window;
  private final Map<String, Misses> misses = bounded();
  private final Map<String, Boolean> trusted = bounded();

  private static final class Misses {
    int count;
    long since;
  }

  /**
   * Counts wrong guesses.
   *
   * @param most wrong guesses of one subject from one address in a window
   * @param mostOfSubject wrong guesses of one subject from everywhere in a window
   */
  public Attempts(Clock clock, int most, int mostOfSubject, Duration window) {
    this.clock = clock;
    this.most = most;
    this.mostOfSubject = mostOfSubject;
    this.window = window;
  }

  private static <V> Map<String, V> bounded() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > MOST_REMEMBERED;
      }
    };
  }

  /** Whether a guess for this subject (an account, an incident) from this address is heard. */
  public synchronized boolean heard(String subject, String address) {
    if (count(pair(subject, address)) >= most) {
      return false;
    }
    return trusted.containsKey(pair(subject, address)) || count(whole(subject)) < mostOfSubject;
  }

  /** A guess was wrong. */
  public synchronized void missed(String subject, String address) {
    miss(pair(subject, address));
    if (!trusted.containsKey(pair(subject, address))) {
      miss(whole(subject));
    }
  }

  /** A guess was right: this address is known as the owner's from now on. */
  public synchronized void entered(String subject, String address) {
    misses.remove(pair(subject, address));
    trusted.put(pair(subject, address), true);
  }

  private int count(String key) {
    Misses found = misses.get(key);
    return found == null || old(found) ? 0 : found.count;
  }

  private boolean old(Misses found) {
    return clock.nanos() - found.since >= window.toNanos();
  }

  private void miss(String key) {
    Misses found = misses.get(key);
    if (found == null || old(found)) {
      found = new Misses();
      found.since = clock.nanos();
      misses.put(key, found);
    }
    found.count++;
  }

  private static String pair(String subject, String address) {
    return "at " + address + " " + subject;
  }

  private static String whole(String subject) {
    return "all " + subject;
  }
}
