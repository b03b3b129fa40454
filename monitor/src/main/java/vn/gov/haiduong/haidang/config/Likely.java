package vn.gov.haiduong.haidang.config;

import java.util.Collection;
import vn.gov.haiduong.haidang.wording.Plain;

/** "Did you mean". */
final class Likely {

  private Likely() {}

  /** A hint in Vietnamese, or nothing when no choice is near. */
  static String hint(String written, Collection<String> choices) {
    if (written.length() > 80) {
      return "";
    }
    String plain = Plain.unaccented(written).replace(' ', '-').replace('_', '-');
    int best = Math.max(1, Math.min(3, plain.length() / 3));
    String near = "";
    for (String choice : choices) {
      int distance = distance(plain, Plain.unaccented(choice).replace('_', '-'), best);
      if (distance < best || (distance == best && near.isEmpty())) {
        best = distance;
        near = choice;
      }
    }
    return near.isEmpty() ? "" : "có phải \"" + near + "\"?";
  }

  private static int distance(String a, String b, int enough) {
    if (Math.abs(a.length() - b.length()) > enough) {
      return Integer.MAX_VALUE;
    }
    int[] before = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] now = new int[b.length() + 1];
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        now[j] = Math.min(Math.min(now[j - 1], before[j]) + 1, before[j - 1] + same);
      }
      before = now;
    }
    return before[b.length()];
  }
}
