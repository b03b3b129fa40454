package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.function.Supplier;
import vn.gov.haiduong.haidang.time.Clock;

/** A time server of stratum 2 (RFC 5905); under {@link Fault#WRONG_STATUS} it is unsynchronised. */
@ChannelHandler.Sharable
final class NtpHandler extends SimpleChannelInboundHandler<DatagramPacket> {

  private static final int LENGTH = 48;
  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;

  private final Supplier<Effective> self;
  private final Clock clock;

  NtpHandler(Supplier<Effective> self, Clock clock) {
    this.self = self;
    this.clock = clock;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DatagramPacket packet) {
    Effective now = self.get();
    ByteBuf in = packet.content();
    if (now.connection() != Fault.GOOD
        || now.exchange() == Fault.DRIP
        || now.exchange() == Fault.RESET
        || in.readableBytes() < LENGTH
        || (in.getByte(in.readerIndex()) & 7) != 3) {
      return;
    }
    boolean unsynchronised = now.exchange() == Fault.WRONG_STATUS;
    int version = (in.getByte(in.readerIndex()) >> 3) & 7;
    long asked = in.getLong(in.readerIndex() + 40);
    Instant at = clock.now();
    ByteBuf out =
        ctx.alloc()
            .buffer(LENGTH)
            .writeByte((unsynchronised ? 3 << 6 : 0) | (version << 3) | 4)
            .writeByte(unsynchronised ? 16 : 2)
            .writeByte(6)
            .writeByte(-20)
            .writeInt(64)
            .writeInt(64)
            .writeInt(0x7F14_0001)
            .writeLong(stamp(at.minusSeconds(17)))
            .writeLong(asked)
            .writeLong(stamp(at))
            .writeLong(stamp(at));
    long late = now.exchange() == Fault.SLOW ? now.tuning().delay().toMillis() : 0;
    InetSocketAddress sender = packet.sender();
    Stack.later(ctx, late, () -> Stack.send(ctx, new DatagramPacket(out, sender)));
  }

  private static long stamp(Instant at) {
    long fraction = ((long) at.getNano() << 32) / 1_000_000_000L;
    return ((at.getEpochSecond() + SECONDS_1900_TO_1970) << 32) | fraction;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A packet that is no question must not close the socket.
  }
}
