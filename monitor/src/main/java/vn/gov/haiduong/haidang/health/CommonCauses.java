package vn.gov.haiduong.haidang.health;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * Finds targets that fail together for one reason, from what they share: at least two, and more
 * than half of those that share it and could be judged. A group that lies within one of a stronger
 * kind is not told again. The same targets give the same groups in the same order.
 */
public final class CommonCauses {

  /** What the members share, strongest first. */
  public enum Shared {
    PARENT,
    ADDRESS,
    /** Names of several zones are not answered: a resolver or a name server for all of them. */
    RESOLVER,
    ZONE,
    CERTIFICATE,
    PLATFORM
  }

  /** How a target stands. */
  public enum Standing {
    ANSWERS,
    FAILS,
    /** Unknown or in maintenance: counts on neither side. */
    NOT_JUDGED
  }

  /**
   * One target with what it may share.
   *
   * @param parents {@code hosted_on} and {@code reached_through}
   * @param addresses IP addresses as text
   * @param certificateSha256 of the server's own certificate
   * @param naming zone of its name, and whether its failure is that the name is not answered; empty
   *     for what is measured by address
   */
  public record Member(
      TargetId id,
      Standing standing,
      Set<TargetId> parents,
      Set<String> addresses,
      Optional<String> certificateSha256,
      Optional<String> platform,
      Optional<Naming> naming) {
    public Member {
      parents = Set.copyOf(parents);
      addresses = Set.copyOf(addresses);
    }

    public Member(
        TargetId id,
        Standing standing,
        Set<TargetId> parents,
        Set<String> addresses,
        Optional<String> certificateSha256,
        Optional<String> platform) {
      this(id, standing, parents, addresses, certificateSha256, platform, Optional.empty());
    }

    /** How it stands to what is shared: whose name is not answered says nothing of its server. */
    Standing standingTo(Shared shared) {
      boolean nameless = standing == Standing.FAILS && naming.filter(Naming::fails).isPresent();
      boolean served = standing == Standing.FAILS && !nameless;
      return switch (shared) {
        case PARENT -> standing;
        case RESOLVER, ZONE -> served ? Standing.NOT_JUDGED : standing;
        case ADDRESS, CERTIFICATE, PLATFORM -> nameless ? Standing.NOT_JUDGED : standing;
      };
    }
  }

  /**
   * The name of a target.
   *
   * @param zone that it lies in, such as {@code haiduong.gov.vn}
   */
  public record Naming(String zone, boolean fails) {}

  /**
   * Targets that fail together.
   *
   * @param key what they share: a target's id, an address, "all" of the names, a zone, a
   *     fingerprint, a platform
   * @param members those that fail, in the order of their ids
   * @param sharing how many share it and could be judged
   */
  public record Group(Shared shared, String key, List<TargetId> members, int sharing) {
    public Group {
      members = List.copyOf(members);
    }
  }

  /** What all names share: they are looked up by the same resolvers. */
  private static final String ALL_NAMES = "all";

  private CommonCauses() {}

  /** The groups among {@code targets}: by kind, then the largest first, then by key. */
  public static List<Group> among(List<Member> targets) {
    List<Group> told = new ArrayList<>();
    for (Shared shared : Shared.values()) {
      List<Group> found = new ArrayList<>();
      byKey(targets, shared).forEach((key, members) -> group(shared, key, members, found));
      found.sort(
          Comparator.comparingInt((Group g) -> -g.members().size()).thenComparing(Group::key));
      for (Group group : found) {
        if (told.stream().noneMatch(stronger -> within(group, stronger))) {
          told.add(group);
        }
      }
    }
    return List.copyOf(told);
  }

  private static Map<String, List<Member>> byKey(List<Member> targets, Shared shared) {
    Map<String, List<Member>> byKey = new TreeMap<>();
    for (Member target : targets) {
      if (target.standingTo(shared) == Standing.NOT_JUDGED) {
        continue;
      }
      for (String key : keys(target, shared)) {
        byKey.computeIfAbsent(key, _ -> new ArrayList<>()).add(target);
      }
    }
    return byKey;
  }

  private static List<String> keys(Member target, Shared shared) {
    return switch (shared) {
      case PARENT -> target.parents().stream().map(TargetId::value).toList();
      case ADDRESS -> List.copyOf(target.addresses());
      case RESOLVER -> target.naming().isPresent() ? List.of(ALL_NAMES) : List.<String>of();
      case ZONE -> target.naming().map(Naming::zone).stream().toList();
      case CERTIFICATE -> target.certificateSha256().stream().toList();
      case PLATFORM -> target.platform().stream().toList();
    };
  }

  private static void group(Shared shared, String key, List<Member> members, List<Group> into) {
    List<TargetId> failing =
        members.stream()
            .filter(member -> member.standingTo(shared) == Standing.FAILS)
            .map(Member::id)
            .sorted()
            .toList();
    boolean oneZone =
        shared == Shared.RESOLVER
            && members.stream()
                    .filter(member -> member.standingTo(shared) == Standing.FAILS)
                    .flatMap(member -> member.naming().stream())
                    .map(Naming::zone)
                    .distinct()
                    .count()
                < 2;
    if (!oneZone && failing.size() >= 2 && failing.size() * 2 > members.size()) {
      into.add(new Group(shared, key, failing, members.size()));
    }
  }

  private static boolean within(Group group, Group stronger) {
    return Set.copyOf(stronger.members()).containsAll(group.members());
  }
}
