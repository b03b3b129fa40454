package vn.gov.haiduong.haidang.plan;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A deadline.
 *
 * @param start what it counts from
 * @param applies to which incidents
 * @param severities empty for all
 * @param due time allowed; "ngay" is an amount of the data too
 * @param warnings how long before the deadline the desk is warned, longest first
 * @param by body that must act
 * @param to bodies that the document goes to
 * @param document what is to be sent or done, such as "mau-03"; its recorded sending stops the
 *     clock
 */
public record ClockRule(
    String id,
    String name,
    Set<Profile> profiles,
    Start start,
    Applies applies,
    Set<Severity> severities,
    Allowance due,
    List<Duration> warnings,
    String by,
    List<String> to,
    String document,
    String legalBasis) {

  /** From when the law or the plan counts. */
  public enum Start {
    /** The confirmation; the true start is printed beside it. */
    DETECTION("detection", "phát hiện"),
    /** A named person judged it possibly beyond the own capacity. */
    JUDGEMENT("judgement", "nhận định vượt khả năng"),
    /** The end of the response: recovery as measured. */
    END("end", "kết thúc ứng phó");

    private final String label;
    private final String words;

    Start(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public static Optional<Start> of(String label) {
      return Stream.of(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }
  }

  /** Which incidents it concerns. */
  public enum Applies {
    /** Internal: every incident. */
    ALL("all"),
    /** Classified by a named person as one of information security. */
    SECURITY("security"),
    /** Classified by a named person as "nghiêm trọng". */
    SERIOUS("serious"),
    /** A named person said that personal data is touched. */
    PERSONAL_DATA("personal_data");

    private final String label;

    Applies(String label) {
      this.label = label;
    }

    public static Optional<Applies> of(String label) {
      return Stream.of(values()).filter(one -> one.label.equals(label)).findFirst();
    }

    public String label() {
      return label;
    }
  }

  public ClockRule {
    profiles = Set.copyOf(profiles);
    severities = Set.copyOf(severities);
    warnings = List.copyOf(warnings);
    to = List.copyOf(to);
    if (legalBasis.isBlank()) {
      throw new IllegalArgumentException("clock " + id + ": legal_basis: expected one, got none");
    }
  }

  public boolean statutory() {
    return applies != Applies.ALL;
  }
}
