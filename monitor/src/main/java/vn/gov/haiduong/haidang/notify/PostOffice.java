package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.access.Secret;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Sends what lies in the outbox until it is taken: tries again with back-off, goes to the person's
 * next channel when one fails, holds back and bundles what comes too thick, and says when nobody
 * could be reached by any channel. Each channel has its own few places, so that a dead one holds up
 * nothing else. To one person by one channel at most one message is on its way, and the next only
 * goes when what came of it is kept: so a kill makes nobody hear more than that one message twice.
 *
 * <p>All state on one loop; {@link #post} and the others may be called from any thread.
 */
public final class PostOffice {

  private static final Logger LOG = LoggerFactory.getLogger(PostOffice.class);
  private static final int MOST_PARCELS = 20_000;

  /** All that fails at once in the province fits: whoever waits for a second bundle waits long. */
  private static final int MOST_IN_BUNDLE = 1_000;

  private final Vertx vertx;
  private final Context loop;
  private final Outbox outbox;
  private final Map<Channel, Carrier> channels;
  private final Rules rules;
  private final Clock clock;
  private final Listener listener;
  private final Deliveries deliveries = new Deliveries();
  private final Backlog unwritten;
  private final Throttle throttle;

  private final Map<String, Parcel> parcels = new LinkedHashMap<>();
  private final Map<Channel, Integer> inFlight = new EnumMap<>(Channel.class);
  private final Set<Way> busy = new HashSet<>();
  private long timer = -1;
  private boolean closed;

  /**
   * How patient we are.
   *
   * @param backOff waits after the first, second, … failure; the last one is repeated
   * @param triesPerChannel before the person's next channel is tried
   * @param placesPerChannel at once
   * @param journalWait how long a message waits for the outbox before it is sent all the same
   * @param giveUp after this nothing more is tried
   */
  public record Rules(
      List<Duration> backOff,
      int triesPerChannel,
      int placesPerChannel,
      Duration journalWait,
      Duration giveUp,
      int burst,
      Duration every) {
    public static final Rules USUAL =
        new Rules(
            List.of(
                Duration.ofSeconds(2),
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                Duration.ofMinutes(2),
                Duration.ofMinutes(5)),
            2,
            4,
            Duration.ofSeconds(5),
            Duration.ofHours(24),
            5,
            Duration.ofSeconds(30));

    public Rules {
      backOff = List.copyOf(backOff);
      if (backOff.isEmpty() || triesPerChannel < 1 || placesPerChannel < 1 || burst < 1) {
        throw new IllegalArgumentException("rules: expected at least one of each");
      }
    }
  }

  /** What the rest of the service hears; called on the loop, must not block. */
  public interface Listener {

    void attempted(Attempt attempt);

    /** Every channel of this person failed once: somebody else must be told now. */
    void unreached(Message message);
  }

  /** To one person by one channel. */
  private record Way(String person, Channel channel) {
    static Way of(Parcel parcel) {
      return new Way(parcel.message.recipient().id(), parcel.address().channel());
    }
  }

  private PostOffice(
      Vertx vertx,
      Outbox outbox,
      List<? extends Carrier> channels,
      Rules rules,
      Clock clock,
      Listener listener) {
    this.vertx = vertx;
    this.loop = vertx.getOrCreateContext();
    this.outbox = outbox;
    this.channels = new EnumMap<>(Channel.class);
    channels.forEach(channel -> this.channels.put(channel.kind(), channel));
    this.rules = rules;
    this.clock = clock;
    this.listener = listener;
    this.unwritten = new Backlog(outbox);
    this.throttle = new Throttle(rules.burst(), rules.every());
  }

  /** Begins with what an earlier process did not finish. */
  public static Future<PostOffice> start(
      Vertx vertx,
      Outbox outbox,
      List<? extends Carrier> channels,
      Rules rules,
      Clock clock,
      Listener listener) {
    PostOffice office = new PostOffice(vertx, outbox, channels, rules, clock, listener);
    return outbox
        .waiting()
        .onSuccess(
            waiting ->
                office.loop.runOnContext(
                    _ -> {
                      office.resume(waiting);
                      office.timer = vertx.setPeriodic(250, _ -> office.work());
                      office.work();
                    }))
        .map(office);
  }

  /**
   * Tells. Completes once the messages are kept, or once it was decided to send them unwritten;
   * never fails. Nothing waits for the telling itself.
   */
  public Future<Void> post(List<Message> messages) {
    return messages.isEmpty() ? Future.succeededFuture() : post(messages, outbox.put(messages));
  }

  /**
   * Tells what is being kept already, together with what caused it.
   *
   * @param keeping completes when the messages are kept; fails when they cannot be
   */
  public Future<Void> post(List<Message> messages, Future<Void> keeping) {
    if (messages.isEmpty()) {
      return Future.succeededFuture();
    }
    Promise<Void> kept = Promise.promise();
    loop.runOnContext(
        _ ->
            keeping
                .timeout(rules.journalWait().toMillis(), TimeUnit.MILLISECONDS)
                .onComplete(
                    result ->
                        loop.runOnContext(
                            _ -> {
                              if (result.failed()) {
                                LOG.atError()
                                    .addKeyValue("messages", messages.size())
                                    .setCause(result.cause())
                                    .log("outbox cannot be written: telling all the same");
                                unwritten.put(messages);
                              }
                              messages.forEach(m -> take(m, 0, result.succeeded()));
                              work();
                              kept.complete();
                            })));
    return kept.future();
  }

  /** Drops what need not be said any more, such as reminders of what was acknowledged. */
  public void drop(String incident, Set<Purpose> purposes, String reason) {
    loop.runOnContext(
        _ -> {
          List<Parcel> dropped =
              parcels.values().stream()
                  .filter(p -> !p.sending && p.message.incident().equals(incident))
                  .filter(p -> purposes.contains(p.message.purpose()))
                  .toList();
          dropped.forEach(parcel -> finish(parcel, reason));
        });
  }

  /** Drops what is gathered for a morning and did not go yet: it was told at once since. */
  public void dropGathered(String incident, String reason) {
    loop.runOnContext(
        _ -> {
          List<Parcel> dropped =
              parcels.values().stream()
                  .filter(p -> p.message.incident().equals(incident))
                  .filter(p -> p.message.notBefore().isPresent())
                  .filter(p -> !p.sending && p.bundle == null && p.attempts == 0)
                  .toList();
          dropped.forEach(parcel -> finish(parcel, reason));
        });
  }

  /** Whether its time has not come. */
  private boolean waits(Parcel parcel) {
    return parcel.message.notBefore().filter(clock.now()::isBefore).isPresent();
  }

  public Deliveries deliveries() {
    return deliveries;
  }

  /** Stops telling; what is in flight ends by its own deadline. */
  public Future<Void> close() {
    Promise<Void> stopped = Promise.promise();
    loop.runOnContext(
        _ -> {
          closed = true;
          vertx.cancelTimer(timer);
          Future.join(channels.values().stream().map(Carrier::close).toList())
              .<Void>mapEmpty()
              .onComplete(stopped);
        });
    return stopped.future();
  }

  /**
   * Of each person and way one may have been in flight when the earlier process ended: one that was
   * tried before, or the first of the others.
   */
  private void resume(List<Outbox.Waiting> waiting) {
    Set<Way> begun = new HashSet<>();
    for (Outbox.Waiting one : waiting) {
      take(one.message(), one.attempts(), true);
      Parcel parcel = parcels.get(one.message().key());
      if (parcel != null) {
        parcel.bundle = one.bundle().orElse(null);
        parcel.alone =
            one.bundle().isEmpty()
                && !waits(parcel)
                && (one.attempts() > 0 || begun.add(Way.of(parcel)));
      }
    }
  }

  private void take(Message message, int attempts, boolean written) {
    if (parcels.containsKey(message.key()) || deliveries.isDone(message.key())) {
      return;
    }
    Parcel parcel = new Parcel(message, attempts, written, clock.nanos());
    if (parcels.size() >= MOST_PARCELS) {
      LOG.atError().addKeyValue("incident", message.incident()).log("too many messages waiting");
      return;
    }
    parcels.put(message.key(), parcel);
    if (!skipMissing(parcel)) {
      unreached(parcel);
    }
  }

  /** Moves to the next address whose channel is set up; false when there is none. */
  private boolean skipMissing(Parcel parcel) {
    List<Address> addresses = parcel.message.recipient().addresses();
    while (parcel.channel < addresses.size()
        && !channels.containsKey(addresses.get(parcel.channel).channel())) {
      parcel.channel++;
    }
    return parcel.channel < addresses.size();
  }

  private void work() {
    if (closed) {
      return;
    }
    unwritten.flush(clock.nanos());
    long now = clock.nanos();
    for (Parcel parcel : new ArrayList<>(parcels.values())) {
      if (parcel.sending
          || parcel.notBefore > now
          || waits(parcel)
          || !parcels.containsKey(parcel.message.key())) {
        continue;
      }
      if (old(parcel)) {
        finish(parcel, "quá " + rules.giveUp().toHours() + " giờ");
      } else if (!busy.contains(Way.of(parcel))
          && inFlight.getOrDefault(parcel.address().channel(), 0) < rules.placesPerChannel()
          && throttle.take(parcel.message.recipient().id(), now)) {
        begin(bundle(parcel, now));
      }
    }
    List<Instant> due =
        parcels.values().stream().filter(p -> !waits(p)).map(p -> p.message.since()).toList();
    deliveries.waiting(due.size(), due.stream().min(Instant::compareTo));
  }

  private boolean old(Parcel parcel) {
    return Duration.between(parcel.message.since(), clock.now()).compareTo(rules.giveUp()) > 0;
  }

  /**
   * With what waits for the same person on the same channel, when that person was told much; what
   * is gathered for the morning goes as one in any case.
   */
  private List<Parcel> bundle(Parcel first, long now) {
    String known = first.bundle;
    if (known != null) {
      return parcels.values().stream()
          .filter(p -> p == first || (known.equals(p.bundle) && p.goesWith(first, now)))
          .toList();
    }
    boolean gathered = first.message.notBefore().isPresent();
    if (first.alone || (!gathered && !throttle.thick(first.message.recipient().id(), now))) {
      return List.of(first);
    }
    return parcels.values().stream()
        .filter(p -> p.bundle == null && !p.alone && !waits(p) && p.goesWith(first, now))
        .filter(p -> p.message.notBefore().isPresent() == gathered)
        .limit(MOST_IN_BUNDLE)
        .toList();
  }

  /** A new bundle is kept before it goes, so that it goes under the same key after a kill. */
  private void begin(List<Parcel> bundle) {
    Parcel first = bundle.getFirst();
    boolean _ = busy.add(Way.of(first));
    bundle.forEach(parcel -> parcel.sending = true);
    inFlight.merge(first.address().channel(), 1, Integer::sum);
    if (first.bundle != null || bundle.size() == 1) {
      send(bundle);
      return;
    }
    String key = keyOf(bundle);
    bundle.forEach(parcel -> parcel.bundle = key);
    outbox
        .bundled(
            key, first.message.recipient().id(), bundle.stream().map(p -> p.message.key()).toList())
        .timeout(rules.journalWait().toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(_ -> loop.runOnContext(_ -> send(bundle)));
  }

  private void send(List<Parcel> bundle) {
    Parcel first = bundle.getFirst();
    Address to = first.address();
    boolean unwritten = bundle.stream().anyMatch(p -> !p.written);
    Text text =
        bundle.size() == 1
            ? first.message.text()
            : Letter.together(bundle.stream().map(p -> p.message).toList(), unwritten);
    if (unwritten) {
      text = Unwritten.marked(text);
    }
    String key = first.bundle == null ? first.message.key() : first.bundle;
    Way way = Way.of(first);
    sent(key, first.message, text, to)
        .otherwise(HttpCaller::failed)
        .onSuccess(
            delivery ->
                loop.runOnContext(
                    _ -> {
                      inFlight.merge(to.channel(), -1, Integer::sum);
                      recorded(came(bundle, to, delivery), way);
                      work();
                    }));
  }

  /** The next message goes this way once what came of the last one is kept. */
  private void recorded(Future<Void> record, Way way) {
    record
        .timeout(rules.journalWait().toMillis(), TimeUnit.MILLISECONDS)
        .onComplete(
            _ ->
                loop.runOnContext(
                    _ -> {
                      boolean _ = busy.remove(way);
                      work();
                    }));
  }

  private Future<Delivery> sent(String key, Message message, Text text, Address to) {
    @Nullable Carrier channel = channels.get(to.channel());
    try {
      return channel == null
          ? Future.succeededFuture(new Delivery.Refused("kênh chưa được cài đặt"))
          : channel.send(key, message, text, to);
    } catch (RuntimeException e) {
      return Future.succeededFuture(HttpCaller.failed(e));
    }
  }

  /** The same parcels make the same key. */
  private static String keyOf(List<Parcel> bundle) {
    return "bundle:"
        + Secret.digest(
                String.join(" ", bundle.stream().map(p -> p.message.key()).sorted().toList()))
            .substring(0, 32);
  }

  /** What came of one sending is one record, whatever it carried. */
  private Future<Void> came(List<Parcel> bundle, Address to, Delivery delivery) {
    List<Attempt> attempts = bundle.stream().map(parcel -> attempt(parcel, to, delivery)).toList();
    Future<Void> record = unwritten.attempted(attempts);
    attempts.forEach(listener::attempted);
    bundle.forEach(parcel -> goOn(parcel, to, delivery));
    return record;
  }

  private Attempt attempt(Parcel parcel, Address to, Delivery delivery) {
    parcel.sending = false;
    parcel.attempts++;
    parcel.triesHere++;
    // Its own key may have been seen, whatever was answered: it never goes under another.
    parcel.alone = parcel.bundle == null;
    Message message = parcel.message;
    Attempt attempt =
        new Attempt(
            message.key(),
            message.incident(),
            message.recipient().id(),
            message.purpose(),
            to.channel(),
            clock.now(),
            parcel.attempts,
            delivery);
    deliveries.add(attempt);
    return attempt;
  }

  private void goOn(Parcel parcel, Address to, Delivery delivery) {
    Message message = parcel.message;
    switch (delivery) {
      case Delivery.Accepted _ -> parcels.remove(message.key());
      case Delivery.Refused _ -> nextChannel(parcel);
      case Delivery.Later(_, var asked) -> {
        if (parcel.triesHere >= rules.triesPerChannel()) {
          nextChannel(parcel);
        } else {
          parcel.notBefore = clock.nanos() + asked.orElse(wait(parcel)).toNanos();
        }
      }
    }
    if (!(delivery instanceof Delivery.Accepted)) {
      LOG.atWarn()
          .addKeyValue("incident", message.incident())
          .addKeyValue("person", message.recipient().id())
          .addKeyValue("channel", to.channel().label())
          .addKeyValue("nth", parcel.attempts)
          .addKeyValue("reason", delivery.said())
          .log("message was not taken");
    }
  }

  private Duration wait(Parcel parcel) {
    return rules.backOff().get(Math.min(parcel.attempts, rules.backOff().size()) - 1);
  }

  private void nextChannel(Parcel parcel) {
    parcel.triesHere = 0;
    parcel.channel++;
    parcel.notBefore = clock.nanos();
    if (!skipMissing(parcel)) {
      unreached(parcel);
    }
  }

  /** All channels failed: others are told, and this person's first channel is tried again later. */
  private void unreached(Parcel parcel) {
    if (!parcel.saidUnreached) {
      parcel.saidUnreached = true;
      listener.unreached(parcel.message);
    }
    parcel.channel = 0;
    parcel.notBefore = clock.nanos() + wait(parcel.attempts).toNanos();
    if (!skipMissing(parcel)) {
      finish(parcel, "người này không có kênh nào đã cài đặt");
    }
  }

  private Duration wait(int attempts) {
    return rules.backOff().get(Math.clamp(attempts - 1L, 0, rules.backOff().size() - 1));
  }

  private void finish(Parcel parcel, String reason) {
    parcels.remove(parcel.message.key());
    deliveries.dropped(parcel.message.key());
    unwritten.finished(parcel.message.key(), reason);
  }
}
