package vn.gov.haiduong.haidang.incident;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Incident.Phase;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.plan.Facts;
import vn.gov.haiduong.haidang.plan.IncidentType;
import vn.gov.haiduong.haidang.plan.Response;
import vn.gov.haiduong.haidang.plan.Severity;
import vn.gov.haiduong.haidang.plan.SeverityRule;
import vn.gov.haiduong.haidang.plan.TypeRule;

/**
 * Decides what happens to one incident. Pure: the same incident, event and world give the same
 * step. Each decision is an event that is kept; {@link Fold} alone changes the incident.
 *
 * <p>Whatever came due is remembered by its key, so that a service that was down tells late but
 * once.
 */
public final class Rules {

  /** Longest mute (QĐ of the plan's owner: never longer than a week without a new decision). */
  public static final Duration LONGEST_MUTE = Duration.ofDays(7);

  static final int LONGEST_TEXT = 4000;

  static final String OPENED = "opened";
  static final String GREW = "grew:";
  static final String RAISED = "raised:";
  static final String RECOVERED = "recovered";

  /** Before the id of one that became part of this one and of which no update was sent yet. */
  public static final String MERGED = "merged:";

  /** That something was due while it was muted: nobody has heard of it yet. */
  public static final String HELD = "held";

  /** What is told instead once the mute is over. */
  static final String UNMUTED = "unmuted:";

  private static final String CLASSIFIED = "classified:";
  private static final String REMINDED = "remind:";
  private static final String RETRACTED = "retracted";
  private static final String REOPENED = "reopened:";
  private static final String CLOCK = "clock:";
  private static final String OVERDUE = ":overdue";

  /** What was found is gone, though a person had closed the incident long before. */
  static final String GONE = "gone";

  private final Incident before;
  private final World world;
  private final Instant now;
  private final List<Event> kept = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();
  private Incident incident;

  /** Whether a person asks that others hear of it now: then no mute holds it back. */
  private boolean called;

  private Rules(Incident before, World world, Instant now) {
    this.before = before;
    this.incident = before;
    this.world = world;
    this.now = now;
  }

  /** The first step of an incident. */
  public static Step open(Event.Opened opened, World world) {
    Rules rules = new Rules(Fold.opened(opened), world, opened.at());
    rules.kept.add(opened);
    rules.propose();
    if (rules.incident.phase() != Phase.GATHERING) {
      rules.tellOpened();
    }
    return rules.step();
  }

  /** What follows from {@code event}; an illegal move changes nothing and says why. */
  public static Step next(Incident incident, Event event, World world) {
    Optional<Refusal> refusal = Legality.refusal(incident, event, world);
    if (refusal.isPresent()) {
      return Step.refused(incident, refusal.get());
    }
    Rules rules = new Rules(incident, world, event.at());
    rules.take(event);
    return rules.step();
  }

  private Step step() {
    return new Step(incident, kept, effects, Optional.empty());
  }

  private void keep(Event event) {
    kept.add(event);
    incident = Fold.after(incident, event);
  }

  private void take(Event event) {
    switch (event) {
      case Event.Ticked _ -> tick();
      case Event.Opened _ -> {
        // A second opening was refused.
      }
      case Event.Joined _ -> {
        keep(event);
        if (before.phase() != Phase.GATHERING) {
          propose();
        }
      }
      case Event.Recovered _, Event.Left _ -> {
        keep(event);
        resolveWhenDone();
      }
      case Event.Resolved _ -> {
        keep(event);
        tellRecovered();
      }
      case Event.Gathered _ -> {
        keep(event);
        propose();
        tellOpened();
        resolveWhenDone();
      }
      case Event.Witnessed seen -> {
        if (Evidence.admits(incident, seen)) {
          keep(seen);
        }
      }
      case Event.Ended _,
          Event.CauseFound _,
          Event.Merged _,
          Event.Raised _,
          Event.TypeProposed _,
          Event.Fired _,
          Event.Reached _,
          Event.Alerted _,
          Event.FlappingSeen _ ->
          keep(event);
      case Event.Done done -> take(done);
    }
  }

