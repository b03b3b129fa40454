package vn.gov.haiduong.haidang.journal;

import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.Verdict;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target.Cadence;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Something that happened. Entries are only ever added; a correction is a further entry. How time
 * is counted follows from the first group alone (interfaces, section 4).
 *
 * <p>Instants are whole milliseconds. A new case needs its word in the ledger's codec, which does
 * not compile without it.
 */
public sealed interface Entry {

  /** The moment that the entry speaks of. */
  Instant at();

  // ---- what time is counted from ---------------------------------------------------------------

  /**
   * A measurement.
   *
   * @param at the intended time of the probe
   * @param cadence in force at this observation
   * @param durationMicros from start to verdict, where it was measured
   */
  record Observed(
      Instant at,
      TargetId target,
      Verdict verdict,
      Optional<Cause> cause,
      Cadence cadence,
      OptionalLong durationMicros)
      implements Entry {}

  /**
   * We are blind from {@code at} on.
   *
   * @param at dated back to the first failed anchor probe
   * @param scope the side that is lost; empty for all
   * @param noticed when it was found out
   * @param sign what showed it, in Vietnamese
   */
  record OwnSideDown(Instant at, Optional<Side> scope, Instant noticed, String sign)
      implements Entry {}

  /** We see again. */
  record OwnSideUp(Instant at, Optional<Side> scope, Instant noticed) implements Entry {}

  /** The monitor stops in good order. */
  record MonitorStopped(Instant at) implements Entry {}

  /**
   * The monitor runs.
   *
   * @param lastSign last sign of life before; empty at the very first start
   */
  record MonitorStarted(Instant at, Optional<Instant> lastSign) implements Entry {}

  /** A sign of life; at most ten seconds after the one before. */
  record Heartbeat(Instant at) implements Entry {}

  /**
   * A configuration came into force; the one before ends.
   *
   * @param hash of the files, or a word for what has none
   * @param targets what is measured from now on
   */
  record Configured(Instant at, String hash, List<TargetFacts> targets, List<UnitFacts> units)
      implements Entry {
    public Configured {
      targets = List.copyOf(targets);
      units = List.copyOf(units);
    }
  }

  /**
   * Maintenance that was entered before it starts. Changes no time by itself.
   *
   * @param at when it was entered
   */
  record MaintenancePlanned(Instant at, MaintenanceOrder order) implements Entry {}

  /** Maintenance begins; without a document and an approver it changes nothing. */
  record MaintenanceStarted(Instant at, MaintenanceOrder order) implements Entry {}

  /** Maintenance reached its planned end or was ended earlier. */
  record MaintenanceEnded(Instant at, TargetId target, String document) implements Entry {}

  // ---- what follows ----------------------------------------------------------------------------

  /**
   * One step of an incident.
   *
   * @param what what happened to it
   * @param targets all its members after this step
   * @param body start, confirmedAt, cause, severity and whatever the step needs; {@link
   *     IncidentStory} reads {@code kind}, {@code start}, {@code end}, {@code confirmedAt}, {@code
   *     cause}, {@code severity}, {@code type} wherever a step carries them
   */
  record IncidentStep(Instant at, String incident, String what, List<TargetId> targets, Body body)
      implements Entry {

    /** The words that {@link IncidentStory} knows; others are kept and shown as they are. */
    public static final String OPENED = "opened";

    public static final String RECOVERED = "recovered";
    public static final String CLOSED = "closed";
    public static final String REOPENED = "reopened";

    public IncidentStep {
      targets = List.copyOf(targets);
    }
  }

  /**
   * A notification, or one attempt to deliver it.
   *
   * @param key stable key of the message; the same in every attempt
   * @param incident that it speaks of; empty for none
   * @param what {@code queued}, {@code sent}, {@code failed}, {@code delivered}, {@code given_up}
   * @param body person, channel, proof, reason; never a secret
   */
  record Notification(Instant at, String key, Optional<String> incident, String what, Body body)
      implements Entry {}

  /**
   * What a person did: acknowledged, noted, classified, muted, logged in, changed a password.
   *
   * @param who name of the account or person
   * @param what the act in one word
   * @param subject incident, target, unit or account; may be empty
   */
  record Act(Instant at, String who, String what, String subject, Body body) implements Entry {}

  /**
   * Something found out about a target that is no measurement of availability: page findings,
   * linkage, freshness, certificate.
   *
   * @param topic the room that found it
   */
  record Finding(Instant at, TargetId target, String topic, String what, Body body)
      implements Entry {}

  /** A drill of the response plan, or one step of it. */
  record Drill(Instant at, String drill, String what, Body body) implements Entry {}

  /**
   * An edition of a month's report was frozen.
   *
   * @param edition from 1 on
   * @param hash of its canonical form, lower-case hex
   * @param previousHash of the edition frozen before it, whatever month; empty for the first
   * @param body the canonical form itself and what its makers keep with it
   */
  record MonthClosed(
      Instant at, YearMonth month, int edition, String hash, String previousHash, Body body)
      implements Entry {}
}
