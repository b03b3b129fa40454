package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import vn.gov.haiduong.haidang.target.TargetId;

/**
 * What is simulated.
 *
 * @param seed of everything that looks random; the same seed gives the same pages
 * @param basePort first of a row of ports, one for each {@link Service}; empty takes the first row
 *     that is free, so that several sandboxes run side by side
 * @param resolvers addresses of the resolvers that answer for all names; may be none
 * @param zones the zones that the name servers answer for, such as "haiduong.gov.vn"
 */
public record SandboxPlan(
    long seed,
    OptionalInt basePort,
    List<InetAddress> resolvers,
    Set<String> zones,
    List<Simulated> things) {

  public SandboxPlan {
    resolvers = List.copyOf(resolvers);
    zones = Set.copyOf(zones);
    things = List.copyOf(things);
    if (basePort.isPresent() && (basePort.getAsInt() < 1024 || basePort.getAsInt() > 65_000)) {
      throw new IllegalArgumentException(
          "base port: expected 1024 to 65000, got " + basePort.getAsInt());
    }
    Set<TargetId> ids = new HashSet<>();
    for (Simulated thing : things) {
      if (!ids.add(thing.about().id())) {
        throw new IllegalArgumentException("two simulated things with id " + thing.about().id());
      }
    }
  }

  /** A plan of {@code things} with one resolver for their names. */
  public static SandboxPlan of(long seed, List<Simulated> things) {
    return new SandboxPlan(
        seed,
        OptionalInt.empty(),
        List.of(InetAddress.ofLiteral("127.20.0.53")),
        Set.of("haiduong.gov.vn"),
        things);
  }
}