  private void take(Event.Done event) {
    switch (event) {
      case Event.Classified said -> {
        boolean attack = world.plan().type(said.type()).map(IncidentType::attack).orElse(false);
        keep(said.withAttack(attack));
        // What the person has seen does not raise it again; what comes later does.
        for (SeverityRule rule :
            world.plan().severitiesFor(Assessment.facts(incident, world, now))) {
          if (!incident.evidence().containsKey(rule.id())) {
            keep(new Event.Raised(now, said.severity(), rule.id(), rule.when().words()));
          }
        }
        tellClassified(said.withAttack(attack));
      }
      case Event.Escalated(Instant _, Actor by, String reason) -> {
        keep(event);
        called = true;
        Escalations.called(incident, world, now)
            .ifPresent(due -> escalate(due, by.name() + " yêu cầu chuyển cấp (" + reason + ")"));
      }
      case Event.Closed closed -> {
        keep(closed);
        if (closed.falseAlarm()) {
          tell(RETRACTED, Effect.Occasion.RETRACTED, told(), "close", closed.reason(), "retracted");
        }
      }
      case Event.Reopened(Instant at, Actor _, String reason) -> {
        keep(event);
        tell(
            REOPENED + at.toEpochMilli(),
            Effect.Occasion.REOPENED,
            told(),
            "reopen",
            reason,
            "opened");
      }
      case Event.Acknowledged _,
          Event.Assigned _,
          Event.Judged _,
          Event.StageEntered _,
          Event.DocumentSent _,
          Event.Noted _,
          Event.Muted _,
          Event.Unmuted _ ->
          keep(event);
      case Event.StepDone done -> {
        keep(done);
        world.plan().steps().stream()
            .filter(step -> step.id().equals(done.step()))
            .filter(step -> step.stage().compareTo(incident.stage()) > 0)
            .findFirst()
            .ifPresent(step -> keep(new Event.StageEntered(done.at(), done.by(), step.stage())));
      }
    }
  }

  // ---- time --------------------------------------------------------------------------------

  private void tick() {
    if (!incident.open()) {
      // Of a closed one only the law's clocks are left.
      warn();
      return;
    }
    if (incident.phase() == Phase.GATHERING) {
      if (!now.isBefore(incident.openedAt().plus(world.plan().gather()))) {
        take(new Event.Gathered(now));
      }
      return;
    }
    resolveWhenDone(); // Reopened after everything had recovered: nobody will say so again.
    if (incident.phase().active()) {
      propose();
      tellHeld();
      tellGrowth();
    }
    for (Escalations.Due due : Escalations.due(incident, world, now)) {
      escalate(due, due.step().when().words());
    }
    if (incident.phase().active()) {
      remind();
    }
    warn();
  }

  /** Rules of the plan that hold now: they only raise. */
  private void propose() {
    Facts facts = Assessment.facts(incident, world, now);
    Severity was = incident.severity();
    String rule = "";
    for (SeverityRule found : world.plan().severitiesFor(facts)) {
      if (!incident.evidence().containsKey(found.id())) {
        if (found.severity().graverThan(incident.severity())) {
          rule = found.id();
        }
        keep(new Event.Raised(now, found.severity(), found.id(), found.when().words()));
      }
    }
    if (incident.classification().isEmpty()) {
      Optional<TypeRule> type = world.plan().typeFor(facts);
      String proposed = type.map(TypeRule::type).orElse(world.plan().defaultType());
      String sub = type.map(TypeRule::sub).orElse("");
      if (!proposed.equals(incident.type()) || !sub.equals(incident.sub())) {
        keep(new Event.TypeProposed(now, proposed, sub, type.map(TypeRule::id).orElse("default")));
      }
    }
    if (incident.severity().graverThan(was) && incident.fired().contains(OPENED)) {
      tellRaised(incident.evidence().getOrDefault(rule, ""), rule);
    }
  }

  private void resolveWhenDone() {
    if (incident.phase() == Phase.RECOVERING
        && incident.members().stream().allMatch(Member::done)) {
      Instant end = incident.end().orElse(now);
      keep(new Event.Resolved(now, end.isAfter(now) ? now : end));
      tellRecovered();
    }
  }

  // ---- telling -----------------------------------------------------------------------------

  private Response response() {
    return world.plan().response(incident.severity());
  }

  private List<String> told() {
    return incident.told().stream().sorted().toList();
  }

  private void tellOpened() {
    String severity = incident.severity().label();
    tell(OPENED, Effect.Occasion.OPENED, response().tell(), "response:" + severity, "", "opened");
  }

  /** What a person says that it is, others who were told have to know. */
  private void tellClassified(Event.Classified said) {
    String why =
        world.plan().type(said.type()).map(IncidentType::name).orElse(said.type())
            + ", "
            + said.reason();
    if (said.severity().graverThan(before.severity())) {
      tellRaised(why, "classified");
      return;
    }
    boolean lowered = before.severity().graverThan(said.severity());
    boolean attackBefore = before.classification().filter(Incident.Classified::attack).isPresent();
    if ((lowered || attackBefore != said.attack()) && !told().isEmpty()) {
      tell(
          CLASSIFIED + now.toEpochMilli(),
          Effect.Occasion.CLASSIFIED,
          told(),
          "classified",
          (before.classification().isEmpty() ? "phân loại: " : "phân loại lại: ")
              + (said.attack() ? "tấn công, " : "không phải tấn công, ")
              + "mức "
              + said.severity().label()
              + ", "
              + why,
          "grew");
    }
  }

