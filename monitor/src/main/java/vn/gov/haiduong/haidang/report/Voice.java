package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What an agency says about its outages of a month before the report goes out.
 *
 * @param asked when it was sent its draft; empty when it was not
 * @param answers in the order of giving; of one outage the last one counts
 */
public record Voice(UnitCode unit, String unitName, Optional<Instant> asked, List<Answer> answers) {

  public Voice {
    answers = List.copyOf(answers);
  }

  /**
   * About one outage.
   *
   * @param outage its start
   * @param reason of an objection; may be empty of a confirmation
   */
  public record Answer(
      Instant at, String who, TargetId target, Instant outage, boolean confirmed, String reason) {

    public Answer {
      if (!confirmed && reason.isBlank()) {
        throw new IllegalArgumentException("objection: reason: expected words, got none");
      }
    }
  }

  /** The answer that counts; empty is silence. */
  public Optional<Answer> about(TargetId target, Instant outage) {
    return answers.stream()
        .filter(answer -> answer.target().equals(target) && answer.outage().equals(outage))
        .reduce((_, later) -> later);
  }

  public boolean objects() {
    return answers.stream()
        .anyMatch(
            answer ->
                !answer.confirmed()
                    && about(answer.target(), answer.outage()).equals(Optional.of(answer)));
  }
}
