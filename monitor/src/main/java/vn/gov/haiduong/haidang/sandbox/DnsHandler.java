package vn.gov.haiduong.haidang.sandbox;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.DatagramChannel;
import io.netty.handler.codec.dns.DatagramDnsQuery;
import io.netty.handler.codec.dns.DatagramDnsResponse;
import io.netty.handler.codec.dns.DefaultDnsResponse;
import io.netty.handler.codec.dns.DnsQuery;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsResponseCode;
import io.netty.handler.codec.dns.DnsSection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** A name server or resolver, over datagrams and connections alike. */
@ChannelHandler.Sharable
final class DnsHandler extends SimpleChannelInboundHandler<DnsQuery> {

  private final Zone zone;
  private final boolean recursive;
  private final Supplier<Effective> self;

  /**
   * A server that answers from {@code zone}.
   *
   * @param self what is wrong with this server, whatever it is asked
   */
  DnsHandler(Zone zone, boolean recursive, Supplier<Effective> self) {
    this.zone = zone;
    this.recursive = recursive;
    this.self = self;
  }

  @Override
  protected void channelRead0(ChannelHandlerContext ctx, DnsQuery query) {
    Effective now = self.get();
    if (now.connection() != Fault.GOOD
        || now.exchange() == Fault.DRIP
        || now.exchange() == Fault.RESET) {
      return;
    }
    if (query.count(DnsSection.QUESTION) != 1) {
      return;
    }
    DnsQuestion question = query.recordAt(DnsSection.QUESTION);
    var reply =
        now.exchange() == Fault.WRONG_STATUS
            ? Optional.of(new Zone.Reply(DnsResponseCode.SERVFAIL, false, List.of(), List.of()))
            : zone.ask(question.name(), question.type(), recursive);
    if (reply.isEmpty()) {
      return;
    }
    DnsResponse response = response(query, question, reply.get());
    long late = now.exchange() == Fault.SLOW ? now.tuning().delay().toMillis() : 0;
    Stack.later(ctx, late, () -> Stack.send(ctx, response));
  }

  private DnsResponse response(DnsQuery query, DnsQuestion question, Zone.Reply reply) {
    DnsResponse response =
        query instanceof DatagramDnsQuery packet
            ? new DatagramDnsResponse(
                /* sender= */ packet.recipient(),
                /* recipient= */ packet.sender(),
                query.id(),
                query.opCode(),
                reply.code())
            : new DefaultDnsResponse(query.id(), query.opCode(), reply.code());
    response.setAuthoritativeAnswer(!recursive && reply.authoritative());
    response.setRecursionDesired(query.isRecursionDesired());
    response.setRecursionAvailable(recursive);
    response.addRecord(DnsSection.QUESTION, question);
    reply.answers().forEach(record -> response.addRecord(DnsSection.ANSWER, record));
    reply.authority().forEach(record -> response.addRecord(DnsSection.AUTHORITY, record));
    return response;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    // A packet that is no question must not close the socket of all others.
    if (!(ctx.channel() instanceof DatagramChannel)) {
      Stack.close(ctx);
    }
  }
}
