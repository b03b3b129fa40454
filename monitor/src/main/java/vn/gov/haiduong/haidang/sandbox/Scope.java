package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.UnitCode;

/**
 * Which simulated things a fault strikes. Faults of several scopes hold at once and are mended
 * scope by scope; {@link Everything} with {@link Fault#GOOD} mends all of them.
 */
public sealed interface Scope {

  /** Whether it covers {@code thing}. */
  boolean covers(Simulated thing);

  /** How it is written in forms and JSON; {@link #parse} reads it back. */
  String label();

  record Everything() implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return true;
    }

    @Override
    public String label() {
      return "all";
    }
  }

  /** The monitor's own line to the Internet: anchors outside and everything measured through it. */
  record OwnUplink() implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return thing.about().side() == Side.INTERNET;
    }

    @Override
    public String label() {
      return "uplink";
    }
  }

  /** The province's data centre and everything that runs in it. */
  record DataCentre() implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return thing.place().inDataCentre();
    }

    @Override
    public String label() {
      return "datacentre";
    }
  }

  /** The WAN link of a district and everything behind it. */
  record DistrictLink(UnitCode district) implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return thing.place().behindLinkOf().equals(Optional.of(district));
    }

    @Override
    public String label() {
      return "district:" + district;
    }
  }

  /** Everything on one address. */
  record Address(InetAddress address) implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return thing.place().address().equals(address);
    }

    @Override
    public String label() {
      return "address:" + address.getHostAddress();
    }
  }

  /** One target. */
  record One(TargetId id) implements Scope {
    @Override
    public boolean covers(Simulated thing) {
      return thing.about().id().equals(id);
    }

    @Override
    public String label() {
      return "target:" + id;
    }
  }

  static Scope one(String id) {
    return new One(new TargetId(id));
  }

  /** Reads what {@link #label()} wrote; empty for anything else. */
  static Optional<Scope> parse(String label) {
    int colon = label.indexOf(':');
    String value = label.substring(colon + 1);
    try {
      return switch (colon < 0 ? label : label.substring(0, colon)) {
        case "all" -> Optional.of(new Everything());
        case "uplink" -> Optional.of(new OwnUplink());
        case "datacentre" -> Optional.of(new DataCentre());
        case "district" -> Optional.of(new DistrictLink(new UnitCode(value)));
        case "address" ->
            LITERAL.matcher(value).matches()
                ? Optional.of(new Address(InetAddress.ofLiteral(value)))
                : Optional.empty();
        case "target" -> Optional.of(new One(new TargetId(value)));
        default -> Optional.empty();
      };
    } catch (IllegalArgumentException notOne) {
      return Optional.empty();
    }
  }

  /** Four numbers; a name is never looked up. */
  Pattern LITERAL = Pattern.compile("127(\\.\\d{1,3}){3}");
}
