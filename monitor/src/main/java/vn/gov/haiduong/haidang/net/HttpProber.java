package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Cookies;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.Recognitions;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Measures web pages: a fresh connection and a full handshake for each hop, redirects followed by
 * the rules, the body read once and judged as it arrives.
 */
public final class HttpProber implements Prober<ProbeSpec.Http> {

  private final Clock clock;
  private final Connector connector;
  private final TlsClient tls;
  private final AddressLookup names;
  private final Recognitions recognitions;
  private final Optional<BodyCopies> copies;
  private final BodyTaps taps = new BodyTaps();

  /**
   * @param names for redirects to other hosts
   * @param copies takes the bodies of what is down; empty for nobody
   */
  HttpProber(
      Clock clock,
      Connector connector,
      TlsClient tls,
      AddressLookup names,
      Recognitions recognitions,
      Optional<BodyCopies> copies) {
    this.copies = copies;
    this.clock = clock;
    this.connector = connector;
    this.tls = tls;
    this.names = names;
    this.recognitions = recognitions;
  }

  @Override
  public Future<AddressResult> probe(ProbeSpec.Http spec, InetAddress address, ProbeLoop loop) {
    return probe(spec, address, loop, Turns.AT_ONCE);
  }

  /** The same, waiting for its turn before each request. */
  Future<AddressResult> probe(
      ProbeSpec.Http spec, InetAddress address, ProbeLoop loop, Turns turns) {
    return new HttpRun(this, spec, address, loop, turns).run();
  }

  /** A measurement and what came. */
  record KeptResult(AddressResult result, Optional<FetchedPage.Kept> page) {}

  /** The same, keeping the body; over HTTP/1 alone. */
  Future<KeptResult> fetch(
      ProbeSpec.Http spec, InetAddress address, ProbeLoop loop, Turns turns, PageWish wish) {
    BodyTap tap = new BodyTap();
    return new HttpRun(
            this, spec, address, loop, turns, new Cookies(), Optional.of(tap), false, wish)
        .run()
        .map(result -> new KeptResult(result, kept(result, tap)));
  }

  private static Optional<FetchedPage.Kept> kept(AddressResult result, BodyTap tap) {
    return result
        .http()
        .flatMap(
            http ->
                tap.head()
                    .map(
                        head ->
                            new FetchedPage.Kept(
                                http.finalUrl(),
                                head.first("content-type"),
                                head.first("strict-transport-security"),
                                head.status(),
                                head.fields(),
                                tap.bytes())));
  }

  Clock clock() {
    return clock;
  }

  Connector connector() {
    return connector;
  }

  TlsClient tls() {
    return tls;
  }

  AddressLookup names() {
    return names;
  }

  Optional<BodyCopies> copies() {
    return copies;
  }

  BodyTaps taps() {
    return taps;
  }

  Recognitions recognitions() {
    return recognitions;
  }
}
