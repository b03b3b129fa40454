package vn.gov.haiduong.haidang.sandbox;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.channel.socket.DatagramPacket;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Answers SIP requests as a terminal does that takes no call: OPTIONS with 200, ACK not at all,
 * everything else with 486. Messages come whole, as a datagram or as cut at the empty line on a
 * connection.
 */
@ChannelHandler.Sharable
final class SipHandler extends SimpleChannelInboundHandler<Object> {

  private final String host;
  private final Supplier<Effective> self;

  SipHandler(String host, Supplier<Effective> self) {
    this.host = host;
    this.self = self;
  }

  @Override
  public void channelActive(ChannelHandlerContext ctx) {
    if (self.get().connection() == Fault.REFUSED) {
      Stack.reset(ctx.channel());
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, Object message) {
    if (message instanceof DatagramPacket packet) {
      InetSocketAddress sender = packet.sender();
      answer(ctx, packet.content(), bytes -> Stack.send(ctx, new DatagramPacket(bytes, sender)));
    } else if (message instanceof ByteBuf bytes) {
      answer(ctx, bytes, reply -> Stack.send(ctx, reply));
    }
  }

  private void answer(ChannelHandlerContext ctx, ByteBuf message, Consumer<ByteBuf> reply) {
    Effective now = self.get();
    if (now.connection() != Fault.GOOD || now.exchange() == Fault.DRIP) {
      return;
    }
    if (now.exchange() == Fault.RESET) {
      if (!(ctx.channel() instanceof DatagramChannel)) {
        Stack.reset(ctx.channel());
      }
      return;
    }
    boolean broken = now.exchange() == Fault.WRONG_STATUS;
    Optional<String> text = response(message.toString(StandardCharsets.UTF_8), broken);
    long late = now.exchange() == Fault.SLOW ? now.tuning().delay().toMillis() : 0;
    text.ifPresent(
        said ->
            Stack.later(
                ctx,
                late,
                () -> reply.accept(Unpooled.copiedBuffer(said, StandardCharsets.UTF_8))));
  }

  /** The headers that RFC 3261, section 8.2.6, has copied, below the fitting status line. */
  private Optional<String> response(String request, boolean broken) {
    String[] lines = request.split("\r\n", 100);
    if (!lines[0].endsWith(" SIP/2.0") || lines[0].startsWith("ACK ")) {
      return Optional.empty();
    }
    String status =
        broken
            ? "503 Service Unavailable"
            : lines[0].startsWith("OPTIONS ") ? "200 OK" : "486 Busy Here";
    StringBuilder out = new StringBuilder("SIP/2.0 ").append(status).append("\r\n");
    for (int i = 1; i < lines.length && !lines[i].isEmpty(); i++) {
      int colon = lines[i].indexOf(':');
      String name = colon < 0 ? "" : lines[i].substring(0, colon).strip().toLowerCase(Locale.ROOT);
      switch (name) {
        case "via", "v", "from", "f", "call-id", "i", "cseq" -> out.append(lines[i]).append("\r\n");
        case "to", "t" ->
            out.append(lines[i])
                .append(lines[i].contains(";tag=") ? "" : ";tag=mophong")
                .append("\r\n");
        default -> {}
      }
    }
    out.append("Allow: INVITE, ACK, OPTIONS, CANCEL, BYE\r\nServer: ")
        .append(host)
        .append("\r\nContent-Length: 0\r\n\r\n");
    return Optional.of(out.toString());
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (!(ctx.channel() instanceof DatagramChannel)) {
      Stack.close(ctx);
    }
  }
}
