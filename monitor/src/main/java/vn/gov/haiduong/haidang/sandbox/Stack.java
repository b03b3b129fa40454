package vn.gov.haiduong.haidang.sandbox;

import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.net.SocketAddress;
import java.util.concurrent.TimeUnit;

/**
 * The Netty pieces of a Vert.x. The servers use Netty directly, because faults live below what an
 * HTTP server shows: unanswered connections, resets, bytes that drip, handshakes that break.
 */
final class Stack {

  private final EventLoopGroup loops;
  private final Transport transport;
  private final ChannelGroup accepted;

  Stack(Vertx vertx) {
    VertxInternal inside = (VertxInternal) vertx;
    this.loops = inside.nettyEventLoopGroup();
    this.transport = inside.transport();
    this.accepted = new DefaultChannelGroup(loops.next(), true);
  }

  Future<Void> pause(long millis) {
    Promise<Void> promise = Promise.promise();
    var _ = loops.next().schedule(() -> promise.complete(), millis, TimeUnit.MILLISECONDS);
    return promise.future();
  }

  /** Accepted connections, closed together at the end. */
  ChannelGroup accepted() {
    return accepted;
  }

  /** A listening socket that accepts. */
  Future<Channel> listen(SocketAddress at, ChannelHandler child) {
    return bound(
        new ServerBootstrap()
            .group(loops)
            .channelFactory(transport.serverChannelFactory(false))
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 1024)
            .childOption(ChannelOption.TCP_NODELAY, true)
            .childHandler(child)
            .bind(at));
  }

  /**
   * A listening socket that never accepts, with room for two: once two of our own connections fill
   * it, the kernel drops every further request to connect, as a dead machine would.
   */
  Future<Channel> listenWithoutAccepting(SocketAddress at) {
    return bound(
        new ServerBootstrap()
            .group(loops)
            .channelFactory(transport.serverChannelFactory(false))
            .option(ChannelOption.SO_REUSEADDR, true)
            .option(ChannelOption.SO_BACKLOG, 1)
            .option(ChannelOption.AUTO_READ, false)
            .childHandler(new ChannelInboundHandlerAdapter())
            .bind(at));
  }

  /** A connection of our own that is never used. */
  Future<Channel> connect(SocketAddress to) {
    return bound(
        new Bootstrap()
            .group(loops)
            .channelFactory(transport.channelFactory(false))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 1000)
            .handler(new ChannelInboundHandlerAdapter())
            .connect(to));
  }

  /** A datagram socket. */
  Future<Channel> bind(SocketAddress at, ChannelHandler handler) {
    return bound(
        new Bootstrap()
            .group(loops)
            .channelFactory(transport.datagramChannelFactory())
            .handler(handler)
            .bind(at));
  }

  private static Future<Channel> bound(ChannelFuture done) {
    Promise<Channel> promise = Promise.promise();
    var _ =
        done.addListener(
            result -> {
              if (result.isSuccess()) {
                promise.complete(done.channel());
              } else {
                promise.fail(result.cause());
              }
            });
    return promise.future();
  }

  /** Writes; a peer that is gone shows when its connection closes. */
  static void send(ChannelHandlerContext ctx, Object message) {
    var _ = ctx.writeAndFlush(message);
  }

  /** Writes and closes. */
  static void sendLast(ChannelHandlerContext ctx, Object message) {
    var _ = ctx.writeAndFlush(message).addListener(ChannelFutureListener.CLOSE);
  }

  static void close(ChannelHandlerContext ctx) {
    var _ = ctx.close();
  }

  /** Does something later, unless the connection is closed before. */
  static void later(ChannelHandlerContext ctx, long millis, Runnable what) {
    var late = ctx.executor().schedule(what, millis, TimeUnit.MILLISECONDS);
    var _ = ctx.channel().closeFuture().addListener(_ -> late.cancel(false));
  }

  /** Does something again and again until the connection is closed. */
  static void repeatedly(ChannelHandlerContext ctx, long everyMillis, Runnable what) {
    var each =
        ctx.executor().scheduleAtFixedRate(what, everyMillis, everyMillis, TimeUnit.MILLISECONDS);
    var _ = ctx.channel().closeFuture().addListener(_ -> each.cancel(false));
  }

  /**
   * Closes; completes when the kernel has the port back. The JDK's channels give it back only at
   * their loop's next look at its sockets, and until then the kernel still takes connections in, to
   * reset them: a task for later comes after that look.
   */
  static Future<Void> closed(Channel channel) {
    Promise<Void> promise = Promise.promise();
    var _ =
        channel
            .close()
            .addListener(
                _ -> {
                  var _ =
                      channel
                          .eventLoop()
                          .schedule(() -> promise.complete(), 1, TimeUnit.MILLISECONDS);
                });
    return promise.future();
  }

  /** Cuts a connection with a reset: what was not yet read on either side is lost. */
  static void reset(Channel channel) {
    channel.config().setOption(ChannelOption.SO_LINGER, 0);
    // Below any TLS handler, which would say goodbye first.
    channel.unsafe().close(channel.voidPromise());
  }
}
