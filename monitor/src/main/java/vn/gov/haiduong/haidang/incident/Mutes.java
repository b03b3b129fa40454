package vn.gov.haiduong.haidang.incident;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Targets and units about which people are not told for a while ("ngừng nhắc"). Changes who is
 * told, never how time is counted nor what is opened. Immutable.
 */
public record Mutes(SortedMap<String, Mute> bySubject) {

  public static final Mutes NONE = new Mutes(new TreeMap<>());

  /**
   * One mute.
   *
   * @param subject {@code target:ID} or {@code unit:CODE}
   * @param until at most {@link Rules#LONGEST_MUTE} after {@code at}
   */
  public record Mute(String subject, Instant at, String by, Instant until, String reason) {}

  public Mutes {
    bySubject = Collections.unmodifiableSortedMap(new TreeMap<>(bySubject));
  }

  public static String ofTarget(TargetId id) {
    return "target:" + id.value();
  }

  /** Why it is not legal; empty when it is. */
  public static Optional<Refusal> refusal(Mute mute) {
    if (mute.reason().isBlank()) {
      return Optional.of(Refusal.REASON_NEEDED);
    }
    if (mute.reason().length() > Rules.LONGEST_TEXT) {
      return Optional.of(Refusal.TEXT_TOO_LONG);
    }
    if (!mute.until().isAfter(mute.at())) {
      return Optional.of(Refusal.MUTE_IN_PAST);
    }
    return mute.until().isAfter(mute.at().plus(Rules.LONGEST_MUTE))
        ? Optional.of(Refusal.MUTE_TOO_LONG)
        : Optional.empty();
  }

  public Mutes with(Mute mute) {
    TreeMap<String, Mute> more = new TreeMap<>(bySubject);
    more.put(mute.subject(), mute);
    return new Mutes(more);
  }

  public Mutes without(String subject) {
    TreeMap<String, Mute> fewer = new TreeMap<>(bySubject);
    fewer.remove(subject);
    return new Mutes(fewer);
  }

  /** Those in force, in the order of subjects. */
  public List<Mute> at(Instant now) {
    return bySubject.values().stream().filter(mute -> now.isBefore(mute.until())).toList();
  }

  /** Whether everything that the incident is about is muted; one target that is not is told. */
  boolean silence(Incident incident, World world, Instant now) {
    List<TargetId> targets =
        incident.members().stream()
            .filter(member -> member.leftAt().isEmpty())
            .map(Member::target)
            .toList();
    return !targets.isEmpty() && targets.stream().allMatch(id -> silence(id, world, now));
  }

  private boolean silence(TargetId id, World world, Instant now) {
    return muted(ofTarget(id), now)
        || world
            .subject(id)
            .filter(subject -> muted("unit:" + subject.unit().value(), now))
            .isPresent();
  }

  private boolean muted(String subject, Instant now) {
    Mute mute = bySubject.get(subject);
    return mute != null && now.isBefore(mute.until());
  }
}
