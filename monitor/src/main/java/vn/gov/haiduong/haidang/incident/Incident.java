package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.Signal;
import vn.gov.haiduong.haidang.plan.Stage;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.wording.CauseWords;

/**
 * An incident as it stands. Immutable; made by {@link Fold} of its events.
 *
 * @param since true start, dated back
 * @param openedAt when the service opened it
 * @param told bodies that have been told
 * @param reached people who have been told, whoever is on duty now
 * @param fired keys of what the plan made due and what is therefore not due again
 * @param severitySince when the severity was reached; internal deadlines count from it
 * @param classification what a named person said; empty until then
 * @param taken what the first acknowledgement was measured by; later acts do not change it
 * @param named what the first classification was measured by; later acts do not change it
 * @param judgedAt when a named person first judged it beyond the own capacity
 * @param stepsDone step id → its record
 * @param sent clock id → the record that stopped it
 * @param growth members that joined after people were told and of whom no update was sent yet
 * @param reopenedAt when a person last opened it again
 * @param mergedInto the incident that it became part of
 */
public record Incident(
    IncidentId id,
    Kind kind,
    Signal signal,
    CauseKey cause,
    List<Member> members,
    Instant since,
    Instant openedAt,
    String detail,
    Phase phase,
    Stage stage,
    Severity severity,
    Instant severitySince,
    Map<String, String> evidence,
    String type,
    String sub,
    Optional<Classified> classification,
    Optional<Acknowledged> acknowledged,
    Optional<First> taken,
    Optional<First> named,
    Optional<String> assignee,
    Optional<Instant> judgedAt,
    Map<String, Act> stepsDone,
    Map<String, Act> sent,
    Set<String> told,
    Set<PersonId> reached,
    Set<String> fired,
    int growth,
    Optional<Instant> lastGrowth,
    Optional<Instant> resolvedAt,
    Optional<Instant> resolvedEnd,
    Optional<Instant> mutedUntil,
    Optional<Closing> closing,
    Optional<Instant> reopenedAt,
    Optional<IncidentId> mergedInto,
    Optional<IncidentId> splitFrom,
    boolean flapping,
    boolean exercise) {

  /** What made it. */
  public enum Kind {
    OUTAGE("outage", "Gián đoạn"),
    FLAPPING("flapping", "Chập chờn"),
    FINDING("finding", "Cần kiểm tra"),
    OWN_SIDE("own_side", "Mất mạng phía giám sát");

    private final String label;
    private final String words;

    Kind(String label, String words) {
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

  /** How it stands to the monitor and to people; the plan's {@link Stage} goes beside it. */
  public enum Phase {
    GATHERING("gathering", "Đang gom"),
    OPEN("open", "Đang diễn ra"),
    RECOVERING("recovering", "Đang phục hồi"),
    RESOLVED("resolved", "Đã phục hồi, chờ đóng"),
    CLOSED("closed", "Đã đóng");

    private final String label;
    private final String words;

    Phase(String label, String words) {
      this.label = label;
      this.words = words;
    }

    public String label() {
      return label;
    }

    public String words() {
      return words;
    }

    /** Not yet recovered. */
    public boolean active() {
      return compareTo(RESOLVED) < 0;
    }
  }

  /** What a named person said that it is. */
  public record Classified(
      Instant at,
      Actor by,
      String type,
      Severity severity,
      boolean attack,
      boolean serious,
      boolean personalData,
      String reason) {}

  /** Who took it over. */
  public record Acknowledged(Instant at, Actor by, String note, Optional<Instant> estimate) {}

  /** When something was first done, of which severity it was then, and since when. */
  public record First(Instant at, Severity severity, Instant since) {}

  /**
   * A recorded act with the number of the document that it left.
   *
   * @param to to whom the document went; empty where nobody said
   */
  public record Act(Instant at, Actor by, String document, String to) {}

  /** How it was closed. */
  public record Closing(Instant at, Actor by, String reason, String lessons, boolean falseAlarm) {}

  public Incident {
    members = List.copyOf(members);
    evidence = Map.copyOf(evidence);
    stepsDone = Map.copyOf(stepsDone);
    sent = Map.copyOf(sent);
    told = Set.copyOf(told);
    reached = Set.copyOf(reached);
    fired = Set.copyOf(fired);
    if (openedAt.isBefore(since)) {
      throw new IllegalArgumentException(
          "incident " + id + ": opened: expected not before " + since + ", got " + openedAt);
    }
    if (closing.isPresent() != (phase == Phase.CLOSED && mergedInto.isEmpty())) {
      throw new IllegalArgumentException(
          "incident " + id + ": closing: expected one exactly when closed, got " + phase);
    }
  }

  public Optional<Member> member(TargetId target) {
    return members.stream().filter(member -> member.target().equals(target)).findFirst();
  }

  /** The member that is the cause itself, else the earliest. */
  public Optional<Member> root() {
    return members.stream()
        .filter(member -> cause.names(member.target()))
        .findFirst()
        .or(
            () ->
                members.stream()
                    .min(Comparator.comparing(Member::start).thenComparing(Member::target)));
  }

  /** Ids of all that were ever members, in their order. */
  public List<TargetId> targets() {
    return members.stream().map(Member::target).sorted().toList();
  }

  /** True end, once every member has one: the root's when a parent is the cause, else the last. */
  public Optional<Instant> end() {
    if (members.isEmpty()) {
      return resolvedEnd;
    }
    Optional<Member> parent =
        cause.shared() == CauseKey.Shared.PARENT
            ? members.stream().filter(member -> cause.names(member.target())).findFirst()
            : Optional.empty();
    if (parent.isPresent()) {
      return parent.get().end();
    }
    if (members.stream().anyMatch(Member::isDown)) {
      return Optional.empty();
    }
    return members.stream().flatMap(member -> member.end().stream()).max(Comparator.naturalOrder());
  }

  /** The failure that made it certain; where nothing is confirmed, the opening. */
  public Instant confirmedAt() {
    return root().map(Member::confirmedAt).orElse(openedAt);
  }

  /**
   * When it was first certain: later members and a found parent do not move what counts from it.
   */
  public Instant detectedAt() {
    return members.stream()
        .map(Member::confirmedAt)
        .min(Comparator.naturalOrder())
        .orElse(openedAt);
  }

  /** Whether an act that ends a response still counts: none does from before a reopening. */
  public boolean stands(Act act) {
    return reopenedAt.filter(act.at()::isBefore).isEmpty();
  }

  /** Whether it was done, and not before a reopening. */
  public boolean stands(Map<String, Act> acts, String id) {
    return Optional.ofNullable(acts.get(id)).filter(this::stands).isPresent();
  }

  /** Since when it stands as it does: its severity, or open again. What waits counts from it. */
  public Instant standingSince() {
    return reopenedAt.filter(severitySince::isBefore).orElse(severitySince);
  }

  /** The cause of the first failure. */
  public Optional<Cause> firstCause() {
    return kind == Kind.OWN_SIDE ? Optional.of(Cause.OWN_NETWORK) : root().flatMap(Member::cause);
  }

  /** What is wrong, in few words: the cause of an outage, else what was found. */
  public String matter() {
    String found =
        signal.words().substring(0, 1).toUpperCase(Locale.ROOT) + signal.words().substring(1);
    boolean named = kind == Kind.OUTAGE || kind == Kind.OWN_SIDE;
    return named ? firstCause().map(c -> CauseWords.of(c).name()).orElse(found) : found;
  }

  public boolean open() {
    return phase != Phase.CLOSED;
  }

  /**
   * Whether somebody still has to say what it is: while it lasts, and of grave ones until they are
   * closed, because a break that was over in 25 minutes may have been an attack.
   */
  public boolean unclassified() {
    boolean grave = severity.compareTo(Severity.S2) <= 0;
    return classification.isEmpty() && (phase.active() || (grave && open()));
  }

  public boolean mutedAt(Instant now) {
    return mutedUntil.isPresent() && now.isBefore(mutedUntil.get());
  }

  /** Since its true start, to its end or {@code now}. */
  public Duration lasted(Instant now) {
    Instant until = end().orElse(now);
    return until.isBefore(since) ? Duration.ZERO : Duration.between(since, until);
  }

  public long down() {
    return members.stream().filter(Member::isDown).count();
  }
}
