package vn.gov.haiduong.haidang.page;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What the reading of one page found (interfaces, section 3). Texts are bounded, as they stand on
 * the page; who shows them takes control characters out.
 *
 * @param site host whose page it is; empty while unknown
 * @param language ISO 639 code, detected from the text; empty where there is too little of it
 * @param declaredLanguage that of the html element
 * @param print of the visible text, to compare it with that of another copy
 * @param truncated the page was longer, had more nodes or was nested deeper than is read
 */
public record Findings(
    Optional<String> site,
    String title,
    Optional<String> language,
    Optional<String> declaredLanguage,
    ContentVerdict verdict,
    List<Signal> signals,
    List<Guard> guards,
    Links links,
    Freshness freshness,
    Optional<Comparison> baseline,
    boolean truncated,
    TextPrint print) {

  public Findings {
    signals = List.copyOf(signals);
    guards = List.copyOf(guards);
  }

  /** The same page with other signals and the verdict that they come to. */
  Findings with(List<Signal> others) {
    return new Findings(
        site,
        title,
        language,
        declaredLanguage,
        ContentVerdict.of(others),
        others,
        guards,
        links,
        freshness,
        baseline,
        truncated,
        print);
  }

  /** Hard signals that no guard took away. */
  public int hardSignals() {
    return (int) signals.stream().filter(s -> !s.guarded() && s.hard()).count();
  }

  /** Soft signals that no guard took away. */
  public int softSignals() {
    return (int) signals.stream().filter(s -> !s.guarded() && !s.hard()).count();
  }

  /** Why a word signal does not count. */
  public record Guard(GuardCode code, String evidence) {}

  /**
   * Where the page leads.
   *
   * @param internal links to the site itself
   */
  public record Links(int internal, List<External> external, List<ToPortal> toPortal) {
    public Links {
      external = List.copyOf(external);
      toPortal = List.copyOf(toPortal);
    }
  }

  /**
   * Links of one manner to one other host.
   *
   * @param known of the inventory, of the state, or among the known libraries and widgets
   * @param hidden none of them can be seen
   */
  public record External(String host, int count, boolean known, boolean hidden, Via via) {}

  /** The manner of a link. */
  public enum Via {
    LINK,
    SCRIPT,
    FRAME,
    FORM,
    IMAGE,
    OPTION;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A link to the provincial portal.
   *
   * @param href the resolved address
   */
  public record ToPortal(String href, PortalKind kind) {}

  /** How a visitor gets to the portal. */
  public enum PortalKind {
    DIRECT,
    REDIRECT,
    SCRIPT,
    IMAGE;

    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * The newest dated item.
   *
   * @param latestDate in the province's time; empty where no item has a date
   * @param source of the newest
   * @param items dated items seen
   */
  public record Freshness(Optional<LocalDate> latestDate, Optional<DateSource> source, int items) {}

  /** Where a date stood. */
  public enum DateSource {
    TIME("time"),
    LIST_ITEM("list item"),
    TABLE("table"),
    ARTICLE("article"),
    META("meta"),
    JSON_LD("json-ld");

    private final String label;

    DateSource(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * The page beside an approved earlier copy.
   *
   * @param similarity of visible text, 0 to 1
   * @param newExternalHosts hosts of links, scripts, frames and images that the copy had not
   * @param newScripts addresses or beginnings of scripts that the copy had not
   * @param newForms targets of forms that the copy had not
   */
  public record Comparison(
      double similarity,
      boolean titleChanged,
      boolean languageChanged,
      boolean menuLost,
      List<String> newExternalHosts,
      List<String> newScripts,
      List<String> newForms,
      boolean structureChanged) {
    public Comparison {
      newExternalHosts = List.copyOf(newExternalHosts);
      newScripts = List.copyOf(newScripts);
      newForms = List.copyOf(newForms);
    }
  }
}
