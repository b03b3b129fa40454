package vn.gov.haiduong.haidang.sandbox;

import java.net.InetAddress;
import java.util.Optional;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.Vantage;

/**
 * Where a simulated thing came to stand.
 *
 * @param host the name to ask for, or the address where it has none
 * @param port 0 for what sends by itself
 * @param what how one would measure it by hand, such as "https://soyte.haiduong.gov.vn:20081/"
 */
public record Located(Simulated thing, String host, InetAddress address, int port, String what) {

  /** The thing as a row of an inventory. */
  public Target target(Target.Cadence cadence) {
    About about = thing.about();
    return new Target(
        about.id(),
        about.name(),
        about.kind(),
        about.unit(),
        about.district(),
        what,
        cadence,
        Vantage.ANY,
        about.side(),
        "1",
        1,
        about.hostedOn(),
        about.reachedThrough(),
        about.platform());
  }

  /** A text that the sound page has and a wrong one has not; empty for what has no pages. */
  public Optional<String> expectedText() {
    return thing instanceof Simulated.Web web && web.style() != Style.TINY
        ? Optional.of(web.style() == Style.HEAVY ? "Cuối trang thử tốc độ" : web.about().unitName())
        : Optional.empty();
  }
}
