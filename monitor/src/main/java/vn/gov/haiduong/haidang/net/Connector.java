package vn.gov.haiduong.haidang.net;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoEventLoop;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.epoll.EpollTcpInfo;
import io.netty.channel.socket.SocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.TimeUnit;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * Opens TCP connections to addresses, never to names. The pipeline of the channel is empty; whoever
 * asked adds handlers in the future's own callback, before anything can be read.
 */
public final class Connector {

  private static final ChannelHandler NOTHING = new Nothing();

  private final Clock clock;

  public Connector(Clock clock) {
    this.clock = clock;
  }

  /**
   * Connects within the deadline. Called on the loop given and answered there; the future never
   * fails.
   *
   * @param deadlineNanos monotonic reading of the clock at which the attempt is given up as {@link
   *     Cause#CONNECT_TIMEOUT}
   */
  public Future<Dial> connect(ProbeLoop loop, InetAddress address, int port, long deadlineNanos) {
    long start = clock.nanos();
    SocketChannel channel;
    try {
      channel = open(loop);
    } catch (RuntimeException e) {
      return Future.succeededFuture(
          new Dial.Failed(DialFaults.of(e, true, address), clock.nanos() - start));
    }
    Attempt attempt = new Attempt(channel, address, start);
    return attempt.begin(loop, port, deadlineNanos);
  }

  private static SocketChannel open(ProbeLoop loop) {
    boolean epoll = loop.netty() instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    SocketChannel channel = epoll ? new EpollSocketChannel() : new NioSocketChannel();
    channel.config().setOption(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
    channel.config().setOption(ChannelOption.TCP_NODELAY, true);
    // A failed write must not throw away an answer that has already arrived.
    channel.config().setAutoClose(false);
    return channel;
  }

  /** One attempt; lives on its loop. */
  private final class Attempt {

    private final SocketChannel channel;
    private final InetAddress address;
    private final long start;
    private final Promise<Dial> answer = Promise.promise();

    Attempt(SocketChannel channel, InetAddress address, long start) {
      this.channel = channel;
      this.address = address;
      this.start = start;
    }

    Future<Dial> begin(ProbeLoop loop, int port, long deadlineNanos) {
      channel.pipeline().addLast(NOTHING);
      ChannelFuture registered = loop.netty().register(channel);
      if (registered.isDone() && !registered.isSuccess()) {
        failed(registered.cause(), true);
        return answer.future();
      }
      ScheduledFuture<?> giveUp =
          loop.netty()
              .schedule(this::timedOut, Math.max(0, deadlineNanos - start), TimeUnit.NANOSECONDS);
      ChannelFuture connecting = channel.connect(new InetSocketAddress(address, port));
      boolean atOnce = connecting.isDone();
      ChannelFuture _ =
          connecting.addListener(
              done -> {
                boolean _ = giveUp.cancel(false);
                if (done.isSuccess()) {
                  opened();
                } else {
                  failed(done.cause(), atOnce);
                }
              });
      return answer.future();
    }

    private void opened() {
      if (channel.localAddress().equals(channel.remoteAddress())) {
        // A port of our own machine where nobody listens, met by itself (simultaneous open).
        close(channel);
        boolean _ =
            answer.tryComplete(
                new Dial.Failed(DialFaults.down(Cause.CONNECT_REFUSED), clock.nanos() - start));
        return;
      }
      if (!answer.tryComplete(new Dial.Open(channel, connectNanos()))) {
        close(channel);
      }
    }

    private void failed(Throwable cause, boolean atOnce) {
      close(channel);
      boolean _ =
          answer.tryComplete(
              new Dial.Failed(DialFaults.of(cause, atOnce, address), clock.nanos() - start));
    }

    private void timedOut() {
      boolean _ =
          answer.tryComplete(new Dial.Failed(DialFaults.timedOut(address), clock.nanos() - start));
      close(channel);
    }

    /**
     * Our own stamps are late when the loop is busy; the kernel's first round trip is not. It says
     * nothing where a SYN was lost, since the wait for the second one is part of the truth.
     */
    private long connectNanos() {
      long stamped = clock.nanos() - start;
      if (channel instanceof EpollSocketChannel epoll) {
        try {
          EpollTcpInfo info = epoll.tcpInfo();
          long kernel = TimeUnit.MICROSECONDS.toNanos(info.rtt());
          if (info.totalRetrans() == 0 && kernel > 0 && kernel < stamped) {
            return kernel;
          }
        } catch (RuntimeException e) {
          return stamped;
        }
      }
      return stamped;
    }
  }

  /** A pipeline without handlers would log what nobody reads; alone, this one is quiet. */
  @ChannelHandler.Sharable
  private static final class Nothing extends ChannelInboundHandlerAdapter {
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      if (ctx.pipeline().last() == this) {
        close(ctx.channel());
      } else {
        ctx.fireExceptionCaught(cause);
      }
    }
  }

  /** Closes a channel; how that ends is of no interest to anybody. */
  static void close(Channel channel) {
    ChannelFuture _ = channel.close();
  }
}
