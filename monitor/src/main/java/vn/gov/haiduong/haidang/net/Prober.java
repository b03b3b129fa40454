package vn.gov.haiduong.haidang.net;

import io.vertx.core.Future;
import java.net.InetAddress;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.ProbeSpec;

/**
 * Measures one address of one kind of specification. The future never fails: whatever happens is in
 * the result. It completes within the specification's time budget, and by then everything that was
 * opened is closed.
 *
 * @param <S> the kind of specification served
 */
interface Prober<S extends ProbeSpec> {

  /** Measures {@code address} on the probing loop given. Called on that loop. */
  Future<AddressResult> probe(S spec, InetAddress address, ProbeLoop loop);
}
