package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.List;

/**
 * How the agencies are asked about the draft of a month's report before it goes out.
 *
 * @param answerWithin how long an agency has, from when it was sent its draft
 * @param remindBefore how long before the end those are reminded who have not answered
 * @param ask bodies of the agency that get the draft
 * @param closers bodies that are reminded to close the month once the answers are in
 */
public record Consultation(
    Allowance answerWithin,
    Duration remindBefore,
    List<String> ask,
    List<String> closers,
    String legalBasis) {

  /** What holds where the plan says nothing of it. */
  public static final Consultation USUAL =
      new Consultation(
          new Allowance.WorkingDays(2),
          Duration.ofHours(4),
          List.of("agency-leader", "agency-specialist"),
          List.of("desk", "doic-leader"),
          "quy tắc mặc định của hệ thống giám sát");

  public Consultation {
    ask = List.copyOf(ask);
    closers = List.copyOf(closers);
    if (remindBefore.isNegative()) {
      throw new IllegalArgumentException("remind before: expected none or more");
    }
  }
}