  private void tellRaised(String why, String rule) {
    List<String> whom = new ArrayList<>(response().tell());
    told().stream().filter(body -> !whom.contains(body)).forEach(whom::add);
    String key =
        RAISED + incident.severity().label() + ":" + incident.severitySince().toEpochMilli();
    tell(key, Effect.Occasion.RAISED, whom, rule, why, "raised");
  }

  /** A mute that has ended, or one target more that is not muted: whoever must know hears now. */
  private void tellHeld() {
    if (!incident.fired().contains(HELD) || muted()) {
      return;
    }
    boolean nobodyKnows = incident.told().isEmpty();
    List<String> whom = new ArrayList<>(response().tell());
    told().stream().filter(body -> !whom.contains(body)).forEach(whom::add);
    tell(
        UNMUTED + now.toEpochMilli(),
        nobodyKnows ? Effect.Occasion.OPENED : Effect.Occasion.REMINDED,
        whom,
        "response:" + incident.severity(),
        "hết ngừng nhắc, chưa khôi phục",
        nobodyKnows ? "opened" : "reminded");
  }

  private boolean muted() {
    return incident.mutedAt(now) || world.mutes().silence(incident, world, now);
  }

  private void tellGrowth() {
    Optional<Instant> last = incident.lastGrowth();
    if (last.isPresent() && !now.isBefore(last.get().plus(world.plan().settle()))) {
      List<String> parts = merged();
      List<String> why = new ArrayList<>();
      if (incident.growth() > 0) {
        why.add("thêm " + incident.growth() + " đối tượng cùng nguyên nhân");
      }
      if (!parts.isEmpty()) {
        why.add("gộp vào đây " + String.join(", ", parts));
      }
      if (!why.isEmpty()) {
        tell(
            GREW + last.get().toEpochMilli(),
            Effect.Occasion.GREW,
            told(),
            "growth",
            String.join("; ", why),
            "grew");
      }
    }
  }

  private List<String> merged() {
    return incident.fired().stream()
        .filter(key -> key.startsWith(MERGED))
        .map(key -> key.substring(MERGED.length()))
        .sorted()
        .toList();
  }

  /** Of its end, and of what became part of it, everybody hears who was told before. */
  private List<PersonId> people(Effect.Occasion occasion, List<String> inside) {
    Set<PersonId> people = new LinkedHashSet<>(Audience.heard(incident, inside, world, now));
    if (occasion == Effect.Occasion.RECOVERED
        || occasion == Effect.Occasion.RETRACTED
        || (occasion == Effect.Occasion.GREW && !merged().isEmpty())) {
      incident.reached().stream()
          .filter(person -> world.directory().contact(person).isPresent())
          .sorted()
          .forEach(people::add);
    }
    return List.copyOf(people);
  }

  private void tellRecovered() {
    if (!incident.told().isEmpty()) {
      String key = RECOVERED + ":" + incident.resolvedEnd().map(Instant::toEpochMilli).orElse(0L);
      tell(key, Effect.Occasion.RECOVERED, told(), "recovery", "", "recovered");
    }
  }

  private void escalate(Escalations.Due due, String why) {
    if (!due.step().to().isEmpty()) {
      tell(
          due.key(),
          Effect.Occasion.ESCALATED,
          due.step().to(),
          due.step().id(),
          why,
          // Whoever is asked by a person hears what for; what is prepared lies on the page anyhow.
          called ? Effect.Occasion.ESCALATED.label() : due.step().text(),
          due.step().legalBasis(),
          due.step().channels().isEmpty() ? response().channels() : due.step().channels());
    } else {
      keep(new Event.Fired(now, due.key()));
    }
    List<String> outside = world.inForce(due.step().prepareFor());
    if (!outside.isEmpty()) {
      effects.add(
          new Effect.Draft(
              incident.id(),
              due.key() + ":draft",
              now,
              outside,
              due.step().id(),
              due.step().text(),
              due.step().legalBasis()));
    }
  }

  private void remind() {
    Response response = response();
    int passed = 0;
    for (Instant due : response.reminders(incident.standingSince(), world.calendar())) {
      if (due.isAfter(now)) {
        break;
      }
      passed++;
    }
    // Counted anew after a raise, a lowering and a reopening.
    long since = incident.standingSince().toEpochMilli();
    String key = REMINDED + incident.severity().label() + ":" + passed + "@" + since;
    // Of several that came due while nobody looked, the last is said and stands for all.
    if (passed > 0 && !incident.fired().contains(key)) {
      if (incident.fired().contains(UNMUTED + now.toEpochMilli())) {
        keep(new Event.Fired(now, key)); // Said by what was told when the mute ended.
        return;
      }
      tell(key, Effect.Occasion.REMINDED, told(), "remind", "chưa khôi phục", "reminded");
    }
  }

