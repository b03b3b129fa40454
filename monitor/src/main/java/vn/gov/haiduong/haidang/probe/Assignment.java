package vn.gov.haiduong.haidang.probe;

import vn.gov.haiduong.haidang.target.Target;

/** A target of the inventory and how it is measured. */
public record Assignment(Target target, Method method) {

  /** How a target is measured. */
  public sealed interface Method {}

  /**
   * We ask.
   *
   * @param profile name of the probe profile that the specification was made from
   */
  public record Active(ProbeSpec spec, String profile) implements Method {}

  /**
   * The target reports by itself (heartbeat).
   *
   * @param tokenSha256 lower-case hex of the token that it must show; the token itself is not kept
   */
  public record Passive(String tokenSha256) implements Method {}
}
