package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.health.Span;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What the journal knows, for reading. A reading stands still: what is entered while it is read is
 * not in it. Methods block; call them from a worker. Failures of the database are {@link
 * UnreadableJournal}.
 */
public interface History extends AutoCloseable {

  /**
   * How far the recording reaches.
   *
   * @param live whether a service writes it; a ledger written by {@code replay} is complete and has
   *     no running month
   * @param to the last sign of life of a live one, else the end of the recording
   */
  record Recorded(boolean live, Instant from, Instant to) {}

  /** Empty when nothing was ever recorded. */
  Optional<Recorded> recorded();

  /**
   * Targets that were in the inventory at some moment of the range, with what was last known of
   * them in it, in the order of ids; {@code from} and {@code to} of the facts cut to nothing: they
   * are the true first and last moment in the inventory.
   */
  List<TargetFacts> targets(Instant from, Instant to);

  /** Units of the last configuration in force within the range, in the order of codes. */
  List<UnitFacts> units(Instant from, Instant to);

  /**
   * The target's decided time: spans tile the range, neighbours differ in state or cause, what was
   * not recorded is unknown. Where a live recording is not decided yet it is unknown too: see
   * {@link #decidedUpTo}.
   */
  List<Span> spans(TargetId target, Instant from, Instant to);

  /**
   * Time from {@link #decidedUpTo} on as it is shown until it is decided: as if the recording ended
   * here. None in a recording that has ended.
   */
  List<Span> undecided(TargetId target);

  /** Up to where the target's time is decided; a month is closed only when all of it is. */
  Instant decidedUpTo(TargetId target);

  /** Outages that lie at least partly in the range, in the order of their starts, uncut. */
  List<Outage> outages(TargetId target, Instant from, Instant to);

  /** Answer times, by whole hours in the province's time. */
  Latency latency(TargetId target, Instant from, Instant to);

  /** Incidents of which any part lies in the range, with every step up to now. */
  List<IncidentStory> incidents(Instant from, Instant to);

  /**
   * Maintenance that was in force, uncut.
   *
   * @param end empty while it runs
   */
  record Maintained(MaintenanceOrder order, Instant start, Optional<Instant> end) {}

  /** Maintenance of which any part lies in the range, in the order of starts. */
  List<Maintained> maintenance(Instant from, Instant to);

  /**
   * Time in which the monitor could not see or did not run, uncut.
   *
   * @param stopped true when it did not run, false when it was blind
   * @param scope the side that was lost; empty for all
   * @param end empty while it lasts
   */
  record Gap(boolean stopped, Optional<Side> scope, Instant start, Optional<Instant> end) {}

  /** Gaps of which any part lies in the range, in the order of starts. */
  List<Gap> gaps(Instant from, Instant to);

  /** Months ever closed, in the order of closing. */
  List<Entry.MonthClosed> closed();

  /**
   * Everything entered about the range, in order of entry: all entries but observations and
   * heartbeats.
   */
  void entries(Instant from, Instant to, Consumer<Entry> each);

  /**
   * An entry as it stands in its row.
   *
   * @param place in the order of entry; places are not reused, some are never given
   * @param subject as it can be looked for
   * @param body a JSON object
   */
  record Stored(long place, Instant at, String kind, String subject, String body) {}

  /**
   * Rows behind {@code after} up to and with {@code upTo}, in order of place: all entries but
   * observations, heartbeats and closings.
   */
  void stored(long after, long upTo, Consumer<Stored> each);

  /** Observations of one target, in order of time. */
  void observations(TargetId target, Instant from, Instant to, Consumer<Entry.Observed> each);

  @Override
  void close();
}
