package vn.gov.haiduong.haidang.net;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.ScheduledFuture;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.gov.haiduong.haidang.probe.Cause;
import vn.gov.haiduong.haidang.probe.HttpRules;
import vn.gov.haiduong.haidang.probe.Outcome;
import vn.gov.haiduong.haidang.probe.Phases;
import vn.gov.haiduong.haidang.probe.Recognitions;
import vn.gov.haiduong.haidang.time.Clock;

/**
 * One HTTP/1 request on a connection of its own, and its answer. Lives on the channel's loop and
 * closes the channel when it ends.
 */
final class HttpExchange extends ChannelInboundHandlerAdapter implements Http1Reader.Sink {

  private final Clock clock;
  private final HttpRules rules;
  private final Recognitions recognitions;
  private final Channel channel;
  private final Optional<BodyTap> tap;
  private final boolean tls;
  private final boolean asked;
  private final Promise<HttpAnswer> answer = Promise.promise();
  private final Http1Reader reader = new Http1Reader(this);
  private final long start;
  private final ScheduledFuture<?> deadline;
  private @Nullable BodyIntake body;
  private long sentAt;
  private boolean sent;
  private boolean bytesSeen;
  private long firstAt;
  private boolean over;

  private HttpExchange(
      Clock clock,
      HttpRules rules,
      Recognitions recognitions,
      Channel channel,
      boolean tls,
      boolean asked,
      long deadlineNanos,
      Optional<BodyTap> tap) {
    this.tap = tap;
    this.clock = clock;
    this.rules = rules;
    this.recognitions = recognitions;
    this.channel = channel;
    this.tls = tls;
    this.asked = asked;
    this.start = clock.nanos();
    this.sentAt = start;
    this.deadline =
        channel
            .eventLoop()
            .schedule(this::timedOut, Math.max(0, deadlineNanos - start), TimeUnit.NANOSECONDS);
  }

  /**
   * Sends {@code request} and reads the answer. The future never fails.
   *
   * @param asked whether the server asked for a certificate of ours: where it then says nothing, it
   *     did not let us in
   */
  static Future<HttpAnswer> run(
      Clock clock,
      HttpRules rules,
      Recognitions recognitions,
      Channel channel,
      boolean tls,
      boolean asked,
      ByteBuf request,
      long deadlineNanos,
      Optional<BodyTap> tap) {
    HttpExchange exchange =
        new HttpExchange(clock, rules, recognitions, channel, tls, asked, deadlineNanos, tap);
    channel.pipeline().addLast(exchange);
    ChannelFuture _ = channel.writeAndFlush(request).addListener(exchange::onWritten);
    if (!channel.isActive()) {
      // It ended between the handshake and us; no event will come any more.
      exchange.onEnd();
    }
    return exchange.answer.future();
  }

  private void onWritten(io.netty.util.concurrent.Future<?> done) {
    if (done.isSuccess()) {
      sent = true;
      sentAt = clock.nanos();
    }
  }

  @Override
  public void channelRead(ChannelHandlerContext ctx, Object message) {
    try {
      if (!over && message instanceof ByteBuf bytes) {
        if (!bytesSeen) {
          bytesSeen = true;
          firstAt = clock.nanos();
        }
        reader.read(bytes);
      }
    } catch (HttpFault fault) {
      finish(Optional.of(fault.outcome()));
    } catch (RuntimeException e) {
      finish(Optional.of(HttpFault.malformed("không đọc được").outcome()));
    } finally {
      ReferenceCountUtil.release(message);
    }
  }

  @Override
  public void head(HttpHead head) throws HttpFault {
    body = new BodyIntake(rules, recognitions, head, tap);
  }

  @Override
  public void body(ByteBuf bytes, int length) throws HttpFault {
    BodyIntake intake = body;
    if (over || intake == null) {
      bytes.skipBytes(length);
    } else if (!intake.read(bytes, length)) {
      finish(Optional.empty());
    }
  }

  @Override
  public void end() throws HttpFault {
    BodyIntake intake = body;
    if (!over && intake != null) {
      intake.end();
      finish(Optional.empty());
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext ctx) {
    onEnd();
  }

  /**
   * The server says in TLS that it sends no more (RFC 8446, 6.1). One that keeps the connection
   * until we say so too has ended its message all the same.
   */
  @Override
  public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
    if (event instanceof SslCloseCompletionEvent close && close.isSuccess()) {
      onEnd();
    }
    ctx.fireUserEventTriggered(event);
  }

  private void onEnd() {
    if (over) {
      return;
    }
    try {
      if (asked && !bytesSeen) {
        finish(Optional.of(TlsClient.wantsCertificate()));
      } else if (!sent && !bytesSeen) {
        finish(Optional.of(DialFaults.down(Cause.CONNECT_RESET)));
      } else {
        reader.ended();
      }
    } catch (HttpFault fault) {
      finish(Optional.of(fault.outcome()));
    }
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
    if (over) {
      return;
    }
    if (asked && !bytesSeen) {
      finish(Optional.of(TlsClient.wantsCertificate()));
    } else if (tls && !bytesSeen && TlsClient.isTls(cause)) {
      finish(Optional.of(TlsClient.handshakeDown("máy chủ từ chối ngay sau khi bắt tay")));
    } else if (!sent && !bytesSeen) {
      finish(Optional.of(DialFaults.down(Cause.CONNECT_RESET)));
    } else {
      finish(Optional.of(HttpFault.closed().outcome()));
    }
  }

  private void timedOut() {
    finish(
        Optional.of(
            new Outcome.Down(
                Cause.HTTP_TIMEOUT,
                bytesSeen
                    ? "Máy chủ không gửi xong trả lời trong thời hạn"
                    : "Máy chủ không trả lời yêu cầu trong thời hạn")));
  }

  private void finish(Optional<? extends Outcome> fault) {
    if (over) {
      return;
    }
    over = true;
    boolean _ = deadline.cancel(false);
    long now = clock.nanos();
    long begun = sent ? sentAt : start;
    long processing = bytesSeen ? Math.max(0, firstAt - begun) : sent ? now - begun : Phases.ABSENT;
    long transfer = bytesSeen ? now - Math.max(firstAt, begun) : Phases.ABSENT;
    BodyIntake intake = body;
    HttpAnswer done =
        new HttpAnswer(
            Optional.ofNullable(intake).map(BodyIntake::head),
            fault.map(f -> f),
            Optional.ofNullable(intake).flatMap(b -> b.facts(fault.isEmpty())),
            intake == null ? 0 : intake.decoded(),
            intake != null && intake.truncated(),
            processing,
            Math.max(transfer, bytesSeen ? 0 : Phases.ABSENT),
            intake == null && reader.sawHttp2());
    if (intake != null) {
      intake.close();
    }
    Connector.close(channel);
    answer.complete(done);
  }
}
