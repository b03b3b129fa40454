package vn.gov.haiduong.haidang.app.people;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.access.Accounts;
import vn.gov.haiduong.haidang.access.AckLinks;
import vn.gov.haiduong.haidang.access.Attempts;
import vn.gov.haiduong.haidang.access.Devices;
import vn.gov.haiduong.haidang.access.DraftLinks;
import vn.gov.haiduong.haidang.access.OneTimeCodes;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.access.Sessions;
import vn.gov.haiduong.haidang.app.incidents.DraftFiles;
import vn.gov.haiduong.haidang.console.Orders;
import vn.gov.haiduong.haidang.console.PeoplePorts;
import vn.gov.haiduong.haidang.console.Replies;
import vn.gov.haiduong.haidang.duty.Contact;
import vn.gov.haiduong.haidang.duty.PersonId;
import vn.gov.haiduong.haidang.incident.Audience;
import vn.gov.haiduong.haidang.incident.Effect;
import vn.gov.haiduong.haidang.incident.Event;
import vn.gov.haiduong.haidang.incident.Incident;
import vn.gov.haiduong.haidang.incident.IncidentId;
import vn.gov.haiduong.haidang.incident.Incidents;
import vn.gov.haiduong.haidang.incident.Input;
import vn.gov.haiduong.haidang.incident.Turn;
import vn.gov.haiduong.haidang.incident.World;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.notify.Attempt;
import vn.gov.haiduong.haidang.notify.Carrier;
import vn.gov.haiduong.haidang.notify.DeadMan;
import vn.gov.haiduong.haidang.notify.Deliveries;
import vn.gov.haiduong.haidang.notify.JournalOutbox;
import vn.gov.haiduong.haidang.notify.Message;
import vn.gov.haiduong.haidang.notify.Missing;
import vn.gov.haiduong.haidang.notify.PostOffice;
import vn.gov.haiduong.haidang.notify.Purpose;
import vn.gov.haiduong.haidang.notify.Recipient;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.reply.ReplyMailbox;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Between incidents and people: turns what the plan wants told into messages, keeps each incident's
 * story for the pages, and takes what people do back to the incidents.
 */
public final class People {

  private static final Logger LOG = LoggerFactory.getLogger(People.class);

  private final Vertx vertx;
  private final Clock clock;
  private final Setup setup;
  private final AckLinks links;
  private final DraftLinks drafts;
  private final OneTimeCodes codes;
  private final AtomicReference<String> publicUrl;
  private final AtomicReference<Optional<PostOffice>> office =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<DeadMan>> deadMan =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<Replies>> replies =
      new AtomicReference<>(Optional.empty());
  private final AtomicReference<Optional<ReplyMailbox>> mailbox =
      new AtomicReference<>(Optional.empty());
  private final Stories stories = new Stories();
  private final Journal journal;
  private final JournalOutbox outbox;
  private final Remembered.Earlier earlier;
  private final List<Hearing> early = new ArrayList<>();
  private volatile Supplier<Optional<Incidents>> incidents = Optional::empty;
  private volatile Consumer<Input> desk = _ -> {};

  /**
   * What people are to hear after a turn.
   *
   * @param entries by which the messages are kept, to be appended in one batch with the turn's own
   */
  public record Hearing(List<Message> messages, List<Entry> entries) {
    public Hearing {
      messages = List.copyOf(messages);
      entries = List.copyOf(entries);
    }
  }

  /**
   * How people are told and let in.
   *
   * @param publicUrl root under which people reach the acknowledge page; empty for the service's
   *     own address
   * @param channels made on the service's Vert.x
   * @param drill whether everything that is told is an exercise
   * @param signOfLife where silence of the monitor is noticed; empty for nowhere
   * @param mailbox where people answer by mail; empty for nowhere
   */
  public record Setup(
      Secret secret,
      Optional<String> publicUrl,
      Function<Vertx, List<Carrier>> channels,
      Supplier<Accounts> accounts,
      boolean drill,
      Optional<ChannelsFile.SignOfLife> signOfLife,
      Optional<ReplyMailbox.Settings> mailbox) {

    /** Without a sign of life and without a mailbox. */
    public Setup(
        Secret secret,
        Optional<String> publicUrl,
        Function<Vertx, List<Carrier>> channels,
        Supplier<Accounts> accounts,
        boolean drill) {
      this(secret, publicUrl, channels, accounts, drill, Optional.empty(), Optional.empty());
    }

    /** Nobody is told and nobody is let in. */
    public static Setup none() {
      return new Setup(
          new Secret(new byte[Secret.LEAST_BYTES]),
          Optional.empty(),
          _ -> List.of(),
          () -> Accounts.NONE,
          false);
    }
  }

