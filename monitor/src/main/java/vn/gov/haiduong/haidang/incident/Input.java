package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.health.CommonCauses;
import vn.gov.haiduong.haidang.health.Outage;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;

/** What the book of incidents is told. */
public sealed interface Input {

  /** When the service took note. */
  Instant now();

  /**
   * An outage may be told ({@code health.Effect.IncidentDue}).
   *
   * @param groups of targets that fail together at this moment, those not yet certain included
   */
  record OutageDue(Instant now, TargetId target, Outage outage, List<CommonCauses.Group> groups)
      implements Input {
    public OutageDue {
      groups = List.copyOf(groups);
    }
  }

  /** The outage has its end; three answers are still waited for. */
  record OutageEnded(Instant now, TargetId target, Instant end) implements Input {}

  /** Three answers in a row. */
  record RecoveryDue(Instant now, TargetId target, Instant end) implements Input {}

  record FlappingFound(Instant now, TargetId target, Instant since, Optional<Cause> cause)
      implements Input {}

  record FlappingOver(Instant now, TargetId target) implements Input {}

  /** A side of our own network is lost. While it is, no outage behind it comes due. */
  record OwnSideLost(Instant now, String side, Instant since, String sign) implements Input {}

  record OwnSideFound(Instant now, String side, Instant end) implements Input {}

  /**
   * Something low was found: a certificate or domain that ends soon, a stale page.
   *
   * @param detail one Vietnamese sentence
   */
  record Found(Instant now, TargetId target, Signal signal, Instant since, String detail)
      implements Input {}

  record FindingGone(Instant now, TargetId target, Signal signal) implements Input {}

  /**
   * What was seen of a finding, for the folder of evidence of its incident; tell it before the
   * finding is gone.
   *
   * @param what {@code page_first}, {@code page_again} or {@code page_clean}
   * @param text as it was seen
   */
  record FindingWitnessed(Instant now, TargetId target, Signal signal, String what, String text)
      implements Input {}

  /**
   * A rule outside, such as one of Prometheus, says that something is wrong; may be repeated.
   *
   * @param until when it is over if nobody says it again
   */
  record AlertSeen(Instant now, Alert alert, Instant until) implements Input {}

  /** It holds no longer; may be repeated, and may be about one that was never seen. */
  record AlertGone(Instant now, Alert alert, Instant end) implements Input {}

  /**
   * A measurement that belongs into the folder of evidence of the target's incident.
   *
   * @param what {@code first}, {@code last} or {@code answer}
   * @param text as it was seen
   */
  record Witnessed(Instant now, TargetId target, String what, String text) implements Input {}

  /** The target leaves the inventory. */
  record Removed(Instant now, TargetId target) implements Input {}

  /** Two incidents turned out to be about one thing: the newer becomes part of the older. */
  record TwinFound(Instant now, Twins.Twin twin) implements Input {}

  /** These people were told of it beside those whom the book named. */
  record Reached(Instant now, IncidentId incident, List<PersonId> people) implements Input {
    public Reached {
      people = List.copyOf(people);
    }
  }

  /** A person's act on one incident. */
  record Act(IncidentId incident, Event.Done done) implements Input {
    @Override
    public Instant now() {
      return done.at();
    }
  }

  /** Time has passed for one incident; a recording knows when each has something due. */
  record Due(Instant now, IncidentId incident) implements Input {}

  /** Time has passed. */
  record Passed(Instant now) implements Input {}
}