  private void warn() {
    for (Deadline clock : Clocks.of(incident, world, now)) {
      if (!clock.running()) {
        continue;
      }
      String key = CLOCK + clock.id() + ":" + clock.from().toEpochMilli();
      if (clock.state() == Deadline.State.OVERDUE) {
        warn(clock, key + OVERDUE, Effect.Occasion.CLOCK_OVERDUE, "clock_overdue");
        continue;
      }
      Duration least = null;
      for (Duration before : clock.warnings()) {
        if (clock.left(now).compareTo(before) <= 0
            && (least == null || before.compareTo(least) < 0)) {
          least = before;
        }
      }
      // A warning longer than the time allowed would come with the incident itself.
      if (least != null && least.compareTo(Duration.between(clock.from(), clock.due())) < 0) {
        warn(clock, key + ":" + least, Effect.Occasion.CLOCK_WARNING, "clock_warning");
      }
    }
  }

  /** Why people heard of what came due under this key; empty where nobody was to hear. */
  public static Optional<Effect.Occasion> occasion(String key) {
    if (key.startsWith(CLOCK)) {
      return Optional.of(
          missed(key).isPresent() ? Effect.Occasion.CLOCK_OVERDUE : Effect.Occasion.CLOCK_WARNING);
    }
    if (Escalations.isOne(key)) {
      return Optional.of(Effect.Occasion.ESCALATED);
    }
    return switch (key.split(":", 2)[0] + (key.contains(":") ? ":" : "")) {
      case OPENED -> Optional.of(Effect.Occasion.OPENED);
      case RAISED -> Optional.of(Effect.Occasion.RAISED);
      case GREW -> Optional.of(Effect.Occasion.GREW);
      case REMINDED -> Optional.of(Effect.Occasion.REMINDED);
      case RECOVERED + ":" -> Optional.of(Effect.Occasion.RECOVERED);
      case RETRACTED -> Optional.of(Effect.Occasion.RETRACTED);
      case REOPENED -> Optional.of(Effect.Occasion.REOPENED);
      case UNMUTED -> Optional.of(Effect.Occasion.REMINDED);
      case CLASSIFIED -> Optional.of(Effect.Occasion.CLASSIFIED);
      default -> Optional.empty();
    };
  }

  /** The clock whose time was up, where {@code key} says so. */
  static Optional<String> missed(String key) {
    if (!key.startsWith(CLOCK) || !key.endsWith(OVERDUE)) {
      return Optional.empty();
    }
    String clock = key.substring(CLOCK.length(), key.length() - OVERDUE.length());
    return Optional.of(clock.substring(0, clock.lastIndexOf(':')));
  }

  private void warn(Deadline clock, String key, Effect.Occasion occasion, String template) {
    if (!incident.fired().contains(key)) {
      List<String> whom = List.of(Escalations.DESK);
      tell(key, occasion, whom, clock.id(), clock.name(), template, clock.legalBasis());
    }
  }

  /** What the law asks for is not anybody's to silence. */
  private boolean statutory(String clock) {
    return world.plan().clocks().stream()
        .anyMatch(rule -> rule.statutory() && rule.id().equals(clock));
  }

  private void tell(
      String key,
      Effect.Occasion occasion,
      List<String> bodies,
      String rule,
      String why,
      String template) {
    tell(key, occasion, bodies, rule, why, template, response().legalBasis());
  }

  private void tell(
      String key,
      Effect.Occasion occasion,
      List<String> bodies,
      String rule,
      String why,
      String template,
      String legalBasis) {
    tell(key, occasion, bodies, rule, why, template, legalBasis, response().channels());
  }

  private void tell(
      String key,
      Effect.Occasion occasion,
      List<String> bodies,
      String rule,
      String why,
      String template,
      String legalBasis,
      List<Channel> channels) {
    if (incident.fired().contains(key)) {
      return;
    }
    List<String> inside = world.inside(bodies);
    boolean silent =
        muted()
            && !called
            && !statutory(rule)
            && occasion != Effect.Occasion.RETRACTED
            // Who was told that it is down is not left in that belief.
            && occasion != Effect.Occasion.RECOVERED;
    if (silent || inside.isEmpty()) {
      keep(new Event.Fired(now, key));
      if (silent && !inside.isEmpty() && !incident.fired().contains(HELD)) {
        keep(new Event.Fired(now, HELD));
      }
    } else {
      List<PersonId> people = people(occasion, inside);
      keep(new Event.Fired(now, key, inside, people));
      effects.add(
          new Effect.Tell(
              incident.id(),
              key,
              now,
              occasion,
              incident.severity(),
              inside,
              people,
              channels,
              rule,
              why,
              legalBasis,
              template,
              response().digest()
                  && !called
                  && occasion != Effect.Occasion.CLOCK_WARNING
                  && occasion != Effect.Occasion.CLOCK_OVERDUE));
    }
  }
}
