package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.gov.haiduong.haidang.journal.Entry;

/**
 * What became of messages: every attempt, what still waits, and what was given up. Made of what the
 * journal keeps, and of what this process knows already and the journal not yet. Immutable.
 */
public record Correspondence(List<Line> lines) {

  /** Said of a message that no later entry ends and that nobody tries any more. */
  static final String ABANDONED = "dịch vụ dừng lâu hơn thời gian gửi lại";

  public Correspondence {
    lines = List.copyOf(lines);
  }

  /** One thing that happened to a message, or that it waits. */
  public sealed interface Line {

    /** The moment of it; of one that waits, when it was put. */
    Instant at();

    /** Of the message. */
    String key();

    /** Key of the contacts. */
    String person();
  }

  /** It was tried. */
  public record Tried(Attempt attempt) implements Line {
    @Override
    public Instant at() {
      return attempt.at();
    }

    @Override
    public String key() {
      return attempt.key();
    }

    @Override
    public String person() {
      return attempt.person();
    }
  }

  /**
   * It waits for its next attempt.
   *
   * @param attempts made so far, all in vain
   */
  public record Waits(Instant at, String key, String person, Purpose purpose, int attempts)
      implements Line {}

  /**
   * Nothing more is tried.
   *
   * @param purpose of the message; empty where it is not known any more
   * @param reason in Vietnamese
   */
  public record GivenUp(
      Instant at, String key, String person, Optional<Purpose> purpose, String reason)
      implements Line {}

  /** By which an attempt is the same in the journal, whose moments are milliseconds. */
  private record Mark(String key, int nth, long atMillis) {
    static Mark of(Attempt attempt) {
      return new Mark(attempt.key(), attempt.nth(), attempt.at().toEpochMilli());
    }
  }

  /**
   * Of everything that was kept of some messages, and what is known beside it.
   *
   * @param kept in the order of entry
   * @param tried lately, whether kept or not
   * @param givenUp lately, whether kept or not
   * @param waiting what is still tried
   */
  public static Correspondence of(
      List<Entry.Notification> kept,
      List<Attempt> tried,
      List<GivenUp> givenUp,
      List<Waits> waiting) {
    List<Line> lines = new ArrayList<>();
    Map<String, Waits> put = new HashMap<>();
    Set<Mark> attempts = new HashSet<>();
    Set<String> ended = new HashSet<>();
    for (Entry.Notification entry : kept) {
      switch (entry.what()) {
        case KeptMessage.QUEUED -> {
          var _ = put.putIfAbsent(entry.key(), JournalOutbox.waits(entry, 0));
        }
        case JournalOutbox.FAILED, JournalOutbox.DELIVERED ->
            JournalOutbox.attempt(entry)
                .filter(attempt -> attempts.add(Mark.of(attempt)))
                .ifPresent(attempt -> lines.add(new Tried(attempt)));
        case JournalOutbox.GIVEN_UP -> {
          if (ended.add(entry.key())) {
            lines.add(JournalOutbox.givenUp(entry, put.get(entry.key())));
          }
        }
        default -> {
          // Of another version, or about several messages.
        }
      }
    }
    tried.stream()
        .filter(attempt -> attempts.add(Mark.of(attempt)))
        .forEach(attempt -> lines.add(new Tried(attempt)));
    givenUp.stream().filter(one -> ended.add(one.key())).forEach(lines::add);
    for (Line line : lines) {
      if (line instanceof Tried(Attempt attempt)
          && attempt.delivery() instanceof Delivery.Accepted) {
        ended.add(attempt.key());
      }
    }
    waiting.stream().filter(one -> ended.add(one.key())).forEach(lines::add);
    put.values().stream()
        .filter(one -> !ended.contains(one.key()))
        .map(
            one ->
                new GivenUp(
                    one.at(), one.key(), one.person(), Optional.of(one.purpose()), ABANDONED))
        .forEach(lines::add);
    lines.sort(Comparator.comparing(Line::at).reversed()); // Stable.
    return new Correspondence(lines);
  }
}
