package vn.gov.haiduong.haidang.report;

import java.security.MessageDigest;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.time.Province;

/**
 * The hash of each entry of a ledger, chained: SHA-256 over the hash of the entry before and the
 * row as it stands, from the first entry that there is. Each freezing carries it on from where the
 * one before has stopped and keeps it at the end of each day, so that a changed, added or removed
 * entry is found whatever it is about, and the day of it named.
 */
public final class EntryChain {

  /** Parts of a {@link Digest}: the day and the places behind it, as {@code 2026-10-03/8-21}. */
  public static final String PART = "chain:";

  private static final Pattern NAMED =
      Pattern.compile(PART + "(\\d{4}-\\d{2}-\\d{2})/(\\d{1,18})-(\\d{1,18})");

  private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

  private static final String BEGIN = "0".repeat(64);

  private EntryChain() {}

  /**
   * Entries of a day, in the order of entry.
   *
   * @param day the province's day of the latest moment met up to here
   * @param after place behind which it begins
   * @param upTo place of its last entry
   * @param hash of its last entry, 64 hexadecimal digits
   */
  public record Stretch(LocalDate day, long after, long upTo, String hash) {

    String part() {
      return PART + day + "/" + after + "-" + upTo;
    }
  }

  /** The stretches among the parts of a digest, in order of place; what is none is left out. */
  public static List<Stretch> among(Map<String, String> parts) {
    List<Stretch> found = new ArrayList<>();
    parts.forEach(
        (name, hash) -> {
          Matcher named = NAMED.matcher(name);
          // A hash that is none is told by that of its file, like a name that is none.
          if (named.matches() && HASH.matcher(hash).matches()) {
            try {
              found.add(
                  new Stretch(
                      LocalDate.parse(named.group(1)),
                      Long.parseLong(named.group(2)),
                      Long.parseLong(named.group(3)),
                      hash));
            } catch (DateTimeParseException e) {
              // Its file is not as it was frozen, which is told by its own hash.
            }
          }
        });
    found.sort(Comparator.comparingLong(Stretch::after));
    return found;
  }

  /**
   * Carries the chain on to the last entry that there is.
   *
   * @param before the last stretch that was frozen
   */
  public static SortedMap<String, String> on(History history, Optional<Stretch> before) {
    Walk walk =
        new Walk(
            before.map(Stretch::upTo).orElse(0L),
            before.map(Stretch::hash).orElse(BEGIN),
            before.map(Stretch::day).orElse(LocalDate.MIN));
    history.stored(behind(before), Long.MAX_VALUE, walk::take);
    SortedMap<String, String> parts = new TreeMap<>();
    walk.ended().forEach(stretch -> parts.put(stretch.part(), stretch.hash()));
    return parts;
  }

  /**
   * Whether the ledger still says what it said of a stretch.
   *
   * @param before the one that it was chained to; empty for the first of all
   */
  public static boolean holds(History history, Stretch stretch, Optional<Stretch> before) {
    byte[][] hash = {HexFormat.of().parseHex(before.map(Stretch::hash).orElse(BEGIN))};
    history.stored(behind(before), stretch.upTo(), entry -> hash[0] = chained(hash[0], entry));
    return HexFormat.of().formatHex(hash[0]).equals(stretch.hash());
  }

  /** Whatever stands before the first place was never entered there, so it is looked at, too. */
  private static long behind(Optional<Stretch> before) {
    return before.map(Stretch::upTo).orElse(Long.MIN_VALUE);
  }

  private static byte[] chained(byte[] before, History.Stored entry) {
    MessageDigest hash = Digest.sha256();
    hash.update(before);
    for (String word :
        List.of(
            Long.toString(entry.place()),
            Long.toString(entry.at().toEpochMilli()),
            entry.kind(),
            entry.subject(),
            entry.body())) {
      Digest.word(hash, word);
    }
    return hash.digest();
  }

  /** One pass over entries, cut at each day. */
  private static final class Walk {
    private final List<Stretch> stretches = new ArrayList<>();
    private long after;
    private byte[] hash;
    private LocalDate day;
    private @Nullable Long last;

    Walk(long after, String hash, LocalDate day) {
      this.after = after;
      this.hash = HexFormat.of().parseHex(hash);
      this.day = day;
    }

    void take(History.Stored entry) {
      LocalDate its = Province.local(entry.at()).toLocalDate();
      // What is dated back belongs to the day on which it was entered.
      if (its.isAfter(day)) {
        cut();
        day = its;
      }
      hash = chained(hash, entry);
      last = entry.place();
    }

    private void cut() {
      if (last != null) {
        stretches.add(new Stretch(day, after, last, HexFormat.of().formatHex(hash)));
        after = last;
        last = null;
      }
    }

    List<Stretch> ended() {
      cut();
      return stretches;
    }
  }
}
