package vn.gov.haiduong.haidang.report;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.History;
import vn.gov.haiduong.haidang.journal.IncidentStory;
import vn.gov.haiduong.haidang.journal.Latency;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.time.Interval;

/**
 * What else happened in a month.
 *
 * @param maintenance approved maintenance of which a part lies in it
 * @param gaps when we were blind or did not run
 * @param configurations when another configuration came into force, and its hash
 * @param answers answer times by target; only targets that answered
 * @param mutes who asked in the month that nobody be told, about what, and why
 */
public record Happenings(
    List<IncidentStory> incidents,
    List<History.Maintained> maintenance,
    List<History.Gap> gaps,
    List<Configuration> configurations,
    Map<TargetId, Answers> answers,
    List<Muted> mutes) {

  public static final Happenings NONE =
      new Happenings(List.of(), List.of(), List.of(), List.of(), Map.of());

  /** Nobody was muted. */
  public Happenings(
      List<IncidentStory> incidents,
      List<History.Maintained> maintenance,
      List<History.Gap> gaps,
      List<Configuration> configurations,
      Map<TargetId, Answers> answers) {
    this(incidents, maintenance, gaps, configurations, answers, List.of());
  }

  public Happenings {
    incidents = List.copyOf(incidents);
    maintenance = List.copyOf(maintenance);
    gaps = List.copyOf(gaps);
    configurations = List.copyOf(configurations);
    mutes = List.copyOf(mutes);
    answers = Collections.unmodifiableMap(new TreeMap<>(answers));
  }

  /**
   * Reminders were muted.
   *
   * @param subject {@code target:ID}, {@code unit:CODE}, or an incident's number
   * @param until as it was asked for
   */
  public record Muted(Instant at, String by, String subject, String until, String reason) {

    private static final String WHAT = "muted";

    static Optional<Muted> of(Entry entry) {
      return switch (entry) {
        case Entry.Act act when act.what().equals(WHAT) ->
            Optional.of(muted(act.at(), act.who(), act.subject(), act.body()));
        case Entry.IncidentStep step when step.what().equals(WHAT) ->
            Optional.of(
                muted(
                    step.at(),
                    step.body().text("by").or(() -> step.body().text("name")).orElse(""),
                    step.incident(),
                    step.body()));
        default -> Optional.empty();
      };
    }

    private static Muted muted(Instant at, String by, String subject, Body body) {
      return new Muted(
          at, by, subject, body.text("until").orElse(""), body.text("reason").orElse(""));
    }
  }

  /**
   * A configuration came into force.
   *
   * @param targets how many are measured from then on
   * @param added of these, how many were not measured before
   * @param removed how many are no longer measured
   */
  public record Configuration(Instant at, String hash, int targets, int added, int removed) {}

  /** Seconds in which half, and 95 of 100, of the answered probes were answered. */
  public record Answers(long count, OptionalDouble half, OptionalDouble most) {}

  static Happenings of(History history, MonthFigures figures) {
    Instant from = figures.asked().from();
    Instant to = figures.asked().to();
    if (!from.isBefore(to)) {
      return NONE;
    }
    List<Configuration> configurations = new ArrayList<>();
    Set<TargetId> measured = new HashSet<>();
    history.targets(from, from.plusMillis(1)).forEach(facts -> measured.add(facts.id()));
    List<Muted> mutes = new ArrayList<>();
    history.entries(
        from,
        to,
        entry -> {
          Muted.of(entry).ifPresent(mutes::add);
          if (entry instanceof Entry.Configured configured) {
            configurations.add(taken(configured, measured));
          }
        });
    Map<TargetId, Answers> answers = new TreeMap<>();
    for (TargetFigures target : figures.targets()) {
      Latency latency =
          history.latency(target.member().id(), target.part().from(), target.part().to());
      if (latency.count() > 0) {
        answers.put(
            target.member().id(),
            new Answers(latency.count(), latency.seconds(0.5), latency.seconds(0.95)));
      }
    }
    return new Happenings(
        history.incidents(from, to),
        history.maintenance(from, to),
        history.gaps(from, to),
        configurations,
        answers,
        mutes);
  }

  private static Configuration taken(Entry.Configured configured, Set<TargetId> measured) {
    Set<TargetId> now = new HashSet<>();
    configured.targets().forEach(facts -> now.add(facts.id()));
    int added = (int) now.stream().filter(id -> !measured.contains(id)).count();
    int removed = (int) measured.stream().filter(id -> !now.contains(id)).count();
    measured.clear();
    boolean _ = measured.addAll(now);
    return new Configuration(
        configured.at(), configured.hash(), configured.targets().size(), added, removed);
  }

  /** The part of a gap that lies in {@code asked}. */
  public static Interval inside(History.Gap gap, Interval asked) {
    return Period.common(
        new Interval(
            gap.start(),
            gap.end().orElse(asked.to().isAfter(gap.start()) ? asked.to() : gap.start())),
        asked);
  }

  /** When a person first acknowledged the incident. */
  public static Optional<Instant> acknowledged(IncidentStory incident) {
    return incident.steps().stream()
        .filter(step -> step.what().equals("acknowledged"))
        .map(Entry.IncidentStep::at)
        .findFirst();
  }

  /** Mean time from certainty to the first acknowledgement; empty where nobody acknowledged. */
  public Optional<Duration> acknowledgement() {
    return Deeds.mean(
        incidents.stream()
            .flatMap(
                incident ->
                    acknowledged(incident)
                        .map(at -> Duration.between(incident.confirmedAt(), at))
                        .filter(length -> !length.isNegative())
                        .stream())
            .toList());
  }
}
