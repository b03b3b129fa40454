package vn.gov.haiduong.haidang.probe;

import java.net.InetAddress;
import java.util.Optional;

/** The measurement of one address: its own verdict, phases and facts. */
public record AddressResult(
    InetAddress ip,
    Outcome outcome,
    Phases phases,
    long durationNanos,
    Optional<HttpFacts> http,
    Optional<TlsFacts> tls,
    Optional<ProtocolFacts> protocol) {}
