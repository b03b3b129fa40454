package vn.gov.haiduong.haidang.target;

/** The encoding of RFC 3492 with the parameters of its section 5, one way. */
final class Punycode {

  private static final int BASE = 36;
  private static final int T_MIN = 1;
  private static final int T_MAX = 26;
  private static final int SKEW = 38;
  private static final int DAMP = 700;
  private static final int FIRST_BIAS = 72;
  private static final int FIRST_CODE = 128;

  private Punycode() {}

  /** Without the prefix {@code xn--}; {@code label} has at most some hundred characters. */
  static String encode(String label) {
    int[] codes = label.codePoints().toArray();
    StringBuilder out = new StringBuilder();
    for (int c : codes) {
      if (c < FIRST_CODE) {
        out.append((char) c);
      }
    }
    int plain = out.length();
    int done = plain;
    if (plain > 0) {
      out.append('-');
    }
    int code = FIRST_CODE;
    int bias = FIRST_BIAS;
    long delta = 0;
    while (done < codes.length) {
      int next = smallestFrom(codes, code);
      delta += (long) (next - code) * (done + 1);
      code = next;
      for (int c : codes) {
        if (c < code) {
          delta++;
        } else if (c == code) {
          number(out, delta, bias);
          bias = adapted(delta, done + 1, done == plain);
          delta = 0;
          done++;
        }
      }
      delta++;
      code++;
    }
    return out.toString();
  }

  private static int smallestFrom(int[] codes, int from) {
    int smallest = Integer.MAX_VALUE;
    for (int c : codes) {
      if (c >= from && c < smallest) {
        smallest = c;
      }
    }
    return smallest;
  }

  private static void number(StringBuilder out, long delta, int bias) {
    long rest = delta;
    for (int k = BASE; ; k += BASE) {
      int t = Math.clamp(k - bias, T_MIN, T_MAX);
      if (rest < t) {
        out.append(digit((int) rest));
        return;
      }
      out.append(digit((int) (t + (rest - t) % (BASE - t))));
      rest = (rest - t) / (BASE - t);
    }
  }

  private static char digit(int value) {
    return (char) (value < 26 ? 'a' + value : '0' + value - 26);
  }

  private static int adapted(long delta, int points, boolean first) {
    long d = first ? delta / DAMP : delta / 2;
    d += d / points;
    int k = 0;
    while (d > (BASE - T_MIN) * T_MAX / 2) {
      d /= BASE - T_MIN;
      k += BASE;
    }
    return (int) (k + (BASE - T_MIN + 1) * d / (d + SKEW));
  }
}
