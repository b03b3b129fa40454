package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.gov.haiduong.haidang.journal.Body;
import vn.gov.haiduong.haidang.journal.Entry;
import vn.gov.haiduong.haidang.journal.Journal;
import vn.gov.haiduong.haidang.plan.Channel;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * The outbox in the journal: a message is an entry, and so is each attempt to tell it and its end.
 * Whoever causes messages asks {@link #entries} for theirs and appends them together with the
 * cause, so that both are kept or none. Safe from any thread.
 */
public final class JournalOutbox implements Outbox {

  private static final Logger LOG = LoggerFactory.getLogger(JournalOutbox.class);
  private static final int MOST_DONE = 50_000;
  private static final int MOST_GIVEN_UP = 1_000;

  /** Word of the entry that keeps a message. */
  public static final String QUEUED = KeptMessage.QUEUED;

  static final String DELIVERED = "delivered";
  static final String FAILED = "failed";
  static final String GIVEN_UP = "given_up";
  static final String BUNDLED = "bundled";

  private final Journal journal;
  private final Clock clock;
  private final Missing missing;
  private final Map<String, Open> open = new LinkedHashMap<>();
  private final Set<String> done = new LinkedHashSet<>();
  private final List<Attempt> before = new ArrayList<>();
  private final Deque<Ended> givenUp = new ArrayDeque<>();

  private record Ended(String incident, Correspondence.GivenUp how) {}

  private record Open(KeptMessage message, int attempts, Optional<String> bundle) {
    Open in(String key) {
      return new Open(message, attempts, Optional.of(key));
    }
  }

  /**
   * @param past notifications that were entered before, in order
   * @param missing what kept messages lack
   */
  public JournalOutbox(
      Journal journal, List<Entry.Notification> past, Clock clock, Missing missing) {
    this.journal = journal;
    this.clock = clock;
    this.missing = missing;
    past.forEach(this::restore);
  }

  private void restore(Entry.Notification entry) {
    switch (entry.what()) {
      case KeptMessage.QUEUED -> {
        if (!done.contains(entry.key())) {
          var _ =
              open.putIfAbsent(entry.key(), new Open(new KeptMessage(entry), 0, Optional.empty()));
        }
      }
      case FAILED -> {
        var _ =
            open.computeIfPresent(
                entry.key(),
                (_, known) -> new Open(known.message(), known.attempts() + 1, known.bundle()));
      }
      case BUNDLED -> together(entry.key(), entry.body().texts("members"));
      case GIVEN_UP -> givenUp(entry);
      default -> finish(entry.key());
    }
    if (entry.what().equals(FAILED) || entry.what().equals(DELIVERED)) {
      attempt(entry).ifPresent(before::add);
    }
  }

  private void together(String key, List<String> members) {
    for (String member : members) {
      var _ = open.computeIfPresent(member, (_, known) -> known.in(key));
    }
  }

  private void givenUp(Entry.Notification entry) {
    Open known = open.get(entry.key());
    givenUp.addFirst(
        new Ended(
            entry.incident().orElse(""),
            givenUp(entry, known == null ? null : waits(known.message().entry(), 0))));
    if (givenUp.size() > MOST_GIVEN_UP) {
      givenUp.removeLast();
    }
    finish(entry.key());
  }

  /** What was given up lately of messages about this, latest first. */
  public synchronized List<Correspondence.GivenUp> givenUp(String incident) {
    return givenUp.stream().filter(one -> one.incident().equals(incident)).map(Ended::how).toList();
  }

  /** What is still tried of messages about this. */
  public synchronized List<Correspondence.Waits> waits(String incident) {
    return open.values().stream()
        .filter(one -> one.message().entry().incident().filter(incident::equals).isPresent())
        .map(one -> waits(one.message().entry(), one.attempts()))
        .toList();
  }

  private void finish(String key) {
    open.remove(key);
    done.add(key);
    if (done.size() > MOST_DONE) {
      var first = done.iterator();
      first.next();
      first.remove();
    }
  }

  /** Attempts made before this start, in order. */
  public List<Attempt> before() {
    return List.copyOf(before);
  }

  /**
   * Entries that keep these messages; those known already are left out. To be appended at once, in
   * one batch with what caused them: from now on the messages count as put.
   */
  public synchronized List<Entry> entries(List<Message> messages) {
    List<Entry> entries = new ArrayList<>();
    for (Message message : messages) {
      if (!done.contains(message.key()) && !open.containsKey(message.key())) {
        KeptMessage kept = KeptMessage.of(message);
        open.put(message.key(), new Open(kept, 0, Optional.empty()));
        entries.add(kept.entry());
      }
    }
    return entries;
  }

  @Override
  public Future<Void> put(List<Message> messages) {
    return kept(journal.append(entries(messages)));
  }

  /** Fails where the journal keeps in memory alone: the message is told "chưa ghi sổ". */
  public static Future<Void> kept(CompletionStage<Journal.Kept> keeping) {
    return Future.fromCompletionStage(keeping)
        .compose(
            how ->
                switch (how) {
                  case LEDGER, SPOOL -> Future.<Void>succeededFuture();
                  case MEMORY -> Future.<Void>failedFuture("kept in memory alone");
                });
  }

  @Override
  public synchronized Future<List<Waiting>> waiting() {
    List<Waiting> waiting = new ArrayList<>();
    for (Open one : List.copyOf(open.values())) {
      try {
        waiting.add(new Waiting(one.message().message(missing), one.attempts(), one.bundle()));
      } catch (IllegalArgumentException e) {
        LOG.atError()
            .addKeyValue("message", one.message().key())
            .setCause(e)
            .log("a kept message cannot be read");
      }
    }
    return Future.succeededFuture(waiting);
  }

  @Override
  public Future<Void> attempted(List<Attempt> attempts) {
    synchronized (this) {
      for (Attempt attempt : attempts) {
        if (accepted(attempt)) {
          finish(attempt.key());
        } else {
          var _ =
              open.computeIfPresent(
                  attempt.key(),
                  (_, known) -> new Open(known.message(), attempt.nth(), known.bundle()));
        }
      }
    }
    return keep(attempts.stream().map(JournalOutbox::entry).toList());
  }

  private static boolean accepted(Attempt attempt) {
    return attempt.delivery() instanceof Delivery.Accepted;
  }

  private static Entry entry(Attempt attempt) {
    return new Entry.Notification(
        attempt.at(),
        attempt.key(),
        Optional.of(attempt.incident()),
        accepted(attempt) ? DELIVERED : FAILED,
        Body.of(
            "person", attempt.person(),
            "purpose", attempt.purpose().label(),
            "channel", attempt.channel().label(),
            "nth", attempt.nth(),
            "result", attempt.delivery().label(),
            "said", attempt.delivery().said()));
  }

  @Override
  public Future<Void> bundled(String key, String person, List<String> members) {
    synchronized (this) {
      together(key, members);
    }
    return kept(
        journal.append(
            List.of(
                new Entry.Notification(
                    clock.now(),
                    key,
                    Optional.empty(),
                    BUNDLED,
                    Body.of("person", person, "members", members)))));
  }

  @Override
  public Future<Void> finished(String key, String reason) {
    Entry.Notification entry;
    synchronized (this) {
      Optional<Entry.Notification> known =
          Optional.ofNullable(open.get(key)).map(one -> one.message().entry());
      entry =
          new Entry.Notification(
              clock.now(),
              key,
              known.flatMap(Entry.Notification::incident),
              GIVEN_UP,
              Body.of(
                  "person",
                  known.flatMap(one -> one.body().text("person")).orElse(""),
                  "reason",
                  reason));
      givenUp(entry);
    }
    return keep(List.of(entry));
  }

  /** What is kept in memory alone follows by itself: it need not be tried again here. */
  private Future<Void> keep(List<Entry> entries) {
    return Future.fromCompletionStage(journal.append(entries)).mapEmpty();
  }

  /** A message that was put, as one that waits. */
  static Correspondence.Waits waits(Entry.Notification queued, int attempts) {
    return new Correspondence.Waits(
        queued.at(),
        queued.key(),
        queued.body().text("person").orElse(""),
        purpose(queued),
        attempts);
  }

  /**
   * A message that was given up.
   *
   * @param put the message, where it is known
   */
  static Correspondence.GivenUp givenUp(
      Entry.Notification entry, Correspondence.@Nullable Waits put) {
    return new Correspondence.GivenUp(
        entry.at(),
        entry.key(),
        entry.body().text("person").orElse(""),
        Optional.ofNullable(put).map(Correspondence.Waits::purpose),
        entry.body().text("reason").orElse(""));
  }

  private static Purpose purpose(Entry.Notification entry) {
    try {
      return KeptMessage.purpose(entry.body().text("purpose").orElse(""));
    } catch (IllegalArgumentException e) {
      return Purpose.UPDATE; // Of another version.
    }
  }

  /** What an entry says of one attempt; empty when it says of none that is known here. */
  static Optional<Attempt> attempt(Entry.Notification entry) {
    try {
      Body body = entry.body();
      String said = body.text("said").orElse("");
      Delivery delivery =
          switch (body.text("result").orElse("")) {
            case "accepted" -> new Delivery.Accepted(said);
            case "refused" -> new Delivery.Refused(said);
            default -> new Delivery.Later(said, Optional.<Duration>empty());
          };
      return Channel.of(body.text("channel").orElse(""))
          .map(
              channel ->
                  new Attempt(
                      entry.key(),
                      entry.incident().orElse(""),
                      body.text("person").orElse(""),
                      KeptMessage.purpose(body.text("purpose").orElse("")),
                      channel,
                      entry.at(),
                      body.number("nth").orElse(1L).intValue(),
                      delivery));
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // Of a version that told by other channels.
    }
  }
}