  /**
   * @param remembered what was told and done before, which goes on
   */
  public People(Vertx vertx, Clock clock, Setup setup, Remembered remembered) {
    this.vertx = vertx;
    this.clock = clock;
    this.setup = setup;
    this.links = new AckLinks(setup.secret());
    this.drafts = new DraftLinks(setup.secret());
    this.codes = new OneTimeCodes(setup.secret());
    this.publicUrl = new AtomicReference<>(setup.publicUrl().orElse(""));
    this.journal = remembered.journal();
    this.earlier = remembered.earlier();
    this.outbox = new JournalOutbox(journal, remembered.notifications(), clock, new Filled());
    remembered.events().forEach(this::restore);
  }

  private void restore(Remembered.Happened happened) {
    stories.add(happened.incident(), happened.event());
    if (happened.event() instanceof Event.Acknowledged acknowledged
        && acknowledged.by().means().byCode()) {
      acknowledged
          .by()
          .person()
          .ifPresent(person -> codes.used(happened.incident().value(), person.value()));
    }
  }

  /** Addresses, links and codes of today for messages of an earlier process. */
  private final class Filled implements Missing {
    @Override
    public Recipient recipient(String person, List<Channel> order) {
      Optional<Contact> contact =
          incidents.get().flatMap(known -> known.world().directory().contact(new PersonId(person)));
      return contact
          .map(found -> new Recipient(person, found.name(), Telling.addresses(found, order)))
          .orElseGet(() -> new Recipient(person, person, List.of()));
    }

    @Override
    public String link(String incident, String person) {
      return monthMail()
          .link(incident, person, clock.now())
          .orElseGet(
              () ->
                  publicUrl.get()
                      + "/ack/"
                      + links.token(incident, person, clock.now().plus(AckLinks.LIFE)));
    }

    @Override
    public String code(String incident, String person) {
      return codes.code(incident, person);
    }
  }

  /** From now on incidents are known; before the first turn. */
  public void know(Supplier<Incidents> known) {
    incidents = () -> Optional.of(known.get());
  }

  /**
   * From now on the book of incidents hears of what people were told beside it.
   *
   * @param takes an input for the engine's loop; from any thread, returns at once
   */
  public void report(Consumer<Input> takes) {
    desk = takes;
  }

  /**
   * Begins telling.
   *
   * @param url the service's own address, for links where nobody set a public one
   * @param alive whether the monitor does its work; only then a sign of life is given
   */
  public Future<Void> open(String url, BooleanSupplier alive, MeterRegistry registry) {
    setup
        .signOfLife()
        .ifPresent(
            sign -> {
              DeadMan started = DeadMan.start(vertx, sign.url(), sign.every(), alive, clock);
              deadMan.set(Optional.of(started));
              TellingFigures.bind(started, registry);
            });
    publicUrl.compareAndSet("", url.endsWith("/") ? url.substring(0, url.length() - 1) : url);
    return PostOffice.start(
            vertx,
            outbox,
            setup.channels().apply(vertx),
            PostOffice.Rules.USUAL,
            clock,
            new PostOffice.Listener() {
              @Override
              public void attempted(Attempt attempt) {
                // The page and the metrics read them from the office.
              }

              @Override
              public void unreached(Message message) {
                insteadOf(message);
              }
            })
        .onSuccess(
            opened -> {
              opened.deliveries().restore(outbox.before());
              TellingFigures.bind(opened.deliveries(), registry);
              List<Hearing> waited;
              synchronized (early) {
                office.set(Optional.of(opened));
                waited = List.copyOf(early);
                early.clear();
              }
              waited.forEach(hearing -> post(hearing.messages(), Future.succeededFuture()));
              listen(registry);
            })
        .mapEmpty();
  }

