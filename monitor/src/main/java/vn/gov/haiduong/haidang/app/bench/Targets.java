package vn.gov.haiduong.haidang.app.bench;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import vn.gov.haiduong.haidang.probe.Addressing;
import vn.gov.haiduong.haidang.probe.Assignment;
import vn.gov.haiduong.haidang.probe.Budget;
import vn.gov.haiduong.haidang.probe.Endpoint;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;
import vn.gov.haiduong.haidang.target.Side;
import vn.gov.haiduong.haidang.target.Target;
import vn.gov.haiduong.haidang.target.TargetId;
import vn.gov.haiduong.haidang.target.TargetKind;
import vn.gov.haiduong.haidang.target.UnitCode;
import vn.gov.haiduong.haidang.target.Vantage;

/**
 * A {@link Load} as targets of the inventory. Both sides connect to a given address and verify the
 * name in the certificate, so neither pays for names.
 */
final class Targets {

  private static final String PREFIX = "bench/";

  private Targets() {}

  static List<Assignment> of(Load load) {
    return IntStream.range(0, load.count()).mapToObj(i -> assignment(load, i)).toList();
  }

  /** The number of a target in its load. */
  static int index(TargetId id) {
    return Integer.parseInt(id.value(), PREFIX.length(), id.value().length(), 10);
  }

  private static Assignment assignment(Load load, int index) {
    ProbeSpec spec =
        switch (load.kind()) {
          case HTTP -> web(load, index, ProbeSpec.Scheme.HTTP, List.of());
          case HTTP_ON_ONE -> web(load, index < 200 ? 0 : index, ProbeSpec.Scheme.HTTP, List.of());
          case HTTPS -> web(load, index, ProbeSpec.Scheme.HTTPS, List.of());
          case PAGE -> web(load, index, ProbeSpec.Scheme.HTTP, List.of(Servers.EXPECTED.strip()));
          case DEAD -> web(load, index, ProbeSpec.Scheme.HTTP, List.of());
          case DEAD_ON_ONE -> web(load, 0, ProbeSpec.Scheme.HTTP, List.of());
          case ICMP ->
              new ProbeSpec.Icmp(
                  new Endpoint(Bench.address(index), 0),
                  Budget.DEFAULT,
                  new Addressing(Addressing.Family.V4, Optional.of(ip(index))),
                  1);
        };
    Target target =
        new Target(
            new TargetId(PREFIX + index),
            "Đối tượng " + index,
            TargetKind.WEBSITE,
            new UnitCode("bench"),
            Optional.of(new UnitCode("d" + index % 12)),
            "http://" + Bench.address(index) + ":" + load.port() + "/",
            new Target.Cadence(load.interval(), 3),
            Vantage.ANY,
            Side.INTERNET,
            "1",
            1,
            Optional.empty(),
            Optional.empty(),
            Optional.empty());
    return new Assignment(target, new Assignment.Active(spec, "bench"));
  }

  private static ProbeSpec web(
      Load load, int index, ProbeSpec.Scheme scheme, List<String> expectText) {
    return new ProbeSpec.Http(
        new Endpoint(Certificates.HOST, load.port()),
        Budget.DEFAULT,
        new Addressing(Addressing.Family.ALL, Optional.of(ip(index))),
        scheme,
        "/",
        new HttpRules(
            StatusSet.SUCCESS,
            expectText,
            List.of(),
            HttpRules.MAX_BODY_IN_LOOP,
            10,
            "HaiDang-bench/0.1",
            false,
            Set.of(),
            false,
            false));
  }

  private static InetAddress ip(int index) {
    try {
      return InetAddress.getByAddress(
          NetUtil.createByteArrayFromIpAddressString(Bench.address(index)));
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }
}
