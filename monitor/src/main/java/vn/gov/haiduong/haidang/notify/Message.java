package vn.gov.haiduong.haidang.notify;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing to tell one person.
 *
 * @param key the same for the same message whenever it is made again, so that receivers, the outbox
 *     and people can drop repeats; letters, digits, {@code : . _ -}
 * @param incident what it is about; threads letters
 * @param drill "DIỄN TẬP" stands on every channel's text
 * @param notBefore when it goes, together with all that this person is to hear then; empty for at
 *     once
 */
public record Message(
    String key,
    String incident,
    Recipient recipient,
    Purpose purpose,
    Text text,
    Instant at,
    boolean drill,
    Optional<Instant> notBefore) {

  /** To be told at once. */
  public Message(
      String key,
      String incident,
      Recipient recipient,
      Purpose purpose,
      Text text,
      Instant at,
      boolean drill) {
    this(key, incident, recipient, purpose, text, at, drill, Optional.empty());
  }

  /** Since when it could be told. */
  Instant since() {
    return notBefore.filter(at::isBefore).orElse(at);
  }

  public Message {
    if (!key.matches("[A-Za-z0-9:._-]{1,200}")) {
      throw new IllegalArgumentException(
          "message key: expected letters, digits, : . _ -, got \"" + key + "\"");
    }
    if (!incident.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException(
          "incident: expected letters, digits, . _ -, got \"" + incident + "\"");
    }
    if (drill
        && !(text.subject().contains(Letter.DRILL) && text.brief().contains(Letter.DRILL_PLAIN))) {
      throw new IllegalArgumentException("drill: expected " + Letter.DRILL + " in the text");
    }
  }
}
