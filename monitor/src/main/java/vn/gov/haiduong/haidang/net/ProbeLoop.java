package vn.gov.haiduong.haidang.net;

import io.netty.channel.EventLoop;
import io.vertx.core.Context;
import io.vertx.core.internal.ContextInternal;

/**
 * One event loop that runs probes and nothing else. Vert.x owns the thread; probers use Netty on it
 * directly, because only there are connect, TLS and first byte separate events.
 */
public record ProbeLoop(Context context, EventLoop netty) {

  public static ProbeLoop of(Context context) {
    return new ProbeLoop(context, ((ContextInternal) context).nettyEventLoop());
  }
}