  /** Mail is heard by the very rules, and counted with the very guesses, of the other replies. */
  private void listen(MeterRegistry registry) {
    if (setup.mailbox().isEmpty() || replies.get().isEmpty()) {
      return;
    }
    Replies heard = replies.get().get();
    ReplyMailbox started =
        ReplyMailbox.start(
            setup.mailbox().get(),
            (words, from) -> {
              // On the mailbox's own thread, which may wait for the ledger.
              var told = heard.told(words, from);
              Promise<Replies.Heard> answer = Promise.promise();
              vertx.runOnContext(_ -> heard.hear(words, from, "mailbox", told).onComplete(answer));
              return answer.future().toCompletionStage();
            },
            clock);
    mailbox.set(Optional.of(started));
    TellingFigures.bind(started, registry);
  }

  /** What a turn makes people hear; on the engine's loop. The entries count as appended. */
  public Hearing hears(Turn turn) {
    Optional<World> world = incidents.get().map(Incidents::world);
    List<Message> messages = new ArrayList<>();
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Tell tell && world.isPresent()) {
        turn.book()
            .incident(tell.incident())
            .ifPresent(incident -> messages.addAll(messages(tell, incident, world.get())));
      }
    }
    return new Hearing(messages, outbox.entries(messages));
  }

  /**
   * A turn of the incidents, whose entries and hearing are being kept; on the engine's loop,
   * returns at once.
   */
  public void took(Turn turn, Hearing hearing, CompletionStage<Journal.Kept> keeping) {
    stories.took(turn);
    vertx.runOnContext(_ -> follow(turn, hearing, JournalOutbox.kept(keeping)));
  }

  private void follow(Turn turn, Hearing hearing, Future<Void> keeping) {
    for (Turn.Kept kept : turn.kept()) {
      if (kept.event() instanceof Event.Acknowledged || kept.event() instanceof Event.Closed) {
        drop(kept.incident(), Set.of(Purpose.ESCALATED, Purpose.REMINDER), "đã có người nhận");
      }
    }
    for (Effect effect : turn.effects()) {
      if (effect instanceof Effect.Tell tell
          && tell.occasion() == Effect.Occasion.RAISED
          && !tell.digest()) {
        office
            .get()
            .ifPresent(open -> open.dropGathered(tell.incident().value(), "đã nâng mức, báo ngay"));
      }
    }
    synchronized (early) {
      if (office.get().isEmpty()) {
        early.add(hearing);
        return;
      }
    }
    post(hearing.messages(), keeping);
    for (Effect effect : turn.effects()) {
      // Lies before the desk as a paper of the incident's page: a named person sends it, never the
      // machine.
      if (effect instanceof Effect.Draft draft) {
        LOG.atInfo()
            .addKeyValue("incident", draft.incident())
            .addKeyValue("bodies", draft.bodies())
            .log("a text for bodies outside is to be sent by a person");
      }
    }
  }

  private List<Message> messages(Effect.Tell tell, Incident incident, World world) {
    Telling telling = new Telling(links, codes, publicUrl.get(), setup.drill());
    List<Message> messages = telling.messages(tell, incident, world, clock.now());
    if (messages.isEmpty()) {
      LOG.atWarn()
          .addKeyValue("incident", incident.id())
          .addKeyValue("bodies", tell.bodies())
          .log("nobody hears of it: no person with a contact in these bodies");
    }
    return messages;
  }

  private void post(List<Message> messages, Future<Void> keeping) {
    office
        .get()
        .ifPresent(
            open ->
                open.post(messages, keeping)
                    .onFailure(e -> LOG.atError().setCause(e).log("messages could not be posted")));
  }

  private void drop(IncidentId incident, Set<Purpose> purposes, String why) {
    office.get().ifPresent(open -> open.drop(incident.value(), purposes, why));
  }

  /** How letters about a month's report are made. */
  public MonthMail monthMail() {
    return new MonthMail(drafts, publicUrl.get(), setup.drill());
  }

  /**
   * Tells what is about no incident, kept in one batch with its causes: both or neither. Completes
   * with how it is kept.
   */
  public CompletionStage<Journal.Kept> tell(List<Entry> causes, List<Message> messages) {
    List<Entry> all = new ArrayList<>(causes);
    all.addAll(outbox.entries(messages));
    CompletionStage<Journal.Kept> keeping = journal.append(all);
    post(messages, JournalOutbox.kept(keeping));
    return keeping;
  }

  /** Every channel of somebody failed: the next people hear of it now, not at their escalation. */
  private void insteadOf(Message message) {
    Optional<Incidents> known = incidents.get();
    if (known.isEmpty() || !message.purpose().urgent() || !IncidentId.is(message.incident())) {
      return;
    }
    IncidentId id = new IncidentId(message.incident());
    Optional<Effect.Tell> told = stories.told(id);
    Optional<Incident> incident = known.get().book().incident(id);
    if (incident.isEmpty() || incident.get().acknowledged().isPresent()) {
      return;
    }
    World world = known.get().world();
    List<PersonId> people = Audience.heard(incident.get(), Audience.INSTEAD, world, clock.now());
    Effect.Tell instead =
        new Effect.Tell(
            id,
            "unreached",
            clock.now(),
            Effect.Occasion.ESCALATED,
            incident.get().severity(),
            Audience.INSTEAD,
            people,
            told.map(Effect.Tell::channels).orElse(List.of()),
            "unreached",
            "không liên lạc được người được báo trước",
            told.map(Effect.Tell::legalBasis).orElse(""),
            "escalated",
            false);
    List<Message> messages = messages(instead, incident.get(), world);
    post(messages, outbox.put(messages));
    Set<PersonId> before = incident.get().reached();
    List<PersonId> more = people.stream().filter(person -> !before.contains(person)).toList();
    if (!more.isEmpty()) {
      // They hear of the end too, whoever is on duty then.
      desk.accept(new Input.Reached(clock.now(), id, more));
    }
  }

  /** What the pages ask. */
  public PeoplePorts ports(Supplier<Incidents> known, PeoplePorts.Acts acts, Orders orders) {
    SecureRandom random = new SecureRandom();
    PeoplePorts ports =
        new PeoplePorts(
            () -> List.copyOf(known.get().book().all()),
            () -> stories.past(known.get().book()),
            () -> known.get().world(),
            this::story,
            acts,
            this::told,
            new Whom(earlier, outbox, this::attempts),
            setup.accounts(),
            new Sessions(clock, random, setup.secret()),
            links,
            drafts,
            codes,
            new Attempts(clock, 5, 50, Duration.ofMinutes(15)),
            new Devices(setup.secret(), random),
            this::audited,
            orders,
            (incident, name) -> DraftFiles.named(name, incident, known.get().world(), clock.now()),
            setup.publicUrl().filter(url -> url.startsWith("https:")).isPresent());
    replies.set(Optional.of(new Replies(ports, clock)));
    return ports;
  }

  private void audited(String who, String what, String subject) {
    LOG.atInfo()
        .addKeyValue("who", who)
        .addKeyValue("act", what)
        .addKeyValue("subject", subject)
        .log("access");
    // Nobody waits for it: what was not allowed has no effect, and what was has its own entry.
    var _ = journal.append(List.of(new Entry.Act(clock.now(), who, what, subject, Body.EMPTY)));
  }

  /** How an incident stands or stood last, also one that the book has let go of. */
  public Optional<Incident> standing(IncidentId id) {
    return stories.standing(id);
  }

  /** The kept events of an incident. */
  public List<Event> story(IncidentId id) {
    return stories.of(id);
  }

  /** What was told lately, latest first. */
  public List<PeoplePorts.Told> told() {
    return attempts().stream().map(Whom::told).toList();
  }

  private List<Attempt> attempts() {
    return office.get().map(PostOffice::deliveries).map(Deliveries::recent).orElse(List.of());
  }

  /** Stops telling; what was not taken stays in the outbox. */
  public Future<Void> close() {
    mailbox.get().ifPresent(ReplyMailbox::close);
    return deadMan
        .get()
        .map(DeadMan::close)
        .orElseGet(Future::succeededFuture)
        .eventually(() -> office.get().map(PostOffice::close).orElseGet(Future::succeededFuture));
  }
}
