package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Where a simulated thing stands. Several things may share an address, as on shared hosting.
 *
 * @param address in 127.0.0.0/8
 * @param inDataCentre fails with the province's data centre
 * @param behindLinkOf fails with the WAN link of that district
 */
public record Place(InetAddress address, boolean inDataCentre, Optional<UnitCode> behindLinkOf) {

  public Place {
    if (!address.isLoopbackAddress()) {
      throw new IllegalArgumentException(
          "address: expected a loopback address, got " + address.getHostAddress());
    }
  }

  /** An address by itself, such as "127.20.1.7". */
  public static Place at(String literal) {
    return new Place(InetAddress.ofLiteral(literal), false, Optional.empty());
  }

  /** The same in the data centre. */
  public Place inTheDataCentre() {
    return new Place(address, true, behindLinkOf);
  }

  /** The same behind the link of {@code district}. */
  public Place behind(UnitCode district) {
    return new Place(address, inDataCentre, Optional.of(district));
  }
}
