package vn.gov.haiduong.haidang.notify;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/**
 * What is still to be told, kept so that a killed process forgets nobody. A message is put in the
 * same transaction as the entry that caused it; a finished one is never handed out again.
 */
public interface Outbox {

  /** Keeps messages; those whose key is known already are left as they are. */
  Future<Void> put(List<Message> messages);

  /** What was put and is not finished, oldest first, with the attempts that were made. */
  Future<List<Waiting>> waiting();

  /**
   * What came of one sending, an attempt for each message that it carried; an accepted one finishes
   * its message. Kept together or not at all: of what went in one bundle, a kill leaves no part
   * that counts as told and another that is told again.
   */
  Future<Void> attempted(List<Attempt> attempts);

  /** Nothing more will be tried. */
  Future<Void> finished(String key, String reason);

  /**
   * These messages to one person go together from now on, under one key, until they are finished:
   * kept before the first attempt, so that a repeat after a kill carries the same key.
   *
   * @param members their keys
   */
  Future<Void> bundled(String key, String person, List<String> members);

  /**
   * One message that is not finished.
   *
   * @param bundle key of the bundle that it went or goes with
   */
  record Waiting(Message message, int attempts, Optional<String> bundle) {}
}
