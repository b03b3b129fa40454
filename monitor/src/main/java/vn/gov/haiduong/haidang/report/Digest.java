package vn.gov.haiduong.haidang.report;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.Latency;
import vn.gov.haiduong.haidang.journal.UnitFacts;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What a ledger says of a month, one hash for each part of it, so that a later change is found and
 * named. SHA-256 in lower-case hexadecimal over lines of epoch milliseconds; made from what the
 * ledger says and not from how it is stored, so that a copy in another database has the same.
 *
 * @param parts by name: {@link #INVENTORY}, {@link #STORIES}, {@link #VOICES}, {@link #TIME},
 *     {@link #MEASURED}, {@link #ANSWERS} and {@link #ENTRIES} with what they are of behind the
 *     colon, and those of the {@link EntryChain}
 */
public record Digest(SortedMap<String, String> parts) {

  /** Of a draft, which nobody compares. */
  public static final Digest NONE = new Digest(new TreeMap<>());

  public static final String INVENTORY = "inventory";
  public static final String STORIES = "stories";

  /** What agencies said until it was frozen, which lies after the month. */
  public static final String VOICES = "voices";

  /** Decided time and outages of a target. */
  public static final String TIME = "time:";

  /** Measurements and answer times of a target; the ledger keeps them for 13 months. */
  public static final String MEASURED = "measured:";

  /** How many answers of a target took how long. */
  public static final String ANSWERS = "answers:";

  /** Entries of a kind, in the order of entry. */
  public static final String ENTRIES = "entries:";

  public Digest {
    parts = Collections.unmodifiableSortedMap(new TreeMap<>(parts));
  }

  /**
   * Reads everything that the ledger says of the report's month. Slow for a large one: each
   * measurement is read.
   *
   * @param text an entry as {@code KIND REST}, the same for as long as the ledger lives
   */
  public static Digest of(MonthReport report, History history, Function<Entry, String> text) {
    SortedMap<String, String> parts = new TreeMap<>();
    parts.put(INVENTORY, inventory(report.roll()));
    parts.put(STORIES, stories(report));
    parts.put(VOICES, voices(report.aside().voices()));
    for (TargetFigures target : report.figures().targets()) {
      String id = target.member().id().value();
      parts.put(TIME + id, time(target));
      measured(target, history).ifPresent(hash -> parts.put(MEASURED + id, hash));
      answers(target, history).ifPresent(hash -> parts.put(ANSWERS + id, hash));
    }
    entries(report, history, text).forEach((kind, hash) -> parts.put(ENTRIES + kind, hash));
    return new Digest(parts);
  }

  private static String inventory(Roll roll) {
    Lines lines = new Lines();
    for (Member member : roll.members()) {
      lines.add(
          member.id().value(),
          member.name(),
          member.kind().label(),
          member.address(),
          member.intervalSeconds(),
          millis(member.valid().from()),
          millis(member.valid().to()));
      for (Member.Owner it : member.owners()) {
        lines.add(
            it.unit().value(),
            it.name(),
            it.district().map(UnitCode::value).orElse("-"),
            millis(it.during().from()),
            millis(it.during().to()));
      }
    }
    for (UnitFacts unit : roll.units()) {
      lines.add(
          unit.code().value(),
          unit.name(),
          unit.kind().label(),
          unit.district().map(UnitCode::value).orElse("-"),
          unit.obliged(),
          unit.from().map(Digest::millis).orElse("-"),
          unit.to().map(Digest::millis).orElse("-"));
    }
    return lines.hash();
  }

  private static String stories(MonthReport report) {
    Lines lines = new Lines();
    Happenings happenings = report.happenings();
    Instant end = report.figures().asked().to();
    happenings
        .maintenance()
        .forEach(
            it ->
                lines.add(
                    "maintenance",
                    it.order().target().value(),
                    it.order().document(),
                    millis(it.start())));
    happenings
        .gaps()
        .forEach(gap -> lines.add(gap.stopped() ? "stopped" : "blind", millis(gap.start())));
    for (var incident : happenings.incidents()) {
      lines.add("incident", incident.id(), millis(incident.start()));
      // What is done after the month is not the month's.
      incident.steps().stream()
          .filter(step -> step.at().isBefore(end))
          .forEach(
              step -> {
                lines.add(step.what(), millis(step.at()));
                step.targets().forEach(member -> lines.add(member.value()));
              });
    }
    return lines.hash();
  }

  private static String voices(List<Voice> voices) {
    Lines lines = new Lines();
    for (Voice voice : voices) {
      lines.add(
          voice.unit().value(),
          voice.asked().map(Voice.Asked::at).map(Digest::millis).orElse("-"),
          voice.asked().flatMap(Voice.Asked::until).map(Digest::millis).orElse("-"),
          voice.asked().flatMap(Voice.Asked::over).map(Digest::millis).orElse("-"));
      for (Voice.Answer answer : voice.answers()) {
        lines.add(
            millis(answer.at()),
            answer.who(),
            answer.target().value(),
            millis(answer.outage()),
            answer.confirmed(),
            answer.reason());
      }
    }
    return lines.hash();
  }

  private static String time(TargetFigures target) {
    Lines lines = new Lines();
    for (Span span : target.spans()) {
      lines.add(millis(span.from()), millis(span.to()), span.state().label(), cause(span.cause()));
    }
    for (OutageFigure figure : target.outages()) {
      Outage outage = figure.outage();
      // An end that comes after the month is not the month's; it may come after closing.
      String end =
          outage.end().filter(at -> !at.isAfter(target.part().to())).map(Digest::millis).orElse("");
      lines.add(
          "outage",
          millis(outage.start()),
          end,
          millis(outage.confirmedAt()),
          cause(outage.cause()));
    }
    return lines.hash();
  }

  /** With what else was found for the same freezing. */
  public Digest and(SortedMap<String, String> more) {
    SortedMap<String, String> all = new TreeMap<>(parts);
    all.putAll(more);
    return new Digest(all);
  }

  /** Empty where the ledger keeps none. */
  private static Optional<String> measured(TargetFigures target, History history) {
    MessageDigest hash = sha256();
    ByteBuffer number = ByteBuffer.allocate(2 * Long.BYTES);
    long[] count = new long[1];
    history.observations(
        target.member().id(),
        target.part().from(),
        target.part().to(),
        seen -> {
          count[0]++;
          number.clear();
          number.putLong(seen.at().toEpochMilli());
          number.putLong(seen.verdict().good() ? -1 : seen.durationMicros().orElse(-2));
          hash.update(number.array());
          hash.update(seen.verdict().label().getBytes(StandardCharsets.UTF_8));
          hash.update(cause(seen.cause()).getBytes(StandardCharsets.UTF_8));
        });
    if (count[0] == 0) {
      return Optional.empty();
    }
    Latency answers =
        history.latency(target.member().id(), target.part().from(), target.part().to());
    String rest =
        answers.count()
            + " "
            + (answers.count() == 0
                ? ""
                : answers.seconds(0.5).orElse(0)
                    + " "
                    + answers.seconds(0.95).orElse(0)
                    + " "
                    + answers.seconds(0.99).orElse(0));
    hash.update(rest.getBytes(StandardCharsets.UTF_8));
    return Optional.of(HexFormat.of().formatHex(hash.digest()));
  }

  /** Empty where nothing answered. */
  private static Optional<String> answers(TargetFigures target, History history) {
    Lines lines = new Lines();
    SortedMap<Long, Long> counts =
        history.latency(target.member().id(), target.part().from(), target.part().to()).counts();
    counts.forEach((micros, count) -> lines.add(micros, count));
    return counts.isEmpty() ? Optional.empty() : Optional.of(lines.hash());
  }

  private static Map<String, String> entries(
      MonthReport report, History history, Function<Entry, String> text) {
    Map<String, Lines> kinds = new TreeMap<>();
    if (report.figures().asked().length().isZero()) {
      return Map.of();
    }
    history.entries(
        report.figures().asked().from(),
        report.figures().asked().to(),
        entry -> {
          // Closing a month is no part of any month.
          if (!(entry instanceof Entry.MonthClosed)) {
            String words = text.apply(entry);
            String kind = words.substring(0, Math.max(0, words.indexOf(' ')));
            kinds.computeIfAbsent(kind, _ -> new Lines()).add(millis(entry.at()), words);
          }
        });
    Map<String, String> hashes = new TreeMap<>();
    kinds.forEach((kind, lines) -> hashes.put(kind, lines.hash()));
    return hashes;
  }

  /** Lines of words, hashed as they come. */
  private static final class Lines {
    private final MessageDigest hash = sha256();

    void add(Object... words) {
      for (Object word : words) {
        word(hash, word.toString());
      }
      hash.update((byte) '\n');
    }

    String hash() {
      return HexFormat.of().formatHex(hash.digest());
    }
  }

  private static String cause(Optional<Cause> cause) {
    return cause.map(Cause::label).orElse("-");
  }

  private static String millis(Instant at) {
    return Long.toString(at.toEpochMilli());
  }

  /** Its length before each word, so that no two lines of other words are the same bytes. */
  static void word(MessageDigest hash, String word) {
    byte[] utf8 = word.getBytes(StandardCharsets.UTF_8);
    hash.update((utf8.length + ":").getBytes(StandardCharsets.UTF_8));
    hash.update(utf8);
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("SHA-256: expected in every Java, found none", e);
    }
  }

  /** SHA-256 of the text in UTF-8, lower-case hexadecimal. */
  public static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  /** SHA-256, lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    return HexFormat.of().formatHex(sha256().digest(bytes));
  }
}
