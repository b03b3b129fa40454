package vn.gov.haiduong.haidang.incident;

import java.util.List;

/**
 * A form as a tree of plain records, for whoever makes a document of it: always a draft, number and
 * date left for the clerk. What only a person can say is {@link Missing}, never invented.
 *
 * @param id of the plan's documents, such as {@code mau-03}
 * @param kind of the document, such as "BÁO CÁO"; empty for a letter (công văn)
 * @param subject what it is about, beginning with [TBSC] where the form asks for it
 */
public record FormDraft(
    String id,
    String kind,
    String subject,
    List<String> to,
    List<Section> sections,
    String legalBasis) {

  /** A numbered part of the form. */
  public record Section(String heading, List<Line> lines) {
    public Section {
      lines = List.copyOf(lines);
    }
  }

  /** One item of the form. */
  public record Line(String label, Value value) {}

  /** What stands at an item. */
  public sealed interface Value permits Known, Missing, Choices {}

  /** From the record. */
  public record Known(String text) implements Value {}

  /**
   * A person must fill it in.
   *
   * @param mandatory the form marks it with an asterisk
   */
  public record Missing(boolean mandatory) implements Value {}

  /** Boxes of which some are ticked. */
  public record Choices(List<Choice> choices) implements Value {
    public Choices {
      choices = List.copyOf(choices);
    }
  }

  /** A box. */
  public record Choice(String text, boolean ticked) {}

  public FormDraft {
    to = List.copyOf(to);
    sections = List.copyOf(sections);
  }

  /** Labels of what a person must still fill in, mandatory ones only. */
  public List<String> missing() {
    return sections.stream()
        .flatMap(section -> section.lines().stream())
        .filter(line -> line.value() instanceof Missing missing && missing.mandatory())
        .map(Line::label)
        .toList();
  }
}
