package vn.gov.haiduong.haidang.config;

import java.time.Duration;
import java.util.List;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.StatusSet;

/**
 * How a kind of target is measured: {@code profiles.yml}.
 *
 * @param userAgent instead of the operator's; needs its own approval
 * @param dialogue of a TCP probe
 * @param count echoes of an ICMP probe
 * @param sipTcp SIP over TCP instead of UDP
 */
public record Profile(
    String name,
    Duration interval,
    int confirm,
    Duration timeout,
    Duration slowAfter,
    boolean strictTls,
    int follow,
    int maxBody,
    StatusSet expectStatus,
    List<String> refuseText,
    boolean http2,
    String userAgent,
    ProbeSpec.Dialogue dialogue,
    int count,
    boolean bothTransports,
    boolean agree,
    boolean sipTcp) {

  public Profile {
    refuseText = List.copyOf(refuseText);
  }
}
