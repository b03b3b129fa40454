package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * What an agency says about its outages of a month before the report goes out.
 *
 * @param asked how it was asked; empty when it was not
 * @param answers in the order of giving; of one outage the last one counts
 */
public record Voice(UnitCode unit, String unitName, Optional<Asked> asked, List<Answer> answers) {

  public Voice {
    answers = List.copyOf(answers);
  }

  /**
   * How an agency was asked.
   *
   * @param at when it was sent its draft
   * @param until when it may answer; empty where it has named nobody who could be asked
   * @param over when its time was found over with something unanswered
   */
  public record Asked(Instant at, Optional<Instant> until, Optional<Instant> over) {

    /** The same with its time over. */
    public Asked over(Instant when) {
      return new Asked(at, until, over.or(() -> Optional.of(when)));
    }
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

  /** Answers that count, in the order of giving. */
  public List<Answer> counting() {
    return answers.stream()
        .filter(
            answer -> about(answer.target(), answer.outage()).filter(answer::equals).isPresent())
        .toList();
  }

  /** What is said of an outage, in a few words; silence is told as what it is. */
  public String words(TargetId target, Instant outage) {
    return about(target, outage)
        .map(it -> it.confirmed() ? "đồng ý" : "phản đối")
        .orElseGet(
            () ->
                asked.isEmpty()
                    ? "chưa hỏi"
                    : asked.get().until().isEmpty()
                        ? "không có đầu mối để hỏi"
                        : asked.get().over().isPresent() ? "không trả lời" : "chưa trả lời");
  }
}
