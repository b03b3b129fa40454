package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One clock of an incident as it stands at a moment.
 *
 * @param id of the plan's clock, or {@code ack}, {@code classify}, {@code step:ID}
 * @param statutory given by law, not by the plan's own rules
 * @param from what it counts from
 * @param due when the time is up, or would be
 * @param state how it stands
 * @param doneAt when a recorded act stopped it
 * @param warnings how long before {@code due} the desk is warned
 * @param document what is to be sent; empty when something else is to be done
 */
public record Deadline(
    String id,
    String name,
    boolean statutory,
    Instant from,
    Instant due,
    State state,
    Optional<Instant> doneAt,
    List<Duration> warnings,
    String by,
    List<String> to,
    String document,
    String legalBasis) {

  /** How a clock stands. */
  public enum State {
    /** Runs only when a named person classifies the incident so: "có thể phát sinh". */
    POSSIBLE("possible", "có thể phát sinh"),
    RUNNING("running", "đang tính"),
    OVERDUE("overdue", "quá hạn"),
    DONE("done", "đã thực hiện"),
    DONE_LATE("done_late", "đã thực hiện, trễ hạn");

    private final String label;
    private final String words;

    State(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }
  }

  public Deadline {
    warnings = List.copyOf(warnings);
    to = List.copyOf(to);
  }

  /** Whether somebody still has to act. */
  public boolean running() {
    return state == State.RUNNING || state == State.OVERDUE;
  }

  /** Time left at {@code now}; negative when overdue. */
  public Duration left(Instant now) {
    return Duration.between(now, due);
  }
}
