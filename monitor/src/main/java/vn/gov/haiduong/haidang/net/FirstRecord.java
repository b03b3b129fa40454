package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;

/** Looks at the first byte that arrives: a TLS record begins with its type (RFC 8446, 5.1). */
final class FirstRecord extends ChannelInboundHandlerAdapter {

  private int first = -1;

  /** Whether anything arrived. */
  boolean any() {
    return first >= 0;
  }

  /** Whether what arrived looks like TLS: an alert or a handshake record. */
  boolean tls() {
    return first >= 20 && first <= 24;
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    if (first < 0 && message instanceof ByteBuf bytes && bytes.isReadable()) {
      first = bytes.getUnsignedByte(bytes.readerIndex());
      ctx.pipeline().remove(this);
    }
    // fireChannelRead after removal still reaches the next handler.
    ctx.fireChannelRead(message);
  }
}
