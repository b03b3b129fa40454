package vn.gov.haiduong.haidang.access;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Six digits by which one person answers one incident without a link: by reply, or read to the desk
 * on the telephone. Each is good once; the next message carries the next. A code is computed from
 * the key, so that a restart forgets none; which were used is told by who keeps the record (see
 * {@link #used}).
 *
 * <p>Safe from any thread.
 */
public final class OneTimeCodes {

  private static final int MOST_REMEMBERED = 10_000;

  private final Secret key;
  private final Map<String, Integer> used =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
          return size() > MOST_REMEMBERED;
        }
      };

  public OneTimeCodes(Secret secret) {
    this.key = secret.of("one-time-code");
  }

  /** The code of now for this person and incident. */
  public synchronized String code(String incident, String person) {
    return code(incident, person, used.getOrDefault(slot(incident, person), 0));
  }

  /** Whether this is the code of now; if so it is used up. */
  public synchronized boolean take(String incident, String person, String code) {
    if (!code.matches("\\d{6}") || !Secret.same(code(incident, person), code)) {
      return false;
    }
    used(incident, person);
    return true;
  }

  /** The code of now was used: recorded at the time, or found in the record after a restart. */
  public synchronized void used(String incident, String person) {
    used.merge(slot(incident, person), 1, Integer::sum);
  }

  private static String slot(String incident, String person) {
    return incident.length() + " " + incident + person;
  }

  private String code(String incident, String person, int turn) {
    byte[] mac = key.sign(incident, person, Integer.toString(turn));
    // 64 bits modulo a million: the lean towards small codes is below one in ten thousand billion.
    long number = Long.remainderUnsigned(ByteBuffer.wrap(mac).getLong(), 1_000_000);
    return String.format(Locale.ROOT, "%06d", number);
  }
}
