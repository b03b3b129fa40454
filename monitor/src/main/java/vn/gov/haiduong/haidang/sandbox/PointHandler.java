package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import java.util.function.Supplier;

/** Accepts and says nothing, as a router's or a terminal's agreed port does. */
@ChannelHandler.Sharable
final class PointHandler extends SimpleChannelInboundHandler<ByteBuf> {

  private final Supplier<Effective> self;

  PointHandler(Supplier<Effective> self) {
    this.self = self;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    Effective now = self.get();
    if (now.connection() == Fault.REFUSED || now.exchange() == Fault.RESET) {
      Stack.reset(ctx.channel());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, ByteBuf ignored) {
    // Whatever is said, there is no answer.
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    Stack.close(ctx);
  }
}
