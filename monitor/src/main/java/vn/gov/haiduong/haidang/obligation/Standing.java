package vn.gov.haiduong.haidang.obligation;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.linkage.Direction;
import vn.gov.haiduong.haidang.linkage.LinkSight;
import vn.gov.haiduong.haidang.linkage.Linking;
import vn.gov.haiduong.haidang.target.Goal;
import vn.gov.haiduong.haidang.target.Meeting;
import vn.gov.haiduong.haidang.target.ProcessingRate;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.Unit;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.WanPair;

/**
 * How every duty stands at a moment: each figure with the list behind it. Immutable.
 *
 * @param objectives goals of availability, whose months are counted elsewhere
 * @param links two for each unit, one a direction
 * @param strangers hosts to which the portal leads and that nobody registered, with its words
 * @param services each registered or measured public service
 * @param meetings those whose points are watched now
 * @param calendar all registered meetings
 * @param processing supplied by file, newest month last
 * @param pairs of WAN points, supplied by file
 * @param history days that were kept, figures alone
 */
public record Standing(
    Instant at,
    Scorecard scorecard,
    List<OfUnit> units,
    List<OfGoal> goals,
    List<Goal> objectives,
    List<OfLink> links,
    Map<String, String> strangers,
    List<OfService> services,
    List<OfMeeting> meetings,
    List<Meeting> calendar,
    List<ProcessingRate> processing,
    List<WanPair> pairs,
    List<DutyDay> history) {

  public Standing {
    units = List.copyOf(units);
    goals = List.copyOf(goals);
    objectives = List.copyOf(objectives);
    links = List.copyOf(links);
    services = List.copyOf(services);
    meetings = List.copyOf(meetings);
    calendar = List.copyOf(calendar);
    history = List.copyOf(history);
    processing = List.copyOf(processing);
    pairs = List.copyOf(pairs);
    strangers = Collections.unmodifiableSortedMap(new TreeMap<>(strangers));
  }

  public Optional<OfUnit> unit(String code) {
    return units.stream().filter(unit -> unit.unit().code().value().equals(code)).findFirst();
  }

  public Optional<OfGoal> goal(String id) {
    return goals.stream().filter(goal -> goal.goal().id().equals(id)).findFirst();
  }

  /**
   * One link of one unit.
   *
   * @param id its target; empty where none is expected or none can be measured yet
   * @param sight what was seen when it was last looked for
   */
  public record OfLink(
      Optional<TargetId> id,
      Direction direction,
      UnitCode unit,
      Linking result,
      String said,
      Optional<LinkSight> sight) {}

  /**
   * One public service.
   *
   * @param code of the procedure, empty while nobody gave it
   * @param pages of its path
   * @param availability share of the decided time in which its path worked, 0 to 1
   */
  public record OfService(
      TargetId id,
      UnitCode unit,
      String code,
      String name,
      int level,
      Result result,
      String said,
      int pages,
      OptionalDouble availability) {}

  /**
   * A meeting whose points must be ready.
   *
   * @param waiting points that do not answer, are not seen or are not measured
   */
  public record OfMeeting(Meeting meeting, int points, int ready, List<Point> waiting) {
    public OfMeeting {
      waiting = List.copyOf(waiting);
    }

    public List<String> notReady() {
      return waiting.stream().map(Point::name).toList();
    }
  }

  /** One video point of a meeting that is not ready: down, or not known. */
  public record Point(TargetId id, String name, Result result, String said) {}

  /** One check of one unit. */
  public record OfCheck(Scorecard.Check check, Result result, String said) {}

  /**
   * A unit's score.
   *
   * @param value 0 to 100; empty where too little was measured
   * @param measuredShare of the weights
   */
  public record Score(
      OptionalDouble value,
      double measuredShare,
      String band,
      List<Scorecard.Adjustment> adjustments) {
    public Score {
      adjustments = List.copyOf(adjustments);
    }
  }

  /**
   * All about one unit.
   *
   * @param linked whether its site answers and is joined with the portal in both directions
   */
  public record OfUnit(Unit unit, Result linked, String said, List<OfCheck> checks, Score score) {
    public OfUnit {
      checks = List.copyOf(checks);
    }
  }

  /** One unit, service, point or pair that a goal counts. */
  public record Row(String name, Optional<UnitCode> unit, Result result, String said) {}

  /**
   * A goal and the list behind its figure.
   *
   * @param rows everything that is counted: obliged units, not only those that have something
   */
  public record OfGoal(Goal goal, List<Row> rows) {
    public OfGoal {
      rows = List.copyOf(rows);
    }

    public long count(Result result) {
      return rows.stream().filter(row -> row.result() == result).count();
    }

    /** Share that is met, 0 to 1, of all that is counted; empty where nothing is. */
    public OptionalDouble ratio() {
      return rows.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of((double) count(Result.MET) / rows.size());
    }

    public boolean reached() {
      double percent = goal.demand().map(demand -> demand.percent()).orElse(100.0);
      return !rows.isEmpty() && count(Result.MET) * 100.0 >= percent * rows.size();
    }
  }
}
