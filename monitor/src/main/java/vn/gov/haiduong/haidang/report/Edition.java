package vn.gov.haiduong.haidang.report;

import java.time.Instant;
import java.util.Optional;

/**
 * Which edition of a month this is.
 *
 * @param number 0 for a draft; the first frozen one is 1, a correction one more
 * @param reason of a correction; empty for the first
 * @param by who closed it; empty for a draft
 * @param at when; empty for a draft
 * @param previousHash of the edition frozen before this one, whatever month it was of; empty for
 *     the first of all
 * @param previousSeal of that edition's line in the chain, which names the hash of each of its
 *     files: whoever holds this edition's hash can check all files before it
 */
public record Edition(
    int number,
    String reason,
    String by,
    Optional<Instant> at,
    String previousHash,
    String previousSeal) {

  public static final Edition DRAFT = new Edition(0, "", "", Optional.empty(), "", "");

  public Edition {
    if (number < 0 || (number > 0 && (by.isBlank() || at.isEmpty()))) {
      throw new IllegalArgumentException(
          "edition: expected a name and a time of every frozen one, got number " + number);
    }
    if (number > 1 && reason.isBlank()) {
      throw new IllegalArgumentException(
          "edition " + number + ": reason: expected words, got none");
    }
  }

  public boolean draft() {
    return number == 0;
  }

  public String words() {
    return draft() ? "Dự thảo" : number == 1 ? "Bản lần 1" : "Bản lần " + number + " (thay thế)";
  }
}
