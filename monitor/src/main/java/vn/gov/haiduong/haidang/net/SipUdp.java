package vn.gov.haiduong.haidang.net;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.IoEventLoop;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDatagramChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.AddressResult;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.ProbeSpec;
import vn.gov.haiduong.haidang.probe.ProtocolFacts;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * OPTIONS over UDP, asked again after 0.5 s, 1 s, 2 s and then every 4 s until the deadline (timer
 * E of RFC 3261, 17.1.2.2). The socket is connected, so that a closed port is told by the kernel
 * and nobody but the host asked can answer.
 */
final class SipUdp {

  private static final long T1_MILLIS = 500;
  private static final long T2_MILLIS = 4000;

  private final Clock clock;
  private final ProbeSpec.Sip spec;
  private final InetAddress address;
  private final ProbeLoop loop;
  private final long start;
  private final Promise<AddressResult> answer = Promise.promise();
  private final DatagramChannel channel;

  private @Nullable SipRequest request;
  private @Nullable SipReply last;
  private @Nullable ScheduledFuture<?> again;
  private @Nullable ScheduledFuture<?> giveUp;
  private long sentAt;
  private long firstAt;
  private boolean over;

  SipUdp(Clock clock, ProbeSpec.Sip spec, InetAddress address, ProbeLoop loop) {
    this.clock = clock;
    this.spec = spec;
    this.address = address;
    this.loop = loop;
    this.start = clock.nanos();
    boolean epoll = loop.netty() instanceof IoEventLoop io && io.isIoType(EpollIoHandler.class);
    this.channel = epoll ? new EpollDatagramChannel() : new NioDatagramChannel();
  }

  Future<AddressResult> begin() {
    channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(65_536));
    channel.pipeline().addLast(new Ear());
    ChannelFuture registered = loop.netty().register(channel);
    if (registered.isDone() && !registered.isSuccess()) {
      finish(DialFaults.of(registered.cause(), true, address));
      return answer.future();
    }
    giveUp =
        loop.netty()
            .schedule(
                () -> finish(DialFaults.silence(address, SipProber.silence(last != null))),
                spec.budget().timeout().toNanos(),
                TimeUnit.NANOSECONDS);
    ChannelFuture _ =
        channel
            .connect(new InetSocketAddress(address, spec.endpoint().port()))
            .addListener(
                done -> {
                  if (done.isSuccess()) {
                    ask();
                  } else {
                    finish(DialFaults.of(done.cause(), true, address));
                  }
                });
    return answer.future();
  }

  private void ask() {
    if (over) {
      return;
    }
    InetSocketAddress own =
        channel.localAddress() == null ? new InetSocketAddress(0) : channel.localAddress();
    request =
        SipRequest.options(spec.endpoint().host(), spec.endpoint().port(), own, spec.transport());
    sentAt = clock.nanos();
    send(T1_MILLIS);
  }

  private void send(long nextMillis) {
    SipRequest asked = request;
    if (over || asked == null) {
      return;
    }
    ChannelFuture _ =
        channel
            .writeAndFlush(Unpooled.copiedBuffer(asked.text(), StandardCharsets.UTF_8))
            .addListener(
                done -> {
                  if (!done.isSuccess()) {
                    finish(DialFaults.of(done.cause(), false, address));
                  }
                });
    if (!over) {
      again =
          loop.netty()
              .schedule(
                  () -> send(Math.min(T2_MILLIS, nextMillis * 2)),
                  last == null ? nextMillis : T2_MILLIS,
                  TimeUnit.MILLISECONDS);
    }
  }

  private void heard(String message) {
    int end = message.indexOf("\r\n\r\n");
    SipRequest asked = request;
    Optional<SipReply> reply = SipReply.read(end < 0 ? message : message.substring(0, end));
    if (over || asked == null || reply.isEmpty() || !reply.get().answers(asked)) {
      return; // not an answer to us: ignored, as if nothing had come
    }
    if (firstAt == 0) {
      firstAt = clock.nanos();
    }
    last = reply.get();
    if (!reply.get().provisional()) {
      finish(SipProber.judged(reply.get()));
    }
  }

  private void finish(Outcome outcome) {
    if (over) {
      return;
    }
    over = true;
    if (again != null) {
      boolean _ = again.cancel(false);
    }
    if (giveUp != null) {
      boolean _ = giveUp.cancel(false);
    }
    Connector.close(channel);
    long now = clock.nanos();
    long processing = sentAt == 0 ? Phases.ABSENT : (firstAt == 0 ? now : firstAt) - sentAt;
    long transfer = firstAt == 0 ? Phases.ABSENT : now - firstAt;
    SipReply said = last;
    answer.complete(
        new AddressResult(
            address,
            outcome,
            new Phases(Phases.ABSENT, Phases.ABSENT, Phases.ABSENT, processing, transfer),
            now - start,
            Optional.empty(),
            Optional.empty(),
            said == null
                ? Optional.empty()
                : Optional.of(new ProtocolFacts.Sip(said.status(), said.reason()))));
  }

  /** What the socket tells. */
  private final class Ear extends SimpleChannelInboundHandler<DatagramPacket> {
    @Override
    protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
      heard(packet.content().toString(StandardCharsets.UTF_8));
    }

    /** ICMP's word on a datagram of ours arrives as an error of the next call. */
    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
      finish(DialFaults.of(cause, false, address));
    }
  }
}
