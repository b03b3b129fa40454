package vn.gov.haiduong.haidang.probe;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Which of a name's addresses are measured.
 *
 * @param fixed measured instead of resolving the name
 */
public record Addressing(Family family, Optional<InetAddress> fixed) {

  public static final Addressing ALL = new Addressing(Family.ALL, Optional.empty());

  /** Address families. {@code ALL} measures each published address, A before AAAA. */
  public enum Family {
    V4,
    V6,
    ALL
  }
}
