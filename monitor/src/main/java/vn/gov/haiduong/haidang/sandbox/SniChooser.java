package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SniHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.util.AsyncMapping;
import io.netty.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Picks the certificate by the server name of the client's hello, and breaks the handshake where a
 * fault says so.
 */
final class SniChooser extends SniHandler {

  /** A fatal alert "handshake_failure" (RFC 8446, section 6). */
  private static final byte[] HANDSHAKE_FAILURE = {0x15, 3, 3, 0, 2, 2, 40};

  private final Vhosts vhosts;
  private final Tls tls;

  SniChooser(Vhosts vhosts, Tls tls) {
    super((AsyncMapping<String, SslContext>) (_, promise) -> promise);
    this.vhosts = vhosts;
    this.tls = tls;
  }

  @Override
  protected Future<SslContext> lookup(ChannelHandlerContext ctx, @Nullable String hostname) {
    Vhosts.Named named = vhosts.named(hostname == null ? "" : hostname);
    Effective now = named.effective();
    if (now.connection() == Fault.DEAD) {
      return ctx.executor().newPromise();
    }
    if (now.connection() == Fault.REFUSED) {
      Stack.reset(ctx.channel());
      return ctx.executor().newPromise();
    }
    if (now.tls() == Fault.TLS_BROKEN) {
      Stack.sendLast(ctx, Unpooled.wrappedBuffer(HANDSHAKE_FAILURE));
      return ctx.executor().newPromise();
    }
    try {
      return ctx.executor()
          .newSucceededFuture(tls.face(named.web().host(), named.web().key(), now.tls()));
    } catch (IllegalStateException e) {
      return ctx.executor().newFailedFuture(e);
    }
  }
}
