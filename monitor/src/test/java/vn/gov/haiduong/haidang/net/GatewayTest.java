package vn.gov.haiduong.haidang.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The kernel's tables as they stand in {@code /proc/net}. */
class GatewayTest {

  private static final List<String> ROUTES =
      List.of(
          "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT",
          "va\t00000000\t0109090A\t0003\t0\t0\t0\t00000000\t0\t0\t0",
          "va\t0009090A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0",
          "vb\t0064A8C0\tFE09090A\t0003\t0\t0\t0\t00FFFFFF\t0\t0\t0");

  private static final List<String> NEIGHBOURS =
      List.of(
          "IP address       HW type     Flags       HW address            Mask     Device",
          "10.9.9.1         0x1         0x0         00:00:00:00:00:00     *        va",
          "10.9.9.254       0x1         0x2         0a:00:00:00:00:01     *        va",
          "10.9.9.77        0x1         0x0         00:00:00:00:00:00     *        va");

  @ParameterizedTest(name = "{0} lies behind a gateway that is silent: {1}")
  @CsvSource({
    "198.51.100.7, true", // the default gateway answers no ARP
    "10.9.9.77, false", // our neighbour: dead itself
    "192.168.100.9, false", // behind the other gateway
    "2001:db8::1, false",
  })
  void aSilentGatewayIsOurFault(String target, boolean silent) {
    assertThat(Gateway.isSilent(InetAddress.ofLiteral(target), ROUTES, NEIGHBOURS))
        .isEqualTo(silent);
  }

  @ParameterizedTest
  @CsvSource({"198.51.100.7", "127.0.0.1"})
  void unreadableTablesProveNothing(String target) {
    InetAddress address = InetAddress.ofLiteral(target);
    assertThat(Gateway.isSilent(address, List.of(), List.of())).isFalse();
    assertThat(Gateway.isSilent(address, List.of("head", "x y z"), NEIGHBOURS)).isFalse();
    assertThat(
            Gateway.isSilent(
                address, List.of("head", "va zz zz 0 0 0 0 zz 0 0 0"), List.of("head", "")))
        .isFalse();
  }
}
