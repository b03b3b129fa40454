package vn.gov.haiduong.haidang.net;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFactory;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.socket.DatagramPacket;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;
import io.netty.handler.codec.LengthFieldPrepender;
import io.netty.resolver.NoopAddressResolverGroup;
import io.netty.util.ReferenceCountUtil;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.spi.transport.Transport;
import java.net.InetSocketAddress;

/**
 * One packet to one server over a socket of its own. The socket is connected, so that only the
 * server asked can answer and the kernel tells when nobody listens there.
 */
final class AskSocket {

  /** More than we ask for by EDNS; what is longer arrives cut and is broken. */
  private static final int MAX_PACKET = 8192;

  private static final int MAX_TCP_MESSAGE = 65_535;
  private static final int LENGTH_FIELD = 2;

  private AskSocket() {}

  /** Hears what comes back, on the loop. */
  interface Listener {

    void packet(Channel channel, byte[] bytes);

    /**
     * Nothing more will come.
     *
     * @param atOnce whether our own kernel said so before anything was sent
     */
    void broken(Throwable cause, boolean atOnce);

    /** The other side closed. */
    void ended();
  }

  static Channel udp(ProbeLoop loop, InetSocketAddress server, ByteBuf packet, Listener listener) {
    return open(
        loop,
        transport(loop).datagramChannelFactory(),
        server,
        packet,
        listener,
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            channel.config().setRecvByteBufAllocator(new FixedRecvByteBufAllocator(MAX_PACKET));
            channel.pipeline().addLast(new Inbound(listener));
          }
        });
  }

  static Channel tcp(ProbeLoop loop, InetSocketAddress server, ByteBuf packet, Listener listener) {
    return open(
        loop,
        transport(loop).channelFactory(false),
        server,
        packet,
        listener,
        new ChannelInitializer<>() {
          @Override
          protected void initChannel(Channel channel) {
            // A reset instead of lingering: these connections are as many as the probes.
            channel.config().setOption(ChannelOption.SO_LINGER, 0);
            channel
                .pipeline()
                .addLast(
                    new LengthFieldBasedFrameDecoder(
                        MAX_TCP_MESSAGE + LENGTH_FIELD, 0, LENGTH_FIELD, 0, LENGTH_FIELD))
                .addLast(new LengthFieldPrepender(LENGTH_FIELD))
                .addLast(new Inbound(listener));
          }
        });
  }

  private static Channel open(
      ProbeLoop loop,
      ChannelFactory<? extends Channel> factory,
      InetSocketAddress server,
      ByteBuf packet,
      Listener listener,
      ChannelInitializer<Channel> handlers) {
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop.netty())
            .channelFactory(factory)
            .resolver(NoopAddressResolverGroup.INSTANCE)
            .handler(handlers)
            .connect(server);
    // A TCP connect that fails later was answered by the network; one that fails now was not.
    boolean[] returned = {false};
    ChannelFuture _ =
        connecting.addListener(
            done -> {
              if (done.isSuccess()) {
                ChannelFuture _ =
                    connecting
                        .channel()
                        .writeAndFlush(packet)
                        .addListener(
                            written -> {
                              if (!written.isSuccess()) {
                                listener.broken(written.cause(), true);
                              }
                            });
              } else {
                packet.release();
                boolean atOnce = !returned[0];
                loop.netty().execute(() -> listener.broken(done.cause(), atOnce));
              }
            });
    loop.netty().execute(() -> returned[0] = true);
    return connecting.channel();
  }

  private static Transport transport(ProbeLoop loop) {
    return ((VertxInternal) loop.context().owner()).transport();
  }

  private static final class Inbound extends ChannelInboundHandlerAdapter {

    private final Listener listener;

    Inbound(Listener listener) {
      this.listener = listener;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
      try {
        ByteBuf bytes =
            message instanceof DatagramPacket datagram ? datagram.content() : (ByteBuf) message;
        listener.packet(context.channel(), ByteBufUtil.getBytes(bytes));
      } finally {
        ReferenceCountUtil.release(message);
      }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
      listener.broken(cause, false);
      ChannelFuture _ = context.close();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
      listener.ended();
    }
  }
}
