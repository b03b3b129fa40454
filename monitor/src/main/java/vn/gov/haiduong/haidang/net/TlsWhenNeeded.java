package vn.gov.haiduong.haidang.net;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The one TLS client of all probers, made at the first handshake: reading the trusted roots and the
 * native library takes longer than many a probe that needs neither. Safe from any thread.
 */
final class TlsWhenNeeded implements Supplier<TlsClient> {

  private final ProbeEnvironment environment;
  private @Nullable TlsClient client;

  TlsWhenNeeded(ProbeEnvironment environment) {
    this.environment = environment;
  }

  @Override
  public synchronized TlsClient get() {
    TlsClient made = client;
    if (made == null) {
      made =
          TlsClient.trusting(
              TrustRoots.ofSystem().plus(environment.extraTrusted()), environment.clock());
      client = made;
    }
    return made;
  }
}
