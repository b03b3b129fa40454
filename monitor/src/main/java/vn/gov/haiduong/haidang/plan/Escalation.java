package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A step up.
 *
 * @param after since the severity was reached ({@code UNACKNOWLEDGED}, {@code UNCLASSIFIED}) or
 *     since people were first told ({@code OPEN})
 * @param to bodies inside
 * @param prepareFor bodies outside for which a text is laid before the desk
 * @param channels in this order for this step; empty for those of the severity
 * @param text id of the template
 * @param repeatEvery zero for once
 * @param repeatTimes how often it is said again; an escalation always ends
 */
public record Escalation(
    String id,
    Duration after,
    While when,
    List<String> to,
    List<String> prepareFor,
    List<Channel> channels,
    String text,
    Duration repeatEvery,
    int repeatTimes,
    String legalBasis) {

  /** As long as what the step is due. */
  public enum While {
    UNACKNOWLEDGED("unacknowledged", "chưa ai nhận"),
    UNCLASSIFIED("unclassified", "chưa phân loại"),
    OPEN("open", "chưa khôi phục");

    private final String label;
    private final String words;

    While(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public static Optional<While> of(String label) {
      return Stream.of(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }
  }

  /** The same step, heard of by others too. */
  public Escalation alsoTo(List<String> others) {
    return new Escalation(
        id,
        after,
        when,
        Stream.concat(to.stream(), others.stream()).distinct().toList(),
        prepareFor,
        channels,
        text,
        repeatEvery,
        repeatTimes,
        legalBasis);
  }

  /** The same people once more; what was prepared for bodies outside lies there already. */
  public Escalation again() {
    return new Escalation(
        id, after, when, to, List.of(), channels, text, repeatEvery, repeatTimes, legalBasis);
  }

  public Escalation {
    to = List.copyOf(to);
    prepareFor = List.copyOf(prepareFor);
    channels = List.copyOf(channels);
    if (after.isNegative() || repeatEvery.isNegative() || repeatTimes < 0) {
      throw new IllegalArgumentException("escalation " + id + ": expected times from zero up");
    }
  }
}
